import type { PlainValue } from '../../kernel/ports/records.ts';
import type { FieldSchema, ObjectSchema } from '../../kernel/ports/schema.ts';
import { plain } from '../soql/shape.ts';
import { quoted } from '../soql/context.ts';
import type { StageMeta } from '../schema/model.ts';
import { derivationInputs, derivedFields } from '../store/derive.ts';
import type { Row } from '../store/rowWriter.ts';
import { isStored } from '../store/columns.ts';
import { relateToAccounts, updateLastActivity } from './activities.ts';
import { applyAutoNumbers, applyDefaults } from './defaults.ts';
import { completeRows, followRows, hasOwnSteps } from './objects/index.ts';
import { refuseFields } from './prepare.ts';
import { checkLocks } from './locks.ts';
import { checkLookupFilters } from './lookupFilters.ts';
import { checkReferences } from './references.ts';
import { checkRules } from './rules.ts';
import { dropManualShares } from './shares.ts';
import { fireTriggers } from './triggers.ts';
import { checkUniqueness } from './uniqueness.ts';
import { after, fail, setAsideFailed, sound } from './work.ts';
import type { ObjectWork, WorkRow } from './work.ts';
import { stampOf } from '../store/stamp.ts';

/**
 * Saves new rows in the platform's order: defaults, references, before triggers, required and unique
 * fields, validation rules, write, after triggers.
 * Source: Apex Developer Guide, "Triggers and Order of Execution".
 */
export function saveNew(work: ObjectWork): void {
  applyDefaults(work);
  checkReferences(work);
  fireTriggers('beforeInsert', work);
  checkReferences(work);
  relateToAccounts(work);
  completeRows(work);
  checkRequired(work);
  checkLookupFilters(work);
  checkUniqueness(work);
  checkRules(work);
  setAsideFailed(work);
  writeNew(work);
  fireTriggers('afterInsert', work);
}

/** Saves changes of stored rows in the same order. */
export function saveChanges(work: ObjectWork): void {
  loadOld(work, neededColumns(work));
  checkFixed(work);
  checkLocks(work);
  checkReferences(work);
  fireTriggers('beforeUpdate', work);
  checkReferences(work);
  relateToAccounts(work);
  completeRows(work);
  checkRequired(work);
  checkLookupFilters(work);
  checkUniqueness(work);
  checkRules(work);
  setAsideFailed(work);
  writeChanges(work);
  fireTriggers('afterUpdate', work);
}

/** All columns where triggers or rules look at them, else only what the statement touches. */
function neededColumns(work: ObjectWork): FieldSchema[] {
  const { core, triggers } = work.context;
  const stored = work.object.fields.filter(isStored);
  const whole = triggers?.hasTriggers(work.object.name) || core.formulas.rules(work.object.name).length > 0;
  if (whole) return stored;
  const names = new Set(['Id', 'IsDeleted', 'OwnerId', 'WhoId', 'WhatId', ...derivationInputs(work.object.name)]);
  if (hasOwnSteps(work.object.name)) return stored;
  for (const row of work.rows) for (const name of [...Object.keys(row.changes), ...Object.keys(row.fixed)]) names.add(name);
  return stored.filter((field) => names.has(field.name));
}

/** Reads the stored rows. Rows that do not exist or lie in the recycle bin get their errors. */
export function loadOld(work: ObjectWork, columns: FieldSchema[], deleted: 'refuse' | 'require' = 'refuse'): void {
  const list = columns.map((field) => quoted(field.name)).join(', ');
  const sql = `SELECT ${list} FROM ${quoted(work.object.name)} WHERE "Id" IN (SELECT value FROM json_each(?))`;
  const rows = sound(work.rows);
  const byId = new Map<string, Row>();
  const idAt = columns.findIndex((field) => field.name === 'Id');
  const prepared = work.context.core.prepare(sql);
  const found = prepared.all(JSON.stringify(rows.map((row) => row.id))) as unknown as (string | number | null)[][];
  for (const values of found) byId.set(String(values[idAt]), rowOf(columns, values));
  for (const row of rows) {
    row.old = byId.get(row.id ?? '');
    if (!row.old) fail(row, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', []);
    else if ((row.old['IsDeleted'] === true) !== (deleted === 'require')) refuseDeleted(row, deleted);
  }
}

function refuseDeleted(row: WorkRow, deleted: 'refuse' | 'require'): void {
  if (deleted === 'refuse') fail(row, 'ENTITY_IS_DELETED', 'entity is deleted', []);
  else fail(row, 'UNDELETE_FAILED', 'Entity is not in the recycle bin', []);
}

function rowOf(columns: FieldSchema[], values: (string | number | null)[]): Row {
  const row: Row = {};
  columns.forEach((field, index) => {
    row[field.name] = plain(values[index], field.type);
  });
  return row;
}

/** A read-only field may be sent back as it was read. */
function checkFixed(work: ObjectWork): void {
  for (const row of sound(work.rows)) {
    const changed = Object.entries(row.fixed).filter(([name, value]) => differs(row.old?.[name], value));
    if (changed.length > 0)
      refuseFields(
        row,
        changed.map(([name]) => name),
      );
  }
}

function differs(old: PlainValue | undefined, value: PlainValue): boolean {
  return old !== undefined && value !== null && old !== value;
}

function isRequired(field: FieldSchema): boolean {
  return field.required && field.type !== 'boolean' && !field.autoNumber && !field.calculated;
}

function checkRequired(work: ObjectWork): void {
  const fields = work.object.fields.filter(isRequired);
  for (const row of sound(work.rows)) {
    const missing = fields.filter((field) => isMissing(row, field)).map((field) => field.name);
    if (missing.length > 0) {
      fail(row, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing);
    }
  }
}

/** On an update only the fields that the statement touches can become blank. */
function isMissing(row: WorkRow, field: FieldSchema): boolean {
  if (row.old && row.changes[field.name] === undefined) return false;
  return after(row, field.name) === null;
}

function auditNew(object: ObjectSchema, userId: string, now: string): Row {
  const values: Row = {
    CreatedDate: now,
    CreatedById: userId,
    LastModifiedDate: now,
    LastModifiedById: userId,
    SystemModstamp: now,
  };
  const names = new Set(object.fields.map((field) => field.name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

function auditChange(object: ObjectSchema, userId: string, now: string): Row {
  return Object.fromEntries(Object.entries(auditNew(object, userId, now)).filter(([name]) => !name.startsWith('Created')));
}

function writeNew(work: ObjectWork): void {
  const { core, actor } = work.context;
  const rows = sound(work.rows);
  if (rows.length === 0) return;
  const now = actor.now();
  const stamp = stampOf(now);
  const ids = core.sequences.ids(work.object.keyPrefix, rows.length);
  const audit = auditNew(work.object, actor.userId, stamp);
  applyAutoNumbers(
    core,
    work.object,
    rows.map((row) => row.changes),
    now,
  );
  rows.forEach((row, index) => completeNew(row, ids[index] ?? null, audit, work.object, stamp, core.stages));
  core.writer.insert(
    work.object.name,
    rows.map((row) => row.changes),
  );
  core.wrote(work.object.name);
  updateLastActivity(work);
  followRows(work);
}

function completeNew(
  row: WorkRow,
  id: string | null,
  audit: Row,
  object: ObjectSchema,
  stamp: string,
  stages: Map<string, StageMeta> | undefined,
): void {
  row.id = id;
  row.created = true;
  Object.assign(row.changes, derivedFields(object.name, row.changes, undefined, stamp, stages), audit);
  row.changes['Id'] = id;
  const nameField = object.fields.find((field) => field.nameField);
  if (object.kind === 'custom' && nameField && (row.changes[nameField.name] ?? null) === null) row.changes[nameField.name] = id;
  for (const name of Object.keys(row.changes)) if (row.changes[name] === null) delete row.changes[name];
}

function writeChanges(work: ObjectWork): void {
  const { core, actor } = work.context;
  const rows = sound(work.rows);
  if (rows.length === 0) return;
  const stamp = stampOf(actor.now());
  const audit = auditChange(work.object, actor.userId, stamp);
  for (const row of rows) {
    Object.assign(row.changes, derivedFields(work.object.name, { ...row.old, ...row.changes }, row.old, stamp, core.stages), audit);
  }
  core.writer.update(
    work.object.name,
    rows.map((row) => ({ ...row.changes, Id: row.id })),
  );
  core.wrote(work.object.name);
  updateLastActivity(work);
  dropManualShares(work);
  followRows(work);
}
