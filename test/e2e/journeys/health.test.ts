import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { TestEnvironment } from '../../support/environment.ts';
import { expectedSync } from '../../support/expected.ts';
import { Journey } from '../../support/journey.ts';
import { connectAccount, planAndSync, runEnded, type Run } from '../../support/setUp.ts';

const PEOPLE = 400;
let env: TestEnvironment;
let browser: Browser;
let page: Page;
let person: Journey;

before(async () => {
  env = await TestEnvironment.start({ people: PEOPLE, pages: true });
  await connectAccount(env);
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true })).newPage();
  page.setDefaultTimeout(30_000);
  person = new Journey(page, env);
});

after(async () => {
  await browser.close();
  await env.stop();
});

async function open(): Promise<void> {
  await page.goto(`${env.url}/lightning/n/MSI_Settings?c__section=health`);
  await page.locator('c-health-page [data-id="summary"]').waitFor();
}

const stateOf = (key: string, state: string) => page.locator(`[data-connection="${key}"] c-state-badge`, { hasText: state }).waitFor();
const error = (code: string) => page.locator(`c-health-page [data-error="${code}"]`);

test('each connection that is made works; the one that is not is left to the Setup Guide', async () => {
  await open();
  await stateOf('marketoAccess', 'Working');
  await stateOf('salesAccess', 'Working');
  await stateOf('marketo', 'Working');
  await stateOf('salesforce', 'Not set up');
  await page.getByText('What is set up answers.').waitFor();
  await page.getByText('No run yet').waitFor();
});

test('systems that fail are named with what to do, and Check Now finds them well again', async () => {
  await env.local('sales', 'faults', { method: 'PUT', body: { name: 'http500' } });
  await env.local('marketo', 'faults', { method: 'PUT', body: { name: '603', pathPrefix: '/rest/v1/stats' } });
  await open();
  await stateOf('salesAccess', 'Failed');
  await stateOf('marketo', 'Unknown');
  await stateOf('marketoAccess', 'Failed');
  await page.getByText('2 things need an admin').waitFor();
  await env.local('sales', 'faults', { method: 'DELETE' });
  await env.local('marketo', 'faults', { method: 'DELETE' });
  await page.locator('[data-id="check"] button').click();
  await stateOf('salesAccess', 'Working');
  await page.getByText('What is set up answers.').waitFor();
});

test('errors of a sync are grouped by code, downloaded, ignored, or sent again until everybody is in', async () => {
  await env.local('sales', 'faults', { method: 'PUT', body: { name: 'rejectRows', count: 4 } });
  const plan = await env.apex<Run>('FieldSyncController.startPlan');
  await runEnded(env, plan.id);
  const started = await env.apex<Run>('FieldSyncController.startSync', { planId: plan.id });
  assert.equal((await runEnded(env, started.id)).failed, 4);
  await open();
  await error('SALES_ROW_REJECTED').getByText('4 people').waitFor();
  const download = page.waitForEvent('download');
  await error('SALES_ROW_REJECTED').locator('[data-id="download"] button').click();
  const file = await (await download).path();
  assert.equal(readFileSync(file, 'utf8').trim().split('\r\n').length, 5);
  await error('SALES_ROW_REJECTED').locator('[data-id="retry"] button').click();
  await person.toast('The people are being sent again.');
  await env.until('all people', async () => {
    const { accountPeople } = await env.apex<{ accountPeople: number }>('FieldSyncController.getOverview');
    return accountPeople === expectedSync(PEOPLE, 1).people || undefined;
  });
  await open();
  await page.getByText('No open errors').waitFor();
});

test('ignored errors leave the page, the people stay as they are', async () => {
  await env.local('marketo', 'faults', { method: 'PUT', body: { name: 'skipRecords', count: 1 } });
  await planAndSync(env);
  await open();
  const code = 'MARKETO_1004';
  if ((await error(code).count()) === 0) {
    const plan = await env.apex<Run>('FieldSyncController.startPlan');
    await runEnded(env, plan.id);
    await env.local('marketo', 'faults', { method: 'PUT', body: { name: 'skipRecords', count: 1 } });
    await runEnded(env, (await env.apex<Run>('FieldSyncController.startSync', { planId: plan.id })).id);
    await open();
  }
  await error(code).locator('[data-id="ignore"] button').click();
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await person.toast('are ignored');
  await error(code).waitFor({ state: 'detached' });
});

/** A number field shows its value anew when it gets the focus: what is there is selected and typed over. */
async function typeLimit(text: string): Promise<void> {
  await page.locator('[data-id="limit"] input').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

test('from 80 percent of a quota on an admin is told; the quota is set and the change noted', async () => {
  const { budget } = await env.apex<{ budget: { marketoUsedToday: number } }>('HealthController.getHealth');
  assert.ok(budget.marketoUsedToday > 0);
  await open();
  await typeLimit('500');
  await page.locator('[data-id="save-limit"] button').click();
  await page.locator('[data-id="limit"] .slds-form-element__help').waitFor();
  await typeLimit('1000');
  await page.locator('[data-id="save-limit"] button').click();
  await person.toast('The limit is saved.');
  await page.getByText('of 1,000 used').waitFor();
  const [entry] = await env.apex<{ action: string; newValue: string }[]>('AuditController.getEntries', { area: 'settings', size: 1 });
  assert.deepEqual([entry?.action, entry?.newValue], ['marketo daily limit', '1000']);
});

test('a rep and a user without access are refused by every method', async () => {
  for (const username of ['rosa.jimenez@kestrel.example', 'noah.weiss@kestrel.example']) {
    for (const method of [
      'HealthController.getHealth',
      'HealthController.retryCode',
      'HealthController.ignoreCode',
      'AuditController.getEntries',
    ]) {
      await assert.rejects(env.apex(method, {}, username), /NO_PERMISSION|do not have access/);
    }
  }
});
