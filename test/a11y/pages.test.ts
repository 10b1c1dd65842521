import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { overflow, violations } from '../support/accessibility.ts';
import { launchBrowser } from '../support/browser.ts';
import { TestEnvironment } from '../support/environment.ts';
import { connectAccount, planAndSync } from '../support/setUp.ts';
import { RecordPages } from '../support/recordPages.ts';
import { UserPages } from '../support/userPages.ts';

const WIDTHS = [1440, 1024, 375, 320];
const STEPS = [
  'marketoSalesAccount',
  'connectSalesforce',
  'connectMarketo',
  'fieldSync',
  'inviteUsers',
  'installPackage',
  'configurePackage',
];
const GUIDE = '/lightning/n/Setup_Guide';
const SECTIONS = [
  'salesforce',
  'marketo',
  'userManagement',
  'syncSettings',
  'contentSettings',
  'settingsFile',
  'actionsConfig',
  'configure',
  'health',
  'auditTrail',
];
let env: TestEnvironment;
let browser: Browser;
let page: Page;

before(async () => {
  env = await TestEnvironment.start({ people: 600, pages: true });
  browser = await launchBrowser();
  page = await (await browser.newContext()).newPage();
});

after(async () => {
  await browser.close();
  await env.stop();
});

async function look(path: string): Promise<void> {
  await page.goto(`${env.url}${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
}

/** Everything that is wrong with what `show` brings to the page, at any width. */
async function wrongWith(name: string, show: () => Promise<void>): Promise<string[]> {
  const wrong: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await show();
    wrong.push(...(await violations(page)).map((violation) => `${name} at ${width} px: ${violation}`));
    const sideways = await overflow(page);
    if (sideways > 0) wrong.push(`${name} at ${width} px: scrolls ${sideways} px sideways`);
  }
  return wrong;
}

async function assertAccessible(...paths: string[]): Promise<void> {
  const wrong: string[] = [];
  for (const path of paths) wrong.push(...(await wrongWith(path, () => look(path))));
  assert.deepEqual(wrong, []);
}

test('the login page is accessible', () => assertAccessible('/login'));

test('a new account: the Setup Guide and every step are accessible', async () => {
  await assertAccessible(GUIDE, ...STEPS.map((step) => `${GUIDE}?c__step=${step}`));
});

test('after the sync: the Setup Guide, every step and every section of the settings are accessible', async () => {
  await connectAccount(env);
  await planAndSync(env);
  await assertAccessible(
    GUIDE,
    ...STEPS.map((step) => `${GUIDE}?c__step=${step}`),
    ...SECTIONS.map((section) => `/lightning/n/MSI_Settings?c__section=${section}`),
  );
});

test('lists and record pages with the panel are accessible, switched off and on, and with a fault of Marketo', async () => {
  const records = new RecordPages(page, env);
  const first = (object: string, where = '') => records.ids(`SELECT Id FROM ${object}${where} LIMIT 1`)[0] ?? '';
  const paths: Record<string, [string, string]> = {
    lead: ['Lead', first('Lead', ' WHERE IsConverted = FALSE')],
    contact: ['Contact', first('Contact')],
    account: ['Account', first('Account', ' WHERE Id IN (SELECT AccountId FROM Contact)')],
    opportunity: ['Opportunity', first('Opportunity')],
  };
  const [object, id] = paths['lead'] ?? ['', ''];
  const wrong = await wrongWith('the panel switched off', () => records.open(object, id));
  await records.govern();
  for (const [name, [kind, recordId]] of Object.entries(paths)) {
    wrong.push(...(await wrongWith(name, () => records.open(kind, recordId))));
  }
  const campaign = async () => {
    await records.open(...(paths['account'] ?? ['', '']));
    await page.locator('c-msi-panel [data-id="add-to-campaign"] button').click();
    await page.locator('[data-id="campaign"]').waitFor();
  };
  wrong.push(...(await wrongWith('Add to Marketo Campaign', campaign)));
  const fromList = async () => {
    await records.openList('Lead');
    await records.select(await records.shownIds(12));
    await records.addChosen();
  };
  wrong.push(...(await wrongWith('people chosen in a list', fromList)));
  await records.chooseCampaign('Send Pricing Guide (Nurture 2026)');
  const added = async () => {
    if ((await page.locator('[data-id="result"]').count()) === 0) await page.locator('[data-id="add"] button').click();
    await page.locator('[data-id="result"]').waitFor();
  };
  wrong.push(...(await wrongWith('people added from a list', added)));
  const asksForChoice = async () => {
    await records.openList('Lead');
    await page.locator('[data-button] button').click();
    await page.locator('host-list-view [role="alert"]').waitFor();
  };
  wrong.push(...(await wrongWith('a list that asks for a choice', asksForChoice)));
  wrong.push(...(await wrongWith('nobody chosen', () => look('/lightning/cmp/c__addListToCampaign'))));
  for (const view of ['All', 'Recent']) wrong.push(...(await wrongWith(`list ${view}`, () => records.openList('Lead', view))));
  await env.local('marketo', 'faults', { method: 'PUT', body: { name: '606' } });
  wrong.push(...(await wrongWith('a fault', () => records.open(object, id))));
  await env.local('marketo', 'faults', { method: 'DELETE' });
  wrong.push(...(await wrongWith('a record that is not there', () => look('/lightning/r/Lead/00Q000000000000AAA/view'))));
  assert.deepEqual(wrong, []);
});

test('inviting by typing, by file, and the teams are accessible', async () => {
  const pages = new UserPages(page, env);
  const csv = Buffer.from('Email;Name\nrosa.jimenez@kestrel.example;Rosa Jimenez\nnot an address;X\nnobody@kestrel.example');
  const chooseFile = async () => {
    await pages.open();
    await pages.choose('Invite Users via CSV');
    await page.locator('input[type="file"]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: csv });
    await page.locator('c-csv-invite [data-id="next"]').waitFor();
  };
  const views: Record<string, () => Promise<void>> = {
    'Invite Users': async () => {
      await pages.open();
      await pages.choose('Invite Users');
    },
    'the field mapping': chooseFile,
    'the review': async () => {
      await chooseFile();
      await page.locator('c-csv-invite [data-id="next"] button').click();
      await page.locator('c-invite-review').waitFor();
      await page.locator('c-invite-review [data-id="edit"] button').first().click();
    },
    'Manage Teams': async () => {
      await pages.open();
      await pages.choose('Manage Teams');
    },
  };
  const wrong: string[] = [];
  for (const [name, show] of Object.entries(views)) wrong.push(...(await wrongWith(name, show)));
  assert.deepEqual(wrong, []);
});

test('an unknown page and a Sales account that is down are told accessibly', async () => {
  await assertAccessible('/lightning/n/No_Such_Page');
  await env.local('sales', 'faults', { method: 'PUT', body: { name: 'http500' } });
  await assertAccessible(GUIDE, `${GUIDE}?c__step=fieldSync`);
  await env.local('sales', 'faults', { method: 'DELETE' });
});

test('the dry run of a settings file, filled content settings and the repair page of a copied org are accessible', async () => {
  const { settings } = await env.apex<{ settings: Record<string, unknown> }>('ContentSettingsController.getPage');
  const teams = [{ teamId: 'team_everyone', who: 'allMembers' }];
  const wanted = { ...settings, blockedDomains: ['rival.example'], categories: [{ name: 'Cold outreach', teams }] };
  await env.apex('ContentSettingsController.save', { settings: wanted });
  const text = (await env.apex<string>('SettingsFileController.getFile')).replace('rival.example', 'acme.example');
  const buffer = Buffer.from(text.replace('"logCalls" : false', '"logCalls" : true'));
  const wrong = await wrongWith('the dry run', async () => {
    await look('/lightning/n/MSI_Settings?c__section=settingsFile');
    await page.locator('input[type="file"]').setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer });
    await page.locator('[data-difference]').first().waitFor();
  });
  wrong.push(
    ...(await wrongWith('content settings', async () => {
      await look('/lightning/n/MSI_Settings?c__section=contentSettings');
      await page.locator('[data-id="remove-access"]').first().waitFor();
      await page.locator('[data-id="add-teams"] button').click();
    })),
  );
  env.becomeCopy();
  const repair = async () => {
    await look('/lightning/n/MSI_Settings');
    await page.locator('c-org-guard article').waitFor();
  };
  wrong.push(...(await wrongWith('the repair page', repair)));
  assert.deepEqual(wrong, []);
});

test('the inspector is accessible', async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(env.environment.window.info().url);
  assert.deepEqual(await violations(page), []);
});
