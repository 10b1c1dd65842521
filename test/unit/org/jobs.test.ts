/** Asynchronous Apex outside of tests: batch, future, scheduled Apex and triggers of platform events. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { createOrg, readCodeBase, requireCompiled, type Org } from '../../../local/org/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'jobs-'));
const codeBase = readCodeBase([new URL('../../fixtures/org', import.meta.url).pathname]);
let org: Org;

const call = (methodName: string, parameters: Record<string, unknown> = {}, className = 'PingBatch') =>
  org.run({ kind: 'aura', userId: org.store.adminUserId, className, methodName, parameters });

const rows = (soql: string) =>
  org.store
    .session(org.store.adminUserId)
    .query(soql, {}, { mode: 'system', sharing: false })
    .records.map((row) => row.fields);

const names = (pattern: string) => rows(`SELECT Name FROM Ping__c WHERE Name LIKE '${pattern}' ORDER BY Name`).map((row) => row['Name']);

async function untilIdle(): Promise<void> {
  for (let tries = 0; tries < 200 && !org.isIdle(); tries++) await wait(20);
}

function newOrg(): Org {
  return createOrg({
    port: 0,
    dataFolder: folder,
    codeBase,
    hosts: [],
    personas: [],
    firstPersona: 'admin',
    connectedApps: () => [],
    health: () => ({ status: 'ok' }),
    sendMail: async () => undefined,
    seed: () => undefined,
    threads: 2,
  });
}

before(async () => {
  requireCompiled(codeBase);
  org = newOrg();
  await org.start();
});

after(async () => {
  await org.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a batch works in scopes, survives a failing one, keeps its state and finishes', async () => {
  assert.equal((await call('startAll')).ok, true);
  await untilIdle();
  assert.deepEqual(names('done batch%'), ['done batch 0', 'done batch 1', 'done batch 4']);
  assert.deepEqual(names('batch%'), ['batch 2', 'batch 3']);
  assert.deepEqual(names('finished%'), ['finished after 3'], 'the failed scope left no state behind');
  const [job] = rows(
    "SELECT Status, TotalJobItems, JobItemsProcessed, NumberOfErrors, ApexClass.Name FROM AsyncApexJob WHERE JobType = 'BatchApex'",
  );
  assert.equal(job?.['Status'], 'Completed');
  assert.equal(job['TotalJobItems'], 3);
  assert.equal(job['NumberOfErrors'], 1);
});

test('a future method and the trigger of a platform event run after the commit', async () => {
  await untilIdle();
  assert.deepEqual(names('future%'), ['future a b']);
  assert.deepEqual(names('heard%'), ['heard 77']);
});

test('scheduled Apex waits for its time, and an aborted schedule leaves nothing', async () => {
  const soon = new Date(Date.now() + 1500);
  const at = `${soon.getUTCSeconds()} ${soon.getUTCMinutes()} * * * ?`;
  const outcome = await call('schedule', { expression: at });
  assert.match(String(outcome.value), /^08e/);
  assert.deepEqual(names('scheduled'), []);
  for (let tries = 0; tries < 100 && names('scheduled').length === 0; tries++) await wait(50);
  assert.deepEqual(names('scheduled'), ['scheduled']);
  assert.equal(rows('SELECT State FROM CronTrigger').length, 1);
  await call('abort', { triggerId: outcome.value });
  assert.equal(rows('SELECT State FROM CronTrigger').length, 0);
  const never = await call('schedule', { expression: '0 0 0 1 1 ? 2020' });
  assert.match(never.failure?.message ?? '', /will never fire/);
});

test('Apex deploys custom metadata after the commit, hears how it went, and the record outlives a restart', async () => {
  const deploy = (recordName: string, field: string, value: string) => call('deploy', { recordName, field, value }, 'PingDeploy');
  const settings = async () => (await call('settings', {}, 'PingDeploy')).value;
  assert.deepEqual(await settings(), ['Known=from a file']);
  assert.equal((await deploy('Fresh', 'Value__c', 'from Apex')).failure, undefined);
  await deploy('Known', 'Value__c', 'changed');
  await deploy('Broken', 'Nothing__c', 'x');
  await untilIdle();
  assert.deepEqual(await settings(), ['Fresh=from Apex', 'Known=changed']);
  assert.deepEqual(names('deployed%'), [
    'deployed Failed There is no field Nothing__c on Ping_Setting__mdt',
    'deployed Succeeded none',
    'deployed Succeeded none',
  ]);
  await org.stop();
  org = newOrg();
  await org.start();
  assert.deepEqual(await settings(), ['Fresh=from Apex', 'Known=changed']);
});

test('Apex reads a layout, changes and deploys it', async () => {
  const fields = async () => (await call('layoutFields', {}, 'PingDeploy')).value;
  assert.deepEqual(await fields(), ['Name Required']);
  assert.equal((await call('addToLayout', { field: 'OwnerId' }, 'PingDeploy')).failure, undefined);
  await untilIdle();
  assert.deepEqual(await fields(), ['Name Required', 'OwnerId Edit']);
});
