import { DmlFailure } from '../../kernel/ports/records.ts';
import type { PlainRecord, RowResult } from '../../kernel/ports/records.ts';
import type { ObjectSchema } from '../../kernel/ports/schema.ts';
import { normalise } from '../../kernel/salesforceIds.ts';
import { viewedObjects } from '../store/views.ts';
import { prepareRows } from './prepare.ts';
import { removeRows, restoreRows } from './remove.ts';
import { saveChanges, saveNew } from './save.ts';
import { TRIGGER_CHUNK } from './triggers.ts';
import { checkReferencedSharing, checkSharing, checkUndelete, checkUserMode } from './userMode.ts';
import { Retry, fail, sound, workRow } from './work.ts';
import type { DmlContext, InputRecord, ObjectWork, WorkRow } from './work.ts';

/** The four statements over rows; upsert is made of the first two. */
export type Operation = 'Insert' | 'Update' | 'Delete' | 'Undelete';

const RIGHTS = { Insert: 'create', Update: 'edit', Delete: 'delete' } as const;
const ALLOWED = {
  Insert: 'createable',
  Update: 'updateable',
  Delete: 'deletable',
  Undelete: 'deletable',
} as const;
const VERBS = {
  Insert: 'insert',
  Update: 'update',
  Delete: 'delete',
  Undelete: 'undelete',
} as const;
const RUN: Record<Operation, (work: ObjectWork) => void> = {
  Insert: saveNew,
  Update: saveChanges,
  Delete: removeRows,
  Undelete: restoreRows,
};

/**
 * Runs a statement so that, with all-or-none, nothing of it remains when a row fails.
 * Throws DmlFailure then; otherwise failed rows are reported in their results.
 */
export function runStatement(context: DmlContext, operation: Operation, inputs: InputRecord[]): RowResult[] {
  if (inputs.length === 0) return [];
  return context.transaction.atomically(() => {
    const rows = runRows(context, operation, inputs);
    return settle(context, operation, rows);
  });
}

/** Throws for failed rows of an all-or-none statement, or answers the results in input order. */
export function settle(context: DmlContext, operation: string, rows: WorkRow[]): RowResult[] {
  const failed = rows.filter((row) => row.errors.length > 0);
  if (context.options.allOrNone && failed.length > 0) {
    throw new DmlFailure(
      operation,
      failed.flatMap((row) => row.errors.map((error) => ({ index: row.index, id: row.created ? null : row.id, error }))),
    );
  }
  return [...rows].sort((a, b) => a.index - b.index).map(resultOf);
}

function resultOf(row: WorkRow): RowResult {
  const success = row.errors.length === 0;
  const id = success || !row.created ? row.id : null;
  return { id, success, created: success && row.created, errors: row.errors };
}

/** To delete an entry of a feed is to delete its post. Source: Object Reference, "AccountFeed", Supported Calls. */
function asPost(context: DmlContext, input: InputRecord): InputRecord {
  const { schema } = context.core.metadata;
  const name = schema.object(input.record.type)?.name ?? '';
  return viewedObjects(schema, name).includes('FeedItem') ? { ...input, record: { ...input.record, type: 'FeedItem' } } : input;
}

/** Runs the rows, object by object, in input order. */
export function runRows(context: DmlContext, operation: Operation, inputs: InputRecord[]): WorkRow[] {
  const given = operation === 'Delete' ? inputs.map((input) => asPost(context, input)) : inputs;
  const byType = Map.groupBy(given, (input) => input.record.type.toLowerCase());
  return [...byType.values()].flatMap((group) => runObject(context, operation, group));
}

function runObject(context: DmlContext, operation: Operation, inputs: InputRecord[]): WorkRow[] {
  const object = context.core.object(inputs[0]?.record.type ?? '');
  context.core.tables.ensure(object.name);
  const written = inputs.map((input) => input.record);
  if (object.kind === 'custom' || object.kind === 'standard') context.mixed.note(object.name, operation, written);
  if (!object[ALLOWED[operation]]) return inputs.map(({ index }) => refusedRow(index, object, operation));
  const rows = preparedRows(context, operation, object, inputs);
  const bySource = new Map(inputs.map((input) => [input.index, input.record]));
  const records = rows.map((row) => bySource.get(row.index) ?? { type: object.name, fields: {} });
  if (operation === 'Undelete') checkUndelete(context, object, rows);
  else checkUserMode(context, object, records, rows, RIGHTS[operation]);
  refuseRepeatedIds(rows);
  const work = { context, object, rows };
  if (operation === 'Update') checkSharing(work, 'edit');
  if (operation === 'Delete' || operation === 'Undelete') checkSharing(work, 'delete');
  if (operation === 'Insert' || operation === 'Update') checkReferencedSharing(work);
  for (const chunk of chunksOf(context, object, sound(rows))) runChunk({ context, object, rows: chunk }, operation);
  return rows;
}

function refusedRow(index: number, object: ObjectSchema, operation: Operation): WorkRow {
  const row = workRow(index, null);
  fail(row, 'INVALID_TYPE_FOR_OPERATION', `entity type ${object.name} does not support ${VERBS[operation]}`, []);
  return row;
}

function preparedRows(context: DmlContext, operation: Operation, object: ObjectSchema, inputs: InputRecord[]): WorkRow[] {
  if (operation === 'Insert') return prepareRows(context, object, inputs, 'insert');
  if (operation === 'Update') return prepareRows(context, object, inputs, 'update');
  return inputs.map(({ index, record }) => {
    const given = record.fields['Id'];
    const id = typeof given === 'string' ? normalise(given) : undefined;
    const row = workRow(index, id ?? null);
    if (id === undefined) fail(row, 'MALFORMED_ID', `bad id ${String(given)}`, []);
    return row;
  });
}

function refuseRepeatedIds(rows: WorkRow[]): void {
  const seen = new Set<string>();
  for (const row of rows) {
    if (row.id === null) continue;
    if (seen.has(row.id)) fail(row, 'DUPLICATE_VALUE', 'duplicate id in list', ['Id']);
    seen.add(row.id);
  }
}

/** Rows are saved 200 at a time where triggers look at them, all at once otherwise. */
function chunksOf(context: DmlContext, object: ObjectSchema, rows: WorkRow[]): WorkRow[][] {
  if (!context.triggers?.hasTriggers(object.name)) return rows.length > 0 ? [rows] : [];
  const chunks: WorkRow[][] = [];
  for (let start = 0; start < rows.length; start += TRIGGER_CHUNK) chunks.push(rows.slice(start, start + TRIGGER_CHUNK));
  return chunks;
}

/** So often a chunk with triggers is tried. */
const ATTEMPTS = 3;

/**
 * Runs a chunk. With partial success, rows that fail are set aside, the chunk is undone and the others are tried again: triggers see
 * them once more, with the limits of before. Source: Apex Developer Guide, "Bulk DML Exception Handling".
 */
function runChunk(work: ObjectWork, operation: Operation, attempt = 1): void {
  const restoreLimits = work.context.options.allOrNone ? undefined : work.context.triggers?.keepLimits?.();
  const before = work.rows.map((row) => ({ ...row.changes }));
  try {
    work.context.transaction.atomically(() => {
      RUN[operation](work);
      const lateFailure = !work.context.options.allOrNone && work.rows.some((row) => row.errors.length > 0 && wasWritten(row, operation));
      if (lateFailure) throw new Retry();
    });
  } catch (error) {
    if (!(error instanceof Retry)) throw error;
    restoreLimits?.();
    retry(work, before, operation, attempt);
  }
}

const TOO_MANY = 'Too many batch retries in the presence of Apex triggers and partial failures.';

function wasWritten(row: WorkRow, operation: Operation): boolean {
  return operation === 'Insert' ? row.created : true;
}

function retry(work: ObjectWork, before: WorkRow['changes'][], operation: Operation, attempt: number): void {
  work.rows.forEach((row, index) => {
    row.changes = before[index] ?? {};
    if (!row.created) return;
    row.id = null;
    row.created = false;
  });
  const rest = sound(work.rows);
  if (attempt === ATTEMPTS) for (const row of rest) fail(row, 'UNKNOWN_EXCEPTION', TOO_MANY, []);
  else if (rest.length > 0) runChunk({ ...work, rows: rest }, operation, attempt + 1);
}

/** Records of an input list with their places. */
export function inputsOf(records: PlainRecord[]): InputRecord[] {
  return records.map((record, index) => ({ index, record }));
}
