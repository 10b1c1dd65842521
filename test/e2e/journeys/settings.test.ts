import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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

interface ContentPage {
  settings: { version: number; blockedDomains: string[]; templatesLocked: boolean; loginMethods: string; categories: unknown[] };
}
const content = async () => (await env.apex<ContentPage>('ContentSettingsController.getPage')).settings;

test('an admin gives a team access to a category, locks templates, blocks domains and opens all login methods', async () => {
  await env.apex('UserManagementController.createTeam', { name: 'Field Sales' });
  const page = await open('contentSettings', 'c-content-settings');
  await page.getByLabel('New template category').fill('Cold outreach');
  await page.locator('[data-id="add-category"] button').click();
  await page.locator('[data-id="team"] button').click();
  await person.page.getByRole('option', { name: 'Field Sales' }).click();
  await page.locator('[data-id="give"] button').click();
  await page.locator('[data-category-row="Cold outreach"]').getByText('Field Sales: All members').waitFor();
  await page.getByText('Lock templates').click();
  for (const domain of ['rival.example', 'acme.example']) {
    await page.getByLabel('Domain, such as').fill(domain);
    await page.locator('[data-id="block"] button').click();
  }
  await page.getByLabel('Domain, such as').fill('not a domain');
  await page.locator('[data-id="block"] button').click();
  await page.locator('[data-id="domain-fault"]').waitFor();
  await page.locator('[data-domain-row="rival.example"] button').click();
  await page.getByText('All Login Methods', { exact: true }).click();
  await page.locator('[data-id="save"] button').click();
  await person.toast('The content and login settings were saved.');
  const { blockedDomains, templatesLocked, loginMethods, categories } = await content();
  assert.deepEqual([blockedDomains, templatesLocked, loginMethods, categories.length], [['acme.example'], true, 'all', 1]);
});

test('by keyboard alone an admin blocks a domain and saves', async () => {
  await open('contentSettings', 'c-content-settings');
  const { keyboard } = person.page;
  await keys.tabTo('[data-id="domain"]');
  await keyboard.type('keyboard.example');
  await keys.tabTo('[data-id="block"]');
  await keyboard.press('Enter');
  await keys.focusOn('[data-id="domain"]');
  await keys.tabTo('[data-id="save"]');
  await keyboard.press('Enter');
  await env.until('the domain is blocked', async () => ((await content()).blockedDomains.includes('keyboard.example') ? true : undefined));
});

test('settings travel as a file: exported, compared, imported after a look at every difference, and foreign files refused', async () => {
  const page = await open('settingsFile', 'c-settings-file');
  const download = person.page.waitForEvent('download');
  await page.locator('[data-id="export"] button').click();
  const saved = await download;
  assert.equal(saved.suggestedFilename(), 'msi-actions-settings.json');
  const text = readFileSync(await saved.path(), 'utf8');
  assert.doesNotMatch(text, /secret|token|password/i);
  const file = JSON.parse(text) as Record<string, Record<string, unknown>> & { teams: unknown };
  const choose = async (changed: unknown) => {
    const buffer = Buffer.from(typeof changed === 'string' ? changed : JSON.stringify(changed));
    await page.locator('input[type="file"]').setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer });
  };
  await choose(file);
  await page.getByText('Nothing differs').waitFor();
  await choose('{"format":"Something else"}');
  await page.locator('c-error-panel').getByText('This is no settings file of MSI Actions').waitFor();
  await choose({ ...file, formatVersion: 0 });
  await page.locator('c-error-panel').getByText('This settings file is too old').waitFor();
  await choose({
    ...file,
    teams: ['Field Sales', 'Inside'],
    packageSettings: { ...file['packageSettings'], Marketo_Daily_Limit__c: 30_000 },
    salesforceSync: { ...file['salesforceSync'], logCalls: true },
    content: { ...file['content'], blockedDomains: [] },
  });
  await page.locator('[data-difference="salesforceSync.logCalls"]').waitFor();
  assert.equal(await page.locator('[data-difference]').count(), 5);
  assert.equal((await syncSettings())['logCalls'], false);
  await page.locator('[data-id="import"] button').click();
  await person.page.getByRole('button', { name: 'OK', exact: true }).click();
  await person.toast('5 settings were changed.');
  await page.getByText('Nothing differs').waitFor();
  assert.equal((await syncSettings())['logCalls'], true);
  assert.deepEqual((await content()).blockedDomains, []);
  const { teams } = await env.apex<{ teams: { name: string }[] }>('UserManagementController.getDirectory');
  assert.ok(teams.some(({ name }) => name === 'Inside'));
});

test('the audit trail tells old and new values of the sync settings', async () => {
  await person.page.goto(`${env.url}/lightning/n/MSI_Settings?c__section=auditTrail`);
  await person.page.locator('c-audit-trail tbody tr').first().waitFor();
  const text = (await person.page.locator('c-audit-trail tbody').innerText()).replace(/\s+/g, ' ');
  assert.match(text, /Settings: Salesforce sync emailLogging none api/);
  assert.match(text, /Settings: Salesforce sync logCalls true false/);
  assert.match(text, /Content: block domain acme\.example \(blank\) blocked/);
  assert.match(text, /Content: change loginMethods salesforceOnly all/);
  assert.match(text, /Content: sharing access Cold outreach \(blank\) Field Sales \(all members\)/);
  assert.match(text, /Settings: import packageSettings\.Marketo_Daily_Limit__c \(blank\) 30000/);
});

/** Calls that left for the other systems. */
const callsOut = async (): Promise<number> => {
  const lists = await Promise.all((['sales', 'marketo'] as const).map((name) => env.local<{ calls: unknown[] }>(name, 'calls')));
  return lists.reduce((sum, { calls }) => sum + calls.length, 0);
};

test('in a refreshed sandbox nothing goes out, every page opens the repair page, and an admin decides by keyboard', async () => {
  await env.apex('OrgGuardController.getState');
  env.becomeCopy();
  const before = await callsOut();
  for (const path of ['Setup_Guide', 'MSI_Settings?c__section=health']) {
    await person.page.goto(`${env.url}/lightning/n/${path}`);
    await person.page.locator('c-org-guard').getByText('This org is not the one that was connected').waitFor();
    assert.equal(await person.page.locator('c-health-page, c-step-row').count(), 0);
  }
  await assert.rejects(env.apex('UserManagementController.getDirectory'), /ORG_CHANGED/);
  await assert.rejects(env.apex('MarketoConnectionController.testConnection'), /ORG_CHANGED/);
  assert.equal(await callsOut(), before);
  const { keyboard } = person.page;
  await keys.tabTo('[data-id="stay"]');
  await keyboard.press('Enter');
  await keys.focusOn('[data-id="stays"]');
  await assert.rejects(env.apex('UserManagementController.getDirectory'), /ORG_CHANGED/);
  await keyboard.press('Shift+Tab');
  await keys.focusOn('[data-id="anew"]');
  await keyboard.press('Enter');
  await person.page.getByRole('button', { name: 'OK', exact: true }).waitFor();
  await keys.tabToButton('OK');
  await keyboard.press('Enter');
  await person.page.locator('c-org-guard article').waitFor({ state: 'detached' });
  await person.openGuide();
  await person.page.locator('c-access-panel article').waitFor();
  await person.enterAccess();
  assert.equal((await env.apex<{ isBlocked: boolean }>('OrgGuardController.getState')).isBlocked, false);
});

const methods = [
  'SalesforceSyncController.getPage',
  'SalesforceSyncController.preview',
  'SalesforceSyncController.save',
  'ContentSettingsController.getPage',
  'ContentSettingsController.save',
  'SettingsFileController.getFile',
  'SettingsFileController.compare',
  'SettingsFileController.apply',
  'OrgGuardController.getState',
  'OrgGuardController.connectAnew',
  'OrgGuardController.stayDisconnected',
];

test('a rep and a user without access are refused by every method, and see no page', async () => {
  for (const username of ['rosa.jimenez@kestrel.example', 'noah.weiss@kestrel.example']) {
    for (const method of methods) {
      await assert.rejects(env.apex(method, {}, username), /NO_PERMISSION|do not have access/, method);
    }
  }
  await person.openGuide();
  await person.become('Sales rep');
  for (const section of ['syncSettings', 'contentSettings', 'settingsFile']) {
    await person.page.goto(`${env.url}/lightning/n/MSI_Settings?c__section=${section}`);
    await person.page.locator('c-empty-state').first().waitFor();
  }
  assert.equal(await person.page.locator('c-sync-settings, c-content-settings, c-settings-file, c-org-guard').count(), 0);
});
