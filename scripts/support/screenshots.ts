/**
 * Takes the screenshots of README and guides from the running product: docs/guide/images/*.png.
 * Run after changing a page: node scripts/run.mjs scripts/support/screenshots.ts [folder]
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../test/support/browser.ts';
import { TestEnvironment } from '../../test/support/environment.ts';
import { Journey } from '../../test/support/journey.ts';
import { RecordPages } from '../../test/support/recordPages.ts';
import { UserPages } from '../../test/support/userPages.ts';
import { repositoryRoot } from './paths.ts';

const FIRST_ADMIN = 'maya.lindqvist@kestrel.example';
const folder = process.argv[2] ?? join(repositoryRoot, 'docs/guide/images');

class Photographer {
  private readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }
  /** Takes a picture; `at` begins at the top of the window, which a change of its width would move. */
  async take(name: string, width = 1440, height = 900, at?: string): Promise<void> {
    await this.page.setViewportSize({ width, height });
    const box = at === undefined ? null : await this.page.locator(at).boundingBox();
    if (box) await this.page.mouse.wheel(0, box.y);
    await this.page.waitForTimeout(600);
    await this.page.screenshot({ path: join(folder, `${name}.png`) });
    await this.page.setViewportSize({ width: 1440, height: 900 });
  }
}

async function connect(person: Journey, photos: Photographer): Promise<void> {
  await person.openGuide();
  await photos.take('before-you-start');
  await person.enterAccess();
  await person.invite(FIRST_ADMIN);
  await photos.take('step-1-invite');
  await person.page.goto(await person.activationLink(FIRST_ADMIN));
  await photos.take('invitation');
  await person.page.getByRole('button').first().click();
  await person.connectSalesforce();
  await photos.take('step-2-salesforce');
  await person.openGuide('connectMarketo');
  await person.page.locator('c-marketo-connection-step [data-id="connect"] button').click();
  await person.page.locator('c-marketo-connection-step c-state-badge', { hasText: 'Connected' }).waitFor();
  await photos.take('step-3-marketo');
}

async function sync(person: Journey, photos: Photographer): Promise<void> {
  await person.preview();
  await person.page.locator('c-sync-plan').scrollIntoViewIfNeeded();
  await photos.take('step-4-preview');
  await photos.take('step-4-preview-phone', 375, 812, 'c-sync-plan');
  await person.page.locator('c-sync-plan [data-id="start"] button').click();
  await person.page.locator('c-sync-progress [data-id="pause"]').waitFor();
  await person.page.waitForTimeout(4000);
  await photos.take('step-4-progress');
  await person.page.locator('c-sync-result').waitFor({ timeout: 300_000 });
  await person.stateOf('fieldSync', 'Done');
  await person.page.locator('c-sync-result').scrollIntoViewIfNeeded();
  await photos.take('step-4-result');
  await person.openGuide();
  await photos.take('setup-guide');
  await photos.take('setup-guide-tablet', 1024, 768);
  await photos.take('setup-guide-phone', 375, 812);
}

async function users(page: Page, env: TestEnvironment, photos: Photographer): Promise<void> {
  const pages = new UserPages(page, env);
  await pages.open();
  await pages.choose('Invite Users');
  await pages.typeAddresses(
    'Rosa Jimenez <rosa.jimenez@kestrel.example>, kenji.mori@kestrel.example, hannah.brooks@kestrel.example, noah.weiss@kestrel.example, someone@kestrel.example, not an address',
  );
  await photos.take('users-review');
  await photos.take('users-review-phone', 375, 812);
  await pages.invite('Invite 3 People');
  await page.locator('c-invite-flow [data-id="done"] button').click();
  await page.locator('c-user-table').waitFor();
  await photos.take('users');
}

async function section(page: Page, env: TestEnvironment, name: string): Promise<void> {
  await page.goto(`${env.url}/lightning/n/MSI_Settings?c__section=${name}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}

const LATIN = /^[\p{Script=Latin}\p{P}\p{S}\p{N}\p{Z}\s]+$/u;

/** An opportunity whose people have names in Latin script: not every machine has fonts for the others. */
async function readableOpportunity(pages: RecordPages, env: TestEnvironment): Promise<string> {
  const some = 'SELECT Id FROM Opportunity WHERE Id IN (SELECT OpportunityId FROM OpportunityContactRole) LIMIT 30';
  for (const id of pages.ids(some)) {
    const { people } = await env.apex<{ people: { name: string; title?: string }[] }>('PanelController.getPanel', { recordId: id });
    const isReadable = people.every(({ name, title = '' }) => LATIN.test(name + title));
    if (people.length > 2 && isReadable) return id;
  }
  throw new Error('No opportunity has people with names in Latin script.');
}

/** Many people chosen in a list, with texts in Latin script: not every machine has fonts for the others. */
async function fromList(page: Page, pages: RecordPages, photos: Photographer): Promise<void> {
  const rows = await page.locator('host-list-view [data-row]').all();
  const texts = await Promise.all(rows.map(async (row) => [await row.getAttribute('data-row'), await row.innerText()]));
  const readable = texts.filter(([, text]) => LATIN.test(text ?? '')).map(([id]) => id ?? '');
  await pages.select(readable.slice(0, 9));
  await photos.take('rep-list');
  await pages.addChosen();
  await pages.chooseCampaign('Send Pricing Guide (Nurture 2026)');
  await photos.take('rep-list-campaign');
}

/** What a rep sees; ends as the rep. */
async function records(page: Page, env: TestEnvironment, photos: Photographer): Promise<void> {
  const pages = new RecordPages(page, env);
  await pages.govern();
  await pages.become('sales-rep');
  await pages.openList('Lead');
  await photos.take('rep-leads');
  await fromList(page, pages, photos);
  const leads = pages.ids('SELECT Id FROM Lead WHERE IsConverted = FALSE AND IsDeleted = FALSE LIMIT 300');
  let most = { id: '', count: -1 };
  for (const id of leads.filter((_, index) => index % 10 === 0)) {
    const { activities } = await env.apex<{ activities?: { items: unknown[] } }>('PanelController.getPanel', { recordId: id });
    const count = activities?.items.length ?? -1;
    if (count > most.count) most = { id, count };
  }
  await page.waitForTimeout(21_000);
  await pages.open('Lead', most.id);
  await photos.take('rep-lead');
  await page.setViewportSize({ width: 375, height: 812 });
  await page.locator('c-activity-list').scrollIntoViewIfNeeded();
  await photos.take('rep-lead-phone', 375, 812);
  await page.locator('c-msi-panel [data-id="add-to-campaign"] button').click();
  await pages.chooseCampaign('Send Pricing Guide (Nurture 2026)');
  await photos.take('rep-campaign');
  await page.locator('[data-id="cancel"] button').click();
  await pages.open('Opportunity', await readableOpportunity(pages, env));
  await photos.take('rep-opportunity');
}

mkdirSync(folder, { recursive: true });
const env = await TestEnvironment.start({ people: 10_000, pages: true, latencyMs: 120 });
const browser = await launchBrowser();
try {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  const person = new Journey(page, env);
  const photos = new Photographer(page);
  await connect(person, photos);
  await sync(person, photos);
  await users(page, env, photos);
  await section(page, env, 'actionsConfig');
  await photos.take('settings');
  await section(page, env, 'syncSettings');
  await photos.take('sync-settings');
  await person.openGuide('installPackage');
  await page.locator('c-install-page [data-id="summary"]').waitFor();
  await page.locator('c-install-page').scrollIntoViewIfNeeded();
  await photos.take('step-6-install');
  await section(page, env, 'configure');
  await page.locator('c-doctor-page [data-id="summary"]').waitFor();
  await photos.take('step-7-doctor');
  await page.getByRole('tab', { name: 'Governance' }).click();
  await photos.take('step-7-governance');
  await section(page, env, 'health');
  await photos.take('health');
  await section(page, env, 'auditTrail');
  await photos.take('audit-trail');
  await page.goto(env.environment.window.info().url);
  await photos.take('inspector');
  await records(page, env, photos);
  console.log(`Screenshots are in ${folder}`);
} finally {
  await browser.close();
  await env.stop();
}
