import { isoNow } from '../kernel/clock.ts';
import { textOf } from '../kernel/guards.ts';
import { countsOf, personComparer, type RowResult, rowsOf, type RowStatus } from './people.ts';
import { type PersonValues, refusalOf, valuesOf } from './personRow.ts';
import { Problem } from './problem.ts';
import { type Call, type Reply, type World } from './world.ts';

/** Marks a person and the people of the plan with the same address; true when there is another such person. */
type DuplicateMarker = (planId: string, marketoId: string, email: string | null) => boolean;

/**
 * Looks for another person with the address: in the plan, or in the account when that person is not in the plan
 * (a person of the plan counts with the plan's address).
 */
function duplicateMarker(world: World): DuplicateMarker {
  const mark = world.db.sql.prepare(
    'UPDATE plan_people INDEXED BY plan_people_email SET duplicate = 1 WHERE plan_id = ? AND email = ? AND marketo_id <> ?',
  );
  const inAccount = world.db.sql.prepare(
    `SELECT 1 FROM people WHERE email = ? AND marketo_id <> ?
     AND NOT EXISTS (SELECT 1 FROM plan_people AS planned WHERE planned.plan_id = ? AND planned.marketo_id = people.marketo_id)`,
  );
  return (planId, marketoId, email) => {
    if (email === null) return false;
    if (Number(mark.run(planId, email, marketoId).changes) > 0) return true;
    return inAccount.get(email, marketoId, planId) !== undefined;
  };
}

function planRow(world: World, planId: string): (index: number, values: PersonValues) => RowResult {
  const compare = personComparer(world);
  const mark = duplicateMarker(world);
  const keep = world.db.sql.prepare('INSERT OR REPLACE INTO plan_people VALUES (?, ?, ?, ?, ?)');
  return (index, values) => {
    const marketoId = values[0] ?? '';
    const refusal = refusalOf(values);
    const email = refusal ? null : (values[3] ?? null);
    const status: RowStatus = refusal ? 'skipped' : compare(values);
    const duplicateEmail = mark(planId, marketoId, email);
    if (marketoId !== '') keep.run(planId, marketoId, email, status, duplicateEmail ? 1 : 0);
    return { index, marketoId, status, ...refusal, duplicateEmail };
  };
}

/** Operation planPeople: what a batch would do; no person is written. Repeating a row replaces it in the plan. */
export function planPeople(world: World, call: Call): Reply {
  const planId = textOf(call.body, 'planId') ?? '';
  const rows = rowsOf(call);
  const body = world.db.transaction(() => {
    world.db.sql.prepare('INSERT OR IGNORE INTO plans VALUES (?, ?)').run(planId, isoNow(world.clock));
    const plan = planRow(world, planId);
    const results = rows.map((row, index) => plan(index, valuesOf(row)));
    const flagged = markedNow(world, planId, results);
    const duplicates = flagged.filter(({ duplicateEmail }) => duplicateEmail).length;
    return { results: flagged, counts: countsOf(results), duplicates, plan: shownPlan(world, planId) };
  });
  return { status: 200, body };
}

/** A later row of the same call may have marked an earlier one. */
function markedNow(world: World, planId: string, results: readonly RowResult[]): RowResult[] {
  const find = world.db.sql.prepare('SELECT duplicate FROM plan_people WHERE plan_id = ? AND marketo_id = ?');
  return results.map((result) => ({ ...result, duplicateEmail: find.get(planId, result.marketoId)?.['duplicate'] === 1 }));
}

function shownPlan(world: World, planId: string): Record<string, unknown> {
  const plan = world.db.sql.prepare('SELECT created_at FROM plans WHERE plan_id = ?').get(planId);
  if (!plan) throw new Problem(404, 'not_found', 'There is no such plan.');
  const groups = world.db.sql
    .prepare('SELECT status, sum(duplicate) AS duplicates, count(*) AS n FROM plan_people WHERE plan_id = ? GROUP BY status')
    .all(planId);
  const counts: Record<string, number> = { created: 0, updated: 0, unchanged: 0, skipped: 0 };
  let people = 0;
  let duplicates = 0;
  for (const group of groups) {
    counts[String(group['status'])] = Number(group['n']);
    people += Number(group['n']);
    duplicates += Number(group['duplicates']);
  }
  return { planId, people, counts, duplicates, createdAt: plan['created_at'] };
}

/** Operation getPlan: 404 not_found. */
export function getPlan(world: World, call: Call): Reply {
  return { status: 200, body: shownPlan(world, call.params['planId'] ?? '') };
}
