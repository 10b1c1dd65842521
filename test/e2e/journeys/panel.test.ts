import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { TestEnvironment } from '../../support/environment.ts';
import { RecordPages } from '../../support/recordPages.ts';
import { connectAccount } from '../../support/setUp.ts';

let env: TestEnvironment;
let browser: Browser;
let page: Page;
let pages: RecordPages;
const errors: string[] = [];

before(async () => {
  env = await TestEnvironment.start({ people: 600, pages: true });
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => errors.push(error.message));
  pages = new RecordPages(page, env);
});

after(async () => {
  await browser.close();
  await env.stop();
});

interface MarketoCall {
  method: string;
  url: string;
}

async function marketoCalls(): Promise<string[]> {
  const { calls } = await env.local<{ calls: MarketoCall[] }>('marketo', 'calls');
  return calls.map(({ url }) => url);
}

let known = '';

/** A lead that Marketo knows by its id and for whom it has an interesting moment; looked for once, since Marketo counts calls. */
async function knownLead(): Promise<string> {
  if (known !== '') return known;
  for (const id of pages.ids('SELECT Id FROM Lead WHERE IsConverted = FALSE AND IsDeleted = FALSE')) {
    const panel = await env.apex<{ people: { match: string }[]; activities?: { items: { type: string }[] } }>('PanelController.getPanel', {
      recordId: id,
    });
    const types = panel.activities?.items.map(({ type }) => type) ?? [];
    if (panel.people[0]?.match === 'id' && types.includes('Interesting Moment')) return (known = id);
  }
  throw new Error('No lead has an interesting moment.');
}

test('before anything is set up the panel says who switches it on, then who connects Marketo', async () => {
  await pages.become('sales-rep');
  const [lead = ''] = pages.ids('SELECT Id FROM Lead WHERE IsConverted = FALSE LIMIT 1');
  await pages.open('Lead', lead);
  await page.getByText('MSI Actions is switched off here').waitFor();
  await pages.govern();
  await page.locator('c-msi-panel [data-id="refresh"] button').click();
  await page.getByText('Marketo access is not set up').waitFor();
  await connectAccount(env);
  await page.locator('c-msi-panel [data-id="refresh"] button').click();
  await page.locator('c-panel-person, c-empty-state').first().waitFor();
});

test('the app opens for a rep with the leads, and its navigation has no tabs that are hidden for reps', async () => {
  await page.goto(env.url);
  await page.locator('host-list-view h1', { hasText: 'Leads' }).waitFor();
  assert.deepEqual(await page.locator('host-app-nav li').allInnerTexts(), ['Leads', 'Contacts', 'Accounts', 'Opportunities']);
  await page.locator('host-app-nav a', { hasText: 'Accounts' }).click();
  await page.locator('host-list-view h1', { hasText: 'Accounts' }).waitFor();
});

test('a rep finds a lead in the list and sees what Marketo knows, by one Apex call and few calls to Marketo', async () => {
  const lead = await knownLead();
  const [{ name }] = [await (await page.request.get(`${env.url}/lightning/record/${lead}`)).json()] as [{ name: string }];
  const apexCalls: string[] = [];
  page.on('request', (request) => request.url().includes('/lightning/apex/') && apexCalls.push(request.url()));
  await pages.openList('Lead');
  await page.getByPlaceholder('Search this list...').fill(name);
  await page.locator(`[data-row="${lead}"]`).getByRole('checkbox').check({ force: true });
  await page.getByText('1 selected').waitFor();
  await env.local('marketo', 'calls', { method: 'DELETE' });
  await page.locator(`[data-row="${lead}"] a`).first().click();
  await pages.panelAnswered();
  await page.locator('c-panel-person [data-id="score"]').waitFor();
  await page.locator('c-activity-list [data-activity]').first().waitFor();
  await page.getByText('Interesting Moment').waitFor();
  const times = await page.locator('c-activity-list time').all();
  const dates = await Promise.all(times.map((time) => time.getAttribute('datetime')));
  assert.deepEqual(dates, [...dates].sort().reverse());
  assert.equal(apexCalls.length, 1);
  const calls = await marketoCalls();
  assert.ok(calls.length <= 8, calls.join('\n'));
  assert.equal(calls.filter((url) => url.includes('/rest/v1/leads.json')).length, 1);
});

test('older activities come by the button until Marketo has no more, by keyboard', async () => {
  const before = await page.locator('[data-activity]').count();
  await page.locator('c-activity-list [data-id="more"] button').focus();
  await page.keyboard.press('Enter');
  await page.getByText('These are all activities that Marketo keeps.').waitFor();
  assert.ok((await page.locator('[data-activity]').count()) >= before);
  assert.equal(await page.locator('c-activity-list [data-id="more"]').count(), 0);
});

test('a fault of Marketo shows its remedy; a try later brings the person', async () => {
  await env.local('marketo', 'faults', { method: 'PUT', body: { name: '606' } });
  await page.reload();
  await page.getByText('Too many calls to Marketo in 20 seconds').waitFor();
  await env.local('marketo', 'faults', { method: 'DELETE' });
  await page.locator('c-error-panel [data-id="retry"] button').click();
  await page.locator('c-panel-person').waitFor();
});

test('an account shows its people; a person leads to the contact', async () => {
  const [role] = pages.ids('SELECT Id FROM OpportunityContactRole LIMIT 1');
  assert.ok(role, 'The seed has contact roles.');
  const [account = ''] = pages.ids('SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) LIMIT 1');
  await pages.open('Account', account);
  await page.getByText(/of \d+ people are in Marketo/).waitFor();
  await page.locator('c-panel-people a').first().click();
  await page.waitForURL(/\/lightning\/r\/Contact\/003/);
  await page.locator('host-highlights-panel h1', { hasText: 'Contact' }).waitFor();
  await pages.panelAnswered();
});

test('an opportunity shows the people of its contact roles', async () => {
  const [opportunity = ''] = pages.ids('SELECT Id FROM Opportunity WHERE Id IN (SELECT OpportunityId FROM OpportunityContactRole) LIMIT 1');
  await pages.open('Opportunity', opportunity);
  await page.locator('c-panel-people [data-person]').first().waitFor();
  await page
    .getByText(/Decision Maker|Evaluator|Technical Buyer|Business User|Influencer/)
    .first()
    .waitFor();
});

test('a rep adds a lead to a campaign of Marketo, which shows among its activities and in the audit trail', async () => {
  const lead = await knownLead();
  await pages.open('Lead', lead);
  await page.locator('c-msi-panel [data-id="add-to-campaign"] button').click();
  await pages.chooseCampaign('Send Pricing Guide (Nurture 2026)');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('1 person was added to Send Pricing Guide.').waitFor();
  await page.locator('[data-id="close"] button').click();
  await page.locator('[data-activity]', { hasText: 'Request Campaign' }).first().waitFor();
  const [entry] = pages.ids("SELECT Id FROM Audit_Entry__c WHERE Action__c = 'add to campaign' AND CreatedBy.Name = 'Rosa Jimenez'");
  assert.ok(entry);
});

test('people of an account are chosen, and a fault of Marketo is told for each of them', async () => {
  const [account = ''] = pages.ids('SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) LIMIT 1');
  await pages.open('Account', account);
  await page.locator('c-msi-panel [data-id="add-to-campaign"] button').click();
  await pages.chooseCampaign('Back to Nurture (Nurture 2026)');
  await page.getByText(/^All \d+ people$/).click();
  await env.local('marketo', 'faults', { method: 'PUT', body: { name: '606', pathPrefix: '/rest/v1/campaigns/' } });
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('Nobody was added to Back to Nurture.').waitFor();
  await page.getByText('Too many calls to Marketo in 20 seconds').first().waitFor();
  await env.local('marketo', 'faults', { method: 'DELETE' });
  await page.locator('[data-id="close"] button').click();
});

test('governance takes the action away, and the Apex refuses it', async () => {
  await pages.govern('Lead_Marketo__c', 'off');
  const lead = await knownLead();
  await pages.open('Lead', lead);
  await page.locator('c-panel-person').waitFor();
  assert.equal(await page.locator('[data-id="add-to-campaign"]').count(), 0);
  await assert.rejects(
    env.apex('CampaignController.getCampaigns', { recordId: lead }, 'rosa.jimenez@kestrel.example'),
    /ACTION_SWITCHED_OFF/,
  );
  await pages.govern('Lead_Marketo__c', 'inherit');
});

test('an admin switches the panel off for leads; contacts keep it', async () => {
  await pages.govern('Lead_Tabs__c', 'off');
  const [lead = ''] = pages.ids('SELECT Id FROM Lead WHERE IsConverted = FALSE LIMIT 1');
  const [contact = ''] = pages.ids('SELECT Id FROM Contact WHERE AccountId != NULL LIMIT 1');
  await pages.open('Lead', lead);
  await page.getByText('MSI Actions is switched off here').waitFor();
  await pages.open('Contact', contact);
  assert.equal(await page.getByText('MSI Actions is switched off here').count(), 0);
  await pages.govern('Lead_Tabs__c', 'inherit');
});

test('an admin sees the same panel, with the settings a click away in the navigation', async () => {
  await pages.become('salesforce-admin');
  await pages.open('Lead', await knownLead());
  await page.locator('c-panel-person [data-id="score"]').waitFor();
  await page.locator('host-app-nav a', { hasText: 'MSI Settings' }).click();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
});

test('a user without MSI Actions sees the record, and in the panel what to ask for; the Apex refuses as well', async () => {
  await pages.become('no-access');
  const [lead = ''] = pages.ids('SELECT Id FROM Lead WHERE IsConverted = FALSE LIMIT 1');
  await pages.open('Lead', lead);
  await page.getByText('Ask a Salesforce admin for the permission set MSI Actions Admin or MSI Actions User.').waitFor();
  await assert.rejects(env.apex('PanelController.getPanel', { recordId: lead }, 'noah.weiss@kestrel.example'), /access/);
});

test('a record that is not shared cannot be opened, by the page or by the Apex behind the panel', async () => {
  await pages.become('sales-rep');
  const seen = new Set<string>();
  for (const sheet of [0, 1, 2, 3, 4, 5]) {
    const answer = (await (await page.request.get(`${env.url}/lightning/list/Contact?view=All&page=${sheet}`)).json()) as {
      rows: { id: string }[];
    };
    for (const { id } of answer.rows) seen.add(id);
  }
  const hidden = pages.ids('SELECT Id FROM Contact').find((id) => !seen.has(id)) ?? '';
  await page.goto(`${env.url}/lightning/r/Contact/${hidden}/view`);
  await page.getByText('This record cannot be shown').waitFor();
  await assert.rejects(env.apex('PanelController.getPanel', { recordId: hidden }, 'rosa.jimenez@kestrel.example'), /RECORD_NOT_VISIBLE/);
});

test('no page raised an error', () => assert.deepEqual(errors, []));
