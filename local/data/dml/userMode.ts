import { DmlFailure } from '../../kernel/ports/records.ts';
import type { PlainRecord } from '../../kernel/ports/records.ts';
import type { FieldSchema, ObjectSchema } from '../../kernel/ports/schema.ts';
import { reachable, type RecordAccessTools } from '../security/recordAccess.ts';
import { fail, sound } from './work.ts';
import type { DmlContext, ObjectWork, WorkRow } from './work.ts';

type Right = 'create' | 'edit' | 'delete';
const OPERATIONS: Record<Right, string> = { create: 'Insert', edit: 'Update', delete: 'Delete' };

function refusal(operation: string, message: string, rows: { index: number; id: string | null; fields: string[] }[]): DmlFailure {
  const failure = new DmlFailure(
    operation,
    rows.map(({ index, id, fields }) => ({
      index,
      id,
      error: { statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message, fields },
    })),
  );
  failure.message = message;
  return failure;
}

/**
 * Object and field rights of a statement in user mode. A refused object fails the statement; refused
 * fields fail the rows that set them. Source: Apex Developer Guide, "Enforce User Mode for Database Operations".
 */
export function checkUserMode(context: DmlContext, object: ObjectSchema, records: PlainRecord[], rows: WorkRow[], right: Right): void {
  if (context.options.mode !== 'user') return;
  const { access } = context.core;
  const { userId } = context.actor;
  if (!access.canObject(userId, object.name, right)) {
    if (context.isUpsert) return refuseFields(context, object, records, rows, () => true);
    const refused = rows.map((row) => ({ index: row.index, id: row.id, fields: [] }));
    if (context.options.allOrNone) throw refusal(OPERATIONS[right], `Access to entity '${object.name}' denied`, refused);
    for (const row of rows) fail(row, 'INSUFFICIENT_ACCESS_OR_READONLY', `Access to entity '${object.name}' denied`, []);
    return;
  }
  if (right !== 'delete') refuseFields(context, object, records, rows, (name) => isRefused(context, object, name));
}

/**
 * Of an object that the user may not write, an upsert tells the fields: so says the test suite of a published package,
 * beyond-the-cloud-dev/dml-lib, which also tells what undelete says.
 */
function refuseFields(
  context: DmlContext,
  object: ObjectSchema,
  records: PlainRecord[],
  rows: WorkRow[],
  refuses: (name: string) => boolean,
): void {
  const refused: { index: number; id: string | null; fields: string[] }[] = [];
  const message = `Operation failed due to fields being inaccessible on Sobject ${object.name}, check errors on Exception or Result!`;
  rows.forEach((row, position) => {
    const names = Object.keys(records[position]?.fields ?? {}).filter((name) => name.toLowerCase() !== 'id');
    const fields = names.filter(refuses);
    if (fields.length === 0) return;
    fail(row, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message, fields);
    refused.push({ index: row.index, id: row.id, fields });
  });
  if (refused.length > 0 && context.options.allOrNone) throw refusal('Insert', message, refused);
}

/** To a user without the right, the record is not in the recycle bin. */
export function checkUndelete(context: DmlContext, object: ObjectSchema, rows: WorkRow[]): void {
  if (context.options.mode !== 'user' || context.core.access.canObject(context.actor.userId, object.name, 'create')) return;
  for (const row of rows) fail(row, 'INVALID_ID_FIELD', 'invalid record id; no recycle bin entry found', []);
}

function isRefused(context: DmlContext, object: ObjectSchema, name: string): boolean {
  const field = context.core.metadata.schema.field(object.name, name);
  if (!field || (!field.createable && !field.updateable)) return false;
  return !context.core.access.canField(context.actor.userId, object.name, field.name, 'edit');
}

/** Record sharing of rows that are changed or deleted. A record that the user does not even see is told apart. */
export function checkSharing(work: ObjectWork, level: 'edit' | 'delete'): void {
  const { actor, options } = work.context;
  if (options.mode !== 'user' && !options.sharing) return;
  const tools = toolsOf(work);
  const rows = sound(work.rows);
  const open = reachable(actor.userId, work.object, idsOf(rows), level, tools);
  const closed = rows.filter((row) => row.id !== null && !open.has(row.id) && exists(work, row.id));
  const seen = reachable(actor.userId, work.object, idsOf(closed), 'read', tools);
  for (const row of closed) {
    if (seen.has(row.id ?? '')) fail(row, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', []);
    else refuseReference([row]);
  }
}

const idsOf = (rows: WorkRow[]): string[] => rows.flatMap((row) => (row.id === null ? [] : [row.id]));

function toolsOf({ context: { core } }: ObjectWork): RecordAccessTools {
  return { schema: core.metadata.schema, writer: core.writer, tables: core.tables, access: core.access, sharing: core.sharing };
}

/**
 * Records that changed rows refer to must be visible to the user; a master must be editable.
 * Source: Salesforce Help, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY".
 */
export function checkReferencedSharing(work: ObjectWork): void {
  const { options } = work.context;
  if (options.mode !== 'user' && !options.sharing) return;
  for (const field of work.object.fields) {
    if (field.type === 'reference' && field.referenceTo.length > 0) checkReferenced(field, work);
  }
}

function checkReferenced(field: FieldSchema, work: ObjectWork): void {
  const { core, actor } = work.context;
  const tools = toolsOf(work);
  const used = new Map<string, WorkRow[]>();
  for (const row of sound(work.rows)) {
    const id = row.changes[field.name];
    if (typeof id === 'string') used.set(id, [...(used.get(id) ?? []), row]);
  }
  const level = field.masterDetail && field.required ? 'edit' : 'read';
  for (const [prefix, ids] of Map.groupBy(used.keys(), (id) => id.slice(0, 3))) {
    const target = tools.schema.objectByKeyPrefix(prefix);
    if (!target || core.sharing.filter(actor.userId, target, 't0', level) === undefined) continue;
    const open = reachable(actor.userId, target, ids, level, tools);
    for (const id of ids) if (!open.has(id)) refuseReference(used.get(id) ?? []);
  }
}

function refuseReference(rows: WorkRow[]): void {
  for (const row of rows) {
    fail(row, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'insufficient access rights on cross-reference id', []);
  }
}

/** A record that does not exist gets its own error later. */
function exists(work: ObjectWork, id: string): boolean {
  return work.context.core.writer.all(`SELECT 1 AS found FROM "${work.object.name}" WHERE "Id" = ?`, id).length > 0;
}
