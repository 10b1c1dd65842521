import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBench, type Bench } from './support.ts';

interface Answer {
  success: boolean;
  result?: { id: number; name: string; type: string; active: boolean }[];
  nextPageToken?: string;
  errors?: { code: string; message: string }[];
}

let bench: Bench;
let leads: number[] = [];

before(async () => {
  bench = await startBench();
  leads = bench.people.flatMap(({ marketoId }) => marketoId ?? []);
});

after(() => bench.marketo.stop());

const list = async (query = '') => (await bench.json(`/rest/v1/campaigns.json?${query}`)) as unknown as Answer;
const request = async (id: number, ids: unknown[]) =>
  (await (
    await bench.post(`/rest/v1/campaigns/${id}/trigger.json`, { input: { leads: ids.map((lead) => ({ id: lead })) } })
  ).json()) as Answer;
const codeOf = async (answer: Promise<Answer>) => (await answer).errors?.[0]?.code;

test('campaigns come in pages and by name; the triggerable ones are active and can be requested', async () => {
  const all = await list();
  assert.ok(all.result?.some(({ type }) => type === 'batch'));
  const triggerable = await list('isTriggerable=true');
  assert.ok((triggerable.result?.length ?? 0) < (all.result?.length ?? 0));
  assert.ok(triggerable.result?.every(({ type, active }) => type === 'trigger' && active));
  assert.deepEqual((await list('name=Send Pricing Guide,Weekly Digest')).result?.length, 2);
  const first = await list('batchSize=3');
  const second = await list(`batchSize=300&nextPageToken=${first.nextPageToken}`);
  assert.equal((first.result?.length ?? 0) + (second.result?.length ?? 0), all.result?.length);
  assert.equal(second.nextPageToken, undefined);
});

test('a request is answered with the campaign and is an activity of each person', async () => {
  const ids = leads.slice(0, 2);
  assert.deepEqual(await codeOf(request(1201, ids)), undefined);
  const token = String((await bench.json('/rest/v1/activities/pagingtoken.json?sinceDatetime=2026-09-01T00:00:00Z'))['nextPageToken']);
  const { result } = (await bench.json(
    `/rest/v1/activities.json?activityTypeIds=47&leadIds=${ids.join(',')}&nextPageToken=${encodeURIComponent(token)}`,
  )) as { result: { leadId: number; primaryAttributeValue: string }[] };
  assert.deepEqual(
    result.map(({ leadId }) => leadId),
    ids,
  );
  assert.equal(result[0]?.primaryAttributeValue, 'Send Pricing Guide');
});

test('what cannot be requested is refused by its code, and nobody is requested then', async () => {
  const [lead] = leads;
  assert.equal(await codeOf(request(9999, [lead])), '1013');
  assert.equal(await codeOf(request(1205, [lead])), '1003');
  assert.equal(await codeOf(request(1206, [lead])), '1003');
  assert.equal(await codeOf(request(1207, [lead])), '1003');
  assert.equal(await codeOf(request(1201, [])), '1002');
  assert.equal(await codeOf(request(1201, leads.slice(0, 101))), '1003');
  assert.equal(await codeOf(request(1202, [lead, 999_999_999])), '1004');
  assert.equal(await bench.code('/rest/v1/campaigns/1201/trigger.json'), '605');
  const token = String((await bench.json('/rest/v1/activities/pagingtoken.json?sinceDatetime=2026-09-01T00:00:00Z'))['nextPageToken']);
  const { result } = (await bench.json(
    `/rest/v1/activities.json?activityTypeIds=47&assetIds=1202&nextPageToken=${encodeURIComponent(token)}`,
  )) as { result: unknown[] };
  assert.deepEqual(result, []);
});
