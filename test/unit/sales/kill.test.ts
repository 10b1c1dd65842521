import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { maya } from './support.ts';
import { createWindow } from '../../../local/window/index.ts';

interface Child {
  process: ChildProcess;
  url: string;
  clientId: string;
  clientSecret: string;
}

async function startChild(dataFile: string, smtpPort: number): Promise<Child> {
  const script = fileURLToPath(new URL('./childAccount.ts', import.meta.url));
  const child = spawn(process.execPath, [script, dataFile, String(smtpPort)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { process: child, ...(JSON.parse(line) as Omit<Child, 'process'>) };
}

async function call(url: string, token: string, path: string, body?: unknown, key?: string): Promise<Record<string, unknown>> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...(key ? { 'Idempotency-Key': key } : {}) };
  const answer = await fetch(url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return (await answer.json()) as Record<string, unknown>;
}

async function tokenFor(url: string, id: unknown, secret: unknown): Promise<string> {
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: String(id), client_secret: String(secret) });
  const body = (await (await fetch(`${url}/oauth/token`, { method: 'POST', body: form })).json()) as Record<string, unknown>;
  return String(body['access_token']);
}

test('a service that is killed in the middle of batches keeps every acknowledged batch and no half one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'msi-kill-'));
  const dataFile = join(folder, 'sales.db');
  const mailbox = createWindow({ port: 0, smtpPort: 0, dataFile: ':memory:', services: {} });
  await mailbox.start();
  const first = await startChild(dataFile, mailbox.smtpPort());
  const activation = await tokenFor(first.url, first.clientId, first.clientSecret);
  await call(first.url, activation, '/v1/invitations', maya);
  const integration = await call(first.url, activation, '/v1/account/integration', {});
  const token = await tokenFor(first.url, integration['clientId'], integration['clientSecret']);
  const batchOf = (number: number) => ({
    people: Array.from({ length: 500 }, (_, row) => ({ marketoId: String(number * 500 + row + 1), lastName: `Person ${row}` })),
  });
  let acknowledged = 0;
  const sending = (async () => {
    for (let number = 0; number < 1000; number += 1) {
      await call(first.url, token, '/v1/people/batch', batchOf(number), `batch-${number}`);
      acknowledged = number + 1;
    }
  })();
  const stopped = assert.rejects(sending);
  while (acknowledged < 5) await new Promise((resolve) => setTimeout(resolve, 5));
  first.process.kill('SIGKILL');
  await stopped;
  const second = await startChild(dataFile, mailbox.smtpPort());
  const again = await tokenFor(second.url, integration['clientId'], integration['clientSecret']);
  const total = Number((await call(second.url, again, '/v1/people/counts'))['total']);
  assert.equal(total % 500, 0);
  assert.ok(total === acknowledged * 500 || total === (acknowledged + 1) * 500, `${total} people after ${acknowledged} batches`);
  const repeated = await call(second.url, again, '/v1/people/batch', batchOf(acknowledged - 1), `batch-${acknowledged - 1}`);
  assert.equal((repeated['counts'] as Record<string, number>)['created'], 500, 'the stored answer');
  second.process.kill('SIGKILL');
  await once(second.process, 'exit');
  await mailbox.stop();
  rmSync(folder, { recursive: true });
});
