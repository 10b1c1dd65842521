import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { restPaths, userPaths } from '../../../local/marketo/routes.ts';
import { leadFields } from '../../../local/marketo/fields.ts';
import { startBench } from './support.ts';

interface Schema {
  $ref?: string;
  type?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
}
interface Description {
  paths: Record<
    string,
    Record<string, { parameters?: { name: string; in: string; required?: boolean }[]; responses: Record<string, { schema?: Schema }> }>
  >;
  definitions: Record<string, Schema>;
}

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../local/marketo/openapi/swagger-${name}.json`, import.meta.url), 'utf8')) as Description;
const mapi = read('mapi');
const users = read('user');
const identity = read('identity');

/** Members that the description wrongly types or leaves out, each with the better source. */
const knownGaps = new Set([
  'workspaceName', // typed integer, the guide shows a name
  'searchableFields', // an empty object in the description, lists of names in the guide
  'reasons', // in the guide; the description says reason
  'value', // typed object, text and numbers in the guide
]);

function check(description: Description, schema: Schema | undefined, value: unknown, at: string, dynamic: ReadonlySet<string>): void {
  const resolved = schema?.$ref ? description.definitions[schema.$ref.split('/').at(-1) ?? ''] : schema;
  if (!resolved || value === null) return;
  if (Array.isArray(value)) {
    assert.equal(resolved.type, 'array', `${at} is a list`);
    value.forEach((item, index) => check(description, resolved.items, item, `${at}[${index}]`, dynamic));
    return;
  }
  if (typeof value === 'object') {
    for (const [name, member] of Object.entries(value)) {
      if (knownGaps.has(name) || dynamic.has(name)) continue;
      const documented = resolved.properties?.[name];
      assert.ok(documented, `${at}.${name} is documented`);
      check(description, documented, member, `${at}.${name}`, dynamic);
    }
    return;
  }
  const type = resolved.type === 'integer' ? 'number' : resolved.type;
  assert.equal(typeof value, type, at);
}

const none = new Set<string>();
const leadNames = new Set(leadFields.map(({ name }) => name));

test('every served path, parameter and answer member is in the published description', async () => {
  const bench = await startBench();
  const id = bench.people.find(({ marketoId }) => marketoId !== null)?.marketoId ?? 0;
  const token = encodeURIComponent(
    String((await bench.json('/rest/v1/activities/pagingtoken.json?sinceDatetime=2024-01-01T00:00:00Z'))['nextPageToken']),
  );
  const queries: Record<string, string> = {
    '/rest/v1/leads.json': `filterType=id&filterValues=${id}&fields=${[...leadNames].join(',')}&batchSize=1`,
    '/rest/v1/lead/{leadId}.json': `fields=${[...leadNames].join(',')}`,
    '/rest/v1/activities/pagingtoken.json': 'sinceDatetime=2026-01-01T00:00:00Z',
    '/rest/v1/activities.json': `nextPageToken=${token}&activityTypeIds=1,12,13,46&batchSize=300`,
    '/rest/v1/activities/leadchanges.json': `nextPageToken=${token}&fields=title`,
    '/rest/v1/campaigns.json': 'isTriggerable=true&batchSize=2',
    '/userservice/management/v1/users/allusers.json': 'pageSize=200&pageOffset=0',
  };
  for (const path of [...Object.keys(restPaths), ...Object.keys(userPaths)]) {
    const description = path.startsWith('/rest') ? mapi : users;
    const isPost = restPaths[path]?.method === 'POST';
    const operation = description.paths[path]?.[isPost ? 'post' : 'get'];
    assert.ok(operation, `${path} is published`);
    const query = new URLSearchParams(queries[path] ?? '');
    for (const name of query.keys())
      assert.ok(
        operation.parameters?.some((one) => one.in === 'query' && one.name === name),
        `${path} knows ${name}`,
      );
    for (const { name, in: place, required } of operation.parameters ?? []) {
      if (required && place === 'query') assert.ok(query.has(name), `${path} is called with ${name}`);
    }
    const user = '5eed0000-0000-4000-8000-000000000001';
    const url = `${path.replace('{leadId}', String(id)).replace('{userid}', user).replace('{campaignId}', '1201')}?${query.toString()}`;
    const answer = isPost ? await bench.post(url, { input: { leads: [{ id }] } }) : await bench.get(url);
    assert.equal(answer.status, 200, path);
    const body: unknown = await answer.json();
    check(
      description,
      operation.responses['200']?.schema,
      body,
      path,
      path.startsWith('/rest/v1/lead') && !path.includes('describe') ? leadNames : none,
    );
    const rows = Array.isArray(body) ? body : (body as { result?: unknown[] }).result;
    if (!path.endsWith('pagingtoken.json')) assert.ok((rows?.length ?? 0) > 0, `${path} has rows`);
  }
  await bench.marketo.stop();
});

test('the token answer has the published members', async () => {
  const bench = await startBench();
  const { clientId, clientSecret } = bench.marketo.apiService();
  const query = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
  const operation = identity.paths['/identity/oauth/token']?.['get'];
  for (const { name } of operation?.parameters ?? []) assert.ok(query.has(name));
  const body: unknown = await (await fetch(`${bench.url}/identity/oauth/token?${query.toString()}`)).json();
  check(identity, operation?.responses['200']?.schema, body, 'token', none);
  await bench.marketo.stop();
});

test('keys come as in recorded traffic and the user service has no envelope', async () => {
  const bench = await startBench();
  assert.deepEqual(Object.keys(await bench.json('/rest/v1/leads/describe.json')), ['requestId', 'result', 'success']);
  const all = (await (await bench.get('/userservice/management/v1/users/allusers.json')).json()) as Record<string, unknown>[];
  assert.equal(all.length, 14);
  const roles = (await (await bench.get(`/userservice/management/v1/users/${String(all[0]?.['userid'])}/roles.json`)).json()) as Record<
    string,
    unknown
  >[];
  assert.equal(roles[0]?.['accessRoleName'], 'Admin');
  assert.equal((await bench.get('/userservice/management/v1/users/nobody/roles.json')).status, 404);
  await bench.marketo.stop();
});
