import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { linkOf, startBench, type Bench } from './support.ts';

let bench: Bench;
before(async () => {
  bench = await startBench();
  await bench.activate();
});
after(async () => bench.stop());

const person = (name: string, more: Record<string, unknown> = {}) => ({ email: `${name}@kestrel.example`, ...more });
const invite = (key: string, invitations: unknown[]) =>
  bench.call('POST', '/v1/invitations/batch', { invitations }, { 'Idempotency-Key': key });
const users = async () => (await bench.call('GET', '/v1/users')).body['users'] as Record<string, unknown>[];
const stateOf = async (email: string) => (await users()).find((user) => user['email'] === email)?.['state'];

test('addresses are told apart before anybody is invited', async () => {
  const emails = ['new@kestrel.example', 'MAYA.lindqvist@kestrel.example', 'nobody', 'x@other-instance.example'];
  const { body } = await bench.call('POST', '/v1/invitations/check', { emails });
  assert.deepEqual(
    (body['results'] as { state: string }[]).map(({ state }) => state),
    ['free', 'invited', 'invalid', 'other_instance'],
  );
  assert.deepEqual(body['seats'], { used: 1, total: 100 });
});

test('a batch mails each person once, skips what cannot be invited by name, and repeated invites nobody twice', async () => {
  const team = (await bench.call('POST', '/v1/teams', { name: 'Field Sales' })).body;
  const rows = [
    person('tomas', { firstName: 'Tomás', lastName: 'Almeida', teamIds: [team['id']] }),
    person('hannah', { role: 'admin' }),
    person('maya.lindqvist'),
    { email: 'not an address' },
    person('kenji', { teamIds: ['team_gone'] }),
  ];
  const first = await invite('key-1', rows);
  assert.deepEqual(
    (first.body['results'] as Record<string, unknown>[]).map((row) => row['code'] ?? row['status']),
    ['invited', 'invited', 'already_invited', 'invalid_email', 'unknown_team'],
  );
  assert.equal(bench.mails.length, 3);
  const again = await invite('key-1', rows);
  assert.deepEqual(again.body['results'], first.body['results']);
  assert.equal(bench.mails.length, 3);
  const tomas = (await users()).find((user) => user['email'] === 'tomas@kestrel.example');
  assert.deepEqual(tomas?.['teamIds'], [team['id']]);
  assert.equal((await invite('key-1', [person('else')])).body['code'], 'idempotency_conflict');
});

test('a batch can be undone for fifteen minutes; who accepted stays', async () => {
  const { body } = await invite('key-2', [person('adaeze'), person('piotr')]);
  const mail = bench.mails.find(({ to }) => to?.[0]?.address === 'piotr@kestrel.example');
  await fetch(linkOf(mail), { method: 'POST' });
  const undone = await bench.call('POST', `/v1/invitations/batches/${String(body['batchId'])}/undo`);
  assert.deepEqual(undone.body, { withdrawn: 1, kept: 1 });
  assert.equal(await stateOf('adaeze@kestrel.example'), undefined);
  assert.equal(await stateOf('piotr@kestrel.example'), 'activated');
  bench.clock.advance(16 * 60_000);
  assert.equal((await bench.call('POST', `/v1/invitations/batches/${String(body['batchId'])}/undo`)).body['code'], 'undo_expired');
});

test('a person who finishes the set-up is onboarded, and the account knows when they were last there', async () => {
  const mail = bench.mails.find(({ to }) => to?.[0]?.address === 'piotr@kestrel.example');
  const page = await (await fetch(linkOf(mail))).text();
  assert.match(page, /Signature below your e-mails/);
  await fetch(`${linkOf(mail)}/finish`, { method: 'POST', body: new URLSearchParams({ signature: 'Piotr' }) });
  const piotr = (await users()).find((user) => user['email'] === 'piotr@kestrel.example');
  assert.equal(piotr?.['state'], 'onboarded');
  assert.equal(piotr?.['lastActivityAt'], new Date(bench.clock.now()).toISOString());
});

test('seats end a batch in the middle: the rest is skipped with seat_limit', async () => {
  const { used, total } = (await bench.call('GET', '/v1/account')).body['seats'] as { used: number; total: number };
  const rows = Array.from({ length: total - used + 3 }, (_, index) => person(`seat${index}`));
  const { body } = await invite('key-3', rows);
  assert.deepEqual(body['counts'], { invited: total - used, skipped: 3 });
  assert.equal((body['results'] as { code?: string }[]).at(-1)?.code, 'seat_limit');
  assert.deepEqual((await bench.call('POST', `/v1/invitations/batches/${String(body['batchId'])}/undo`)).body, {
    withdrawn: total - used,
    kept: 0,
  });
});

test('without a mail server nobody is left half invited', async () => {
  const silent = await startBench({ noMail: true });
  try {
    const { clientId, clientSecret } = silent.sales.activationClient();
    await silent.signIn(clientId, clientSecret);
    assert.equal(
      (await silent.call('POST', '/v1/invitations', { ...person('a'), firstName: 'A', lastName: 'B' })).body['code'],
      'mail_not_sent',
    );
    assert.equal((await silent.call('GET', '/v1/account')).body['state'], 'inactive');
  } finally {
    await silent.stop();
  }
});
