import type { ObjectSchema, SchemaPort } from '../../kernel/ports/schema.ts';
import { quoted } from '../soql/context.ts';
import type { RowWriter } from '../store/rowWriter.ts';
import type { Tables } from '../store/tables.ts';
import type { AccessControl } from './access.ts';
import type { RecordLevel, Sharing } from './sharing.ts';

/** The means to ask what a user may do with records. */
export interface RecordAccessTools {
  schema: SchemaPort;
  writer: RowWriter;
  tables: Tables;
  access: AccessControl;
  sharing: Sharing;
}

/** Which of the ids the user reaches at a level, by sharing alone. */
export function reachable(userId: string, object: ObjectSchema, ids: string[], level: RecordLevel, tools: RecordAccessTools): Set<string> {
  const filter = tools.sharing.filter(userId, object, 't0', level);
  if (filter === undefined) return new Set(ids);
  tools.tables.ensure(object.name);
  const sql = `SELECT t0."Id" AS id FROM ${quoted(object.name)} t0 WHERE t0."Id" IN (SELECT value FROM json_each(?)) AND ${filter}`;
  return new Set(tools.writer.all(sql, JSON.stringify(ids)).map((row) => String(row['id'])));
}

/**
 * Fills the temporary table behind `UserRecordAccess` for one query.
 * Source: Object Reference, "UserRecordAccess".
 */
export function fillUserRecordAccess(userId: string, ids: string[], tools: RecordAccessTools): void {
  tools.writer.run('DELETE FROM "UserRecordAccess"');
  const byPrefix = Map.groupBy(ids, (id) => id.slice(0, 3));
  for (const [prefix, group] of byPrefix) {
    const object = tools.schema.objectByKeyPrefix(prefix);
    if (object) tools.writer.insert('UserRecordAccess', accessRows(userId, object, group, tools));
  }
}

function accessRows(userId: string, object: ObjectSchema, ids: string[], tools: RecordAccessTools): Record<string, string | boolean>[] {
  const may = (level: RecordLevel): Set<string> =>
    tools.access.canObject(userId, object.name, level) ? reachable(userId, object, ids, level, tools) : new Set();
  const [read, edit] = [may('read'), may('edit')];
  const remove = object.deletable ? may('delete') : new Set<string>();
  return ids.map((id) => ({
    Id: id,
    UserId: userId,
    RecordId: id,
    HasReadAccess: read.has(id),
    HasEditAccess: edit.has(id),
    HasDeleteAccess: remove.has(id),
    HasTransferAccess: remove.has(id),
    HasAllAccess: remove.has(id),
    MaxAccessLevel: remove.has(id) ? 'All' : edit.has(id) ? 'Edit' : read.has(id) ? 'Read' : 'None',
  }));
}
