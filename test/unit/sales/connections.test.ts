import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import formBody from '@fastify/formbody';
import { after, before, test } from 'node:test';
import { createHttpService } from '../../../local/kernel/httpHost.ts';
import { createMarketo, type Marketo } from '../../../local/marketo/index.ts';
import { type Bench, startBench } from './support.ts';

/** What the stand-in for Salesforce's OAuth end points saw and shall answer next. */
const org = {
  tokenCalls: [] as Record<string, string>[],
  revoked: [] as string[],
  nextError: undefined as { status: number; text: string } | undefined,
};
let orgUrl = '';
const orgService = createHttpService({
  name: 'org',
  port: 0,
  build: async (app) => {
    await app.register(formBody);
    app.post('/services/oauth2/token', async (request, reply) => {
      org.tokenCalls.push(request.body as Record<string, string>);
      if (org.nextError) return reply.code(org.nextError.status).type('application/json').send(org.nextError.text);
      return { access_token: `at-${org.tokenCalls.length}`, refresh_token: 'rt-1', instance_url: orgUrl, token_type: 'Bearer' };
    });
    app.get('/services/oauth2/userinfo', async () => ({
      user_id: '0055e0000000001AAA',
      organization_id: '00D5e0000000001EAA',
      preferred_username: 'maya@kestrel.example',
      name: 'Maya Lindqvist',
      email: 'maya@kestrel.example',
    }));
    app.post('/services/oauth2/revoke', async (request, reply) => {
      org.revoked.push((request.body as Record<string, string>)['token'] ?? '');
      return reply.code(200).send();
    });
  },
  onReset: () => undefined,
});

let bench: Bench;
let marketo: Marketo;
before(async () => {
  orgUrl = (await orgService.start()).url;
  marketo = createMarketo({ port: 0, dataFile: ':memory:', people: [] });
  await marketo.start();
  bench = await startBench({
    rules: [
      { pattern: '*.my.salesforce.com', base: () => orgUrl },
      { pattern: '*.mktorest.com', base: () => marketo.info().url },
    ],
  });
  await bench.activate();
});
after(async () => {
  await bench.stop();
  await orgService.stop();
  await marketo.stop();
});

const authorize = (change: Record<string, unknown> = {}) =>
  bench.call('POST', '/v1/connections/salesforce/authorizations', {
    loginUrl: orgUrl,
    environment: 'production',
    consumerKey: 'key-1',
    returnUrl: `${orgUrl}/lightning/setup?tab=2`,
    ...change,
  });
const callback = async (state: string, rest = 'code=c0de') =>
  fetch(`${bench.url}/oauth/salesforce/callback?state=${state}&${rest}`, { redirect: 'manual' });

test('the admin is sent to Salesforce with PKCE and comes back connected; the state works once', async () => {
  const { status, body } = await authorize();
  assert.equal(status, 201);
  const url = new URL(String(body['authorizeUrl']));
  assert.equal(url.origin + url.pathname, `${orgUrl}/services/oauth2/authorize`);
  const state = String(body['state']);
  const answer = await callback(state);
  assert.equal(answer.status, 302);
  assert.equal(answer.headers.get('location'), `${orgUrl}/lightning/setup?tab=2&connection=connected`);
  const sent = org.tokenCalls[0] ?? {};
  assert.equal(
    createHash('sha256')
      .update(sent['code_verifier'] ?? '')
      .digest('base64url'),
    url.searchParams.get('code_challenge'),
  );
  assert.deepEqual(
    [sent['grant_type'], sent['client_id'], sent['redirect_uri']],
    ['authorization_code', 'key-1', `${bench.url}/oauth/salesforce/callback`],
  );
  assert.equal((await callback(state)).status, 400);
  const connection = (await bench.call('GET', '/v1/connections/salesforce')).body;
  assert.deepEqual(
    [connection['state'], (connection['user'] as Record<string, unknown>)['username'], connection['lastError']],
    ['connected', 'maya@kestrel.example', null],
  );
  assert.doesNotMatch(JSON.stringify(connection), /at-1|rt-1/);
});

test('a state older than ten minutes, foreign return pages and plain http logins are refused', async () => {
  const { body } = await authorize();
  bench.clock.advance(600_001);
  assert.equal((await callback(String(body['state']))).status, 400);
  assert.equal((await authorize({ returnUrl: 'https://evil.example/' })).body['code'], 'bad_return_url');
  assert.equal((await authorize({ loginUrl: 'http://login.example', returnUrl: 'http://login.example/' })).body['code'], 'bad_login_url');
});

test('each refusal of Salesforce has its own code, and the test shows it until it works again', async () => {
  const refusals: [string, string][] = [
    ['expired access/refresh token', 'expired_token'],
    ['inactive user', 'inactive_user'],
    ['inactive organization', 'inactive_organization'],
    ['ip restricted', 'ip_restricted'],
    ['authentication failure', 'authentication_failure'],
    ['OAUTH_APP_BLOCKED', 'oauth_app_blocked'],
    ['API_DISABLED_FOR_ORG', 'api_disabled'],
    ['Login error restricted domain', 'restricted_domain'],
  ];
  for (const [description, code] of refusals) {
    org.nextError = { status: 400, text: JSON.stringify({ error: 'invalid_grant', error_description: description }) };
    const { status, body } = await bench.call('POST', '/v1/connections/salesforce/test');
    assert.deepEqual([status, body['state'], (body['lastError'] as Record<string, unknown>)['code']], [200, 'failed', code]);
  }
  org.nextError = { status: 200, text: '<html>' };
  const garbage = (await bench.call('POST', '/v1/connections/salesforce/test')).body['lastError'] as Record<string, unknown>;
  assert.equal(garbage['code'], 'salesforce_answered_garbage');
  org.nextError = undefined;
  const fine = (await bench.call('POST', '/v1/connections/salesforce/test')).body;
  assert.deepEqual([fine['state'], fine['lastError']], ['connected', null]);
  assert.equal(org.tokenCalls.at(-1)?.['grant_type'], 'refresh_token');
});

test('an org under its production host name is reached through the host map, by the service and by the browser', async () => {
  const login = 'https://kestrel.my.salesforce.com';
  const { body } = await authorize({ loginUrl: login, returnUrl: `${login}/lightning/setup` });
  assert.ok(String(body['authorizeUrl']).startsWith(`${orgUrl}/services/oauth2/authorize?`));
  const answer = await callback(String(body['state']));
  assert.equal(answer.headers.get('location'), `${orgUrl}/lightning/setup?connection=connected`);
});

test('a denied access and an unreachable login host come back as failed with a code', async () => {
  const denied = await callback(
    String((await authorize()).body['state']),
    'error=access_denied&error_description=end-user+denied+authorization',
  );
  assert.match(denied.headers.get('location') ?? '', /connection=failed&code=access_denied$/);
  const far = await authorize({ loginUrl: 'https://login.salesforce.com', returnUrl: 'https://login.salesforce.com/setup' });
  const outside = await callback(String(far.body['state']));
  assert.match(outside.headers.get('location') ?? '', /code=salesforce_unreachable$/);
});

test('disconnecting revokes the token and forgets it', async () => {
  assert.equal((await bench.call('DELETE', '/v1/connections/salesforce')).status, 204);
  assert.deepEqual(org.revoked, ['rt-1']);
  assert.equal((await bench.call('GET', '/v1/connections/salesforce')).body['state'], 'disconnected');
  assert.equal((await bench.call('POST', '/v1/connections/salesforce/test')).body['code'], 'not_connected');
});

test('Marketo credentials are proved before they are kept, and each failure is told by name', async () => {
  const { clientId, clientSecret } = marketo.apiService();
  const connect = async (change: Record<string, string> = {}) =>
    bench.call('PUT', '/v1/connections/marketo', { munchkinId: '123-MSI-456', clientId, clientSecret, ...change });
  assert.equal((await connect({ munchkinId: 'MSI' })).body['code'], 'munchkin_malformed');
  assert.equal((await connect({ munchkinId: '999-ABC-999' })).body['code'], 'munchkin_unknown');
  assert.equal((await connect({ clientSecret: 'wrong' })).body['code'], 'bad_client_credentials');
  marketo.faults.switchOn({ name: '603', count: 1 });
  assert.equal((await connect()).body['code'], 'permission_missing');
  marketo.faults.switchOn({ name: 'garbage', count: 1 });
  assert.equal((await connect()).body['code'], 'marketo_answered_garbage');
  marketo.faults.switchOn({ name: 'hang', count: 1 });
  assert.equal((await connect()).body['code'], 'marketo_unreachable');
  marketo.faults.switchOn({ name: 'http502', count: 1 });
  assert.equal((await connect()).body['code'], 'marketo_unreachable');
  assert.equal((await bench.call('GET', '/v1/connections/marketo')).body['state'], 'disconnected');
  const good = await connect({ munchkinId: ' 123-msi-456 ' });
  assert.deepEqual(
    [good.status, good.body['state'], good.body['owner'], good.body['munchkinId']],
    [200, 'connected', 'maya.lindqvist@kestrel.example', '123-MSI-456'],
  );
  assert.ok(!JSON.stringify(good.body).includes(clientSecret));
  marketo.faults.switchOn({ name: '603', count: 1 });
  assert.equal((await bench.call('POST', '/v1/connections/marketo/test')).body['state'], 'failed');
  assert.equal((await bench.call('POST', '/v1/connections/marketo/test')).body['state'], 'connected');
  assert.equal((await bench.call('DELETE', '/v1/connections/marketo')).status, 204);
  assert.equal((await bench.call('POST', '/v1/connections/marketo/test')).body['code'], 'not_connected');
});
