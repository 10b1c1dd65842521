import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { refusals } from '../../../local/sales/refusals.ts';

const folder = join(dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url))))), 'local/sales');
const source = globSync('*.ts', { cwd: folder })
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n');

test('the fault “Any refusal” plays every refusal of the account with its own HTTP status', () => {
  const written = [...source.matchAll(/new Problem\(\s*(\d{3}),\s*'([a-z_]+)'/g)].map(([, status, code]) => [code, Number(status)]);
  const wrapped = [...source.matchAll(/new RemoteError\(\s*'([a-z_]+)'/g)]
    .map(([, code]) => code ?? '')
    .filter((code) => !code.startsWith('salesforce'))
    .map((code) => [code, 422]);
  const unreachable = ['marketo_unreachable', 422];
  const expected = Object.fromEntries([...written, ...wrapped, unreachable]) as Record<string, number>;
  assert.deepEqual({ ...refusals }, Object.fromEntries(Object.entries(expected).sort(([a], [b]) => (a < b ? -1 : 1))));
});
