import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { TestEnvironment } from '../../support/environment.ts';
import { expectedSync } from '../../support/expected.ts';
import { Journey } from '../../support/journey.ts';

const PEOPLE = 10_000;
const FIRST_ADMIN = 'maya.lindqvist@kestrel.example';
let env: TestEnvironment;
let browser: Browser;
let person: Journey;
let broken = false;

/** One leg of the journey: those behind a failed one would only fail for the same reason. */
function leg(name: string, walk: () => Promise<void>): void {
  test(name, async (context: TestContext) => {
    if (broken) return context.skip('an earlier leg failed');
    broken = true;
    await walk();
    broken = false;
  });
}

before(async () => {
  env = await TestEnvironment.start({ people: PEOPLE, pages: true, latencyMs: 20 });
  browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(20_000);
  person = new Journey(page, env);
});

after(async () => {
  await browser.close();
  await env.stop();
});

leg('a user without MSI Actions reads who can help', async () => {
  await person.openGuide();
  await person.become('User without MSI Actions');
  await person.page.getByText('You cannot manage MSI Actions').waitFor();
  await person.become('Marketo admin');
});

leg('before anything the guide asks for API access, names what is wrong, and saves only what works', async () => {
  await person.openGuide();
  const form = person.page.locator('c-marketo-access-form');
  const api = env.environment.marketo.apiService();
  await person.fillCredentials(form, {
    'Munchkin ID': env.environment.marketo.munchkinId,
    'Client ID': api.clientId,
    'Client Secret': 'wrong',
  });
  await person.page
    .locator('c-error-panel, [role="alert"], .slds-has-error')
    .filter({ hasText: /secret|credentials/i })
    .first()
    .waitFor();
  await person.enterAccess();
  await person.stateOf('marketoSalesAccount', 'Not started');
});

leg('step 1: the Marketo admin invites the first admin, the mail arrives, Get Started activates the account', async () => {
  await person.openGuide('marketoSalesAccount');
  await person.page.getByText('Client ID and Client Secret appear after the first invitation.').waitFor();
  await person.invite(FIRST_ADMIN);
  await person.page.getByText('Stored, cannot be shown again').waitFor();
  await person.page.goto(await person.activationLink(FIRST_ADMIN));
  await person.page.getByRole('button').first().click();
  await person.page
    .getByText(/ready|active/i)
    .first()
    .waitFor();
  await person.openGuide();
  await person.stateOf('marketoSalesAccount', 'Done');
});

leg('step 2: the Salesforce admin connects Salesforce through the consent page', async () => {
  await person.become('Salesforce admin');
  await person.connectSalesforce();
  await person.openGuide();
  await person.stateOf('connectSalesforce', 'Done');
});

leg('step 3: the Marketo admin connects Marketo without copying anything', async () => {
  await person.become('Marketo admin');
  await person.openGuide('connectMarketo');
  await person.page.locator('c-marketo-connection-step [data-id="connect"] button').click();
  await person.page.locator('c-marketo-connection-step c-state-badge', { hasText: 'Connected' }).waitFor();
  await person.openGuide();
  await person.stateOf('connectMarketo', 'Done');
});

leg('another admin takes the connection over, and Marketo stays connected under the new owner', async () => {
  await person.become('Salesforce admin');
  await person.openGuide('connectMarketo');
  await person.page.locator('c-marketo-connection-step [data-id="take-over"] button').click();
  await person.page.getByRole('button', { name: 'OK', exact: true }).click();
  await person.page.getByText('You own the connection to Marketo now.').waitFor();
  await person.page.locator('c-marketo-connection-step [data-id="take-over"]').waitFor({ state: 'detached' });
  await person.become('Marketo admin');
});

leg('step 4: the preview counts what the seed holds, and the sync leaves exactly those people', async () => {
  const expected = expectedSync(PEOPLE, 1);
  const plan = await person.preview();
  assert.equal(plan['created'], expected.people);
  assert.equal(plan['withoutEmail'], expected.withoutEmail);
  assert.equal(plan['skippedNoOwner'], expected.noOwner);
  assert.equal(plan['skippedNotInMarketo'], expected.notInMarketo);
  assert.equal((await env.apex<{ accountPeople: number }>('FieldSyncController.getOverview')).accountPeople, 0);
  await person.page.locator('c-sync-plan [data-id="start"] button').click();
  await person.page.locator('c-sync-progress').waitFor();
  await person.page.locator('c-sync-result').waitFor({ timeout: 180_000 });
  const counts = await env.apex<{ accountPeople: number }>('FieldSyncController.getOverview');
  assert.equal(counts.accountPeople, expected.people);
  await person.openGuide();
  await person.stateOf('fieldSync', 'Done');
});

leg('a second preview finds nothing to change', async () => {
  await person.openGuide('fieldSync');
  await person.page.locator('c-sync-result [data-id="again"] button').click();
  await person.page.locator('c-sync-plan [data-id="nothing"]').waitFor({ timeout: 120_000 });
});
