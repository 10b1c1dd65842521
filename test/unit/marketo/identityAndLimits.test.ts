import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startBench } from './support.ts';

const usage = '/rest/v1/stats/usage.json';

test('the same token is answered with its remaining seconds until it expires', async () => {
  const bench = await startBench();
  const { clientId, clientSecret } = bench.marketo.apiService();
  const ask = async (secret: string, method = 'GET') => {
    const query = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret });
    const answer = await fetch(`${bench.url}/identity/oauth/token?${query.toString()}`, { method });
    return { status: answer.status, cache: answer.headers.get('cache-control'), body: (await answer.json()) as Record<string, unknown> };
  };
  bench.clock.advance(3_000_000);
  const second = await ask(clientSecret, 'POST');
  assert.deepEqual(
    [second.body['access_token'], second.body['token_type'], second.body['expires_in'], second.cache],
    [bench.token, 'bearer', 600, 'no-store'],
  );
  bench.clock.advance(600_001);
  assert.equal(await bench.code(usage), '602');
  assert.notEqual(await bench.signIn(), second.body['access_token']);
  assert.equal(await bench.code(usage), undefined);
  const wrong = await ask('wrong');
  assert.deepEqual([wrong.status, wrong.body], [401, { error: 'invalid_client', error_description: 'Bad client credentials' }]);
  await bench.marketo.stop();
});

test('only a bearer header is accepted; an unknown token is 601', async () => {
  const bench = await startBench();
  const inQuery = await fetch(`${bench.url}${usage}?access_token=${bench.token}`);
  assert.equal(inQuery.status, 200);
  assert.equal(((await inQuery.json()) as { errors: { code: string }[] }).errors[0]?.code, '600');
  const valid = bench.token;
  bench.token = 'unknown';
  assert.equal(await bench.code(usage), '601');
  assert.equal((await bench.get('/userservice/management/v1/users/allusers.json')).status, 401);
  bench.token = valid;
  assert.equal((await bench.get('/soap/mktows/3_1')).status, 404);
  assert.equal(await bench.code('/rest/v1/nothing.json'), '610');
  await bench.marketo.stop();
});

test('the call 101 within 20 seconds is 606, the call after the day’s quota is 607 until midnight US Central', async () => {
  const bench = await startBench({ limits: { callsPerDay: 120 } });
  for (let call = 0; call < 100; call += 1) assert.equal(await bench.code(usage), undefined);
  const refused = (await bench.json(usage)) as { success: boolean; errors: { code: string; message: string }[]; requestId: string };
  assert.deepEqual(refused.errors, [{ code: '606', message: "Max rate limit '100' exceeded with in '20' secs" }]);
  assert.match(refused.requestId, /^[0-9a-f]+#[0-9a-f]+$/);
  bench.clock.advance(20_001);
  for (let call = 0; call < 20; call += 1) await bench.code(usage);
  assert.equal(await bench.code(usage), '607');
  bench.clock.set('2026-09-03T04:59:00Z');
  await bench.signIn();
  assert.equal(await bench.code(usage), '607');
  bench.clock.set('2026-09-03T05:00:01Z');
  assert.equal(await bench.code(usage), undefined);
  const stats = (await (await fetch(`${bench.url}/_local/stats`)).json()) as Record<string, unknown>;
  assert.equal(stats['peakCallsInWindow'], 100);
  const week = (await bench.json('/rest/v1/stats/errors/last7days.json')) as { result: { errors: unknown[] }[] };
  assert.deepEqual(week.result[1]?.errors, [
    { errorCode: '606', count: 1 },
    { errorCode: '607', count: 2 },
  ]);
  await bench.marketo.stop();
});

test('eleven calls at once are too many', async () => {
  const bench = await startBench({ latencyMs: 100 });
  const codes = await Promise.all(Array.from({ length: 11 }, () => bench.code(usage)));
  assert.deepEqual(
    codes.filter((code) => code !== undefined),
    ['615'],
  );
  assert.equal(bench.marketo.traffic.stats(bench.clock.now()).peakConcurrent, 10);
  await bench.marketo.stop();
});

test('another Munchkin host is not served, its own is', async () => {
  const bench = await startBench();
  const other = await bench.get(usage, { 'X-Forwarded-Host': '999-ABC-999.mktorest.com' });
  assert.equal(other.status, 404);
  assert.match(await other.text(), /No such host/);
  assert.equal((await bench.get(usage, { 'X-Forwarded-Host': '123-msi-456.mktorest.com' })).status, 200);
  await bench.marketo.stop();
});

test('a URL above 8 KB is 414, a body above 1 MB is 413, a body that is no JSON is 609', async () => {
  const bench = await startBench();
  assert.equal((await bench.get(`/rest/v1/leads.json?filterType=id&filterValues=${'1,'.repeat(4100)}`)).status, 414);
  const post = (body: string, type: string) =>
    fetch(`${bench.url}/rest/v1/leads.json?_method=GET`, {
      method: 'POST',
      body,
      headers: { Authorization: `Bearer ${bench.token}`, 'Content-Type': type },
    });
  assert.equal((await post('a'.repeat(1_100_000), 'application/json')).status, 413);
  assert.match(await (await post('{', 'application/json')).text(), /"code":"609"/);
  assert.match(await (await post('x', 'text/csv')).text(), /"code":"612"/);
  await bench.marketo.stop();
});

test('every fault that can be switched on is observed by a client', async () => {
  const bench = await startBench();
  const put = (body: unknown) =>
    fetch(`${bench.url}/_local/faults`, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  for (const name of ['601', '602', '603', '604', '606', '607', '608', '611', '615', '713']) {
    await put({ name, count: 1, pathPrefix: '/rest' });
    assert.equal(await bench.code(usage), name);
    if (name === '601' || name === '602') assert.notEqual(await bench.signIn(), '');
    assert.equal(await bench.code(usage), undefined, `${name} is over`);
  }
  await put({ name: 'garbage', count: 1 });
  assert.match(await (await bench.get(usage)).text(), /It works/);
  await put({ name: 'http502', count: 1 });
  assert.equal((await bench.get(usage)).status, 502);
  await put({ name: 'hang', count: 1 });
  await assert.rejects(fetch(bench.url + usage, { headers: { Authorization: `Bearer ${bench.token}` }, signal: AbortSignal.timeout(150) }));
  await put({ name: 'slow', value: 120, count: 1 });
  const started = performance.now();
  await bench.code(usage);
  assert.ok(performance.now() - started >= 115);
  assert.equal((await put({ name: 'earthquake' })).status, 400);
  await put({ name: '608' });
  assert.equal(await bench.code(usage), '608');
  await fetch(`${bench.url}/_local/faults/608`, { method: 'DELETE' });
  assert.equal(await bench.code(usage), undefined);
  await bench.marketo.stop();
});

test('a permission taken from the API role answers 603, in the user service HTTP 403', async () => {
  const bench = await startBench();
  const body = JSON.stringify({ missing: ['Read-Only Person', 'Access User Management Api'] });
  await fetch(`${bench.url}/_local/permissions`, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body });
  assert.equal(await bench.code('/rest/v1/leads/describe.json'), '603');
  assert.equal(await bench.code('/rest/v1/activities/types.json'), undefined);
  assert.equal((await bench.get('/userservice/management/v1/users/allusers.json')).status, 403);
  await bench.marketo.stop();
});
