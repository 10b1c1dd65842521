/** User management, CSV invitations, configuration, doctor and governance by keyboard alone. Source: WCAG 2.2, 2.1.1, 2.1.2, 2.4.7. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { TestEnvironment } from '../../support/environment.ts';
import { Keyboard } from '../../support/keyboard.ts';
import { connectAccount } from '../../support/setUp.ts';

const ROSA = 'rosa.jimenez@kestrel.example';
const KENJI = 'kenji.mori@kestrel.example';
const HANNAH = 'hannah.brooks@kestrel.example';
const MAYA = 'maya.lindqvist@kestrel.example';
const NOAH = 'noah.weiss@kestrel.example';
let env: TestEnvironment;
let browser: Browser;
let page: Page;
let keys: Keyboard;

before(async () => {
  env = await TestEnvironment.start({ people: 20, pages: true });
  await connectAccount(env);
  await fetch(await env.activationLink(MAYA), { method: 'POST' });
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true })).newPage();
  page.setDefaultTimeout(20_000);
  keys = await Keyboard.of(page);
});

after(async () => {
  await browser.close();
  await env.stop();
});

interface Member {
  email: string;
  state: string;
  role: string;
  teamIds: string[];
  sharedContent: number;
}
interface Team {
  id: string;
  name: string;
  memberIds: string[];
}
const teams = async () => (await env.apex<{ teams: Team[] }>('UserManagementController.getDirectory')).teams;
const members = async () => (await env.apex<{ users: Member[] }>('UserManagementController.getDirectory')).users;
const member = async (email: string) => (await members()).find((user) => user.email === email);

async function openUsers(): Promise<void> {
  await page.goto(`${env.url}/lightning/n/MSI_Settings?c__section=userManagement`);
  await page.locator('c-user-table').waitFor();
}

const rowMenu = (email: string): string => `[data-row="${email}"] lightning-button-menu, [data-row="${email}"] [data-id="menu"]`;

async function stateBecomes(email: string, fits: (user: Member | undefined) => boolean): Promise<void> {
  await env.until(`another state of ${email}`, async () => (fits(await member(email)) ? true : undefined), 15_000);
}

async function invite(addresses: string, button: string): Promise<void> {
  await keys.choose('[data-id="actions"]', 'Invite Users');
  await keys.focusOn('[data-id="heading"]');
  await keys.tabTo('c-invite-users textarea');
  await keys.type(addresses);
  await keys.enter('[data-id="next"]');
  await keys.focusOn('[data-id="summary"]');
  await keys.enter('[data-id="invite"]', button);
  await keys.focusOn('[data-id="result"]');
}

test('people are invited, and a batch is undone', async () => {
  await openUsers();
  await invite(`${ROSA}, ${KENJI}`, 'Invite 2 People');
  await keys.enter('[data-id="done"]');
  await keys.focusOn('[data-id="heading"]');
  await invite(HANNAH, 'Invite 1 Person');
  await keys.enter('[data-id="done"]');
  await keys.focusOn('[data-id="heading"]');
  await keys.enter('[data-id="undo-button"]');
  await keys.enter('*', 'OK');
  await stateBecomes(HANNAH, (user) => user === undefined);
});

test('an invitation is sent again and one is revoked', async () => {
  await openUsers();
  const before = await env.activationLink(ROSA);
  await keys.choose(rowMenu(ROSA), 'Resend Invitation');
  await env.until('a newer link', async () => (await env.activationLink(ROSA)) !== before || undefined);
  await keys.choose(rowMenu(KENJI), 'Revoke Invitation');
  await keys.enter('*', 'OK');
  await stateBecomes(KENJI, (user) => user === undefined);
});

test('a role is changed, a user is deactivated and reactivated', async () => {
  await fetch(await env.activationLink(ROSA), { method: 'POST' });
  await openUsers();
  await keys.choose(rowMenu(ROSA), 'Make Admin');
  await stateBecomes(ROSA, (user) => user?.role === 'admin');
  await keys.focusOn(rowMenu(ROSA));
  await keys.choose(rowMenu(ROSA), 'Make User');
  await stateBecomes(ROSA, (user) => user?.role === 'user');
  await keys.focusOn(rowMenu(ROSA));
  await keys.choose(rowMenu(ROSA), 'Deactivate');
  await keys.enter('*', 'Deactivate');
  await stateBecomes(ROSA, (user) => user?.state === 'deactivated');
  await page.locator(`[data-row="${ROSA}"] c-state-badge`, { hasText: 'Deactivated' }).waitFor();
  await keys.choose(rowMenu(ROSA), 'Reactivate');
  await stateBecomes(ROSA, (user) => user?.state === 'activated');
});

test('a user who shares content is deactivated once somebody takes it over', async () => {
  env.shareContent(ROSA, 2);
  await openUsers();
  await keys.choose(rowMenu(ROSA), 'Deactivate');
  await keys.select('[data-id="heir"]', `Maya Lindqvist (${MAYA})`);
  await keys.enter('[data-id="confirm"]');
  await stateBecomes(ROSA, (user) => user?.state === 'deactivated' && user.sharedContent === 0);
  assert.equal((await member(MAYA))?.sharedContent, 2);
  await page.locator(`[data-row="${ROSA}"] c-state-badge`, { hasText: 'Deactivated' }).waitFor();
  await keys.focusOn(rowMenu(ROSA));
  await keys.choose(rowMenu(ROSA), 'Reactivate');
  await stateBecomes(ROSA, (user) => user?.state === 'activated');
});

test('a dialog is left with Escape, which changes nothing and gives the focus back', async () => {
  await openUsers();
  await keys.choose(rowMenu(ROSA), 'Deactivate');
  await page.locator('[data-id="confirm"]').waitFor();
  await keys.press('Escape');
  await page.locator('[data-id="confirm"]').waitFor({ state: 'detached' });
  await keys.focusOn(rowMenu(ROSA));
  assert.equal((await member(ROSA))?.state, 'activated');
});

test('the teams of one user are chosen', async () => {
  await env.apex('UserManagementController.createTeam', { name: 'Renewals' });
  const teamId = (await teams()).find(({ name }) => name === 'Renewals')?.id ?? '';
  await openUsers();
  await keys.choose(rowMenu(ROSA), 'Change Teams');
  await keys.tabTo('lightning-checkbox-group input', 'Renewals');
  await keys.press('Space');
  await keys.enter('[data-id="save"]');
  await stateBecomes(ROSA, (user) => user?.teamIds.includes(teamId) === true);
  await page.locator(`[data-row="${ROSA}"]`, { hasText: 'Renewals' }).waitFor();
  await keys.focusOn(rowMenu(ROSA));
  await env.apex('UserManagementController.deleteTeam', { teamId });
});

test('a team is made, filled, renamed and deleted', async () => {
  const sizeOf = async (name: string) => (await teams()).find((team) => team.name === name)?.memberIds.length;
  await openUsers();
  await keys.choose('[data-id="actions"]', 'Manage Teams');
  await keys.tabTo('c-team-list input');
  await keys.type('Field Sales');
  await keys.enter('c-team-list [data-id="create"]');
  await page.locator('[data-team-row="Field Sales"]').waitFor();
  await keys.enter('[data-team-row="Field Sales"] [data-id="edit"]');
  await keys.tabTo('[data-team-row="Field Sales"] [data-id="name"]');
  await keys.press('Control+a');
  await keys.type('Inside Sales');
  await keys.tabTo('[data-team-row="Field Sales"] input[type="checkbox"]');
  await keys.press('Space');
  await keys.enter('c-team-list [data-id="save"]');
  await env.until('the renamed team with a member', async () => ((await sizeOf('Inside Sales')) === 1 ? true : undefined), 15_000);
  await page.locator('[data-team-row="Inside Sales"]').waitFor();
  await keys.enter('[data-team-row="Inside Sales"] [data-id="delete"]');
  await keys.enter('*', 'OK');
  await page.locator('[data-team-row="Inside Sales"]').waitFor({ state: 'detached' });
  assert.equal(await sizeOf('Inside Sales'), undefined);
});

test('a file of people is chosen, mapped, checked and invited, and the result is downloaded', async () => {
  // The browser hands the dialog over from now on; asked for together with the key, it may come too late.
  page.on('filechooser', () => undefined);
  await openUsers();
  await keys.choose('[data-id="actions"]', 'Invite Users via CSV');
  await keys.focusOn('[data-id="heading"]');
  await keys.tabTo('c-csv-invite input[type="file"]');
  const chooser = page.waitForEvent('filechooser');
  await keys.press('Enter');
  const text = `Contact,Rufname,Nachname\r\n${KENJI},Kenji,Mori\r\nnot an address,A,B\r\n`;
  await (await chooser).setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await keys.select('c-csv-invite [data-field="firstName"]', 'Rufname');
  await keys.enter('c-csv-invite [data-id="next"]');
  await keys.focusOn('[data-id="summary"]');
  await keys.enter('[data-id="invite"]', 'Invite 1 Person');
  await keys.focusOn('[data-id="result"]');
  await stateBecomes(KENJI, (user) => user?.state === 'invited');
  const download = page.waitForEvent('download');
  await keys.enter('[data-id="download"]');
  assert.match(readFileSync(await (await download).path(), 'utf8'), /kenji\.mori/);
});

interface Check {
  key: string;
  state: string;
}
async function checkOf(key: string, username: string): Promise<string | undefined> {
  const { checks } = await env.apex<{ checks: Check[] }>('DoctorController.examine', { userId: env.userId(username) });
  return checks.find((check) => check.key === key)?.state;
}

async function openDoctor(): Promise<void> {
  await page.goto(`${env.url}/lightning/n/MSI_Settings?c__section=configure`);
  await page.locator('c-doctor-page [data-id="summary"]').waitFor();
}

test('the doctor looks at another user, repairs and undoes it', async () => {
  await openDoctor();
  await keys.enter('[data-id="choose-user"]');
  await keys.tabTo('c-user-finder input');
  await keys.type('Noah');
  await keys.press('Enter');
  await page.getByRole('button', { name: 'Check Noah Weiss' }).waitFor();
  await keys.enter('c-user-finder', 'Check Noah Weiss');
  await keys.focusOn('[data-id="summary"]');
  await keys.enter('[data-check="permissionSet"] [data-id="repair"]');
  await keys.enter('[data-id="confirm"]');
  await env.until('the repair', async () => ((await checkOf('permissionSet', NOAH)) === 'ok' ? true : undefined), 15_000);
  await page.locator('c-repair-list [data-id="undo"]').first().waitFor();
  await keys.enter('c-repair-list [data-id="undo"]');
  await keys.enter('[data-id="confirm"]');
  await env.until('the way back', async () => ((await checkOf('permissionSet', NOAH)) === 'broken' ? true : undefined), 15_000);
});

test('the clicks are opened, all checks are shown, a file is downloaded', async () => {
  await openDoctor();
  await keys.tabTo('c-doctor-page [data-id="all"]');
  await keys.press('Space');
  await page.locator('[data-check="userActive"]').waitFor();
  const one = page.waitForEvent('download');
  await keys.enter('[data-check="task.MSE_Clicked__c"] [data-id="file"]');
  assert.equal((await one).suggestedFilename(), 'MSE_Clicked__c.field-meta.xml');
  await keys.tabTo('[data-check="task.MSE_Replied__c"] summary');
  await keys.press('Enter');
  await page.locator('[data-check="task.MSE_Replied__c"] [data-id="path"]').waitFor();
});

test('governance is switched for the org and for a profile', async () => {
  await openDoctor();
  await keys.tabTo('[role="tab"]', 'Doctor');
  await keys.press('ArrowRight');
  await page.locator('c-governance-page').waitFor();
  await keys.select('c-governance-page [data-key="Actions_Enabled__c"]', 'On');
  await page.locator('[data-effective="Actions_Enabled__c"]', { hasText: 'On: from the org' }).waitFor();
  await keys.select('c-governance-page [data-id="level"]', 'A profile');
  await keys.select('c-governance-page [data-id="profile"]', 'Standard User');
  await page.locator('[data-id="showing"]', { hasText: 'Standard User' }).waitFor();
  await keys.select('c-governance-page [data-key="Lead_Call__c"]', 'Off');
  await page.locator('[data-effective="Lead_Call__c"]', { hasText: 'Off: from the profile' }).waitFor();
});

test('nothing of all this used a pointer', async () => {
  assert.equal(await keys.pointers(), 0);
});
