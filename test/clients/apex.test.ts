/** Salesforce's own libraries, unmodified, against the local org. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { TestLevel } from '@salesforce/apex-node';
import type { Connection } from '@salesforce/core';
import { TestEnvironment } from '../support/environment.ts';

const home = mkdtempSync(join(tmpdir(), 'msi-clients-'));
Object.assign(process.env, { HOME: home, SF_DISABLE_TELEMETRY: 'true', SF_DISABLE_LOG_FILE: 'true' });
for (const name of ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY']) delete process.env[name];

const { AuthInfo, Connection: Connect } = await import('@salesforce/core');
const { ExecuteService, TestService } = await import('@salesforce/apex-node');
let env: TestEnvironment;
let connection: Connection;

async function connect(username: string): Promise<Connection> {
  const accessToken = env.environment.org.accessToken(username) ?? '';
  const instanceUrl = env.url;
  const authInfo = await AuthInfo.create({
    username: accessToken,
    accessTokenOptions: { accessToken, instanceUrl, loginUrl: instanceUrl },
  });
  return Connect.create({ authInfo });
}

before(async () => {
  env = await TestEnvironment.start({ people: 200 });
  connection = await connect('sam.okafor@kestrel.example');
});

after(async () => {
  await env.stop();
  rmSync(home, { recursive: true, force: true });
});

test('the connection takes the version of the org and queries it, related records included', async () => {
  assert.equal(connection.getApiVersion(), '67.0');
  const contacts = await connection.query('SELECT Id, LastName, Account.Name FROM Contact WHERE AccountId != null LIMIT 3');
  assert.equal(contacts.records.length, 3);
  const [first] = contacts.records as { Account?: { Name?: string } }[];
  assert.ok(first?.Account?.Name);
  await assert.rejects(async () => connection.query('SELECT Nothing FROM Contact'), /No such column 'Nothing'/);
});

test('records are created, read, changed, upserted and deleted with the rules of the org', async () => {
  const account = connection.sobject('Account');
  const made = await account.create({ Name: 'Made by a client', NumberOfEmployees: 7 });
  assert.equal(made.success, true);
  const id = made.id ?? '';
  assert.equal((await account.retrieve(id))?.['NumberOfEmployees'], 7);
  await account.update({ Id: id, Name: 'Renamed' });
  assert.equal((await account.retrieve(id))?.['Name'], 'Renamed');
  await assert.rejects(account.create({ NumberOfEmployees: 1 }), /REQUIRED_FIELD_MISSING|Required fields are missing/);
  await account.destroy(id);
  await assert.rejects(account.retrieve(id), /NOT_FOUND|does not exist/);
});

test('objects are described with what the user may do', async () => {
  const described = await connection.describe('Lead');
  assert.ok(described.fields.some(({ name, type }) => name === 'Email' && type === 'email'));
  assert.equal(described.createable, true);
  const all = await connection.describeGlobal();
  assert.ok(all.sobjects.some(({ name }) => name === 'Sync_Run__c'));
});

test('an anonymous block runs; its compile problem and its exception are told with their line', async () => {
  const service = new ExecuteService(connection);
  const good = await service.executeAnonymous({
    apexCode: "System.debug('hello from apex');\ninsert as system new Account(Name = 'Anonymous');",
  });
  assert.deepEqual([good.compiled, good.success], [true, true]);
  assert.match(good.logs ?? '', /hello from apex/);
  assert.equal((await connection.query("SELECT Id FROM Account WHERE Name = 'Anonymous'")).totalSize, 1);
  const wrong = await service.executeAnonymous({ apexCode: 'Integer x = 1;\nString s = y;' });
  assert.equal(wrong.compiled, false);
  assert.equal(Number(wrong.diagnostic?.[0]?.lineNumber), 2);
  const thrown = await service.executeAnonymous({ apexCode: 'Integer x = 1;\nInteger z = x / 0;' });
  assert.match(thrown.diagnostic?.[0]?.exceptionMessage ?? '', /Divide by 0/);
});

test("the package's tests run synchronously for one class, with coverage", async () => {
  const service = new TestService(connection);
  const payload = await service.buildSyncPayload('RunSpecifiedTests' as TestLevel, undefined, 'CallWindowTest');
  const result = await service.runTestSynchronous(payload, true);
  assert.ok('summary' in result);
  assert.deepEqual([result.summary.outcome, result.summary.failing], ['Passed', 0]);
  const covered = result.codecoverage?.find(({ name }) => name === 'CallWindow');
  assert.equal(covered?.percentage, '100%');
});

test('all tests of the org run in the background, and their results and coverage are polled', async () => {
  const service = new TestService(connection);
  const payload = await service.buildAsyncPayload('RunLocalTests' as TestLevel);
  const result = await service.runTestAsynchronous(payload, true, false, undefined, undefined, undefined);
  assert.ok('summary' in result, JSON.stringify(result));
  assert.equal(result.summary.failing, 0);
  assert.ok(result.summary.testsRan > 100, String(result.summary.testsRan));
  assert.match(result.summary.orgWideCoverage ?? '', /^9\d%$/);
});

test('a rep may not run tests, and a wrong token is told so', async () => {
  const rep = await connect('rosa.jimenez@kestrel.example');
  const service = new TestService(rep);
  const payload = await service.buildSyncPayload('RunSpecifiedTests' as TestLevel, undefined, 'CallWindowTest').catch(() => undefined);
  await assert.rejects(
    payload ? service.runTestSynchronous(payload) : Promise.reject(new Error('insufficient access')),
    /insufficient access/i,
  );
  const answer = await fetch(`${env.url}/services/data/v67.0/query?q=SELECT+Id+FROM+Account`, {
    headers: { Authorization: 'Bearer nobody' },
  });
  assert.equal(answer.status, 401);
});

test('debug lines and uncaught exceptions reach the inspector with what wrote them', async () => {
  const service = new ExecuteService(connection);
  await service.executeAnonymous({ apexCode: "System.debug('for the inspector');\nthrow new NullPointerException();" });
  const { url } = env.environment.window.info();
  const { lines } = (await (await fetch(`${url}/api/services/org/debug`)).json()) as {
    lines: { what: string; level: string; text: string }[];
  };
  const own = lines.filter(({ what }) => what === 'Anonymous block').slice(-2);
  assert.deepEqual([own[0]?.text, own[1]?.level], ['for the inspector', 'EXCEPTION']);
  assert.match(own[1]?.text ?? '', /AnonymousBlock: line 2/);
});
