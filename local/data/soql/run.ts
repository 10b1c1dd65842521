import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { QueriedRecord, QueryAnswer } from '../../kernel/ports/records.ts';
import { PARENT_IDS } from './compile.ts';
import type { ChildStatement, Plan, Statement } from './compile.ts';
import type { RunEnvironment, SqlValue } from './context.ts';
import { recordFrom } from './shape.ts';

/** Gives a prepared statement for SQL text. */
export type Preparer = (sql: string) => StatementSync;

/** A cache of prepared statements of one connection that answer rows as arrays. */
export function arrayPreparer(database: DatabaseSync): Preparer {
  const prepared = new Map<string, StatementSync>();
  return (sql) => {
    const known = prepared.get(sql);
    if (known) return known;
    const made = database.prepare(sql);
    made.setReturnArrays(true);
    prepared.set(sql, made);
    return made;
  };
}

function rows(statement: Statement, environment: RunEnvironment, prepare: Preparer, parents?: string): SqlValue[][] {
  const values = statement.parameters.map((source) => (source === PARENT_IDS ? (parents ?? '[]') : source(environment)));
  return prepare(statement.sql).all(...values) as unknown as SqlValue[][];
}

/** Runs a plan. `objectOf` tells the object of a record id. */
export function runPlan(plan: Plan, environment: RunEnvironment, prepare: Preparer, objectOf: (id: string) => string): QueryAnswer {
  const found = rows(plan, environment, prepare);
  if (plan.kind === 'count') return { kind: 'count', object: plan.object, total: Number(found[0]?.[0] ?? 0), records: [] };
  const records = found.map((row) => recordFrom(plan.shape, row, objectOf));
  for (const child of plan.children) attach(child, records, { environment, prepare, objectOf });
  return { kind: plan.kind, object: plan.object, total: records.length, records };
}

interface RunTools {
  environment: RunEnvironment;
  prepare: Preparer;
  objectOf: (id: string) => string;
}

/** Runs a child statement once for all parents and hands each its own. */
function attach(child: ChildStatement, parents: QueriedRecord[], tools: RunTools): void {
  const byParent = new Map<string, QueriedRecord[]>();
  for (const parent of parents) {
    const list: QueriedRecord[] = [];
    (parent.children ??= {})[child.name] = list;
    byParent.set(String(parent.fields['Id']), list);
  }
  if (byParent.size === 0) return;
  const ids = JSON.stringify([...byParent.keys()]);
  const found: QueriedRecord[] = [];
  for (const row of rows(child, tools.environment, tools.prepare, ids)) {
    const record = recordFrom(child.shape, row, tools.objectOf);
    byParent.get(String(row[child.parentIndex]))?.push(record);
    found.push(record);
  }
  for (const inner of child.children) attach(inner, found, tools);
}
