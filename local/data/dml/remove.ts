import { DmlFailure } from '../../kernel/ports/records.ts';
import type { RowResult } from '../../kernel/ports/records.ts';
import type { FieldSchema, ObjectSchema } from '../../kernel/ports/schema.ts';
import { normalise } from '../../kernel/salesforceIds.ts';
import { quoted } from '../soql/context.ts';
import { isStored } from '../store/columns.ts';
import { checkLocks } from './locks.ts';
import { followRows, hasOwnSteps } from './objects/index.ts';
import { loadOld } from './save.ts';
import { fireTriggers } from './triggers.ts';
import { fail, setAsideFailed, sound } from './work.ts';
import type { DmlContext, ObjectWork, WorkRow } from './work.ts';
import { stampOf } from '../store/stamp.ts';

/** Shares, histories and what only setup knows leave no trace; everything else goes to the recycle bin. */
const GONE =
  /(Share|History|Feed|Permissions|PermissionSet\w*|GroupMember|Group|QueueSobject|UserRole|SetupEntityAccess|Subscription|Assignment)$/;

function isRecycled(object: ObjectSchema): boolean {
  return object.kind === 'custom' || (object.kind === 'standard' && !GONE.test(object.name));
}

function columnsFor(work: ObjectWork): FieldSchema[] {
  const stored = work.object.fields.filter(isStored);
  if (work.context.triggers?.hasTriggers(work.object.name) || hasOwnSteps(work.object.name)) return stored;
  return stored.filter((field) => field.name === 'Id' || field.name === 'IsDeleted' || field.name === 'Name');
}

/** Deletes rows: before triggers, restrictions, details and look-ups, the rows, after triggers. */
export function removeRows(work: ObjectWork): void {
  loadOld(work, columnsFor(work));
  checkLocks(work);
  fireTriggers('beforeDelete', work);
  checkRestrictions(work);
  setAsideFailed(work);
  const ids = sound(work.rows).flatMap((row) => (row.id === null ? [] : [row.id]));
  if (ids.length > 0) removeIds(work.context, work.object, ids, undefined);
  followRows(work);
  fireTriggers('afterDelete', work);
}

interface ChildLink {
  object: ObjectSchema;
  field: FieldSchema;
}

/** References that point at the object from tables that hold rows. */
function childLinks(context: DmlContext, parent: ObjectSchema): ChildLink[] {
  const { core } = context;
  return core.tables.names().flatMap((name) => {
    const object = core.object(name);
    const fields = object.fields.filter(
      (field) => isStored(field) && field.deleteConstraint !== undefined && field.referenceTo.includes(parent.name),
    );
    if (fields.length === 0 || object.kind === 'platformEvent') return [];
    const [any] = core.writer.all(`SELECT EXISTS(SELECT 1 FROM ${quoted(object.name)}) AS found`);
    return any?.['found'] === 1 ? fields.map((field) => ({ object, field })) : [];
  });
}

function linkedSql(link: ChildLink, what: string): string {
  return `SELECT ${what} FROM ${quoted(link.object.name)} WHERE ${quoted(link.field.name)} IN (SELECT value FROM json_each(?)) AND "IsDeleted" = 0`;
}

/** A look-up that restricts keeps its parent from being deleted. Source: Salesforce Help, "Considerations for Object Relationships". */
function checkRestrictions(work: ObjectWork): void {
  const restricting = childLinks(work.context, work.object).filter((link) => link.field.deleteConstraint === 'Restrict');
  const ids = JSON.stringify(sound(work.rows).map((row) => row.id));
  for (const link of restricting) {
    const nameField = link.object.fields.find((field) => field.nameField)?.name ?? 'Id';
    const what = `${quoted(link.field.name)} AS parent, ${quoted(nameField)} AS name`;
    const held = Map.groupBy(work.context.core.writer.all(linkedSql(link, what), ids), (row) => row['parent']);
    for (const row of sound(work.rows)) {
      const holders = row.id === null ? undefined : held.get(row.id);
      if (holders)
        fail(
          row,
          'DELETE_FAILED',
          heldText(
            row,
            link,
            holders.map((holder) => String(holder['name'])),
          ),
          [],
        );
    }
  }
}

/** Standard details are told by their names. */
function heldText(row: WorkRow, link: ChildLink, names: string[]): string {
  const what = link.object.pluralLabel;
  if (link.object.kind !== 'standard') {
    return `Your attempt to delete this record could not be completed because it is associated with the following: ${what}.`;
  }
  const name = String(row.old?.['Name'] ?? row.id);
  return `Your attempt to delete ${name} could not be completed because it is associated with the following ${what.toLowerCase()}.: ${names.join(', ')}\n`;
}

/** Deletes rows with their details; `cause` is the record whose deletion led here. */
function removeIds(context: DmlContext, object: ObjectSchema, ids: string[], cause: string[] | undefined): void {
  const list = JSON.stringify(ids);
  for (const link of childLinks(context, object)) followLink(context, link, ids, list);
  const { core, actor } = context;
  if (isRecycled(object)) {
    const stamp = stampOf(actor.now());
    core.writer.run(
      `UPDATE ${quoted(object.name)} SET "IsDeleted" = 1, "SystemModstamp" = ?, "LastModifiedDate" = ?, "LastModifiedById" = ? WHERE "Id" IN (SELECT value FROM json_each(?))`,
      stamp,
      stamp,
      actor.userId,
      list,
    );
    if (cause) noteCause(context, object, ids, cause);
  } else core.writer.run(`DELETE FROM ${quoted(object.name)} WHERE "Id" IN (SELECT value FROM json_each(?))`, list);
  core.wrote(object.name);
}

/** Remembers why details were deleted, so that undelete brings them back. */
function noteCause(context: DmlContext, object: ObjectSchema, ids: string[], parents: string[]): void {
  ids.forEach((id, index) => {
    context.core.writer.run('INSERT INTO "_cascade" (parent, object, id) VALUES (?, ?, ?)', parents[index] ?? '', object.name, id);
  });
}

/** Remembers which look-ups are cleared, so that undelete sets them again. Source: Apex Developer Guide, "Restoring Deleted Records". */
function noteCleared(context: DmlContext, link: ChildLink, list: string): number {
  const column = quoted(link.field.name);
  return context.core.writer.run(
    `INSERT INTO "_cascade" (parent, object, id) SELECT ${column}, ?, "Id" FROM ${quoted(link.object.name)} WHERE ${column} IN (SELECT value FROM json_each(?))`,
    `${link.object.name}.${link.field.name}`,
    list,
  );
}

function followLink(context: DmlContext, link: ChildLink, ids: string[], list: string): void {
  const { writer } = context.core;
  if (link.field.deleteConstraint === 'SetNull') {
    const column = quoted(link.field.name);
    if (noteCleared(context, link, list) === 0) return;
    writer.run(`UPDATE ${quoted(link.object.name)} SET ${column} = NULL WHERE ${column} IN (SELECT value FROM json_each(?))`, list);
    return;
  }
  if (link.field.deleteConstraint !== 'Cascade') return;
  const rows = writer.all(linkedSql(link, `"Id" AS id, ${quoted(link.field.name)} AS parent`), list);
  if (rows.length === 0 || ids.length === 0) return;
  removeIds(
    context,
    link.object,
    rows.map((row) => String(row['id'])),
    rows.map((row) => String(row['parent'])),
  );
}

/** Brings rows back from the recycle bin, with the details that went with them. */
export function restoreRows(work: ObjectWork): void {
  loadOld(work, work.object.fields.filter(isStored), 'require');
  for (const row of sound(work.rows)) {
    if (row.id !== null && isPurged(work.context, row.id)) fail(row, 'UNDELETE_FAILED', 'Entity is not in the recycle bin', []);
  }
  const ids = sound(work.rows).flatMap((row) => (row.id === null ? [] : [row.id]));
  restoreIds(work.context, work.object, ids);
  for (const row of sound(work.rows)) row.changes['IsDeleted'] = false;
  fireTriggers('afterUndelete', work);
}

function restoreIds(context: DmlContext, object: ObjectSchema, ids: string[]): void {
  if (ids.length === 0) return;
  const { core, actor } = context;
  const list = JSON.stringify(ids);
  core.writer.run(
    `UPDATE ${quoted(object.name)} SET "IsDeleted" = 0, "SystemModstamp" = ? WHERE "Id" IN (SELECT value FROM json_each(?))`,
    stampOf(actor.now()),
    list,
  );
  const noted = core.writer.all('SELECT parent, object, id FROM "_cascade" WHERE parent IN (SELECT value FROM json_each(?))', list);
  core.writer.run('DELETE FROM "_cascade" WHERE parent IN (SELECT value FROM json_each(?))', list);
  for (const [name, group] of Map.groupBy(noted, (row) => String(row['object']))) {
    const [child = '', field] = name.split('.');
    if (field === undefined)
      restoreIds(
        context,
        core.object(child),
        group.map((row) => String(row['id'])),
      );
    else for (const row of group) restoreLink(context, child, field, row);
  }
}

/** A look-up that was given another record meanwhile keeps it. */
function restoreLink(context: DmlContext, child: string, field: string, row: Record<string, unknown>): void {
  const sql = `UPDATE ${quoted(child)} SET ${quoted(field)} = ? WHERE "Id" = ? AND ${quoted(field)} IS NULL`;
  context.core.writer.run(sql, String(row['parent']), String(row['id']));
}

/**
 * Takes deleted rows out of the recycle bin: nothing brings them back, but ALL ROWS still finds them for a while.
 * Source: Apex Reference Guide, "Database.emptyRecycleBin".
 */
export function emptyRecycleBin(context: DmlContext, records: { type: string; id: string }[]): RowResult[] {
  const results = context.transaction.atomically(() => records.map((record) => removeForGood(context, record)));
  const failed = results.flatMap((result, index) => result.errors.map((error) => ({ index, id: result.id, error })));
  if (context.options.allOrNone && failed.length > 0) throw new DmlFailure('EmptyRecycleBin', failed);
  return results;
}

const PURGED = 'purged';

/** Was the row taken out of the recycle bin? */
function isPurged({ core }: DmlContext, id: string): boolean {
  return core.writer.all('SELECT key FROM "_platform" WHERE kind = ? AND key = ?', PURGED, id).length > 0;
}

function removeForGood(context: DmlContext, { type, id }: { type: string; id: string }): RowResult {
  const object = context.core.object(type);
  context.core.tables.ensure(object.name);
  const key = normalise(id) ?? id;
  const stays = object.fields.some((field) => field.name === 'IsDeleted');
  const [deleted] = !stays
    ? []
    : context.core.writer.all(`SELECT "Id" FROM ${quoted(object.name)} WHERE "Id" = ? AND "IsDeleted" = 1`, key);
  const removed = deleted && !isPurged(context, key) ? 1 : 0;
  if (removed > 0) context.core.writer.run('INSERT INTO "_platform" (kind, key, value) VALUES (?, ?, ?)', PURGED, key, '');
  context.core.writer.run('DELETE FROM "_cascade" WHERE parent = ?', key);
  const error = { statusCode: 'INVALID_ID_FIELD', message: 'invalid record id; no recycle bin entry found', fields: [] };
  return { id: key, success: removed > 0, created: false, errors: removed > 0 ? [] : [error] };
}
