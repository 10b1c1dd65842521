import { type StatementSync } from 'node:sqlite';
import { isoNow } from '../kernel/clock.ts';
import { asObject } from '../kernel/guards.ts';
import { columnNames, type PersonValues, refusalOf, rowCodes, type RowRefusal, shownPerson, valuesOf } from './personRow.ts';
import { Problem } from './problem.ts';
import { hashOf } from './secretBox.ts';
import { type Call, limits, type Reply, type World } from './world.ts';

/** What happened, or would happen, to a row. */
export type RowStatus = 'created' | 'updated' | 'unchanged' | 'skipped';

/** One row's result, in input order. */
export interface RowResult extends Partial<RowRefusal> {
  index: number;
  marketoId: string;
  status: RowStatus;
  duplicateEmail?: boolean;
}

const keepAnswersMs = 7 * 86_400_000;

/** The rows of a request. Throws Problem 413 too_many_people. */
export function rowsOf(call: Call): unknown[] {
  const people: unknown = asObject(call.body)['people'];
  const rows: unknown[] = Array.isArray(people) ? people : [];
  if (rows.length > limits.peoplePerBatch) {
    throw new Problem(
      413,
      'too_many_people',
      `A batch may have ${limits.peoplePerBatch} people; this one has ${rows.length}. Send smaller batches.`,
    );
  }
  return rows;
}

/** How many rows had each outcome. */
export function countsOf(results: readonly RowResult[]): Record<RowStatus, number> {
  const counts = { created: 0, updated: 0, unchanged: 0, skipped: 0 };
  for (const { status } of results) counts[status] += 1;
  return counts;
}

/** Tells what keeping a person would do, against the stored people. */
export function personComparer(world: World): (values: PersonValues) => RowStatus {
  const find = world.db.sql.prepare('SELECT * FROM people WHERE marketo_id = ?');
  return (values) => {
    const stored = find.get(values[0] ?? '');
    if (!stored) return 'created';
    return columnNames.every((column, index) => stored[column] === (values[index] ?? null)) ? 'unchanged' : 'updated';
  };
}

function upsertStatement(world: World): StatementSync {
  const updates = columnNames.slice(1).map((column) => `${column} = excluded.${column}`);
  return world.db.sql.prepare(
    `INSERT INTO people (${columnNames.join(', ')}, created_at, updated_at) VALUES (${columnNames.map(() => '?').join(', ')}, ?, ?)
     ON CONFLICT (marketo_id) DO UPDATE SET ${updates.join(', ')}, updated_at = excluded.updated_at`,
  );
}

function totalPeople(world: World): number {
  return Number(world.db.sql.prepare('SELECT count(*) AS n FROM people').get()?.['n'] ?? 0);
}

function keepRows(world: World, rows: readonly unknown[]): RowResult[] {
  const compare = personComparer(world);
  const upsert = upsertStatement(world);
  const now = isoNow(world.clock);
  let total = totalPeople(world);
  return rows.map((row, index) => {
    const values = valuesOf(row);
    const marketoId = values[0] ?? '';
    const refusal = refusalOf(values) ?? faultRefusal(world);
    if (refusal) return { index, marketoId, status: 'skipped', ...refusal };
    const status = compare(values);
    if (status === 'created' && total >= limits.peopleTotal) {
      const message = `The account holds ${limits.peopleTotal} people already.`;
      return { index, marketoId, status: 'skipped', code: 'people_limit', message };
    }
    if (status === 'created') total += 1;
    if (status !== 'unchanged') upsert.run(...values, now, now);
    return { index, marketoId, status };
  });
}

function faultRefusal(world: World): RowRefusal | undefined {
  const fault = world.faults.take('/v1/people/batch', ['rejectRows']);
  const code = rowCodes.find((each) => each === fault?.code);
  return code && { code, message: 'The account could not take this person. Try again later.' };
}

/**
 * Operation upsertPeople: rows, results and the stored answer are one transaction. A repeated key answers what was
 * answered before; the key of another body is 422 idempotency_conflict.
 */
export function upsertPeople(world: World, call: Call): Reply {
  const key = call.headers['idempotency-key'] ?? '';
  const rows = rowsOf(call);
  const bodyHash = hashOf(JSON.stringify(call.body));
  const body = world.db.transaction(() => {
    const known = world.db.sql.prepare('SELECT body_hash, answer FROM idempotency WHERE key = ?').get(key);
    if (known && known['body_hash'] !== bodyHash) {
      throw new Problem(422, 'idempotency_conflict', 'This Idempotency-Key was used for another batch. Use a new key for new content.');
    }
    if (known) return JSON.parse(String(known['answer'])) as unknown;
    const results = keepRows(world, rows);
    const answer = { results, counts: countsOf(results) };
    world.db.sql.prepare('INSERT INTO idempotency VALUES (?, ?, ?, ?)').run(key, bodyHash, JSON.stringify(answer), world.clock.now());
    return answer;
  });
  return { status: 200, body };
}

/** Forgets stored answers that are older than seven days; called at start. */
export function forgetOldAnswers(world: World): void {
  world.db.sql.prepare('DELETE FROM idempotency WHERE created_at < ?').run(world.clock.now() - keepAnswersMs);
}

/** Operation countPeople. */
export function countPeople(world: World): Reply {
  const row = world.db.sql
    .prepare(
      `SELECT count(*) AS total, count(email) AS withEmail, count(*) - count(email) AS withoutEmail,
       count(*) FILTER (WHERE salesforce_contact_id IS NOT NULL) AS contacts,
       count(*) FILTER (WHERE salesforce_contact_id IS NULL AND salesforce_lead_id IS NOT NULL) AS leads,
       max(updated_at) AS lastUpdatedAt,
       (SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM people WHERE email IS NOT NULL GROUP BY email HAVING n > 1)) AS duplicateEmails
       FROM people`,
    )
    .get();
  return { status: 200, body: { ...row } };
}

/** Operation listPeople: pages in order of the Marketo id as text. */
export function listPeople(world: World, call: Call): Reply {
  const limit = Number(call.query['limit'] ?? 100);
  const found = world.db.sql
    .prepare('SELECT * FROM people WHERE marketo_id > ? ORDER BY marketo_id LIMIT ?')
    .all(call.query['after'] ?? '', limit + 1);
  const page = found.slice(0, limit);
  const next = found.length > limit ? (page.at(-1)?.['marketo_id'] ?? null) : null;
  return { status: 200, body: { people: page.map(shownPerson), next } };
}
