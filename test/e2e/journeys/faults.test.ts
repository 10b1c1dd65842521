import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { TestEnvironment } from '../../support/environment.ts';
import { expectedSync } from '../../support/expected.ts';
import { Journey } from '../../support/journey.ts';
import { connectAccount, planAndSync, runEnded, type Run } from '../../support/setUp.ts';

const PEOPLE = 700;
const expected = expectedSync(PEOPLE, 1);
let env: TestEnvironment;
let browser: Browser;
let person: Journey;

before(async () => {
  env = await TestEnvironment.start({ people: PEOPLE, pages: true });
  await connectAccount(env);
  browser = await launchBrowser();
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  page.setDefaultTimeout(40_000);
  person = new Journey(page, env);
});

after(async () => {
  await browser.close();
  await env.stop();
});

interface Fault {
  service: 'marketo' | 'sales';
  name: string;
  count?: number;
  pathPrefix?: string;
}

async function withFault<T>({ service, ...order }: Fault, work: () => Promise<T>): Promise<T> {
  await env.local(service, 'faults', { method: 'PUT', body: order });
  try {
    return await work();
  } finally {
    await env.local(service, 'faults', { method: 'DELETE' });
  }
}

const people = async () => (await env.apex<{ accountPeople: number }>('FieldSyncController.getOverview')).accountPeople;

/** Faults that pass: nobody has to do anything. */
const PASSING: Fault[] = [
  { service: 'marketo', name: '601', count: 1 },
  { service: 'marketo', name: '602', count: 1 },
  { service: 'marketo', name: '611', count: 1 },
  { service: 'marketo', name: '615', count: 1 },
  { service: 'marketo', name: '606', count: 1 },
  { service: 'marketo', name: 'http502', count: 1 },
  { service: 'sales', name: 'http500', count: 1, pathPrefix: '/v1/people/batch' },
  { service: 'sales', name: 'http503', count: 1, pathPrefix: '/v1/people/batch' },
  { service: 'sales', name: 'expireTokens', count: 1 },
];

for (const fault of PASSING) {
  test(`a sync gets over ${fault.service} ${fault.name} by itself`, async () => {
    const { plan } = await planAndSync(env);
    assert.equal(plan.status, 'completed');
    const next = await env.apex<Run>('FieldSyncController.startPlan');
    const again = await runEnded(env, next.id);
    const sync = await withFault(fault, async () => {
      const started = await env.apex<Run>('FieldSyncController.startSync', { planId: again.id });
      return runEnded(env, started.id, 90_000);
    });
    assert.equal(sync.status, 'completed', `${sync.problem?.code}: ${sync.problem?.cause}`);
    assert.equal(await people(), expected.people);
  });
}

test('with the daily quota used up the sync pauses, says until when, and Resume finishes it', async () => {
  const plan = await runEnded(env, (await env.apex<Run>('FieldSyncController.startPlan')).id);
  const started = await withFault({ service: 'marketo', name: '607' }, async () => {
    const run = await env.apex<Run>('FieldSyncController.startSync', { planId: plan.id });
    const paused = await runEnded(env, run.id);
    assert.equal(paused.status, 'paused');
    assert.match(paused.problem?.code ?? '', /607/);
    await person.openGuide('fieldSync');
    await person.page.locator('c-sync-progress [data-id="resume"] button').waitFor();
    return run;
  });
  await env.apex('FieldSyncController.resume', { runId: started.id });
  assert.equal((await runEnded(env, started.id)).status, 'completed');
  assert.equal(await people(), expected.people);
});

test('without the permission the sync stops, and the page says who can help', async () => {
  const plan = await runEnded(env, (await env.apex<Run>('FieldSyncController.startPlan')).id);
  await withFault({ service: 'marketo', name: '603' }, async () => {
    const run = await env.apex<Run>('FieldSyncController.startSync', { planId: plan.id });
    const failed = await runEnded(env, run.id);
    assert.equal(failed.status, 'failed');
    await person.openGuide('fieldSync');
    await person.page.locator('c-error-panel').filter({ hasText: 'Marketo admin' }).first().waitFor();
  });
});

test('a Marketo that answers garbage is named, and nothing is saved', async () => {
  await withFault({ service: 'marketo', name: 'garbage' }, async () => {
    await assert.rejects(
      env.apex('AccessController.saveMarketoAccess', {
        munchkinId: env.environment.marketo.munchkinId,
        clientId: 'someone',
        clientSecret: 'else',
      }),
      /MARKETO_(GARBAGE|BAD)/,
    );
  });
  const access = await env.apex<{ marketo: { working: boolean; clientId: string } }>('AccessController.getAccess');
  assert.equal(access.marketo.working, true);
  assert.notEqual(access.marketo.clientId, 'someone');
});

test('a Sales account that answers 500 makes its steps unknown and the page says what to do', async () => {
  await withFault({ service: 'sales', name: 'http500' }, async () => {
    await person.openGuide();
    await person.stateOf('marketoSalesAccount', 'Unknown');
    await person.page.locator('c-step-row [data-id="problem"], c-error-panel').first().waitFor();
  });
  await person.openGuide();
  await person.stateOf('connectMarketo', 'Done');
});

test('systems that never answer are named after their time-out, and the sync goes on by itself', async () => {
  const plan = await runEnded(env, (await env.apex<Run>('FieldSyncController.startPlan')).id);
  const run = await withFault({ service: 'marketo', name: 'hang', count: 1, pathPrefix: '/rest/v1/leads' }, async () => {
    const started = await env.apex<Run>('FieldSyncController.startSync', { planId: plan.id });
    await withFault({ service: 'sales', name: 'hang' }, async () => {
      await person.openGuide();
      await person.stateOf('marketoSalesAccount', 'Unknown');
      await person.page.getByText('The Sales account did not answer in time').first().waitFor();
    });
    await env.until('the time-out of the call', async () => {
      const now = await env.apex<Run>('FieldSyncController.getRun', { runId: started.id });
      return now.problem?.code === 'MARKETO_TIMEOUT' ? now : undefined;
    });
    await person.openGuide('fieldSync');
    await person.page.locator('c-error-panel').filter({ hasText: 'Marketo did not answer in time' }).first().waitFor();
    return started;
  });
  assert.equal((await runEnded(env, run.id)).status, 'completed');
  assert.equal(await people(), expected.people);
});

test('a Sales account and a Marketo that cannot be reached are named, and everything is true again when they are back', async () => {
  const plan = await runEnded(env, (await env.apex<Run>('FieldSyncController.startPlan')).id);
  await env.environment.sales.stop();
  await person.openGuide();
  await person.stateOf('marketoSalesAccount', 'Unknown');
  await person.page.getByText('The Sales account cannot be reached').first().waitFor();
  await env.environment.sales.start();
  await env.environment.marketo.stop();
  const run = await env.apex<Run>('FieldSyncController.startSync', { planId: plan.id });
  await env.until('the failed call', async () => {
    const now = await env.apex<Run>('FieldSyncController.getRun', { runId: run.id });
    return now.problem?.code === 'MARKETO_UNREACHABLE' ? now : undefined;
  });
  await env.environment.marketo.start();
  assert.equal((await runEnded(env, run.id)).status, 'completed');
  assert.equal(await people(), expected.people);
  await person.openGuide();
  await person.stateOf('connectMarketo', 'Done');
});

test('a person whom Marketo skips is listed with the reason, and Retry All brings the person in', async () => {
  const plan = await runEnded(env, (await env.apex<Run>('FieldSyncController.startPlan')).id);
  const sync = await withFault({ service: 'marketo', name: 'skipRecords', count: 1 }, async () =>
    runEnded(env, (await env.apex<Run>('FieldSyncController.startSync', { planId: plan.id })).id),
  );
  assert.equal(sync.status, 'completed');
  assert.equal(sync.failed, 1);
  await person.openGuide('fieldSync');
  const row = person.page.locator('c-sync-failures tbody tr').first();
  await row.getByText('1004').waitFor();
  await person.page.locator('c-sync-failures [data-id="retry-all"] button').click();
  await person.page.locator('c-sync-result').waitFor();
  await person.page.locator('c-sync-failures').waitFor({ state: 'detached' });
  assert.equal(await people(), expected.people);
});

test('rows that the Sales account refuses are listed with their reason and can be sent again', async () => {
  const { sync } = await withFault({ service: 'sales', name: 'rejectRows', count: 1 }, () => planAndSync(env));
  assert.equal(sync.status, 'completed');
  assert.ok(sync.failed > 0);
  await person.openGuide('fieldSync');
  await person.page.locator('c-sync-failures').getByText('Retry All').waitFor();
  const retry = await env.apex<Run>('FieldSyncController.retryFailures', { runId: sync.id });
  assert.equal((await runEnded(env, retry.id)).status, 'completed');
  assert.equal(await people(), expected.people);
});

test('a second admin who presses Start during a run is told who is running it', async () => {
  const plan = await runEnded(env, (await env.apex<Run>('FieldSyncController.startPlan')).id);
  await env.local('marketo', 'latency', { method: 'PUT', body: { ms: 1500 } });
  const run = await env.apex<Run>('FieldSyncController.startSync', { planId: plan.id });
  await assert.rejects(
    env.apex('FieldSyncController.startSync', { planId: plan.id }, 'maya.lindqvist@kestrel.example'),
    /SYNC_ALREADY_RUNNING/,
  );
  await env.local('marketo', 'latency', { method: 'PUT', body: { ms: 0 } });
  assert.equal((await runEnded(env, run.id)).status, 'completed');
});

test('a sales rep and a user without access are refused by Apex itself', async () => {
  for (const username of ['rosa.jimenez@kestrel.example', 'noah.weiss@kestrel.example']) {
    await assert.rejects(env.apex('FieldSyncController.startPlan', {}, username), /NO_PERMISSION|do not have access/);
  }
});
