import { DmlFailure } from '../../kernel/ports/records.ts';
import type { MergeOutcome, MergeRequest, RowError } from '../../kernel/ports/records.ts';
import type { FieldSchema, ObjectSchema } from '../../kernel/ports/schema.ts';
import { normalise } from '../../kernel/salesforceIds.ts';
import { quoted } from '../soql/context.ts';
import { isStored } from '../store/columns.ts';
import { loadOld } from './save.ts';
import { runRows } from './statement.ts';
import { fireTriggers } from './triggers.ts';
import { checkSharing, checkUserMode } from './userMode.ts';
import { sound, workRow } from './work.ts';
import type { DmlContext, ObjectWork, WorkRow } from './work.ts';
import { stampOf } from '../store/stamp.ts';

/** Source: Apex Developer Guide, "Merging Records": up to two records go into the master. */
const MOST_DUPLICATES = 2;
const SYSTEM_LINKS = /^(MasterRecordId|CreatedById|LastModifiedById)$/;

/**
 * Merges up to two records into a master: delete triggers see the duplicates, their children move, then the
 * master is updated with its triggers. Source: Apex Developer Guide, "Merging Records", "Triggers and Merge Statements".
 */
export function runMerge(context: DmlContext, request: MergeRequest): MergeOutcome[] {
  const object = context.core.object(request.master.type);
  const masterId = normalise(String(request.master.fields['Id'] ?? '')) ?? null;
  try {
    return context.transaction.atomically(() => merged(context, object, masterId, request));
  } catch (error) {
    if (!(error instanceof MergeRefusal)) throw error;
    if (context.options.allOrNone) throw failure(masterId, error.errors);
    return request.duplicateIds.map(() => outcome(masterId, error.errors, [], []));
  }
}

class MergeRefusal extends Error {
  readonly errors: RowError[];
  constructor(errors: RowError[]) {
    super('merge refused');
    this.errors = errors;
  }
}

function failure(id: string | null, errors: RowError[]): DmlFailure {
  return new DmlFailure(
    'Merge',
    errors.map((error) => ({ index: 0, id, error })),
  );
}

function outcome(id: string | null, errors: RowError[], merged: string[], related: string[]): MergeOutcome {
  return { id, success: errors.length === 0, mergedRecordIds: merged, updatedRelatedIds: related, errors };
}

function refuse(statusCode: string, message: string): never {
  throw new MergeRefusal([{ statusCode, message, fields: [] }]);
}

function checkRequest(object: ObjectSchema, masterId: string | null, ids: string[]): void {
  if (!object.mergeable) refuse('INVALID_TYPE_FOR_OPERATION', `entity type ${object.name} does not support merge`);
  if (masterId === null) refuse('MISSING_ARGUMENT', 'Id not specified in an update call');
  if (ids.length > MOST_DUPLICATES) refuse('INVALID_FIELD', 'Merge requests may only contain up to 2 records to merge');
  if (ids.includes(masterId)) refuse('INVALID_ID_FIELD', 'cannot merge a record with itself');
}

function merged(context: DmlContext, object: ObjectSchema, masterId: string | null, request: MergeRequest): MergeOutcome[] {
  const ids = request.duplicateIds.map((id) => normalise(id) ?? id);
  checkRequest(object, masterId, ids);
  const master = masterId ?? '';
  const rows = ids.map((id, index) => workRow(index, id));
  const work: ObjectWork = { context, object, rows };
  checkUserMode(context, object, [], rows, 'delete');
  loadOld(work, object.fields.filter(isStored));
  checkSharing(work, 'delete');
  fireTriggers('beforeDelete', work);
  const related = rows.map((row) => (row.errors.length === 0 ? moveChildren(context, object, row.id ?? '', master) : []));
  markMerged(work, master);
  fireTriggers('afterDelete', work);
  const [updated] = runRows(context, 'Update', [
    { index: 0, record: { ...request.master, fields: { ...request.master.fields, Id: master } } },
  ]);
  const errors = [...rows, ...(updated ? [updated] : [])].flatMap((row) => row.errors);
  if (errors.length > 0) throw new MergeRefusal(errors);
  return rows.map((row, index) => outcome(master, [], [row.id ?? ''], related[index] ?? []));
}

/** After-delete triggers see which record the duplicates went into. */
function markMerged(work: ObjectWork, master: string): void {
  const { core, actor } = work.context;
  const rows = sound(work.rows);
  const stamp = stampOf(actor.now());
  core.writer.run(
    `UPDATE ${quoted(work.object.name)} SET "IsDeleted" = 1, "MasterRecordId" = ?, "SystemModstamp" = ?, "LastModifiedDate" = ? WHERE "Id" IN (SELECT value FROM json_each(?))`,
    ...[master, stamp, stamp, JSON.stringify(rows.map((row) => row.id))],
  );
  rows.forEach(markOld(master));
  core.wrote(work.object.name);
}

function markOld(master: string): (row: WorkRow) => void {
  return (row) => {
    row.old = { ...row.old, MasterRecordId: master, IsDeleted: true };
  };
}

/** Children of the duplicate become children of the master; the answer is their ids. */
function moveChildren(context: DmlContext, object: ObjectSchema, from: string, to: string): string[] {
  const { core } = context;
  return core.tables.names().flatMap((name) => {
    const child = core.object(name);
    return child.fields.filter((field) => isLink(field, object)).flatMap((field) => moveLinks(context, name, field.name, from, to));
  });
}

function isLink(field: FieldSchema, object: ObjectSchema): boolean {
  return field.type === 'reference' && isStored(field) && field.referenceTo.includes(object.name) && !SYSTEM_LINKS.test(field.name);
}

function moveLinks(context: DmlContext, name: string, field: string, from: string, to: string): string[] {
  const { writer } = context.core;
  const ids = writer.all(`SELECT "Id" AS id FROM ${quoted(name)} WHERE ${quoted(field)} = ?`, from).map((row) => String(row['id']));
  if (ids.length > 0) writer.run(`UPDATE ${quoted(name)} SET ${quoted(field)} = ? WHERE ${quoted(field)} = ?`, to, from);
  return ids;
}
