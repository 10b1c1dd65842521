import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { repositoryRoot } from '../../../scripts/support/paths.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'msi-cli-'));

function cli(...args: string[]) {
  const result = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'local/cli/main.ts', ...args], {
    cwd: repositoryRoot,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: result.status, said: `${result.stdout}${result.stderr}`.trim() };
}

function assertOneSentence(said: string): void {
  assert.equal(said.split('\n').length, 1, said);
  assert.doesNotMatch(said, /\bat .*:\d+:\d+/);
}

test('a port in use is told in one sentence with the next command', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const data = folder();
  const { code, said } = cli('start', '--port', String(Math.min(port, 65_500)), '--data', data);
  server.close();
  rmSync(data, { recursive: true });
  assert.equal(code, 1);
  assertOneSentence(said);
  assert.match(said, /already in use.*npm start -- --port/);
});

test('a damaged state file is told in one sentence with the next command', () => {
  const data = folder();
  writeFileSync(join(data, 'seed.json'), '{"people": 10');
  const { code, said } = cli('start', '--data', data);
  rmSync(data, { recursive: true });
  assert.equal(code, 1);
  assertOneSentence(said);
  assert.match(said, /damaged.*npm start -- --reset/);
});

test('other data than the folder holds needs --reset', () => {
  const data = folder();
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'seed.json'), '{"people": 10, "seed": 1}');
  const { code, said } = cli('start', '--data', data, '--people', '20');
  rmSync(data, { recursive: true });
  assert.equal(code, 1);
  assertOneSentence(said);
  assert.match(said, /--reset --people 20/);
});

test('an option that is no number is refused', () => {
  const { code, said } = cli('start', '--people', 'many');
  assert.notEqual(code, 0);
  assert.match(said, /whole number/);
});

test('a source folder that does not exist is told in one sentence', () => {
  const { code, said } = cli('test', '--source', join(tmpdir(), 'no-such-folder-of-apex'));
  assert.equal(code, 1);
  assertOneSentence(said);
  assert.match(said, /There is no folder/);
});

test('status and stop say when nothing runs', () => {
  const data = folder();
  assert.match(cli('status', '--data', data).said, /Nothing runs/);
  assert.match(cli('stop', '--data', data).said, /Nothing runs/);
  rmSync(data, { recursive: true });
});
