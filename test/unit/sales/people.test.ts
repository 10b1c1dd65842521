import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { generatePeople } from '../../../local/seed/people.ts';
import { startBench, type Bench } from './support.ts';
import { processorTime } from '../../support/processorTime.ts';

let bench: Bench;
before(async () => {
  bench = await startBench();
  await bench.activate();
});
after(async () => bench.stop());

const anna = { marketoId: '11', firstName: 'Anna', lastName: 'Å', email: 'anna@a.example', salesforceLeadId: '00Q5e000000000yEAA' };
const batch = (people: unknown[], key: string) => bench.call('POST', '/v1/people/batch', { people }, { 'Idempotency-Key': key });
const statuses = (body: Record<string, unknown>) =>
  (body['results'] as { status: string; code?: string }[]).map(({ status, code }) => code ?? status);

test('a batch answers every row in order: created, updated, unchanged, skipped with a reason', async () => {
  assert.deepEqual(statuses((await batch([anna], 'k1')).body), ['created']);
  const rows = [
    anna,
    { ...anna, title: 'Buyer' },
    { marketoId: '12', lastName: 'Bo', email: 'ANNA@a.example', salesforceContactId: '0035e000000002AAAQ' },
    { marketoId: 'x' },
    { marketoId: '13', email: 'ä@b.example' },
    { marketoId: '14', salesforceLeadId: '00Q5e000000000yEAB' },
    { marketoId: '15', title: 'x'.repeat(256) },
  ];
  const { body } = await batch(rows, 'k2');
  assert.deepEqual(statuses(body), [
    'unchanged',
    'updated',
    'created',
    'bad_marketo_id',
    'bad_email',
    'bad_salesforce_id',
    'field_too_long',
  ]);
  assert.deepEqual(body['counts'], { created: 1, updated: 1, unchanged: 1, skipped: 4 });
});

test('the same key gives the stored answer, another body under it is a conflict', async () => {
  assert.deepEqual(statuses((await batch([anna], 'k1')).body), ['created']);
  const conflict = await batch([{ ...anna, title: 'Other' }], 'k1');
  assert.deepEqual([conflict.status, conflict.body['code']], [422, 'idempotency_conflict']);
  assert.equal((await bench.call('POST', '/v1/people/batch', { people: [anna] })).status, 400);
  assert.equal(
    (
      await batch(
        Array.from({ length: 1001 }, () => anna),
        'k3',
      )
    ).body['code'],
    'too_many_people',
  );
});

test('the counts reconcile leads, contacts and shared addresses', async () => {
  const { body } = await bench.call('GET', '/v1/people/counts');
  assert.deepEqual(body, {
    total: 2,
    withEmail: 2,
    withoutEmail: 0,
    leads: 1,
    contacts: 1,
    duplicateEmails: 2,
    lastUpdatedAt: '2026-09-01T12:00:00.000Z',
  });
  const page = await bench.call('GET', '/v1/people?limit=1');
  assert.equal((page.body['people'] as Record<string, unknown>[])[0]?.['title'], 'Buyer');
  assert.equal(page.body['next'], '11');
  const rest = await bench.call('GET', '/v1/people?after=11');
  assert.deepEqual([(rest.body['people'] as unknown[]).length, rest.body['next']], [1, null]);
});

test('a plan writes nobody and tells duplicates of the call and of the whole plan', async () => {
  const plan = (people: unknown[]) => bench.call('POST', '/v1/people/plan', { planId: 'p1', people });
  const first = await plan([
    { ...anna, title: 'Buyer' },
    { marketoId: '20', email: 'new@a.example' },
    { marketoId: '21', email: 'New@a.example' },
  ]);
  assert.deepEqual(statuses(first.body), ['unchanged', 'created', 'created']);
  assert.equal(first.body['duplicates'], 3, 'person 12 of the account has the address of person 11');
  const second = await plan([
    { marketoId: '22', email: 'solo@a.example' },
    { marketoId: '23', email: 'new@a.example' },
    { marketoId: '12', email: 'other@a.example' },
  ]);
  assert.equal(second.body['duplicates'], 1);
  const { body } = await bench.call('GET', '/v1/people/plan/p1');
  assert.deepEqual([body['people'], body['counts'], body['duplicates']], [6, { created: 4, updated: 1, unchanged: 1, skipped: 0 }, 4]);
  assert.equal((await bench.call('GET', '/v1/people/counts')).body['total'], 2);
  assert.equal((await bench.call('GET', '/v1/people/plan/none')).status, 404);
});

test('rejected rows, a busy service and garbage can be played', async () => {
  bench.sales.faults.switchOn({ name: 'rejectRows', count: 2 });
  assert.deepEqual(statuses((await batch([anna, anna, { ...anna, title: 'Buyer' }], 'k9')).body), [
    'row_rejected',
    'row_rejected',
    'unchanged',
  ]);
  bench.sales.faults.switchOn({ name: 'http503', count: 1, value: 7 });
  const busy = await fetch(`${bench.url}/v1/account`);
  assert.deepEqual([busy.status, busy.headers.get('retry-after')], [503, '7']);
  bench.sales.faults.switchOn({ name: 'garbage', count: 1 });
  assert.match(await (await fetch(`${bench.url}/v1/account`)).text(), /<h1>It works!/);
  bench.sales.faults.switchOn({ name: 'hang', count: 1 });
  await assert.rejects(fetch(`${bench.url}/v1/account`, { signal: AbortSignal.timeout(200) }));
});

test('a thousand people cost under 150 ms of processor time, sending included, and survive a restart on a file', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'msi-sales-'));
  const dataFile = join(folder, 'sales.db');
  const onDisk = await startBench({ dataFile });
  context.after(async () => {
    await onDisk.stop();
    rmSync(folder, { recursive: true });
  });
  await onDisk.activate();
  const seeded = [...generatePeople({ people: 6000, seed: 1 })].filter(({ marketoId }) => marketoId !== null);
  const rows = seeded.map((person) => ({
    marketoId: String(person.marketoId),
    firstName: person.firstName,
    lastName: person.lastName,
    email: person.email,
    company: person.company,
    salesforceLeadId: person.salesforce?.leadId ?? null,
  }));
  const times: number[] = [];
  for (const start of [0, 1000, 2000, 3000, 4000]) {
    const key = `speed-${start}`;
    const before = processorTime();
    await onDisk.call('POST', '/v1/people/batch', { people: rows.slice(start, start + 1000) }, { 'Idempotency-Key': key });
    times.push(processorTime() - before);
  }
  assert.ok(Math.min(...times) < 150, `${times.join(', ')} ms`);
  const secret = onDisk.sales.activationClient().clientSecret;
  await onDisk.sales.stop();
  await wait(50);
  assert.ok(!readFileSync(dataFile).includes(secret), 'the secret is not readable in the file');
  await onDisk.sales.start();
  assert.equal(onDisk.sales.activationClient().clientSecret, secret);
  assert.equal((await onDisk.call('GET', '/v1/people/counts')).body['total'], 5000);
  await onDisk.sales.reset();
  assert.notEqual(onDisk.sales.activationClient().clientSecret, secret);
});
