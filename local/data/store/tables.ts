import type { DatabaseSync } from 'node:sqlite';
import type { FieldSchema, FieldType, ObjectSchema } from '../../kernel/ports/schema.ts';
import type { OrgMetadata } from '../schema/model.ts';
import { quoted } from '../soql/context.ts';

const NUMERIC = new Set<FieldType>(['double', 'currency', 'percent']);
const WHOLE = new Set<FieldType>(['boolean', 'integer', 'long']);
const BINARY_TEXT = new Set<FieldType>(['id', 'reference', 'date', 'datetime', 'time']);
/** References that nobody searches by. */
const UNSEARCHED = /^(CreatedById|LastModifiedById|MasterRecordId|Converted\w+Id)$/;
const INDEXED_NAMES = new Set(['OwnerId', 'Email', 'DeveloperName']);

/** Objects that exist only while they are queried. */
export const VIRTUAL_OBJECTS = new Set(['UserRecordAccess']);

/** True when the field has a column: formulas and roll-ups are computed when they are read. */
export function isStored(field: FieldSchema): boolean {
  return !field.calculated || field.nameField;
}

function columnSql(field: FieldSchema): string {
  if (field.name === 'Id') return '"Id" TEXT PRIMARY KEY NOT NULL';
  return `${quoted(field.name)} ${columnType(field)}`;
}

function columnType(field: FieldSchema): string {
  if (field.type === 'boolean') return 'INTEGER NOT NULL DEFAULT 0';
  if (NUMERIC.has(field.type)) return 'REAL';
  if (WHOLE.has(field.type)) return 'INTEGER';
  if (field.type === 'base64') return 'BLOB';
  return BINARY_TEXT.has(field.type) || field.caseSensitive ? 'TEXT' : 'TEXT COLLATE NOCASE';
}

function isIndexed(field: FieldSchema): boolean {
  if (field.name === 'Id' || !isStored(field)) return false;
  if (UNSEARCHED.test(field.name)) return false;
  return field.unique || field.externalId || field.type === 'reference' || INDEXED_NAMES.has(field.name);
}

/** Creates or widens one table per object, with its indexes. Columns are never dropped. */
export function createTables(database: DatabaseSync, metadata: OrgMetadata): void {
  database.exec('CREATE TABLE IF NOT EXISTS "_sequence" (name TEXT PRIMARY KEY, position INTEGER NOT NULL)');
  database.exec('CREATE TABLE IF NOT EXISTS "_meta" (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
  database.exec('CREATE TABLE IF NOT EXISTS "_cascade" (parent TEXT NOT NULL, object TEXT NOT NULL, id TEXT NOT NULL)');
  database.exec(
    'CREATE TABLE IF NOT EXISTS "_platform" (kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, key))',
  );
  database.exec(
    'CREATE TABLE IF NOT EXISTS "_platform" (kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, key))',
  );
  database.exec('CREATE INDEX IF NOT EXISTS "_cascade.parent" ON "_cascade" (parent)');
  for (const object of metadata.objects) {
    if (!VIRTUAL_OBJECTS.has(object.name)) createTable(database, object);
  }
}

/** Makes the tables that only this connection sees. */
export function createVirtualTables(database: DatabaseSync, metadata: OrgMetadata): void {
  for (const object of metadata.objects) {
    if (VIRTUAL_OBJECTS.has(object.name)) createTable(database, object);
  }
}

function createTable(database: DatabaseSync, object: ObjectSchema): void {
  const temporary = VIRTUAL_OBJECTS.has(object.name) ? 'TEMP ' : '';
  const stored = object.fields.filter(isStored);
  const known = new Set(
    database
      .prepare(`PRAGMA table_info(${quoted(object.name)})`)
      .all()
      .map((row) => String(row['name']).toLowerCase()),
  );
  if (known.size === 0) {
    database.exec(`CREATE ${temporary}TABLE ${quoted(object.name)} (${stored.map(columnSql).join(', ')})`);
  }
  for (const field of stored) {
    if (known.size > 0 && !known.has(field.name.toLowerCase())) {
      database.exec(`ALTER TABLE ${quoted(object.name)} ADD COLUMN ${columnSql(field)}`);
    }
    if (!temporary && isIndexed(field)) indexField(database, object, field);
  }
}

function indexField(database: DatabaseSync, object: ObjectSchema, field: FieldSchema): void {
  const name = quoted(`${object.name}.${field.name}`);
  database.exec(`CREATE INDEX IF NOT EXISTS ${name} ON ${quoted(object.name)} (${quoted(field.name)})`);
}
