import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createMarketo, type Marketo } from '../../../local/marketo/index.ts';
import { startBench, type Bench } from './support.ts';

let bench: Bench;
let marketo: Marketo;
before(async () => {
  marketo = createMarketo({ port: 0, dataFile: ':memory:', people: [] });
  await marketo.start();
  bench = await startBench({ rules: [{ pattern: '*.mktorest.com', base: () => marketo.info().url }] });
  await bench.activate();
});
after(async () => {
  await bench.stop();
  await marketo.stop();
});

const users = async () => (await bench.call('GET', '/v1/users')).body['users'] as Record<string, unknown>[];

test('roles can be changed but one admin stays', async () => {
  await bench.call('POST', '/v1/invitations', { email: 'rosa@kestrel.example', firstName: 'Rosa', lastName: 'Jimenez', role: 'user' });
  const [maya, rosa] = await users();
  assert.deepEqual([maya?.['original'], maya?.['role'], rosa?.['role']], [true, 'admin', 'user']);
  const demoted = await bench.call('PATCH', `/v1/users/${String(maya?.['id'])}`, { role: 'user' });
  assert.deepEqual([demoted.status, demoted.body['code']], [409, 'last_admin']);
  const promoted = await bench.call('PATCH', `/v1/users/${String(rosa?.['id'])}`, { role: 'admin' });
  assert.equal(promoted.body['role'], 'admin');
  assert.equal((await bench.call('PATCH', '/v1/users/usr_nobody', { role: 'user' })).status, 404);
  assert.equal((await bench.call('PATCH', `/v1/users/${String(rosa?.['id'])}`, { role: 'king' })).status, 400);
});

test('the sync cannot start without Marketo, and nobody is protected by a refused start', async () => {
  const refused = await bench.call('POST', '/v1/account/sync-start');
  assert.deepEqual([refused.status, refused.body['code']], [409, 'marketo_not_connected']);
  assert.equal((await bench.call('GET', '/v1/account')).body['syncStartedAt'], null);
  await bench.call('PUT', '/v1/connections/marketo', { munchkinId: '123-MSI-456', ...marketo.apiService() });
});

test('once the sync started the original user cannot be deleted, others can', async () => {
  const started = await bench.call('POST', '/v1/account/sync-start');
  bench.clock.advance(1000);
  const again = await bench.call('POST', '/v1/account/sync-start');
  assert.ok(started.body['syncStartedAt']);
  assert.equal(again.body['syncStartedAt'], started.body['syncStartedAt']);
  const [maya, rosa] = await users();
  const refused = await bench.call('DELETE', `/v1/users/${String(maya?.['id'])}`);
  assert.deepEqual([refused.status, refused.body['code']], [409, 'original_user_protected']);
  assert.equal((await bench.call('DELETE', `/v1/users/${String(rosa?.['id'])}`)).status, 204);
  assert.equal((await users()).length, 1);
});

test('the hundredth seat is the last one; a withdrawn invitation frees it', async () => {
  const seats = Array.from({ length: 99 }, (_, index) => ({
    email: `rep${index}@kestrel.example`,
    firstName: 'Rep',
    lastName: String(index),
  }));
  const answers = await Promise.all(seats.map((person) => bench.call('POST', '/v1/invitations', person)));
  assert.ok(answers.every(({ status }) => status === 201));
  const late = { email: 'late@kestrel.example', firstName: 'Late', lastName: 'Comer' };
  assert.equal((await bench.call('POST', '/v1/invitations', late)).body['code'], 'seat_limit');
  const used = (await bench.call('GET', '/v1/account')).body['seats'];
  assert.deepEqual(used, { used: 100, total: 100 });
  const list = (await bench.call('GET', '/v1/invitations')).body['invitations'] as Record<string, unknown>[];
  assert.equal((await bench.call('DELETE', `/v1/invitations/${String(list[50]?.['id'])}`)).status, 204);
  assert.equal((await bench.call('POST', '/v1/invitations', late)).status, 201);
});

test('an expired token is refused and a switched-on fault ends all tokens', async () => {
  bench.sales.faults.switchOn({ name: 'expireTokens', count: 1, pathPrefix: '/v1/users' });
  assert.equal((await bench.call('GET', '/v1/users')).body['code'], 'invalid_token');
});
