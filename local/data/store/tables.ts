import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { FieldSchema, FieldType, ObjectSchema, SchemaPort } from '../../kernel/ports/schema.ts';
import { sharedObject } from '../schema/shares.ts';
import { standardObjects } from '../schema/standardObjects.ts';
import { quoted } from '../soql/context.ts';
import { isStored } from './columns.ts';
import { isView, sharesSql, viewSql, viewedObjects } from './views.ts';

const NUMERIC = new Set<FieldType>(['double', 'currency', 'percent']);
const WHOLE = new Set<FieldType>(['boolean', 'integer', 'long']);
const BINARY_TEXT = new Set<FieldType>(['id', 'reference', 'date', 'datetime', 'time']);
/** References that nobody searches by. */
const UNSEARCHED = /^(CreatedById|LastModifiedById|MasterRecordId|Converted\w+Id)$/;
const INDEXED_NAMES = new Set(['OwnerId', 'Email', 'DeveloperName']);

/** Objects that exist only while they are queried. */
export const VIRTUAL_OBJECTS = new Set(['UserRecordAccess']);

/** Standard objects whose tables every store has; the others get theirs when something touches them. */
const CORE = [
  ...['Account', 'AccountShare', 'AsyncApexJob', 'Campaign', 'CampaignMember', 'Case', 'Contact', 'ContactShare', 'CronJobDetail'],
  ...['CronTrigger', 'CustomPermission', 'Event', 'FieldPermissions', 'Group', 'GroupMember', 'Lead', 'LeadShare', 'NamedCredential'],
  ...['ObjectPermissions', 'Opportunity', 'OpportunityShare', 'Organization', 'PermissionSet', 'PermissionSetAssignment', 'UserRole'],
  ...[
    'PermissionSetGroup',
    'PermissionSetGroupComponent',
    'PermissionSetTabSetting',
    'Profile',
    'QueueSobject',
    'RecordType',
    'SetupEntityAccess',
    'Task',
    'User',
  ],
];

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

function isIndexed(object: ObjectSchema, field: FieldSchema): boolean {
  if (field.name === 'Id' || !isStored(field) || UNSEARCHED.test(field.name)) return false;
  if (field.unique || field.externalId || INDEXED_NAMES.has(field.name)) return true;
  return field.type === 'reference' && (field.custom || object.kind !== 'standard' || standardObjects().describes(object.name, field.name));
}

/** Makes the store's own tables, once per file. */
export function createOwnTables(database: DatabaseSync): void {
  database.exec('CREATE TABLE IF NOT EXISTS "_sequence" (name TEXT PRIMARY KEY, position INTEGER NOT NULL)');
  database.exec('CREATE TABLE IF NOT EXISTS "_meta" (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
  database.exec('CREATE TABLE IF NOT EXISTS "_cascade" (parent TEXT NOT NULL, object TEXT NOT NULL, id TEXT NOT NULL)');
  database.exec(
    'CREATE TABLE IF NOT EXISTS "_platform" (kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, key))',
  );
  database.exec('CREATE INDEX IF NOT EXISTS "_cascade.parent" ON "_cascade" (parent)');
}

/**
 * The tables of one connection. Those of the code base and the core objects are made when the store opens,
 * any other when a statement or query first touches its object.
 */
export class Tables {
  readonly #database: DatabaseSync;
  readonly #schema: SchemaPort;
  /** Objects whose table is there, by name. */
  readonly #known = new Set<string>();
  /** Made on demand: a roll-back may have taken them away again. */
  readonly #touched = new Set<string>();
  /** Objects that show the records of others. */
  readonly #views = new Set<string>();
  #exists: StatementSync | undefined;
  /** Puts the rows that every org has into a table that was just made. */
  fill: (object: ObjectSchema) => void = () => undefined;

  constructor(database: DatabaseSync, schema: SchemaPort) {
    this.#database = database;
    this.#schema = schema;
  }

  /** Creates or widens the tables that are there from the beginning; columns are never dropped. */
  createAll(own: ObjectSchema[]): void {
    const names = new Set([...CORE, ...own.map((object) => object.name), ...storedNames(this.#database)]);
    for (const name of names) {
      const object = this.#schema.object(name);
      if (object) createTable(this.#database, object);
    }
  }

  /** Learns what is there; makes the tables that only this connection sees. */
  open(): void {
    for (const name of VIRTUAL_OBJECTS) {
      const object = this.#schema.object(name);
      if (object) createTable(this.#database, object);
      this.#known.add(name);
    }
    for (const name of storedNames(this.#database)) if (!isView(this.#schema, name)) this.#known.add(name);
    for (const name of this.#known) this.#ensureOwners(this.#schema.object(name));
  }

  /** Makes the object's table unless it is there. */
  ensure(name: string): void {
    if (this.#known.has(name)) return;
    const object = this.#schema.object(name);
    if (!object) return;
    if (this.#known.has(object.name)) return;
    this.#touched.add(object.name);
    this.#known.add(object.name);
    if (isView(this.#schema, object.name)) return this.#ensureView(object);
    this.#exists ??= this.#database.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`);
    if (this.#exists.get(object.name) !== undefined) return this.#ensureOwners(object);
    this.atomically(() => {
      createTable(this.#database, object);
      this.fill(object);
    });
    this.#ensureOwners(object);
  }

  /** Queries of shares see the owners too. */
  #ensureOwners(object: ObjectSchema | undefined): void {
    const shared = object && sharedObject(object, this.#schema);
    if (!object || !shared) return;
    this.ensure(shared.name);
    this.#database.exec(sharesSql(object, shared, this.#schema));
  }

  #ensureView(object: ObjectSchema): void {
    this.#views.add(object.name);
    for (const name of viewedObjects(this.#schema, object.name)) this.ensure(name);
    this.#database.exec(viewSql(object, this.#schema));
  }

  /** Runs work in the open transaction, or in one of its own: another worker may be doing the same. */
  atomically(work: () => void): void {
    if (this.#database.isTransaction) return work();
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Objects that have a table. */
  names(): string[] {
    return [...this.#known].filter((name) => !VIRTUAL_OBJECTS.has(name) && !this.#views.has(name));
  }

  has(name: string): boolean {
    return this.#known.has(name);
  }

  /** After a roll-back: tables that were made on demand may be gone. */
  forget(): void {
    for (const name of this.#touched) this.#known.delete(name);
  }

  /** Outside of a transaction: makes tables that a roll-back took away, so that the next one finds them. */
  restore(): void {
    for (const name of this.#touched) this.ensure(name);
  }
}

function storedNames(database: DatabaseSync): string[] {
  const rows = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all();
  return rows.map((row) => String(row['name'])).filter((name) => !/^(_|sqlite_)/.test(name));
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
    if (!temporary && isIndexed(object, field)) indexField(database, object, field);
  }
}

function indexField(database: DatabaseSync, object: ObjectSchema, field: FieldSchema): void {
  const name = quoted(`${object.name}.${field.name}`);
  database.exec(`CREATE INDEX IF NOT EXISTS ${name} ON ${quoted(object.name)} (${quoted(field.name)})`);
}
