/**
 * `npm run bench -- mutate-apex`: breaks one rule of the engine at a time, in a copy, and runs test/apex-semantics on it.
 * A rule whose breach no test notices is a hole in the suite.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataMutants } from './mutants/data.ts';
import { languageMutants } from './mutants/language.ts';
import type { Mutant } from './mutants/mutant.ts';
import { orgMutants } from './mutants/org.ts';
import { valueMutants } from './mutants/values.ts';

/** All broken rules. */
export const MUTANTS: readonly Mutant[] = [...languageMutants, ...valueMutants, ...dataMutants, ...orgMutants];

/** What became of them; `tests` counts the failing tests per caught mutant. */
export interface MutationReport {
  mutants: number;
  caught: number;
  missed: string[];
  tests: Record<string, number>;
}

const root = join(import.meta.dirname, '..', '..');
const SECONDS = 60;

/** The program that runs in the copy: it prints how many tests passed and failed. The suite is parsed once; no mutant is in the parser. */
const DRIVER = `
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { readCodeBase } from './local/org/code/codeBase.ts';
import { TestRunner } from './local/org/testing/runner.ts';
const parsed = existsSync('parsed') ? deserialize(readFileSync('parsed')) : new Map();
const runner = new TestRunner(readCodeBase(['test/apex-semantics'], { parsed }));
if (!existsSync('parsed')) writeFileSync('parsed', serialize(parsed));
const { passed, failed, compileErrors } = runner.run();
process.stdout.write(JSON.stringify({ passed, failed: failed + compileErrors.length }));
process.exit(0);
`;

/** The text of a mutant's file with the rule broken. Throws when what it replaces does not stand there exactly once. */
export function mutated(mutant: Mutant, text: string): string {
  const parts = text.split(mutant.find);
  if (parts.length !== 2)
    throw new Error(`The mutant "${mutant.name}" looks for text that stands ${parts.length - 1} times in local/${mutant.file}.`);
  return parts.join(mutant.replace);
}

function makeCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), 'mutate-apex-'));
  for (const name of ['local', 'package.json', 'test/apex-semantics']) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
  writeFileSync(join(copy, 'driver.ts'), DRIVER);
  return copy;
}

interface Run {
  passed: number;
  failed: number;
}

/** Runs the suite in a copy; a run that does not end counts as one failure, a run that does not begin as undefined. */
function runSuite(copy: string): Promise<Run | undefined> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'driver.ts'], {
      cwd: copy,
      env: { ...process.env, NODE_COMPILE_CACHE: join(copy, 'cache') },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let output = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, SECONDS * 1000);
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('close', () => {
      clearTimeout(timer);
      const last = output.slice(output.lastIndexOf('{'));
      done(late ? { passed: 0, failed: 1 } : last.startsWith('{') ? (JSON.parse(last) as Run) : undefined);
    });
  });
}

async function tryMutant(mutant: Mutant, copy: string): Promise<number> {
  const file = join(copy, 'local', mutant.file);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, mutated(mutant, text));
  try {
    const run = await runSuite(copy);
    if (!run) throw new Error(`The mutant "${mutant.name}" does not run at all: it breaks the program, not a rule.`);
    return run.failed;
  } finally {
    writeFileSync(file, text);
  }
}

/** Tries the mutants, or those whose names contain one of the words. */
export async function mutateApexBench(words: string[] = []): Promise<MutationReport> {
  const chosen = MUTANTS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  const copies = Array.from({ length: Math.max(1, Math.min(2, availableParallelism())) }, makeCopy);
  const tests: Record<string, number> = {};
  try {
    const sound = await Promise.all(copies.map(runSuite));
    if (sound.some((run) => !run || run.failed > 0))
      throw new Error('The suite must pass before rules are broken: npm run test:apex -- --source test/apex-semantics');
    const queue = [...chosen];
    await Promise.all(
      copies.map(async (copy) => {
        for (let mutant = queue.shift(); mutant; mutant = queue.shift()) tests[mutant.name] = await tryMutant(mutant, copy);
      }),
    );
  } finally {
    for (const copy of copies) rmSync(copy, { recursive: true, force: true });
  }
  const missed = chosen.map(({ name }) => name).filter((name) => (tests[name] ?? 0) === 0);
  return { mutants: chosen.length, caught: chosen.length - missed.length, missed, tests };
}

/** The table for people. */
export function mutateApexTable({ mutants, caught, missed, tests }: MutationReport): string {
  const lines = Object.entries(tests).map(([name, failed]) => `${failed === 0 ? '✖ missed ' : '✔'} ${name} (${failed} tests fail)`);
  return [...lines, '', ...missed.map((name) => `missed: ${name}`), `${caught} of ${mutants} mutants caught`].join('\n');
}
