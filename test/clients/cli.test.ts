/** The Salesforce command line, unmodified, against the local org. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../scripts/support/paths.ts';
import { TestEnvironment } from '../support/environment.ts';

const home = mkdtempSync(join(tmpdir(), 'msi-cli-'));
const cli = join(repositoryRoot, 'node_modules/@salesforce/cli/bin/run.js');
let env: TestEnvironment;

interface Answer {
  status: number;
  result: Record<string, unknown>;
}

/** Runs `sf … --json` in an empty home. */
async function sf(...words: string[]): Promise<Answer> {
  const token = env.environment.org.accessToken('sam.okafor@kestrel.example') ?? '';
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...words, '--json'], {
    cwd: home,
    maxBuffer: 50_000_000,
    env: { PATH: process.env['PATH'], HOME: home, SF_ACCESS_TOKEN: token, SF_DISABLE_TELEMETRY: 'true', SF_AUTOUPDATE_DISABLE: 'true' },
  });
  return JSON.parse(stdout) as Answer;
}

before(async () => {
  env = await TestEnvironment.start({ people: 100 });
});

after(async () => {
  await env.stop();
  rmSync(home, { recursive: true, force: true });
});

test('sf logs in with a token, queries with parents, functions and inner queries, and writes a record', async () => {
  const login = await sf('org', 'login', 'access-token', '--instance-url', env.url, '--no-prompt', '--alias', 'local');
  assert.equal(login.result['username'], 'sam.okafor@kestrel.example');
  const made = await sf('data', 'create', 'record', '-s', 'Account', '-v', "Name='CLI made'", '-o', 'local');
  assert.equal(made.result['success'], true);
  const soql = "SELECT Name, Owner.Name, (SELECT Id FROM Contacts) FROM Account WHERE Name = 'CLI made'";
  const found = await sf('data', 'query', '-q', soql, '-o', 'local');
  assert.equal(found.result['totalSize'], 1);
  const counted = await sf('data', 'query', '-q', 'SELECT COUNT(Id) FROM Account', '-o', 'local');
  assert.ok(Number((counted.result['records'] as Record<string, unknown>[])[0]?.['expr0']) > 1);
});

test('sf runs anonymous Apex and the tests of a class with their coverage', async () => {
  const file = join(home, 'hello.apex');
  writeFileSync(file, "System.debug('hello cli');");
  const ran = await sf('apex', 'run', '-f', file, '-o', 'local');
  assert.match(String(ran.result['logs']), /hello cli/);
  const tested = await sf('apex', 'run', 'test', '--class-names', 'CallWindowTest', '--code-coverage', '--synchronous', '-o', 'local');
  const { summary, coverage } = tested.result as {
    summary: { outcome: string };
    coverage: { coverage: { name: string; coveredPercent: number }[] };
  };
  assert.equal(summary.outcome, 'Passed');
  assert.equal(coverage.coverage.find(({ name }) => name === 'CallWindow')?.coveredPercent, 100);
});
