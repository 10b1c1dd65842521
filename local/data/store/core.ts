import type { DatabaseSync } from 'node:sqlite';
import type { PlainValue } from '../../kernel/ports/records.ts';
import type { ObjectSchema } from '../../kernel/ports/schema.ts';
import { FormulaLibrary } from '../formula/library.ts';
import type { FormulaValue } from '../formula/values.ts';
import type { OrgMetadata, StageMeta } from '../schema/model.ts';
import { AccessControl } from '../security/access.ts';
import { Sharing } from '../security/sharing.ts';
import { arrayPreparer } from '../soql/run.ts';
import type { Preparer } from '../soql/run.ts';
import { knownTimeZone, localDate } from '../soql/timeZone.ts';
import { openDatabase } from './database.ts';
import { fieldRows } from './definitionRows.ts';
import { globalValue } from './formulaGlobals.ts';
import { PlanCache } from './planCache.ts';
import { RowWriter } from './rowWriter.ts';
import { Sequences } from './sequences.ts';
import { signatureOf, storedSignature } from './signature.ts';
import { createOwnTables, Tables } from './tables.ts';
import type { WriterSlot } from './transaction.ts';

/** Who asks, and when. */
export interface Actor {
  userId: string;
  now: () => Date;
}

/** What is known of a user while a statement runs. */
export interface UserInfo {
  id: string;
  timeZone: string;
  profileName: string;
  fields: Record<string, PlainValue>;
}

/** Rows of these objects decide on rights: a change makes computed rights stale. */
const ACCESS_OBJECTS = new Set([
  'User',
  'UserRole',
  'Profile',
  'PermissionSet',
  'PermissionSetAssignment',
  'PermissionSetGroup',
  'PermissionSetGroupComponent',
  'Group',
  'GroupMember',
  'ObjectPermissions',
  'FieldPermissions',
]);

/** Makes tables under the write lock: another worker may be opening the same new file. */
function inOneWrite(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** One connection with everything that sessions share. */
export class StoreCore {
  readonly metadata: OrgMetadata;
  /** Fingerprint of the metadata; a store that has it is up to date. */
  readonly signature: string;
  readonly database: DatabaseSync;
  readonly writer: RowWriter;
  readonly tables: Tables;
  readonly sequences: Sequences;
  readonly formulas: FormulaLibrary;
  readonly access: AccessControl;
  readonly sharing: Sharing;
  readonly plans: PlanCache;
  readonly prepare: Preparer;
  readonly slot: WriterSlot = { writer: undefined };
  /** Stages of the code base, by lower-case name. */
  readonly stages: Map<string, StageMeta> | undefined;
  /** Whoever runs the current statement: formulas in SQL read the user and the clock from here. */
  actor: Actor = { userId: '', now: () => new Date() };
  #users = new Map<string, UserInfo>();
  #accessVersion = '';
  /** True when the open transaction changed rows that decide on rights. */
  accessChanged = false;

  constructor(file: string, metadata: OrgMetadata) {
    this.metadata = metadata;
    this.formulas = new FormulaLibrary(metadata);
    if (metadata.stages.length > 0) this.stages = new Map(metadata.stages.map((stage) => [stage.name.toLowerCase(), stage]));
    this.database = openDatabase(file, (key, inputs) => this.#formula(key, inputs));
    this.signature = signatureOf(metadata);
    this.tables = new Tables(this.database, metadata.schema);
    if (storedSignature(this.database) !== this.signature) {
      inOneWrite(this.database, () => {
        createOwnTables(this.database);
        this.tables.createAll(metadata.objects);
      });
    }
    this.tables.open();
    this.writer = new RowWriter(this.database);
    this.sequences = new Sequences(this.database);
    this.access = new AccessControl(metadata, this.writer, () => this.refresh());
    this.sharing = new Sharing(metadata, this.tables, this.writer, this.access);
    this.plans = new PlanCache(this);
    this.prepare = arrayPreparer(this.database);
  }

  /** The object of a record id; throws for ids of no object. */
  objectOf(id: string): ObjectSchema {
    const object = this.metadata.schema.objectByKeyPrefix(id.slice(0, 3));
    if (!object) throw new Error(`No object has ids like ${id}`);
    return object;
  }

  object(name: string): ObjectSchema {
    const object = this.metadata.schema.object(name);
    if (!object) throw new Error(`There is no object ${name}`);
    return object;
  }

  /** Makes the rows of FieldDefinition of an object unless they are there. */
  fillFieldDefinitions(name: string): void {
    const object = this.object(name);
    const sql = 'SELECT 1 AS found FROM "FieldDefinition" WHERE "EntityDefinitionId" = ? LIMIT 1';
    if (this.writer.all(sql, this.metadata.schema.qualifiedName(object.name)).length > 0) return;
    const rows = fieldRows(object, this.metadata.schema);
    this.tables.atomically(() => {
      const ids = this.sequences.ids('00N', rows.length);
      this.writer.insert(
        'FieldDefinition',
        rows.map((row, index) => ({ Id: ids[index] ?? null, ...row })),
      );
    });
  }

  /** Notices rights that another connection changed. */
  refresh(): void {
    const [row] = this.writer.all(`SELECT value FROM "_meta" WHERE name = 'access'`);
    const version = String(row?.['value'] ?? '');
    if (version === this.#accessVersion) return;
    this.#accessVersion = version;
    this.forgetRights();
  }

  forgetRights(): void {
    this.access.clear();
    this.sharing.clear();
    this.plans.clearShared();
    this.#users.clear();
  }

  /** To be called for each object that a statement wrote. */
  wrote(object: string): void {
    if (!ACCESS_OBJECTS.has(object)) return;
    this.accessChanged = true;
    this.forgetRights();
  }

  /** Before a commit: tells other connections that rights changed. */
  publishRights(): void {
    if (!this.accessChanged) return;
    this.accessChanged = false;
    this.writer.run(
      `INSERT INTO "_meta" (name, value) VALUES ('access', '1') ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1`,
    );
  }

  /** After a roll-back: what was computed since may be wrong. */
  undone(): void {
    this.tables.forget();
    if (this.accessChanged) this.forgetRights();
  }

  user(userId: string): UserInfo {
    const known = this.#users.get(userId);
    if (known) return known;
    const [row = {}] = this.writer.all(
      'SELECT u.*, p."Name" AS profile FROM "User" u LEFT JOIN "Profile" p ON p."Id" = u."ProfileId" WHERE u."Id" = ?',
      userId,
    );
    const text = (name: string, otherwise: string): string => (typeof row[name] === 'string' ? row[name] : otherwise);
    const fields = Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value as PlainValue]));
    const info = {
      id: userId,
      timeZone: knownTimeZone(text('TimeZoneSidKey', 'GMT')),
      profileName: text('profile', ''),
      fields,
    };
    this.#users.set(userId, info);
    return info;
  }

  /** The day it is for the acting user, and the instant. */
  clock(): { now: Date; today: string } {
    const now = this.actor.now();
    return { now, today: localDate(now, this.user(this.actor.userId).timeZone) };
  }

  /** Values of `$User`, `$Profile`, `$Permission`, `$Label`, `$Setup` … in formulas. */
  global(path: string[]): FormulaValue {
    return globalValue(this, path);
  }

  #formula(key: string, inputs: (string | number | bigint | null | Uint8Array)[]): string | number | null {
    const values = inputs.map((value) => (typeof value === 'bigint' ? Number(value) : value));
    const result = this.formulas.compute(key, values, (path) => this.global(path), this.clock());
    if (typeof result === 'boolean') return result ? 1 : 0;
    return result instanceof Uint8Array ? null : result;
  }
}
