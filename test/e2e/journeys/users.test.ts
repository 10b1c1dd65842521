import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { TestEnvironment } from '../../support/environment.ts';
import { Journey } from '../../support/journey.ts';
import { invitationFile, prepareInvitationUsers } from '../../support/invitationFile.ts';
import { connectAccount } from '../../support/setUp.ts';
import { UserPages } from '../../support/userPages.ts';

let env: TestEnvironment;
let browser: Browser;
let person: Journey;
let pages: UserPages;
const folder = mkdtempSync(join(tmpdir(), 'msi-users-'));

before(async () => {
  env = await TestEnvironment.start({ people: 50, pages: true });
  await connectAccount(env);
  browser = await launchBrowser();
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true })).newPage();
  page.setDefaultTimeout(20_000);
  person = new Journey(page, env);
  pages = new UserPages(page, env);
});

after(async () => {
  await browser.close();
  await env.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Directory {
  users: { email: string; state: string; role: string; name: string; teamIds: string[] }[];
  seatsUsed: number;
}
const directory = () => env.apex<Directory>('UserManagementController.getDirectory');
const userOf = async (email: string) => (await directory()).users.find((user) => user.email === email);

test('the first admin finishes the set-up by the mail and becomes onboarded', async () => {
  await person.page.goto(await person.activationLink('maya.lindqvist@kestrel.example'));
  await person.page.getByRole('button', { name: 'Activate account' }).click();
  await person.page.getByLabel(/Signature/).fill('Maya');
  await person.page.getByRole('button', { name: 'Finish' }).click();
  await pages.open();
  await pages.stateOf('maya.lindqvist@kestrel.example', 'Onboarded');
});

test('step 5 of the guide: typed addresses are checked, chosen and invited; the mails arrive and the step is done', async () => {
  await person.openGuide('inviteUsers');
  await pages.choose('Invite Users');
  await pages.typeAddresses(
    'Rosa Jimenez <rosa.jimenez@kestrel.example>; kenji.mori@kestrel.example\nnobody@kestrel.example, not an address',
  );
  await person.page.locator('[data-row="not an address"]').getByText('The e-mail address is not valid').waitFor();
  await person.page.locator('[data-row="nobody@kestrel.example"]').getByText('No Salesforce user has this address').waitFor();
  await pages.invite('Invite 2 People');
  await person.activationLink('rosa.jimenez@kestrel.example');
  await person.activationLink('kenji.mori@kestrel.example');
  assert.equal((await userOf('kenji.mori@kestrel.example'))?.name, 'Kenji Mori');
  await person.openGuide();
  await person.stateOf('inviteUsers', 'Done');
});

test('an invitation is sent again and revoked; a batch is undone', async () => {
  await pages.open();
  const before = await person.activationLink('rosa.jimenez@kestrel.example');
  await pages.act('rosa.jimenez@kestrel.example', 'Resend Invitation');
  await person.toast('was sent to rosa.jimenez@kestrel.example again');
  await env.until('a newer link', async () => (await person.activationLink('rosa.jimenez@kestrel.example')) !== before || undefined);
  assert.match(await (await fetch(before)).text(), /no longer works/);
  await pages.act('kenji.mori@kestrel.example', 'Revoke Invitation');
  await pages.agree();
  await person.toast('was revoked');
  assert.equal(await userOf('kenji.mori@kestrel.example'), undefined);
  await pages.choose('Invite Users');
  await pages.typeAddresses('hannah.brooks@kestrel.example');
  await pages.invite('Invite 1 Person');
  await person.page.locator('[data-id="done"] button').click();
  await person.page.locator('[data-id="undo-button"] button').click();
  await pages.agree();
  await person.toast('1 invitations were withdrawn');
  assert.equal(await userOf('hannah.brooks@kestrel.example'), undefined);
});

test('teams are made and filled; roles change; the last admin is protected by name', async () => {
  await pages.open();
  await pages.choose('Manage Teams');
  await person.page.locator('c-team-list input').first().fill('Field Sales');
  await person.page.locator('c-team-list [data-id="create"] button').click();
  await person.page.locator('[data-team-row="Field Sales"] [data-id="edit"] button').click();
  await person.page.locator('[data-team-row="Field Sales"]').getByText('rosa.jimenez@kestrel.example').click();
  await person.page.locator('c-team-list [data-id="save"] button').click();
  await person.toast('The members were changed.');
  await person.page.locator('c-team-list [data-id="leave"] button').click();
  await person.page.locator('[data-row="rosa.jimenez@kestrel.example"]').getByText('Everyone, Field Sales').waitFor();
  await pages.act('maya.lindqvist@kestrel.example', 'Make User');
  await person.page.locator('c-error-panel').getByText('only admin').first().waitFor();
  await pages.act('rosa.jimenez@kestrel.example', 'Make Admin');
  await person.toast('is an admin now');
});

test('a user is deactivated, which frees the seat, and reactivated', async () => {
  const { seatsUsed } = await directory();
  await fetch(await person.activationLink('rosa.jimenez@kestrel.example'), { method: 'POST' });
  await pages.open();
  await pages.act('rosa.jimenez@kestrel.example', 'Deactivate');
  await person.page.getByRole('button', { name: 'Deactivate', exact: true }).click();
  await pages.stateOf('rosa.jimenez@kestrel.example', 'Deactivated');
  assert.equal((await directory()).seatsUsed, seatsUsed - 1);
  await pages.act('rosa.jimenez@kestrel.example', 'Reactivate');
  await pages.stateOf('rosa.jimenez@kestrel.example', 'Activated');
});

test('a file of 1,000 rows: each of 14 defects is named on its row, only the good ones are invited, and again nobody', async () => {
  await prepareInvitationUsers(env);
  const { text, rows, expected, good } = invitationFile(1000);
  const file = join(folder, 'people.csv');
  writeFileSync(file, text);
  const started = performance.now();
  const report = await env.apex<{ rows: { codes: string[] }[] }>('UserManagementController.checkInvitations', { rows });
  const seconds = (performance.now() - started) / 1000;
  assert.ok(seconds <= 5, `The check took ${seconds.toFixed(1)} s.`);
  const wrong = report.rows.flatMap(({ codes }, index) => {
    const wanted = expected[index];
    const named = wanted === undefined ? codes.length === 0 : codes.includes(wanted);
    return named ? [] : [`row ${index + 1}: wanted ${wanted ?? 'nothing'}, found ${codes.join(', ')}`];
  });
  assert.deepEqual(wrong.slice(0, 5), []);
  assert.equal(new Set(expected.filter(Boolean)).size, 14);
  await pages.open();
  await pages.choose('Invite Users via CSV');
  await person.page.locator('input[type="file"]').setInputFiles(file);
  await person.page.locator('c-csv-invite [data-id="next"] button').click();
  await pages.invite(`Invite ${good.length} People`);
  const invited = (await directory()).users.filter(({ state }) => state === 'invited').map(({ email }) => email);
  assert.deepEqual(
    good.filter((email) => !invited.includes(email)),
    [],
  );
  const download = person.page.waitForEvent('download');
  await person.page.locator('[data-id="download"] button').click();
  assert.equal((await download).suggestedFilename(), 'Invitations.csv');
  const { seatsUsed } = await directory();
  await person.page.locator('[data-id="done"] button').click();
  await pages.choose('Invite Users via CSV');
  await person.page.locator('input[type="file"]').setInputFiles(file);
  await person.page.locator('c-csv-invite [data-id="next"] button').click();
  await person.page.locator('c-invite-review [data-id="summary"]', { hasText: '0 of 1,000 people chosen' }).waitFor();
  assert.equal(await person.page.locator('c-invite-review [data-id="invite"] button').isDisabled(), true);
  assert.equal((await directory()).seatsUsed, seatsUsed);
});

test('files that are no list of people are refused by name', async () => {
  await pages.open();
  await pages.choose('Invite Users via CSV');
  const input = person.page.locator('input[type="file"]');
  const problem = person.page.locator('c-csv-invite [data-id="problem"]');
  await input.setInputFiles({ name: 'picture.csv', mimeType: 'text/csv', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]) });
  await problem.getByText('picture.csv is no CSV file').waitFor();
  await input.setInputFiles({ name: 'nothing.csv', mimeType: 'text/csv', buffer: Buffer.from('') });
  await problem.getByText('nothing.csv is empty').waitFor();
  await input.setInputFiles({ name: 'head.csv', mimeType: 'text/csv', buffer: Buffer.from('Email\n') });
  await problem.getByText('has no row below its header').waitFor();
});

test('by keyboard alone an admin invites, and undoes it', async () => {
  await pages.open();
  const { keyboard } = person.page;
  const email = 'ishita.banerjee@kestrel.example';
  await person.page.locator('[data-id="actions"] button').focus();
  await keyboard.press('Enter');
  await pages.focusOn('lightning-menu-item');
  await keyboard.press('Enter');
  await pages.focusOn('[data-id="heading"]');
  await pages.tabTo('textarea');
  await keyboard.type(email);
  await pages.tabTo('[data-id="next"]');
  await keyboard.press('Enter');
  await pages.focusOn('[data-id="summary"]');
  await pages.tabTo('[data-id="invite"]');
  await keyboard.press('Enter');
  await pages.focusOn('[data-id="result"]');
  assert.equal((await userOf(email))?.state, 'invited');
  await pages.tabTo('[data-id="done"]');
  await keyboard.press('Enter');
  await pages.focusOn('[data-id="heading"]');
  await pages.tabTo('[data-id="undo-button"]');
  await keyboard.press('Enter');
  await person.page.getByRole('button', { name: 'OK', exact: true }).waitFor();
  await pages.tabToButton('OK');
  await keyboard.press('Enter');
  await env.until('the invitation is gone', async () => ((await userOf(email)) === undefined ? true : undefined));
});

test('the audit trail tells who invited whom and what else changed', async () => {
  await person.page.goto(`${env.url}/lightning/n/MSI_Settings?c__section=auditTrail`);
  await person.page.locator('c-audit-trail tbody tr').first().waitFor();
  const text = (await person.page.locator('c-audit-trail tbody').innerText()).replace(/\s+/g, ' ');
  assert.match(text, /Sam Okafor Users: reactivate rosa\.jimenez@kestrel\.example deactivated active/);
  assert.match(text, /Teams: create Field Sales \(blank\) Field Sales/);
  assert.match(text, /Users: role rosa\.jimenez@kestrel\.example user admin/);
});

test('a rep and a user without access are refused by every method, and see no page', async () => {
  for (const username of ['rosa.jimenez@kestrel.example', 'noah.weiss@kestrel.example']) {
    for (const method of ['getDirectory', 'checkInvitations', 'inviteUsers', 'undoInvitations', 'createTeam', 'deactivateUser']) {
      await assert.rejects(env.apex(`UserManagementController.${method}`, {}, username), /NO_PERMISSION|do not have access/);
    }
  }
  await person.openGuide();
  await person.become('Sales rep');
  await person.page.goto(`${env.url}/lightning/n/MSI_Settings?c__section=userManagement`);
  await person.page.locator('c-empty-state').first().waitFor();
  assert.equal(await person.page.locator('c-user-management').count(), 0);
});
