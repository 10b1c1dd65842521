import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { createMarketo } from '../../../local/marketo/index.ts';
import { generatePeople } from '../../../local/seed/people.ts';
import { type Bench, startBench } from './support.ts';
import { processorTime } from '../../support/processorTime.ts';

let bench: Bench;
before(async () => {
  bench = await startBench();
});
beforeEach(() => bench.clock.advance(21_000));
after(async () => bench.marketo.stop());

type Rows = { result: Record<string, unknown>[]; success: boolean; nextPageToken?: string; moreResult?: boolean };
const rows = async (path: string) => (await bench.json(path)) as unknown as Rows;
const known = () => bench.people.filter((person) => person.marketoId !== null && person.salesforce?.leadId);

test('people are found by Salesforce ids, 300 at once, with the asked-for fields', async () => {
  const leads = [...new Set(known().map(({ salesforce }) => salesforce?.leadId ?? ''))].slice(0, 300);
  const page = await rows(`/rest/v1/leads.json?filterType=sfdcLeadId&filterValues=${leads.join(',')}&fields=sfdcLeadId,email,unsubscribed`);
  const expected = known().filter(({ salesforce }) => leads.includes(salesforce?.leadId ?? ''));
  assert.equal(page.result.length, Math.min(300, expected.length));
  assert.deepEqual(Object.keys(page.result[0] ?? {}), ['id', 'sfdcLeadId', 'email', 'unsubscribed']);
  for (const row of page.result) {
    const person = expected.find(({ marketoId }) => marketoId === row['id']);
    assert.deepEqual([row['email'], row['unsubscribed']], [person?.email, person?.unsubscribed]);
  }
});

test('two people with one address both match, whatever the capitals; default fields come without fields', async () => {
  const twin = bench.people.find(({ situation }) => situation === 'sharedEmail');
  const page = await rows(`/rest/v1/leads.json?filterType=email&filterValues=${encodeURIComponent(twin?.email?.toUpperCase() ?? '')}`);
  assert.equal(page.result.length, 2);
  assert.deepEqual(Object.keys(page.result[0] ?? {}), ['id', 'email', 'updatedAt', 'createdAt', 'lastName', 'firstName']);
  assert.deepEqual((await rows('/rest/v1/leads.json?filterType=id&filterValues=5')).result, []);
});

test('wrong filters are refused with the codes Adobe documents', async () => {
  const code = (query: string) => bench.code(`/rest/v1/leads.json?${query}`);
  assert.equal(await code('filterType=shoeSize&filterValues=1'), '1006');
  assert.equal(await code('filterType=title&filterValues=1'), '1011');
  assert.equal(await code('filterType=id&filterValues=1&fields=shoeSize'), '1006');
  assert.equal(await code('filterType=id'), '1003');
  assert.equal(await code(`filterType=id&filterValues=${Array.from({ length: 301 }, (_, id) => id + 1).join(',')}`), '1003');
  assert.equal(await code('filterType=id&filterValues=1&nextPageToken=QQ======'), '1003');
  assert.equal(await bench.code('/rest/v1/lead/5.json'), '1004');
});

test('above 1,000 matches the answer is 1003, below it pages follow a token', async () => {
  const owner =
    bench.people.find(({ salesforce, marketoId }) => marketoId !== null && salesforce?.ownerKind === 'user')?.salesforce?.ownerId ?? '';
  const expected = bench.people.filter(({ marketoId, salesforce }) => marketoId !== null && salesforce?.ownerId === owner).length;
  let token = '';
  let total = 0;
  for (let pages = 0; pages < 20; pages += 1) {
    const page = await rows(`/rest/v1/leads.json?filterType=sfdcLeadOwnerId&filterValues=${owner}&batchSize=10${token}`);
    total += page.result.length;
    if (!page.moreResult) break;
    token = `&nextPageToken=${encodeURIComponent(page.nextPageToken ?? '')}`;
  }
  assert.equal(total, expected);
  const many = createMarketo({ port: 0, dataFile: ':memory:', people: [...generatePeople({ people: 20_000, seed: 1 })] });
  const { url } = await many.start();
  const { clientId, clientSecret } = many.apiService();
  const identity = (await (
    await fetch(`${url}/identity/oauth/token?grant_type=client_credentials&client_id=${clientId}&client_secret=${clientSecret}`)
  ).json()) as Record<string, string>;
  const answer = await fetch(`${url}/rest/v1/leads.json?filterType=sfdcLeadOwnerId&filterValues=${owner}`, {
    headers: { Authorization: `Bearer ${identity['access_token']}` },
  });
  assert.match(await answer.text(), /"code":"1003","message":"Too many results match the filter"/);
  await many.stop();
});

test('a long filter can be posted as a form with _method=GET; any other POST is refused by name', async () => {
  const values = known()
    .slice(0, 300)
    .map(({ salesforce }) => salesforce?.leadId)
    .join(',');
  const post = (query: string) =>
    fetch(`${bench.url}/rest/v1/leads.json${query}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${bench.token}` },
      body: new URLSearchParams({ filterType: 'sfdcLeadId', filterValues: values }),
    });
  const page = (await (await post('?_method=GET')).json()) as Rows;
  assert.equal(page.success, true);
  assert.ok(page.result.length > 250);
  assert.match(await (await post('')).text(), /does not serve POST \/rest\/v1\/leads\.json/);
});

test('a record can be skipped inside a success', async () => {
  bench.marketo.faults.switchOn({ name: 'skipRecords', count: 1 });
  const id = known()[0]?.marketoId;
  const page = await rows(`/rest/v1/leads.json?filterType=id&filterValues=${id}`);
  assert.deepEqual(page.result, [{ id, status: 'skipped', reasons: [{ code: '1004', message: 'Lead not found' }] }]);
});

async function readAll(query: string, since = '2024-01-01T00:00:00Z'): Promise<{ ids: unknown[]; token: string; pages: number }> {
  let { nextPageToken: token = '' } = await rows(`/rest/v1/activities/pagingtoken.json?sinceDatetime=${since}`);
  const ids: unknown[] = [];
  for (let pages = 1; pages < 60; pages += 1) {
    const page = await rows(`${query}&nextPageToken=${encodeURIComponent(token)}`);
    ids.push(...page.result.map(({ marketoGUID }) => marketoGUID));
    token = page.nextPageToken ?? '';
    if (!page.moreResult) return { ids, token, pages };
    bench.clock.advance(1000);
  }
  throw new Error('The pages never end.');
}

test('activities are read forward to moreResult false, also over short pages, and nothing is lost', async () => {
  const query = '/rest/v1/activities.json?activityTypeIds=12,46';
  const whole = await readAll(query);
  const inMarketo = bench.people.filter(({ marketoId }) => marketoId !== null);
  assert.equal(whole.ids.length, inMarketo.length + inMarketo.filter(({ marketoId }) => (marketoId ?? 1) % 3 === 0).length);
  assert.equal(new Set(whole.ids).size, whole.ids.length);
  bench.clock.advance(60_000);
  bench.marketo.faults.switchOn({ name: 'shortPages', count: 5 });
  const short = await readAll(query);
  assert.deepEqual(short.ids, whole.ids);
  assert.ok(short.pages > whole.pages);
});

test('empty attributes are left out and activity types are found by name', async () => {
  const types = (await rows('/rest/v1/activities/types.json')).result;
  const visit = types.find(({ name }) => name === 'Visit Webpage');
  assert.ok(types.some(({ name }) => name === 'Replied to Sales Email'));
  const { nextPageToken } = await rows('/rest/v1/activities/pagingtoken.json?sinceDatetime=2024-01-01');
  const page = await rows(
    `/rest/v1/activities.json?activityTypeIds=${String(visit?.['id'])}&nextPageToken=${encodeURIComponent(nextPageToken ?? '')}`,
  );
  assert.deepEqual(page.result[0]?.['attributes'], [{ name: 'Webpage URL', value: '/pricing' }]);
  assert.equal(await bench.code('/rest/v1/activities/pagingtoken.json?sinceDatetime=yesterday'), '704');
  assert.equal(await bench.code('/rest/v1/activities.json?activityTypeIds=1&nextPageToken=nonsense'), '1003');
  assert.equal(await bench.code('/rest/v1/activities.json?activityTypeIds=1'), '701');
});

test('a change made after a token is the next thing Get Lead Changes tells', async () => {
  const person = known()[3];
  const { token } = await readAll('/rest/v1/activities/leadchanges.json?fields=title,phone');
  bench.marketo.changePerson(person?.marketoId ?? 0, { title: 'Chief of Staff', leadSource: 'Web Form' });
  const page = await rows(`/rest/v1/activities/leadchanges.json?fields=title,phone&nextPageToken=${encodeURIComponent(token)}`);
  assert.equal(page.result.length, 1);
  assert.deepEqual(page.result[0]?.['fields'], [{ id: 37, name: 'title', newValue: 'Chief of Staff', oldValue: person?.title ?? null }]);
  const lead = await rows(`/rest/v1/lead/${person?.marketoId}.json?fields=title,updatedAt`);
  assert.equal(lead.result[0]?.['title'], 'Chief of Staff');
});

test('filters on 100,000 people answer quickly', async () => {
  const started = processorTime();
  const big = createMarketo({ port: 0, dataFile: ':memory:', people: generatePeople({ people: 100_000, seed: 1 }) });
  const { url } = await big.start();
  const seconds = (processorTime() - started) / 1000;
  const { clientId, clientSecret } = big.apiService();
  const identity = (await (
    await fetch(`${url}/identity/oauth/token?grant_type=client_credentials&client_id=${clientId}&client_secret=${clientSecret}`)
  ).json()) as Record<string, string>;
  const ids = [...generatePeople({ people: 100_000, seed: 1 })]
    .flatMap(({ salesforce, marketoId }) => (marketoId && salesforce?.contactId ? [salesforce.contactId] : []))
    .slice(0, 300);
  const read = async () => {
    const before = processorTime();
    const answer = await fetch(`${url}/rest/v1/leads.json?filterType=sfdcContactId&filterValues=${ids.join(',')}`, {
      headers: { Authorization: `Bearer ${identity['access_token']}` },
    });
    assert.equal(((await answer.json()) as Rows).result.length, 300);
    return processorTime() - before;
  };
  await read();
  assert.ok((await read()) < 150);
  assert.ok(seconds < 20, `${seconds} s to import`);
  await big.stop();
});
