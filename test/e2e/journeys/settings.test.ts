import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { TestEnvironment } from '../../support/environment.ts';
import { Journey } from '../../support/journey.ts';
import { connectAccount } from '../../support/setUp.ts';
import { UserPages } from '../../support/userPages.ts';

let env: TestEnvironment;
let browser: Browser;
let person: Journey;
let keys: UserPages;

before(async () => {
  env = await TestEnvironment.start({ people: 50, pages: true });
  await connectAccount(env);
  browser = await launchBrowser();
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true })).newPage();
  page.setDefaultTimeout(20_000);
  person = new Journey(page, env);
  keys = new UserPages(page, env);
});

after(async () => {
  await browser.close();
  await env.stop();
});

async function open(section: string, component: string): Promise<Locator> {
  await person.page.goto(`${env.url}/lightning/n/MSI_Settings?c__section=${section}`);
  const found = person.page.locator(component);
  await found.locator('h3').first().waitFor();
  return found;
}

interface SyncPage {
  settings: Record<string, unknown> & { version: number };
}
const syncSettings = async () => (await env.apex<SyncPage>('SalesforceSyncController.getPage')).settings;

test('an admin chooses what is logged and shapes the Subject while the preview follows', async () => {
  const sync = await open('syncSettings', 'c-sync-settings');
  await sync.getByText('Salesforce API', { exact: true }).click();
  await sync.getByText('Log Replies', { exact: true }).click();
  await sync.locator('textarea').fill('Mkto_sales\n{{activity_type}}: {{activity_subject}} {{call_outcome}}');
  await sync.locator('[data-sample="Call"]').getByText('Mkto_sales Call: Following up on your visit Connected', { exact: true }).waitFor();
  await sync.locator('[data-sample="Email"]').getByText('Mkto_sales Email: Following up on your visit', { exact: true }).waitFor();
  await sync.locator('textarea').fill('{{activity_subject}} {{nickname}}');
  await sync.locator('[data-id="unknown"]').getByText('nickname').waitFor();
  await sync.locator('[data-id="save"] button').click();
  await sync.locator('c-error-panel').getByText('The template has a field that does not exist').waitFor();
  await sync.locator('textarea').fill('{{activity_type}} {{activity_subject}}');
  await sync.locator('[data-id="save"] button').click();
  await person.toast('The sync settings were saved.');
  const { emailLogging, logReplies, subjectTemplate, version } = await syncSettings();
  assert.deepEqual([emailLogging, logReplies, subjectTemplate, version], ['api', true, '{{activity_type}} {{activity_subject}}', 2]);
});

test('of two admins who save, the second is told, loses nothing of the first and saves after loading', async () => {
  const sync = await open('syncSettings', 'c-sync-settings');
  await sync.getByText('Log Calls', { exact: true }).click();
  const theirs = { ...(await syncSettings()), unsubscribeNightly: true };
  await env.apex('SalesforceSyncController.save', { settings: theirs });
  await sync.locator('[data-id="save"] button').click();
  await sync.locator('c-error-panel').getByText('Somebody else changed these settings').waitFor();
  await sync.locator('[data-id="latest"] button').click();
  await sync.getByText('These are the latest settings.').waitFor();
  await sync.getByText('Log Calls', { exact: true }).click();
  await sync.locator('[data-id="save"] button').click();
  await person.toast('The sync settings were saved.');
  const { logCalls, unsubscribeNightly } = await syncSettings();
  assert.deepEqual([logCalls, unsubscribeNightly], [true, true]);
});

test('by keyboard alone an admin changes and saves the sync settings', async () => {
  await open('syncSettings', 'c-sync-settings');
  const { keyboard } = person.page;
  await keys.tabTo('[data-member="logCalls"]');
  await keyboard.press('Space');
  await keys.tabTo('[data-member="subjectTemplate"]');
  await keyboard.press('End');
  await keyboard.type(' #tag');
  await keys.tabTo('[data-id="save"]');
  await keyboard.press('Enter');
  await env.until('the settings are saved', async () => ((await syncSettings())['logCalls'] === false ? true : undefined));
  assert.match(String((await syncSettings())['subjectTemplate']), /#tag/);
});

test('the audit trail tells old and new values of the sync settings', async () => {
  await person.page.goto(`${env.url}/lightning/n/MSI_Settings?c__section=auditTrail`);
  await person.page.locator('c-audit-trail tbody tr').first().waitFor();
  const text = (await person.page.locator('c-audit-trail tbody').innerText()).replace(/\s+/g, ' ');
  assert.match(text, /Settings: Salesforce sync emailLogging none api/);
  assert.match(text, /Settings: Salesforce sync logCalls true false/);
});

test('a rep and a user without access are refused by every method, and see no page', async () => {
  for (const username of ['rosa.jimenez@kestrel.example', 'noah.weiss@kestrel.example']) {
    for (const method of ['SalesforceSyncController.getPage', 'SalesforceSyncController.preview', 'SalesforceSyncController.save']) {
      await assert.rejects(env.apex(method, {}, username), /NO_PERMISSION|do not have access/, method);
    }
  }
  await person.openGuide();
  await person.become('Sales rep');
  for (const section of ['syncSettings']) {
    await person.page.goto(`${env.url}/lightning/n/MSI_Settings?c__section=${section}`);
    await person.page.locator('c-empty-state').first().waitFor();
  }
  assert.equal(await person.page.locator('c-sync-settings').count(), 0);
});
