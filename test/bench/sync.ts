/** `npm run bench -- sync`: the field sync at 200 ms per remote call, for growing numbers of people. */
import { setTimeout as wait } from 'node:timers/promises';
import { TestEnvironment } from '../support/environment.ts';
import { connectAccount, planAndSync, type Run } from '../support/setUp.ts';

/** One size. Calls are counted by Marketo itself, during the sync alone. */
export interface SyncRow {
  /** Salesforce records that were read from Marketo. */
  people: number;
  peoplePerMinute: number;
  marketoCallsPer1000: number;
  floorCallsPer1000: number;
  /** The floor with its last pages: leads and contacts need a filter each, and the last page of each is not full. */
  pagesPer1000: number;
  secondsPer1000: number;
}

const LATENCY_MS = 200;
const PER_CALL = 300;
/** Marketo counts calls over 20 seconds. */
const WINDOW_MS = 21_000;
/** Source: Adobe, Sales Insight Actions data sync FAQ: about 1,000 people per 1 to 2 minutes. */
const PUBLISHED = '500 to 1,000';
const TIMEOUT_MS = 30 * 60_000;

interface Stats {
  /** Calls that count against the quota; token calls do not. */
  total: number;
}

async function marketoCalls(test: TestEnvironment): Promise<number> {
  return (await test.local<Stats>('marketo', 'stats')).total;
}

/** Pages of leads and of contacts that a user owns: a call filters by one field. */
function pages(test: TestEnvironment): number {
  const { store } = test.environment.org;
  const session = store.session(store.adminUserId);
  const count = (object: string, where = '') =>
    session.query(`SELECT COUNT() FROM ${object} WHERE OwnerId IN (SELECT Id FROM User)${where}`, {}, { mode: 'system', sharing: false })
      .total;
  return Math.ceil(count('Lead', ' AND IsConverted = FALSE') / PER_CALL) + Math.ceil(count('Contact') / PER_CALL);
}

async function measure(people: number): Promise<SyncRow> {
  const test = await TestEnvironment.start({ people, latencyMs: LATENCY_MS });
  try {
    await connectAccount(test);
    const planned = await planAndSyncTimed(test);
    const read = planned.sync.processed - planned.sync.skippedNoOwner;
    return {
      people: read,
      peoplePerMinute: Math.round(read / (planned.seconds / 60)),
      marketoCallsPer1000: (planned.calls * 1000) / read,
      floorCallsPer1000: 1000 / PER_CALL,
      pagesPer1000: (pages(test) * 1000) / read,
      secondsPer1000: (planned.seconds * 1000) / read,
    };
  } finally {
    await test.stop();
  }
}

async function planAndSyncTimed(test: TestEnvironment): Promise<{ sync: Run; seconds: number; calls: number }> {
  let before = 0;
  let started = 0;
  const original = test.apex.bind(test);
  // The clock and the call count begin when the sync itself is started, after the dry run.
  test.apex = async (action, parameters, username) => {
    if (action === 'FieldSyncController.startSync') {
      // The dry run's calls leave Marketo's window first: they would slow down the beginning of the sync.
      await wait(WINDOW_MS);
      before = await marketoCalls(test);
      started = performance.now();
    }
    return original(action, parameters, username);
  };
  const { sync } = await planAndSync(test, TIMEOUT_MS);
  if (sync.status !== 'completed') throw new Error(`The sync ended ${sync.status}: ${sync.problem?.cause ?? ''}`);
  return { sync, seconds: (performance.now() - started) / 1000, calls: (await marketoCalls(test)) - before };
}

/** Measures all sizes in one run. */
export async function syncBench(sizes: number[] = [1_000, 10_000, 100_000]): Promise<{ rows: SyncRow[] }> {
  const rows: SyncRow[] = [];
  for (const people of sizes) rows.push(await measure(people));
  return { rows };
}

/** The table for people. */
export function syncTable({ rows }: { rows: SyncRow[] }): string {
  const head = `Field sync, ${LATENCY_MS} ms per remote call. Published for the existing product: ${PUBLISHED} people per minute.`;
  const lines = rows.map(
    (row) =>
      `${String(row.people).padStart(9)} people  ${String(row.peoplePerMinute).padStart(7)} per minute  ` +
      `${row.marketoCallsPer1000.toFixed(2)} Marketo calls per 1,000 (floor ${row.floorCallsPer1000.toFixed(2)}, ratio ${(row.marketoCallsPer1000 / row.floorCallsPer1000).toFixed(3)}; ` +
      `full and last pages ${row.pagesPer1000.toFixed(2)})  ` +
      `${row.secondsPer1000.toFixed(2)} s per 1,000`,
  );
  return [head, ...lines].join('\n');
}
