import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { createOrg, readCodeBase, requireCompiled, type Org } from '../../../local/org/index.ts';
import { Vault } from '../../../local/org/remote/vault.ts';

const folder = mkdtempSync(join(tmpdir(), 'org-'));
const fixture = new URL('../../fixtures/org', import.meta.url).pathname;
const codeBase = readCodeBase([fixture]);
let echo: Server;
let org: Org;
let heard: string[] = [];

function newOrg(): Org {
  const { port } = echo.address() as AddressInfo;
  return createOrg({
    port: 0,
    dataFolder: folder,
    codeBase,
    hosts: [{ pattern: 'echo.service.example', base: `http://127.0.0.1:${port}` }],
    personas: [{ key: 'admin', label: 'Admin', username: 'admin@msi-actions.test' }],
    firstPersona: 'admin',
    connectedApps: () => [],
    health: () => ({ status: 'ok' }),
    sendMail: async () => undefined,
    seed: (store) => {
      const [user = ''] = store.bulkLoad('User', [
        { LastName: 'Plain', Username: 'plain@example.com', Alias: 'plain', IsActive: true, Email: 'plain@example.com' },
      ]);
      const [set] = store
        .session(store.adminUserId)
        .query("SELECT Id FROM PermissionSet WHERE Name = 'Ping_User'", {}, { mode: 'system', sharing: false }).records;
      const assigned = [user, store.adminUserId].map((AssigneeId) => ({ AssigneeId, PermissionSetId: String(set?.fields['Id']) }));
      store.bulkLoad('PermissionSetAssignment', assigned);
    },
    threads: 2,
  });
}

function saveSecret(value: string): void {
  const vault = new Vault(join(folder, 'vault.sqlite'), codeBase.metadata);
  vault.save('Echo', 'Main', [{ name: 'Secret', value, encrypted: true }], true);
  vault.close();
}

const call = (methodName: string, parameters: Record<string, unknown> = {}, userId = org.store.adminUserId) =>
  org.run({ kind: 'aura', userId, className: 'PingController', methodName, parameters });

async function untilIdle(): Promise<void> {
  for (let tries = 0; tries < 100 && !org.isIdle(); tries++) await wait(20);
}

before(async () => {
  requireCompiled(codeBase);
  echo = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      heard.push(`${request.headers['x-forwarded-host'] as string}${request.url} ${body}`);
      response.end(`echo ${request.url}`);
    });
  });
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  org = newOrg();
  await org.start();
  saveSecret('s3cret');
});

after(async () => {
  await org.stop();
  echo.close();
  rmSync(folder, { recursive: true, force: true });
});

test('an action calls out through its named credential and the secret is merged outside of Apex', async () => {
  heard = [];
  const outcome = await call('ping', { path: 'hello' });
  assert.deepEqual(outcome.value, { status: 200, body: 'echo /hello' });
  assert.deepEqual(heard, ['echo.service.example/hello secret=s3cret']);
});

test('a callout after uncommitted work is refused with the platform text', async () => {
  const outcome = await call('pingAfterWrite');
  assert.equal(outcome.failure?.type, 'System.CalloutException');
  assert.match(outcome.failure?.message ?? '', /You have uncommitted work pending/);
});

test('a queueable chain runs after the commit, publishes its events and leaves completed jobs', async () => {
  const before = (await call('count')).value as number;
  const outcome = await call('enqueue', { rounds: 3, fail: false });
  assert.match(String(outcome.value), /^707/);
  await untilIdle();
  assert.equal((await call('count')).value, before + 3);
  const jobs = org.store
    .session(org.store.adminUserId)
    .query("SELECT Status FROM AsyncApexJob WHERE Status != 'Completed'", {}, { mode: 'system', sharing: false });
  assert.equal(jobs.total, 0);
});

test('a failing job is rolled back and its finalizer still runs', async () => {
  const before = (await call('count')).value as number;
  await call('enqueue', { rounds: 1, fail: true });
  await untilIdle();
  assert.equal((await call('count')).value, before + 1);
  const rows = org.store
    .session(org.store.adminUserId)
    .query("SELECT Name FROM Ping__c WHERE Name LIKE 'finalizer%'", {}, { mode: 'system', sharing: false });
  assert.equal(rows.records[0]?.fields['Name'], 'finalizer: round 1 failed');
});

test('an exception names the Apex class and line', async () => {
  const outcome = await call('fail', { message: 'no' });
  assert.equal(outcome.failure?.type, 'PingController.PingException');
  assert.equal(outcome.failure?.stackTrace, 'Class.PingController.fail: line 44, column 1');
  const kind = await call('failKindly', { message: 'please wait' });
  assert.equal(kind.failure?.isHandled, true);
  assert.equal(kind.failure?.message, 'please wait');
});

test('a loop or recursion without end is stopped and the org lives on', async () => {
  assert.equal((await call('spin')).failure?.message, 'Apex CPU time limit exceeded');
  assert.match((await call('recurse')).failure?.message ?? '', /Maximum stack depth/);
  assert.equal((await call('ping', { path: 'alive' })).ok, true);
});

test('a user without rights on the object gets the platform exception in user mode', async () => {
  const [row] = org.store
    .session(org.store.adminUserId)
    .query("SELECT Id FROM User WHERE Username = 'plain@example.com'", {}, { mode: 'system', sharing: false }).records;
  const outcome = await call('readAsUser', {}, String(row?.fields['Id']));
  assert.equal(outcome.failure?.type, 'System.QueryException');
  assert.match(outcome.failure?.message ?? '', /Ping__c/);
});

test('jobs that were waiting when the org ended run after its next start', async () => {
  const before = (await call('count')).value as number;
  const waiting = call('enqueue', { rounds: 2, fail: false });
  await waiting;
  await org.stop();
  org = newOrg();
  await org.start();
  await untilIdle();
  assert.equal((await call('count')).value, before + 2);
});

test('the login page signs a user in and refuses a wrong password', async () => {
  const { url } = org.info();
  const post = (password: string) =>
    fetch(`${url}/login`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ username: 'admin@msi-actions.test', password, startUrl: '/health' }),
    });
  const refused = await post('wrong');
  assert.equal(refused.status, 401);
  const accepted = await post('local-only');
  assert.equal(accepted.headers.get('location'), '/health');
  const cookie = accepted.headers.get('set-cookie')?.split(';')[0] ?? '';
  const answer = await fetch(`${url}/lightning/apex/PingController/count`, {
    method: 'POST',
    headers: { cookie, 'Content-Type': 'application/json' },
    body: '{}',
  });
  assert.equal(answer.status, 200);
  const stranger = await fetch(`${url}/lightning/apex/PingController/count`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  });
  assert.equal(stranger.status, 401);
});
