import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { linkOf, startBench, type Bench } from './support.ts';

let bench: Bench;
before(async () => {
  bench = await startBench();
  await bench.activate();
  await bench.call('POST', '/v1/invitations', { email: 'rosa@kestrel.example', firstName: 'Rosa', lastName: 'Jimenez', role: 'admin' });
});
after(async () => bench.stop());

const users = async () => (await bench.call('GET', '/v1/users')).body['users'] as Record<string, unknown>[];
const teams = async () => (await bench.call('GET', '/v1/teams')).body['teams'] as Record<string, unknown>[];
const code = async (method: string, path: string, body?: unknown) => (await bench.call(method, path, body)).body['code'];

test('Everyone holds all users, is there from the beginning and cannot be changed', async () => {
  const [everyone] = await teams();
  assert.deepEqual([everyone?.['name'], everyone?.['everyone'], (everyone?.['memberIds'] as string[]).length], ['Everyone', true, 2]);
  assert.equal(await code('DELETE', '/v1/teams/team_everyone'), 'team_protected');
  assert.equal(await code('PATCH', '/v1/teams/team_everyone', { name: 'All' }), 'team_protected');
});

test('a team is created, renamed, filled, emptied and deleted; its members stay', async () => {
  const [maya, rosa] = await users();
  const { body: team } = await bench.call('POST', '/v1/teams', { name: '  Field Sales ' });
  assert.equal(team['name'], 'Field Sales');
  assert.equal(await code('POST', '/v1/teams', { name: 'field sales' }), 'team_exists');
  assert.equal(await code('POST', '/v1/teams', { name: 'everyone' }), 'team_exists');
  const path = `/v1/teams/${String(team['id'])}`;
  const filled = await bench.call('PATCH', path, { name: 'Field', add: [maya?.['id'], rosa?.['id']] });
  assert.deepEqual([filled.body['name'], (filled.body['memberIds'] as string[]).length], ['Field', 2]);
  assert.equal(await code('PATCH', path, { add: ['usr_nobody'] }), 'unknown_user');
  await bench.call('PATCH', path, { remove: [maya?.['id']] });
  assert.deepEqual((await users())[1]?.['teamIds'], [team['id']]);
  assert.equal((await bench.call('DELETE', path)).status, 204);
  assert.equal((await users()).length, 2);
  assert.equal(await code('PATCH', path, { name: 'Gone' }), 'not_found');
});

test('the twenty-first team is refused', async () => {
  for (let number = 1; number <= 20; number++) assert.equal(await code('POST', '/v1/teams', { name: `Team ${number}` }), undefined);
  assert.equal(await code('POST', '/v1/teams', { name: 'One more' }), 'team_limit');
});

test('deactivating frees the seat and hands shared content over; reactivating brings the user back', async () => {
  const [maya, rosa] = await users();
  const path = `/v1/users/${String(rosa?.['id'])}`;
  await fetch(linkOf(bench.mails[0]), { method: 'POST' });
  await bench.call('PATCH', path, { role: 'user' });
  bench.shareContent(String(rosa?.['id']), 3);
  assert.equal(await code('POST', `${path}/deactivate`), 'hand_over_needed');
  assert.equal(await code('POST', `${path}/deactivate`, { handOverTo: rosa?.['id'] }), 'bad_hand_over');
  const { body } = await bench.call('POST', `${path}/deactivate`, { handOverTo: maya?.['id'] });
  assert.deepEqual([body['state'], body['sharedContent']], ['deactivated', 0]);
  assert.equal((await users())[0]?.['sharedContent'], 3);
  assert.deepEqual((await bench.call('GET', '/v1/account')).body['seats'], { used: 1, total: 100 });
  const check = await bench.call('POST', '/v1/invitations/check', { emails: ['rosa@kestrel.example'] });
  assert.equal((check.body['results'] as { state: string }[])[0]?.state, 'deactivated');
  assert.equal(
    await code('POST', '/v1/invitations', { email: 'rosa@kestrel.example', firstName: '', lastName: 'J' }),
    'deactivated_member',
  );
  assert.equal((await bench.call('POST', `${path}/reactivate`)).body['state'], 'invited');
});

test('the last admin cannot be deactivated', async () => {
  const [maya] = await users();
  assert.equal(await code('POST', `/v1/users/${String(maya?.['id'])}/deactivate`), 'last_admin');
});
