/** Add to Marketo Campaign for people chosen in a list view. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { TestEnvironment } from '../../support/environment.ts';
import { Keyboard } from '../../support/keyboard.ts';
import { RecordPages } from '../../support/recordPages.ts';
import { connectAccount } from '../../support/setUp.ts';

const REP = 'rosa.jimenez@kestrel.example';
const NOBODY = 'noah.weiss@kestrel.example';
const BUTTON = '[data-button="Add_to_Marketo_Campaign"]';
let env: TestEnvironment;
let browser: Browser;
let page: Page;
let pages: RecordPages;
let keys: Keyboard;
const errors: string[] = [];

before(async () => {
  env = await TestEnvironment.start({ people: 600, pages: true });
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => errors.push(error.message));
  keys = await Keyboard.of(page);
  pages = new RecordPages(page, env);
  await connectAccount(env);
  await pages.govern();
});

after(async () => {
  await browser.close();
  await env.stop();
});

async function marketoCalls(): Promise<string[]> {
  const { calls } = await env.local<{ calls: { url: string }[] }>('marketo', 'calls');
  return calls.map(({ url }) => url);
}

/** The state that the page shows for each person, by record. */
async function states(): Promise<Record<string, string>> {
  const rows = await page.locator('c-add-list-to-campaign tr[data-person]').all();
  const entries = rows.map(async (row) => [
    await row.getAttribute('data-person'),
    (await row.locator('c-state-badge, [data-id="state"]').innerText()).trim(),
  ]);
  return Object.fromEntries((await Promise.all(entries)) as [string, string][]);
}

const countOf = (all: Record<string, string>, state: string): number => Object.values(all).filter((one) => one === state).length;

test('a list of leads has the button, which asks for a choice first', async () => {
  await pages.become('sales-rep');
  await pages.openList('Lead');
  await page.locator(BUTTON).click();
  await page.getByText('Select at least one record and try again.').waitFor();
  assert.match(page.url(), /\/lightning\/o\/Lead\/list/);
});

test('the button leads to the page with the chosen records, who can be added is told, and they are added', async () => {
  await pages.openList('Lead');
  const chosen = await pages.shownIds(6);
  await pages.select(chosen);
  await env.local('marketo', 'calls', { method: 'DELETE' });
  await pages.addChosen();
  const address = new URL(page.url());
  assert.equal(address.pathname, '/lightning/cmp/c__addListToCampaign');
  assert.deepEqual(address.searchParams.get('c__records')?.split(','), chosen);
  const told = await states();
  assert.deepEqual(Object.keys(told).sort(), [...chosen].sort());
  const ready = countOf(told, 'Can be added');
  assert.ok(ready > 0, JSON.stringify(told));
  await page.getByText(`${ready} of 6 people can be added.`).waitFor();
  assert.equal((await marketoCalls()).filter((url) => url.includes('trigger.json')).length, 0);
  await pages.chooseCampaign('Send Pricing Guide (Nurture 2026)');
  await page.locator('[data-id="add"] button').click();
  await page.getByText(/^\d+ (people were|person was) added to Send Pricing Guide\.$/).waitFor();
  assert.equal(countOf(await states(), 'Added'), ready);
  const calls = await marketoCalls();
  assert.equal(calls.filter((url) => url.includes('trigger.json')).length, 1);
  const [entry] = pages.ids("SELECT Id FROM Audit_Entry__c WHERE Action__c = 'add to campaign' AND CreatedBy.Name = 'Rosa Jimenez'");
  assert.ok(entry);
  await page.locator('[data-id="back"] button').click();
  await page.locator('host-list-view h1', { hasText: 'Leads' }).waitFor();
});

test('two hundred are as many as can be chosen, and Marketo is asked in few calls', async () => {
  await pages.openList('Lead');
  const all = page.locator('host-list-view [data-id="select-all"]');
  for (let sheet = 1; sheet <= 4; sheet++) {
    await all.check({ force: true });
    await page.locator('host-list-view [role="status"]', { hasText: `${sheet * 50} selected` }).waitFor();
    const [first = ''] = await pages.shownIds(1);
    await page.locator('host-list-view [data-step="1"] button').click();
    await page.locator(`[data-row="${first}"]`).waitFor({ state: 'detached' });
  }
  await all.click({ force: true });
  await page.getByText('You can select up to 200 records.').waitFor();
  await env.local('marketo', 'calls', { method: 'DELETE' });
  await pages.addChosen();
  await page.getByText('200 records chosen in the list of Leads').waitFor();
  const asked = (await marketoCalls()).filter((url) => !url.includes('/identity/'));
  assert.ok(asked.length <= 4, asked.join('\n'));
  assert.equal(Object.keys(await states()).length, 200);
  await page.locator('[data-id="cancel"] button').click();
  await page.locator('host-list-view h1').waitFor();
});

test('a fault of Marketo is told for each of them, and only they are tried again', async () => {
  await pages.openList('Contact');
  await pages.select(await pages.shownIds(8));
  await pages.addChosen();
  const ready = countOf(await states(), 'Can be added');
  await pages.chooseCampaign('Back to Nurture (Nurture 2026)');
  await env.local('marketo', 'faults', { method: 'PUT', body: { name: '606', pathPrefix: '/rest/v1/campaigns/' } });
  await page.locator('[data-id="add"] button').click();
  await page.getByText('Nobody was added to Back to Nurture.').waitFor();
  await page.getByText('Too many calls to Marketo in 20 seconds').first().waitFor();
  assert.equal(countOf(await states(), 'Not added'), ready);
  await env.local('marketo', 'faults', { method: 'DELETE' });
  await page.locator('[data-id="again"] button').click();
  await page
    .getByText(/added to Back to Nurture/)
    .filter({ hasText: String(ready) })
    .waitFor();
  assert.equal(countOf(await states(), 'Added'), ready);
});

test('a fault before anything is chosen shows its remedy, and a try later brings the people', async () => {
  await env.local('marketo', 'faults', { method: 'PUT', body: { name: '606' } });
  await pages.openList('Contact');
  await pages.select(await pages.shownIds(2));
  await pages.addChosen();
  await page.getByText('Too many calls to Marketo in 20 seconds').waitFor();
  await env.local('marketo', 'faults', { method: 'DELETE' });
  await page.locator('c-error-panel [data-id="retry"] button').click();
  await page.locator('c-add-list-to-campaign tr[data-person]').first().waitFor();
});

test('people are chosen in a list, a campaign is chosen, and they are added by keyboard alone', async () => {
  await page.goto(`${env.url}/lightning/o/Contact/list?filterName=All`);
  await page.locator('host-list-view [data-row]').first().waitFor();
  await page.evaluate('sessionStorage.removeItem("pointers")');
  const ids = await pages.shownIds(3);
  for (const id of ids) {
    await keys.tabTo(`[data-row="${id}"] input[type="checkbox"]`);
    await keys.press('Space');
  }
  await page.locator('host-list-view [role="status"]', { hasText: '3 selected' }).waitFor();
  await keys.enter(BUTTON);
  await page.locator('c-add-list-to-campaign tr[data-person]').first().waitFor();
  await keys.select('[data-id="campaign"]', 'Send Pricing Guide (Nurture 2026)');
  const [first] = Object.entries(await states()).find(([, state]) => state === 'Can be added') ?? [''];
  await keys.tabTo(`lightning-input[data-id="${first}"]`);
  await keys.press('Space', 'Space');
  await keys.enter('[data-id="add"]');
  await keys.focusOn('[data-id="result"]');
  await keys.enter('[data-id="back"]');
  await page.locator('host-list-view h1', { hasText: 'Contacts' }).waitFor();
  assert.equal(await keys.pointers(), 0);
});

test('accounts and opportunities have no such button', async () => {
  for (const object of ['Account', 'Opportunity']) {
    await pages.openList(object);
    assert.equal(await page.locator(BUTTON).count(), 0, object);
  }
});

test('an admin has the same button', async () => {
  await pages.become('salesforce-admin');
  await pages.openList('Contact');
  await pages.select(await pages.shownIds(2));
  await pages.addChosen();
  await page.getByText('2 records chosen in the list of Contacts').waitFor();
});

test('governance switches the action off with a clear message, and the Apex refuses it', async () => {
  await pages.govern('Lead_Marketo__c', 'off');
  await pages.become('sales-rep');
  await pages.openList('Lead');
  const chosen = await pages.shownIds(2);
  await pages.select(chosen);
  await pages.addChosen();
  await page.getByText('This action is switched off').waitFor();
  assert.equal(await page.locator('[data-id="add"]').count(), 0);
  for (const [action, parameters] of [
    ['getChoice', { recordIds: chosen }],
    ['addPeople', { recordIds: chosen, campaignId: '1201' }],
  ] as const) {
    await assert.rejects(env.apex(`CampaignListController.${action}`, parameters, REP), /ACTION_SWITCHED_OFF/);
  }
  await pages.govern('Lead_Marketo__c', 'inherit');
});

test('a user without MSI Actions is refused by the page behind the button, by the page itself and by the Apex', async () => {
  await pages.become('no-access');
  await pages.openList('Lead');
  const chosen = await pages.shownIds(2);
  await pages.select(chosen);
  await page.locator(BUTTON).click();
  await page.getByText(/^Insufficient Privileges/).waitFor();
  await page.goto(`${env.url}/lightning/cmp/c__addListToCampaign?c__object=Lead&c__records=${chosen.join(',')}`);
  await page.getByText('Ask a Salesforce admin for the permission set MSI Actions Admin or MSI Actions User.').waitFor();
  await assert.rejects(env.apex('CampaignListController.getChoice', { recordIds: chosen }, NOBODY), /access/);
});

test('a record that is not shared is told as hidden, and is not added', async () => {
  await pages.become('sales-rep');
  const all = pages.ids('SELECT Id FROM Contact');
  const { people } = await env.apex<{ people: { recordId: string }[] }>(
    'CampaignListController.getChoice',
    { recordIds: all.slice(0, 200) },
    REP,
  );
  const seen = new Set(people.map(({ recordId }) => recordId));
  const hidden = all.slice(0, 200).find((id) => !seen.has(id)) ?? '';
  const [visible = ''] = seen;
  await page.goto(`${env.url}/lightning/cmp/c__addListToCampaign?c__object=Contact&c__records=${visible},${hidden}`);
  await page.getByText('1 chosen record is deleted or not visible to you, and is left out.').waitFor();
});

test('the page without records says how to choose some', async () => {
  await page.goto(`${env.url}/lightning/cmp/c__addListToCampaign`);
  await page.getByText('Nobody is chosen').waitFor();
  await page.getByRole('button', { name: 'Open the list of Leads' }).click();
  await page.locator('host-list-view h1', { hasText: 'Leads' }).waitFor();
});

test('no page raised an error', () => assert.deepEqual(errors, []));
