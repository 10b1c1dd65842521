import type { RowResult } from '../../kernel/ports/records.ts';
import type { RowWriter } from '../store/rowWriter.ts';
import { fail, sound } from './work.ts';
import type { DmlContext, ObjectWork } from './work.ts';

/** Approval locks are entries of the store's own. Source: Apex Reference Guide, "Approval Class". */
const KIND = 'lock';

/** Which of the ids are locked. */
export function lockedIds(writer: RowWriter, ids: string[]): Set<string> {
  const sql = `SELECT key FROM "_platform" WHERE kind = ? AND key IN (SELECT value FROM json_each(?))`;
  return new Set(writer.all(sql, KIND, JSON.stringify(ids)).map((row) => String(row['key'])));
}

/** Locks or unlocks records. */
export function setLocks(context: DmlContext, ids: string[], locked: boolean): RowResult[] {
  const { writer } = context.core;
  return context.transaction.atomically(() =>
    ids.map((id) => {
      if (locked) writer.run('INSERT OR REPLACE INTO "_platform" (kind, key, value) VALUES (?, ?, ?)', KIND, id, context.actor.userId);
      else writer.run('DELETE FROM "_platform" WHERE kind = ? AND key = ?', KIND, id);
      return { id, success: true, created: false, errors: [] };
    }),
  );
}

/** Only those who may modify all data change a locked record. Source: SOAP API Developer Guide, "ENTITY_IS_LOCKED". */
export function checkLocks(work: ObjectWork): void {
  const { core, actor } = work.context;
  const [any] = core.writer.all(`SELECT 1 AS found FROM "_platform" WHERE kind = ? LIMIT 1`, KIND);
  if (!any || core.access.hasSystemPermission(actor.userId, 'ModifyAllData')) return;
  const rows = sound(work.rows);
  const locked = lockedIds(
    core.writer,
    rows.flatMap((row) => row.id ?? []),
  );
  for (const row of rows) {
    if (row.id !== null && locked.has(row.id)) {
      fail(row, 'ENTITY_IS_LOCKED', 'This record is locked. If you need to edit it, contact your admin.', []);
    }
  }
}
