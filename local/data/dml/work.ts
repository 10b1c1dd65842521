import type { DmlOptions, PlainRecord, PlainValue, RowError, TriggerHost } from '../../kernel/ports/records.ts';
import type { ObjectSchema } from '../../kernel/ports/schema.ts';
import type { Actor, StoreCore } from '../store/core.ts';
import type { Row } from '../store/rowWriter.ts';
import type { Transaction } from '../store/transaction.ts';
import type { MixedWork } from './mixedDml.ts';

/** What a statement works with. */
export interface DmlContext {
  core: StoreCore;
  actor: Actor;
  transaction: Transaction;
  triggers: TriggerHost | undefined;
  mixed: MixedWork;
  options: DmlOptions;
  isUpsert?: boolean;
}

/** One row on its way into the store. */
export interface WorkRow {
  /** Place in the statement's input. */
  index: number;
  id: string | null;
  /** The fields to write; names in the schema's spelling. */
  changes: Row;
  /** The stored row before an update or delete. */
  old: Row | undefined;
  /** Values given for fields that may not be updated: they pass when they change nothing. */
  fixed: Row;
  errors: RowError[];
  created: boolean;
  /** Too long a text is cut. */
  truncate?: boolean;
}

/** A row that has not been looked at. */
export function workRow(index: number, id: string | null): WorkRow {
  return { index, id, changes: {}, old: undefined, fixed: {}, errors: [], created: false };
}

/** Notes an error of a row. Source of codes: SOAP API Developer Guide, "StatusCode". */
export function fail(row: WorkRow, statusCode: string, message: string, fields: string[] = []): void {
  row.errors.push({ statusCode, message, fields });
}

/** Rows without errors. */
export function sound(rows: WorkRow[]): WorkRow[] {
  return rows.filter((row) => row.errors.length === 0);
}

/** The value of a field after the change. */
export function after(row: WorkRow, field: string): PlainValue {
  const changed = row.changes[field];
  return changed !== undefined ? changed : (row.old?.[field] ?? null);
}

/** Thrown inside a chunk that must be tried again without its failed rows. */
export class Retry extends Error {}

/** With partial success, triggers see the rows that are left once more, before anything is written. */
export function setAsideFailed(work: ObjectWork): void {
  const { options, triggers } = work.context;
  if (options.allOrNone || !triggers?.hasTriggers(work.object.name)) return;
  const rest = sound(work.rows).length;
  if (rest > 0 && rest < work.rows.length) throw new Retry();
}

/** One statement over one object. */
export interface ObjectWork {
  context: DmlContext;
  object: ObjectSchema;
  rows: WorkRow[];
}

/** A record of the input with its place. */
export interface InputRecord {
  index: number;
  record: PlainRecord;
}
