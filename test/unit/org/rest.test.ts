/** Apex REST over HTTP. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Sessions } from '../../../local/org/http/sessions.ts';
import { createOrg, readCodeBase, requireCompiled, type Org } from '../../../local/org/index.ts';
import { Vault } from '../../../local/org/remote/vault.ts';

const folder = mkdtempSync(join(tmpdir(), 'rest-'));
const codeBase = readCodeBase([new URL('../../fixtures/org', import.meta.url).pathname]);
let org: Org;
let token = '';

async function call(method: string, path: string, body?: string) {
  const response = await fetch(`${org.info().url}/services/apexrest${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  return { status: response.status, text, type: response.headers.get('content-type') ?? '' };
}

before(async () => {
  requireCompiled(codeBase);
  org = createOrg({
    port: 0,
    dataFolder: folder,
    codeBase,
    hosts: [],
    personas: [],
    firstPersona: 'admin',
    connectedApps: () => [],
    health: () => ({ status: 'ok' }),
    sendMail: async () => undefined,
    seed: () => undefined,
    threads: 1,
  });
  await org.start();
  const vault = new Vault(join(folder, 'vault.sqlite'), codeBase.metadata);
  token = new Sessions(vault, org.store.organizationId).issueToken({
    kind: 'access',
    userId: org.store.adminUserId,
    clientId: 'test',
    scope: 'api',
  });
  vault.close();
});

after(async () => {
  await org.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a GET reads RestContext and its answer is JSON', async () => {
  const { status, text, type } = await call('GET', '/pings/7?q=x%20y');
  assert.equal(status, 200);
  assert.match(type, /application\/json/);
  assert.deepEqual(JSON.parse(text), { uri: '/pings/7', q: 'x y', path: '/services/apexrest/pings/*' });
});

test('members of a POST body are the parameters of the method', async () => {
  const { status, text } = await call('POST', '/pings/', '{"order":{"name":"pen","size":3},"numbers":[1,2]}');
  assert.deepEqual([status, text], [201, '"pen32"']);
  const broken = await call('POST', '/pings/', '{"order":');
  assert.equal(broken.status, 400);
  assert.match(broken.text, /JSON_PARSER_ERROR/);
});

test('a method without answer sends what it put into RestContext.response', async () => {
  const { text, type } = await call('PUT', '/pings/1', 'raw');
  assert.deepEqual([text, type], ['got raw', 'text/plain']);
});

test('an exception is a 500, an unknown path a 404, a missing method a 405, a stranger a 401', async () => {
  const failed = await call('DELETE', '/pings/1');
  assert.equal(failed.status, 500);
  assert.match(failed.text, /APEX_ERROR.*PingController\.PingException: not today/);
  assert.equal((await call('GET', '/nothing')).status, 404);
  const { status, text } = await call('PATCH', '/pings/1');
  assert.equal(status, 405);
  assert.match(text, /Allowed are DELETE,GET,POST,PUT/);
  token = 'wrong';
  assert.equal((await call('GET', '/pings/7')).status, 401);
});
