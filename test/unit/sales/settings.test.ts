import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBench, type Answer, type Bench } from './support.ts';

let bench: Bench;
before(async () => {
  bench = await startBench();
  await bench.activate();
});
after(async () => bench.stop());

const SYNC = '/v1/settings/salesforce-sync';
const CONTENT = '/v1/settings/content';
const read = async (path: string) => (await bench.call('GET', path)).body;
const put = async (path: string, changes: object): Promise<Answer> => bench.call('PUT', path, { ...(await read(path)), ...changes });
const outcome = async (path: string, changes: object) => {
  const { status, body } = await put(path, changes);
  return [status, body['code']];
};

test('a new account logs nothing and syncs no tasks', async () => {
  const settings = await read(SYNC);
  assert.deepEqual(
    [settings['emailLogging'], settings['logCalls'], settings['taskSync'], settings['unsubscribeTarget'], settings['version']],
    ['none', false, 'none', 'salesforceOptOut', 1],
  );
});

test('settings are replaced and their version grows; who read an older version changes nothing', async () => {
  const { body } = await put(SYNC, { emailLogging: 'api', logReplies: true, subjectTemplate: 'Mkto_sales {{ activity_subject }}' });
  assert.deepEqual([body['version'], body['emailLogging']], [2, 'api']);
  assert.deepEqual(await outcome(SYNC, { version: 1, logCalls: true }), [409, 'settings_changed']);
  assert.equal((await read(SYNC))['emailLogging'], 'api');
});

test('replies without e-mail, fields that do not exist and members that the contract does not know are refused by name', async () => {
  assert.deepEqual(await outcome(SYNC, { emailLogging: 'bcc', logReplies: true }), [422, 'replies_need_email']);
  const { body } = await put(SYNC, { subjectTemplate: '{{activity_subject}} {{first_name}}' });
  assert.equal(body['code'], 'unknown_field');
  assert.match(String(body['detail']), /first_name/);
  assert.deepEqual(await outcome(SYNC, { taskSync: 'sometimes' }), [400, 'invalid_request']);
  assert.deepEqual(await outcome(SYNC, { secret: 'x' }), [400, 'invalid_request']);
});

test('a new account lets people log in with Salesforce only, locks nothing and blocks nobody', async () => {
  const settings = await read(CONTENT);
  assert.deepEqual([settings['loginMethods'], settings['templatesLocked'], settings['blockedDomains']], ['salesforceOnly', false, []]);
});

test('blocked domains are kept once, in small letters and in order; what is no domain is refused', async () => {
  const { body } = await put(CONTENT, { blockedDomains: ['Rival.example', 'acme.example', 'rival.EXAMPLE'] });
  assert.deepEqual(body['blockedDomains'], ['acme.example', 'rival.example']);
  for (const domain of ['rival', '@rival.example', 'a b.example', '-a.example']) {
    assert.deepEqual(await outcome(CONTENT, { blockedDomains: [domain] }), [400, 'invalid_request'], domain);
  }
});

test('teams get access to template categories, and lose it when they are deleted', async () => {
  const { body: team } = await bench.call('POST', '/v1/teams', { name: 'Field' });
  const teams = [
    { teamId: team['id'], who: 'teamAdmins' },
    { teamId: 'team_everyone', who: 'allMembers' },
  ];
  assert.deepEqual(await outcome(CONTENT, { categories: [{ name: ' Cold ', teams }] }), [200, undefined]);
  assert.deepEqual((await read(CONTENT))['categories'], [{ name: 'Cold', teams }]);
  await bench.call('DELETE', `/v1/teams/${String(team['id'])}`);
  assert.deepEqual((await read(CONTENT))['categories'], [{ name: 'Cold', teams: [teams[1]] }]);
  const twice = ['Cold', 'cold'].map((name) => ({ name, teams: [] }));
  assert.deepEqual(await outcome(CONTENT, { categories: twice }), [422, 'category_exists']);
  assert.deepEqual(await outcome(CONTENT, { categories: [{ name: 'X', teams: [{ teamId: 'team_x', who: 'allMembers' }] }] }), [
    422,
    'unknown_team',
  ]);
});
