import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { linkOf, maya, startBench, type Bench } from './support.ts';

let bench: Bench;
before(async () => {
  bench = await startBench();
});
after(async () => bench.stop());

test('a token needs the right id and secret; form and Basic both work', async () => {
  const { clientId, clientSecret } = bench.sales.activationClient();
  const ask = (body: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${bench.url}/oauth/token`, { method: 'POST', body: new URLSearchParams(body), headers });
  const grant = { grant_type: 'client_credentials' };
  const wrong = await ask({ ...grant, client_id: clientId, client_secret: 'wrong' });
  assert.equal(wrong.status, 401);
  assert.equal(((await wrong.json()) as Record<string, unknown>)['error'], 'invalid_client');
  assert.equal((await ask({ grant_type: 'password' })).status, 400);
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const good = (await (await ask(grant, { Authorization: `Basic ${basic}` })).json()) as Record<string, unknown>;
  assert.deepEqual([good['token_type'], good['expires_in'], good['scope']], ['Bearer', 3600, 'activation']);
  assert.equal((await bench.call('GET', '/v1/account')).status, 401);
});

test('before the first invitation the account is inactive and has no integration', async () => {
  const { clientId, clientSecret } = bench.sales.activationClient();
  await bench.signIn(clientId, clientSecret);
  const { body } = await bench.call('GET', '/v1/account');
  assert.deepEqual([body['state'], body['originalUser'], body['syncStartedAt']], ['inactive', null, null]);
  assert.deepEqual(body['integration'], { exists: false, clientId: null, createdAt: null });
  const early = await bench.call('POST', '/v1/account/integration');
  assert.deepEqual([early.status, early.body['code']], [409, 'not_activated']);
  assert.match(early.headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.equal((await bench.call('GET', '/v1/people/counts')).body['code'], 'insufficient_scope');
});

test('the first invitation activates the account, makes the original user admin and sends a mail with a working button', async () => {
  const invited = await bench.call('POST', '/v1/invitations', maya);
  assert.deepEqual([invited.status, invited.body['state'], invited.body['role']], [201, 'invited', 'admin']);
  const account = await bench.call('GET', '/v1/account');
  assert.equal(account.body['state'], 'active');
  const mail = bench.mails[0];
  assert.equal(mail?.to?.[0]?.address, maya.email);
  assert.match(mail?.html ?? '', />Get Started<\/a>/);
  const link = linkOf(mail);
  assert.ok(link.startsWith(`${bench.url}/invitations/`));
  const opened = await fetch(link);
  assert.equal(opened.headers.get('referrer-policy'), 'same-origin', 'else browsers post the form without their origin and are refused');
  const page = await opened.text();
  assert.match(page, /<html lang="en">/);
  assert.match(page, /Activate account<\/button>/);
  const list = async () => ((await bench.call('GET', '/v1/invitations')).body['invitations'] as Record<string, unknown>[])[0];
  assert.equal((await list())?.['state'], 'opened');
  assert.match(
    await (await fetch(link, { method: 'POST', body: new URLSearchParams(), headers: { Origin: bench.url } })).text(),
    /You are ready/,
  );
  assert.equal((await list())?.['state'], 'activated');
  assert.equal((await fetch(`${bench.url}/invitations/${'x'.repeat(43)}`)).status, 410);
});

test('the activation client can invite only the first person', async () => {
  const second = await bench.call('POST', '/v1/invitations', { ...maya, email: 'sam@kestrel.example' });
  assert.deepEqual([second.status, second.body['code']], [403, 'insufficient_scope']);
});

test('the integration secret is shown once, rotation replaces it and ends its tokens', async () => {
  const first = await bench.call('POST', '/v1/account/integration');
  assert.equal(first.status, 201);
  assert.equal((await bench.call('POST', '/v1/account/integration')).body['code'], 'integration_exists');
  await bench.signIn(String(first.body['clientId']), String(first.body['clientSecret']));
  assert.equal((await bench.call('GET', '/v1/users')).status, 200);
  const activation = bench.sales.activationClient();
  await bench.signIn(activation.clientId, activation.clientSecret);
  const account = JSON.stringify((await bench.call('GET', '/v1/account')).body);
  assert.ok(!account.includes(String(first.body['clientSecret'])));
  const rotated = await bench.call('POST', '/v1/account/integration', { rotate: true });
  await bench.signIn(String(first.body['clientId']), String(first.body['clientSecret']));
  assert.equal((await bench.call('GET', '/v1/users')).status, 401);
  await bench.signIn(String(rotated.body['clientId']), String(rotated.body['clientSecret']));
  assert.equal((await bench.call('GET', '/v1/users')).status, 200);
});

test('wrong, foreign and repeated addresses are refused by name', async () => {
  const invite = async (email: string) => (await bench.call('POST', '/v1/invitations', { ...maya, email })).body['code'];
  assert.equal(await invite('not an address'), 'invalid_email');
  assert.equal(await invite('zoë@kestrel.example'), 'invalid_email');
  assert.equal(await invite('someone@other-instance.example'), 'email_in_other_instance');
  assert.equal(await invite('MAYA.lindqvist@kestrel.example'), 'already_member');
  assert.equal(await invite('rosa@kestrel.example'), undefined);
  assert.equal(await invite('rosa@kestrel.example'), 'already_invited');
  const broken = await bench.call('POST', '/v1/invitations', { email: 'x@y.example' });
  assert.deepEqual([broken.status, broken.body['code']], [400, 'invalid_request']);
});

test('an invitation expires after seven days; sending again gives a new link and ends the old one', async () => {
  const find = async () =>
    ((await bench.call('GET', '/v1/invitations')).body['invitations'] as Record<string, unknown>[]).find(
      ({ email }) => email === 'rosa@kestrel.example',
    );
  const oldLink = linkOf(bench.mails.at(-1));
  bench.clock.advance(7 * 86_400_000 + 1);
  const fresh = bench.sales.activationClient();
  await bench.signIn(fresh.clientId, fresh.clientSecret);
  const rosa = await find();
  assert.equal(rosa?.['state'], 'expired');
  assert.equal((await fetch(oldLink)).status, 410);
  const again = await bench.call('POST', `/v1/invitations/${String(rosa?.['id'])}/resend`);
  assert.deepEqual([again.status, again.body['state']], [200, 'invited']);
  assert.equal((await fetch(oldLink)).status, 410);
  assert.equal((await fetch(linkOf(bench.mails.at(-1)))).status, 200);
});

test('when mail cannot be sent nothing changes and the reason is told', async () => {
  const silent = await startBench({ noMail: true });
  const { clientId, clientSecret } = silent.sales.activationClient();
  await silent.signIn(clientId, clientSecret);
  const failed = await silent.call('POST', '/v1/invitations', maya);
  assert.deepEqual([failed.status, failed.body['code']], [502, 'mail_not_sent']);
  const account = await silent.call('GET', '/v1/account');
  assert.deepEqual([account.body['state'], account.body['originalUser']], ['inactive', null]);
  assert.deepEqual((await silent.call('GET', '/v1/invitations')).body['invitations'], []);
  await silent.stop();
});
