import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { TestEnvironment } from '../../support/environment.ts';
import { Journey } from '../../support/journey.ts';
import { connectAccount } from '../../support/setUp.ts';
import { UserPages } from '../../support/userPages.ts';

const CONFIGURE = '/lightning/n/MSI_Settings?c__section=configure';
const STRANGER = 'noah.weiss@kestrel.example';
let env: TestEnvironment;
let browser: Browser;
let page: Page;
let person: Journey;
let keys: UserPages;

before(async () => {
  env = await TestEnvironment.start({ people: 20, pages: true });
  await connectAccount(env);
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true })).newPage();
  page.setDefaultTimeout(20_000);
  person = new Journey(page, env);
  keys = new UserPages(page, env);
});

after(async () => {
  await browser.close();
  await env.stop();
});

interface Check {
  key: string;
  state: string;
}

async function stateOf(key: string, username: string): Promise<string | undefined> {
  const { checks } = await env.apex<{ checks: Check[] }>('DoctorController.examine', { userId: env.userId(username) });
  return checks.find((check) => check.key === key)?.state;
}

async function openDoctor(): Promise<void> {
  await page.goto(`${env.url}${CONFIGURE}`);
  await page.locator('c-doctor-page [data-id="summary"]').waitFor();
}

async function lookAt(name: string): Promise<void> {
  await page.locator('[data-id="choose-user"] button').click();
  await page.locator('c-user-finder input').fill(name);
  await page.locator('c-user-finder [data-id="find"] button').click();
  await page.getByRole('button', { name: new RegExp(`^Check .*${name}`) }).click();
  await page.locator('c-doctor-page [data-id="user"]', { hasText: name }).waitFor();
}

test('step 7 of the guide opens the doctor, which tells what is broken for me', async () => {
  await person.openGuide('configurePackage');
  await page.locator('c-doctor-page [data-id="summary"]', { hasText: 'checks are broken' }).waitFor();
  await page.locator('[data-check="task.MSE_Clicked__c"]', { hasText: 'There is no field MSE_Clicked__c' }).waitFor();
});

test('for a user without access the difference is shown, repaired, recorded and undone', async () => {
  await openDoctor();
  await lookAt('Noah');
  const check = page.locator('[data-check="permissionSet"]');
  await check.getByRole('button', { name: 'Repair' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Permission set MSI Actions User for Noah Weiss').waitFor();
  assert.equal(await stateOf('permissionSet', STRANGER), 'broken');
  await dialog.getByRole('button', { name: 'Repair' }).click();
  await check.waitFor({ state: 'detached' });
  assert.equal(await stateOf('permissionSet', STRANGER), 'ok');
  const row = page.locator('c-repair-list li', { hasText: 'Noah Weiss' });
  await row.waitFor();
  await row.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
  await check.waitFor();
  assert.equal(await stateOf('permissionSet', STRANGER), 'broken');
  await page.goto(`${env.url}/lightning/n/MSI_Settings?c__section=auditTrail`);
  await page.locator('c-audit-trail tr', { hasText: 'Repairs: undo repair' }).waitFor();
});

test('a missing field comes with the clicks, the link into Setup and a file to deploy', async () => {
  await openDoctor();
  const check = page.locator('[data-check="task.mktosales_call_outcome__c"]');
  await check.locator('summary').click();
  assert.match(await check.locator('[data-id="path"]').innerText(), /Object Manager, Activity.*Text\(50\)/);
  assert.match((await check.locator('a').getAttribute('href')) ?? '', /^\/lightning\/setup\/ObjectManager\/Activity/);
  const [download] = await Promise.all([page.waitForEvent('download'), check.getByRole('button', { name: 'Download File' }).click()]);
  assert.equal(download.suggestedFilename(), 'mktosales_call_outcome__c.field-meta.xml');
  assert.match(readFileSync(await download.path(), 'utf8'), /<length>50<\/length>/);
});

test('all missing fields come as one package with the command that deploys it', async () => {
  await openDoctor();
  const all = page.locator('[data-id="all-fields"]');
  await all.getByText('sf project deploy start --metadata-dir msi-actions-task-fields.zip').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), all.getByRole('button').click()]);
  assert.equal(download.suggestedFilename(), 'msi-actions-task-fields.zip');
  const files = unzipSync(readFileSync(await download.path()));
  assert.deepEqual(Object.keys(files), ['package.xml', 'objects/Activity.object']);
  assert.equal(strFromU8(files['objects/Activity.object'] ?? new Uint8Array()).match(/<fullName>/g)?.length, 15);
});

test('by keyboard alone another user is chosen and repaired', async () => {
  await openDoctor();
  const { keyboard } = page;
  await keys.tabTo('[data-id="choose-user"]');
  await keyboard.press('Enter');
  await keys.tabTo('c-user-finder [data-id="text"]');
  await keyboard.type('Noah');
  await keyboard.press('Enter');
  await page.getByRole('button', { name: 'Check Noah Weiss' }).waitFor();
  await keys.tabToButton('Check Noah Weiss');
  await keyboard.press('Enter');
  await page.locator('[data-check="permissionSet"]').waitFor();
  await keys.focusOn('[data-id="summary"]');
  await keys.tabToButton('Repair');
  await keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await keys.tabTo('[data-id="confirm"]');
  await keyboard.press('Enter');
  await env.until('the permission set', async () => ((await stateOf('permissionSet', STRANGER)) === 'ok' ? true : undefined), 10_000);
});

test('actions are switched on for the org and off for a profile, and the origin is told', async () => {
  await openDoctor();
  await page.getByRole('tab', { name: 'Governance' }).click();
  const choose = async (label: string, option: string): Promise<void> => {
    await page.getByRole('combobox', { name: label, exact: true }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  await choose('MSI Actions', 'On');
  await page.locator('[data-effective="Actions_Enabled__c"]', { hasText: 'On: from the org' }).waitFor();
  await choose('Set for', 'A profile');
  await choose('Profile', 'Standard User');
  await page.locator('[data-id="showing"]', { hasText: 'Standard User' }).waitFor();
  await choose('Calls on Lead', 'Off');
  await page.locator('[data-effective="Lead_Call__c"]', { hasText: 'Off: from the profile' }).waitFor();
  await choose('Calls on Lead', 'Inherit');
  await page.locator('[data-effective="Lead_Call__c"]', { hasText: 'On: by default' }).waitFor();
});

test('step 6 tells the version, its notes and what is left after installing', async () => {
  await person.openGuide('installPackage');
  await page.locator('c-install-page [data-id="version"]', { hasText: 'newest version' }).waitFor();
  await page.locator('c-install-page [data-release="0.1.0"]', { hasText: 'Changes no page layout' }).waitFor();
  await page.locator('c-install-page [data-check="address.Marketo"]', { hasText: 'Fine' }).waitFor();
});

test('a rep sees no doctor, and the Apex refuses', async () => {
  await person.openGuide();
  await person.become('Sales rep');
  await page.goto(`${env.url}${CONFIGURE}`);
  await page.getByText('You cannot manage MSI Actions').waitFor();
  await assert.rejects(env.apex('DoctorController.examine', {}, 'rosa.jimenez@kestrel.example'), /do not have access to the Apex class/);
});
