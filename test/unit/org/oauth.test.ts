import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { HostMap } from '../../../local/kernel/hosts.ts';
import { createOrg, readCodeBase, type Org } from '../../../local/org/index.ts';
import { createSalesAccount, type SalesAccount } from '../../../local/sales/index.ts';
import { createWindow, type InspectorWindow } from '../../../local/window/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'oauth-'));
const KEY = 'test.consumer.key';
const ADMIN = 'admin@msi-actions.test';
let org: Org;
let sales: SalesAccount;
let mailbox: InspectorWindow;

before(async () => {
  mailbox = createWindow({ port: 0, smtpPort: 0, dataFile: ':memory:', services: { marketo: '', sales: '', org: '' } });
  await mailbox.start();
  sales = createSalesAccount({
    port: 0,
    dataFile: ':memory:',
    smtpPort: () => mailbox.smtpPort(),
    hosts: new HostMap([]),
    consumerKey: KEY,
  });
  await sales.start();
  org = createOrg({
    port: 0,
    dataFolder: folder,
    codeBase: readCodeBase([]),
    hosts: [],
    personas: [{ key: 'admin', label: 'Admin', username: ADMIN }],
    firstPersona: 'admin',
    connectedApps: () => [{ name: 'Sales account', consumerKey: KEY, callbackUrls: [`${sales.info().url}/oauth/salesforce/callback`] }],
    health: () => ({}),
    sendMail: async () => undefined,
    seed: () => undefined,
    threads: 1,
  });
  await org.start();
});

after(async () => {
  await Promise.all([org.stop(), sales.stop(), mailbox.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

async function token(client: { clientId: string; clientSecret: string }): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: client.clientId, client_secret: client.clientSecret });
  const answer = (await (await fetch(`${sales.info().url}/oauth/token`, { method: 'POST', body })).json()) as { access_token: string };
  return answer.access_token;
}

async function api<T>(bearer: string, method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${sales.info().url}${path}`, {
    method,
    headers: { Authorization: `Bearer ${bearer}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (response.status === 204 ? null : await response.json()) as T;
}

let integration = '';

async function authorize(): Promise<string> {
  if (!integration) {
    const activation = await token(sales.activationClient());
    await api(activation, 'POST', '/v1/invitations', { email: 'first@kestrel.example', firstName: 'First', lastName: 'Admin' });
    integration = await token(await api(activation, 'POST', '/v1/account/integration', {}));
  }
  const { url } = org.info();
  const answer = await api<{ authorizeUrl: string }>(integration, 'POST', '/v1/connections/salesforce/authorizations', {
    loginUrl: url,
    environment: 'production',
    returnUrl: `${url}/lightning/n/Setup_Guide?c__step=x`,
  });
  return answer.authorizeUrl;
}

const follow = (url: string, cookie: string, init: RequestInit = {}) => fetch(url, { ...init, redirect: 'manual', headers: { cookie } });

async function signIn(): Promise<string> {
  const response = await fetch(`${org.info().url}/login`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ username: ADMIN, password: 'local-only' }),
  });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function allow(authorizeUrl: string, cookie: string, decision = 'allow'): Promise<string> {
  const body = new URLSearchParams({ query: new URL(authorizeUrl).search.slice(1), decision });
  const back = await follow(`${org.info().url}/services/oauth2/authorize`, cookie, { method: 'POST', body });
  const home = await follow(back.headers.get('location') ?? '', '');
  return home.headers.get('location') ?? '';
}

const connection = () =>
  api<{ state: string; user: { username: string } | null; lastError: { code: string } | null }>(
    integration,
    'GET',
    '/v1/connections/salesforce',
  );

test('somebody who is not logged in is led to the login page and back to the consent page', async () => {
  const url = await authorize();
  const first = await follow(url, '');
  assert.match(first.headers.get('location') ?? '', /^\/login\?startUrl=%2Fservices%2Foauth2%2Fauthorize/);
  const consent = await follow(url, await signIn());
  assert.equal(consent.status, 200);
  assert.match(await consent.text(), /Allow Access\?/);
});

test('after Allow the Sales account is connected as that user and the browser is back at its page', async () => {
  const cookie = await signIn();
  const landed = await allow(await authorize(), cookie);
  assert.match(landed, /\/lightning\/n\/Setup_Guide\?c__step=x&connection=connected$/);
  const now = await connection();
  assert.equal(now.state, 'connected');
  assert.equal(now.user?.username, ADMIN);
});

test('Deny, a blocked app and a wrong domain come back as different failures', async () => {
  const cookie = await signIn();
  assert.match(await allow(await authorize(), cookie, 'deny'), /connection=failed&code=access_denied/);
  for (const [fault, code] of [
    ['oauthAppBlocked', 'oauth_app_blocked'],
    ['restrictedDomain', 'restricted_domain'],
  ] as const) {
    org.faults.switchOn({ name: fault, count: 1 });
    const refused = await follow(await authorize(), cookie);
    const home = await follow(refused.headers.get('location') ?? '', '');
    assert.match(home.headers.get('location') ?? '', new RegExp(`connection=failed&code=${code}`));
  }
});

test('Test refreshes the token; Disconnect revokes it', async () => {
  await allow(await authorize(), await signIn());
  const tested = await api<{ state: string }>(integration, 'POST', '/v1/connections/salesforce/test');
  assert.equal(tested.state, 'connected');
  await api(integration, 'DELETE', '/v1/connections/salesforce');
  assert.equal((await connection()).state, 'disconnected');
});

test('a request without a code challenge or with another callback is refused before anybody is asked', async () => {
  const url = new URL(await authorize());
  url.searchParams.delete('code_challenge');
  assert.equal((await follow(url.href, await signIn())).status, 400);
  const other = new URL(await authorize());
  other.searchParams.set('redirect_uri', 'http://127.0.0.1:1/elsewhere');
  assert.equal((await follow(other.href, await signIn())).status, 400);
});
