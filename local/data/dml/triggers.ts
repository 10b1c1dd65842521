import type { QueriedRecord, TriggerEvent } from '../../kernel/ports/records.ts';
import type { ObjectSchema } from '../../kernel/ports/schema.ts';
import { isStored } from '../store/columns.ts';
import type { Row } from '../store/rowWriter.ts';
import { checkedValue } from './checks.ts';
import { computedValue } from './rules.ts';
import { fail, sound } from './work.ts';
import type { ObjectWork, WorkRow } from './work.ts';

/** Rows that one trigger call sees at most. Source: Apex Developer Guide, "Triggers", "Bulk Triggers". */
export const TRIGGER_CHUNK = 200;

/** A full record for a trigger: every stored field, blank where nothing is set, and the formula fields. */
function fullRecord(work: ObjectWork, values: Row, row: WorkRow): QueriedRecord {
  const fields: QueriedRecord['fields'] = {};
  const shown: WorkRow = { ...row, changes: values };
  for (const field of work.object.fields) {
    if (field.formula !== undefined) fields[field.name] = computedValue(field, shown, work);
    if (!isStored(field)) continue;
    const value = values[field.name];
    fields[field.name] = value === undefined || value === null ? (field.type === 'boolean' ? false : null) : value;
  }
  fields['Id'] = row.id;
  return { type: work.object.name, fields };
}

const HAS_NEW = new Set<TriggerEvent>(['beforeInsert', 'afterInsert', 'beforeUpdate', 'afterUpdate', 'afterUndelete']);
const HAS_OLD = new Set<TriggerEvent>(['beforeUpdate', 'afterUpdate', 'beforeDelete', 'afterDelete']);

/**
 * Fires one trigger event for the rows without errors. Changes of a before trigger go into the rows;
 * errors that the trigger added become row errors.
 */
export function fireTriggers(event: TriggerEvent, work: ObjectWork): void {
  const host = work.context.triggers;
  const rows = sound(work.rows);
  if (!host?.hasTriggers(work.object.name) || rows.length === 0) return;
  const newRecords = HAS_NEW.has(event) ? rows.map((row) => fullRecord(work, { ...row.old, ...row.changes }, row)) : [];
  const oldRecords = HAS_OLD.has(event) ? rows.map((row) => fullRecord(work, row.old ?? {}, row)) : [];
  const before = event === 'beforeInsert' || event === 'beforeUpdate';
  const snapshots = before ? newRecords.map((record) => ({ ...record.fields })) : [];
  const { rows: errors } = host.fire({ object: work.object.name, event, newRecords, oldRecords });
  // A trigger may have run statements as somebody else.
  work.context.core.actor = work.context.actor;
  for (const error of errors) {
    const row = rows[error.index];
    if (row) fail(row, error.statusCode ?? 'FIELD_CUSTOM_VALIDATION_EXCEPTION', error.message, error.field ? [error.field] : []);
  }
  rows.forEach((row, index) => takeChanges(row, snapshots[index], newRecords[index], work.object));
}

/** Takes over what a before trigger wrote. */
function takeChanges(row: WorkRow, was: Row | undefined, record: QueriedRecord | undefined, object: ObjectSchema): void {
  if (!was || !record || row.errors.length > 0) return;
  for (const field of object.fields) {
    const value = record.fields[field.name];
    if (field.name === 'Id' || !isStored(field) || value === undefined || value === was[field.name]) continue;
    row.changes[field.name] = checkedValue(row, field, value);
  }
}
