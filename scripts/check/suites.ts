import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../support/paths.ts';
import { runShown } from '../support/processes.ts';

/** How many tests of a suite passed and failed. A suite that could not run counts as one failure. */
export interface SuiteResult {
  passed: number;
  failed: number;
}

/** One rung of the test ladder. */
export interface Suite {
  name: string;
  what: string;
  run(): Promise<SuiteResult>;
}

function counts(output: string, passed: RegExp, failed: RegExp, code: number): SuiteResult {
  const result = {
    passed: Number(passed.exec(output)?.[1] ?? 0),
    failed: Number(failed.exec(output)?.[1] ?? 0),
  };
  if (code !== 0 && result.failed === 0) result.failed = 1;
  if (result.passed + result.failed === 0) result.failed = 1;
  return result;
}

/** Longer than the slowest journey on a busy machine. */
const TEST_TIMEOUT_MS = 600_000;

/** Runs all `*.test.ts` files below the given folders with Node's own test runner. */
async function nodeTests(folders: string[], concurrency: number): Promise<SuiteResult> {
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.test.ts`, { cwd: repositoryRoot })).sort();
  // A test that failed may leave a server open: its file ends after this time.
  const runner = ['--test', '--test-reporter=spec', `--test-timeout=${TEST_TIMEOUT_MS}`];
  const args = ['--disable-warning=ExperimentalWarning', ...runner, `--test-concurrency=${concurrency}`, ...files];
  const { code, output } = await runShown(process.execPath, args);
  // A cancelled test (its file timed out or crashed) is a failure too.
  const result = counts(output, /^ℹ pass (\d+)/m, /^ℹ fail (\d+)/m, code);
  result.failed += Number(/^ℹ cancelled (\d+)/m.exec(output)?.[1] ?? 0);
  return result;
}

async function jest(): Promise<SuiteResult> {
  const jestFile = join(repositoryRoot, 'node_modules', '@salesforce', 'sfdx-lwc-jest', 'bin', 'sfdx-lwc-jest');
  const { code, output } = await runShown(process.execPath, [jestFile, '--skipApiVersionCheck']);
  return counts(output, /^Tests:.*?(\d+) passed/m, /^Tests:.*?(\d+) failed/m, code);
}

async function packageApex(): Promise<SuiteResult> {
  const { code, output } = await runShown(process.execPath, ['--disable-warning=ExperimentalWarning', 'local/cli/main.ts', 'test']);
  return counts(output, /^(\d+) passed, \d+ failed$/m, /^\d+ passed, (\d+) failed$/m, code);
}

const all: (Suite & { needs: string })[] = [
  {
    name: 'local',
    what: 'the local environment, part by part',
    needs: 'test/unit',
    run: () => nodeTests(['test/unit', 'test/apex-semantics'], 2),
  },
  { name: 'lwc', what: 'the components in Jest', needs: 'jest.config.cjs', run: jest },
  {
    name: 'apex',
    what: "the package's Apex tests, executed by the local org",
    needs: 'local/cli/main.ts',
    run: packageApex,
  },
  {
    name: 'clients',
    what: "Salesforce's own libraries against the local org",
    needs: 'test/clients',
    run: () => nodeTests(['test/clients'], 1),
  },
  {
    name: 'e2e',
    what: 'journeys in a real browser',
    needs: 'test/e2e/journeys',
    run: () => nodeTests(['test/e2e', 'test/a11y'], 1),
  },
];

/** The suites that `npm test` runs, in the order of their speed. */
export const suites: Suite[] = all.filter((suite) => existsSync(join(repositoryRoot, suite.needs)));
