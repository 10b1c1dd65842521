import type { FieldSchema } from '../../kernel/ports/schema.ts';
import { quoted } from '../soql/context.ts';
import { fold } from '../soql/values.ts';
import { stored } from '../store/rowWriter.ts';
import { after, fail, sound } from './work.ts';
import type { ObjectWork, WorkRow } from './work.ts';

/** No two records may hold the same value in a unique field; deleted records do not count. */
export function checkUniqueness(work: ObjectWork): void {
  for (const field of work.object.fields) if (field.unique && field.name !== 'Id') checkField(field, work);
  const columns = COMBINATIONS[work.object.name];
  if (columns) checkCombination(columns, work);
}

/** Links that exist once. Source: Object Reference, each object's usage notes. */
const COMBINATIONS: Record<string, string[]> = {
  PermissionSetAssignment: ['AssigneeId', 'PermissionSetId', 'PermissionSetGroupId'],
  GroupMember: ['GroupId', 'UserOrGroupId'],
  QueueSobject: ['QueueId', 'SobjectType'],
  ContentDocumentLink: ['ContentDocumentId', 'LinkedEntityId'],
};

function checkCombination(columns: string[], work: ObjectWork): void {
  const seen = new Set<string>();
  const where = columns.map((column) => `${quoted(column)} IS ?`).join(' AND ');
  const sql = `SELECT "Id" AS id FROM ${quoted(work.object.name)} WHERE ${where} AND "IsDeleted" = 0`;
  for (const row of sound(work.rows)) {
    const values = columns.map((column) => stored(after(row, column)));
    const key = values.join();
    const others = work.context.core.writer.all(sql, ...values).filter((other) => other['id'] !== row.id);
    if (seen.has(key) || others.length > 0) {
      refuseCombination(row, columns, values, work.object.name);
    }
    seen.add(key);
  }
}

function refuseCombination(row: WorkRow, columns: string[], values: ReturnType<typeof stored>[], object: string): void {
  const [first, second] = values.map((value) => String(value).slice(0, 15));
  const named = columns.flatMap((column, index) => (values[index] === null ? [] : [`${column}: ${String(values[index])}`]));
  const isLink = object === 'ContentDocumentLink';
  const message = isLink
    ? `Document with ID: ${first} is already linked with the entity with ID: ${second}`
    : `Duplicate ${object}. ${named.join('; ')}`;
  fail(row, 'DUPLICATE_VALUE', message, isLink ? ['LinkedEntityId'] : columns);
}

function checkField(field: FieldSchema, work: ObjectWork): void {
  const keyOf = (value: unknown): string => (field.caseSensitive || typeof value !== 'string' ? String(value) : fold(value));
  const taken = new Map<string, WorkRow>();
  for (const row of sound(work.rows)) {
    const value = row.changes[field.name];
    if (value === undefined || value === null || value === row.old?.[field.name]) continue;
    if (taken.has(keyOf(value))) duplicate(row, field, '<unknown>', work);
    else taken.set(keyOf(value), row);
  }
  if (taken.size > 0) checkStored(field, taken, keyOf, work);
}

function checkStored(field: FieldSchema, taken: Map<string, WorkRow>, keyOf: (value: unknown) => string, work: ObjectWork): void {
  const values = [...taken.values()].map((row) => row.changes[field.name]);
  const column = quoted(field.name);
  const sql = `SELECT "Id" AS id, ${column} AS value FROM ${quoted(work.object.name)} WHERE ${column} IN (SELECT value FROM json_each(?)) AND "IsDeleted" = 0`;
  for (const other of work.context.core.writer.all(sql, JSON.stringify(values))) {
    const row = taken.get(keyOf(other['value']));
    if (row && row.id !== other['id'] && row.errors.length === 0) duplicate(row, field, String(other['id']), work);
  }
}

function duplicate(row: WorkRow, field: FieldSchema, other: string, work: ObjectWork): void {
  if (work.object.name === 'User') {
    fail(
      row,
      'DUPLICATE_USERNAME',
      "Duplicate Username.\nThe username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations. To resolve, use a different username (it doesn't need to match the user's email address). ",
      [field.name],
    );
    return;
  }
  fail(row, 'DUPLICATE_VALUE', `duplicate value found: ${field.name} duplicates value on record with id: ${other.slice(0, 15)}`, []);
}
