import type { AccessPort, PlainValue } from '../../kernel/ports/records.ts';
import type { SchemaPort } from '../../kernel/ports/schema.ts';
import { IdSequence } from '../../kernel/salesforceIds.ts';
import { applyAutoNumbers, literalDefaults } from '../dml/defaults.ts';
import type { OrgMetadata } from '../schema/model.ts';
import { quoted } from '../soql/context.ts';
import { StoreCore } from './core.ts';
import { derivedFields } from './derive.ts';
import { addRows, fillTable, syncMetadata } from './metadataSync.ts';
import type { SyncTools } from './metadataSync.ts';
import type { Row } from './rowWriter.ts';
import { Session } from './session.ts';
import { storedSignature } from './signature.ts';
import type { SessionOptions } from './session.ts';
import { stampOf } from './stamp.ts';

/** How a store is opened. */
export interface StoreOptions {
  /** A file that several workers may share, or `:memory:`. */
  file: string;
  metadata: OrgMetadata;
  /** The clock for rows that the store makes itself. */
  now?: () => Date;
}

/** The records of an org. */
export interface Store {
  readonly metadata: OrgMetadata;
  readonly schema: SchemaPort;
  readonly access: AccessPort;
  /** The first user of the org, a System Administrator. */
  readonly adminUserId: string;
  readonly organizationId: string;
  session(userId: string, options?: SessionOptions): Session;
  /** Loads rows without triggers and rules, for seeds; ids, defaults and system fields are filled in. Answers the ids. */
  bulkLoad(object: string, rows: Row[]): string[];
  /** Empties the org: what metadata brings and the first user remain. */
  reset(): void;
  close(): void;
}

const ADMIN = {
  FirstName: 'Avery',
  LastName: 'Quinn',
  Username: 'admin@msi-actions.test',
  Email: 'admin@msi-actions.test',
  Alias: 'aquin',
  CommunityNickname: 'aquinn',
  IsActive: true,
  TimeZoneSidKey: 'America/Los_Angeles',
  LocaleSidKey: 'en_US',
  LanguageLocaleKey: 'en_US',
  EmailEncodingKey: 'UTF-8',
  UserType: 'Standard',
};
const ORGANIZATION = {
  Name: 'Northwind Robotics',
  InstanceName: 'LOC1',
  OrganizationType: 'Developer Edition',
  IsSandbox: true,
  TimeZoneSidKey: 'America/Los_Angeles',
  DefaultLocaleSidKey: 'en_US',
  LanguageLocaleKey: 'en_US',
  FiscalYearStartMonth: 1,
};

/** Opens the records of an org, making or widening the tables and syncing what metadata brings. */
export function openStore(options: StoreOptions): Store {
  return new OrgStore(options);
}

class OrgStore implements Store {
  readonly metadata: OrgMetadata;
  readonly schema: SchemaPort;
  readonly access: AccessPort;
  readonly adminUserId = new IdSequence('005').next();
  readonly organizationId = new IdSequence('00D').next();
  readonly #core: StoreCore;
  readonly #now: () => Date;

  constructor(options: StoreOptions) {
    this.metadata = options.metadata;
    this.schema = options.metadata.schema;
    this.#now = options.now ?? (() => new Date());
    this.#core = new StoreCore(options.file, options.metadata);
    this.access = this.#core.access;
    this.#core.tables.fill = (object) => {
      this.#core.plans.clear();
      fillTable(object.name, this.#tools());
    };
    this.#setUp();
  }

  session(userId: string, options: SessionOptions = {}): Session {
    return new Session(this.#core, userId, { now: this.#now, ...options });
  }

  /** Runs store-level work in one write transaction. */
  #write<T>(work: () => T): T {
    const { database } = this.#core;
    if (this.#core.slot.writer) throw new Error('A session of this store has uncommitted work. Commit or abort it first.');
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#core.accessChanged = true;
      this.#core.publishRights();
      database.exec('COMMIT');
      this.#core.forgetRights();
      return result;
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }

  #tools(): SyncTools {
    const { writer, sequences, tables } = this.#core;
    return {
      tables,
      metadata: this.metadata,
      writer,
      sequences,
      now: stampOf(this.#now()),
      systemUserId: this.adminUserId,
    };
  }

  /** Syncs what metadata brings, unless the store has exactly that already. */
  #setUp(): void {
    const { signature, database } = this.#core;
    if (storedSignature(database) === signature) return;
    this.#write(() => {
      if (storedSignature(database) === signature) return;
      this.#fill();
      this.#core.writer.run(
        `INSERT INTO "_meta" (name, value) VALUES ('metadata', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        signature,
      );
    });
  }

  #fill(): void {
    const tools = this.#tools();
    const { writer } = this.#core;
    const isNew = writer.all('SELECT 1 AS found FROM "Organization"').length === 0;
    if (isNew) addRows('Organization', [{ ...ORGANIZATION, NamespacePrefix: tools.metadata.schema.namespace || null }], tools);
    syncMetadata(tools);
    if (!isNew) return;
    const [profile] = writer.all(`SELECT "Id" AS id FROM "Profile" WHERE "Name" = 'System Administrator'`);
    const name = `${ADMIN.FirstName} ${ADMIN.LastName}`;
    addRows(
      'User',
      [
        {
          ...ADMIN,
          Name: name,
          ProfileId: typeof profile?.['id'] === 'string' ? profile['id'] : null,
        },
      ],
      tools,
    );
  }

  bulkLoad(object: string, rows: Row[]): string[] {
    return this.#write(() => this.#load(object, rows));
  }

  #load(name: string, rows: Row[]): string[] {
    const core = this.#core;
    const object = core.object(name);
    core.tables.ensure(object.name);
    const now = this.#now();
    const stamp = stampOf(now);
    const fields = new Map(object.fields.map((field) => [field.name.toLowerCase(), field.name]));
    const ids = core.sequences.ids(object.keyPrefix, rows.length);
    const filled = { ...literalDefaults(object), ...this.#systemValues(object.name, stamp) };
    const made = rows.map((given, index) => {
      const row: Row = {
        Id: ids[index] ?? null,
        ...filled,
        ...spelled(given, fields, object.name),
      };
      return { ...row, ...derivedFields(object.name, row, undefined, stamp, core.stages) };
    });
    applyAutoNumbers(core, object, made, now);
    core.writer.insert(object.name, made);
    return made.map((row) => String(row['Id']));
  }

  #systemValues(object: string, now: string): Row {
    const owner = this.adminUserId;
    const values: Row = {
      OwnerId: owner,
      CreatedDate: now,
      CreatedById: owner,
      LastModifiedDate: now,
      LastModifiedById: owner,
      SystemModstamp: now,
    };
    return Object.fromEntries(Object.entries(values).filter(([name]) => this.schema.field(object, name) !== undefined));
  }

  reset(): void {
    this.#write(() => {
      for (const name of this.#core.tables.names()) this.#core.writer.run(`DELETE FROM ${quoted(name)}`);
      this.#core.writer.run('DELETE FROM "_cascade"');
      this.#core.writer.run('DELETE FROM "_platform"');
      this.#core.sequences.restart();
      const tools = this.#tools();
      for (const name of this.#core.tables.names()) fillTable(name, tools);
      this.#fill();
    });
  }

  close(): void {
    this.#core.database.close();
  }
}

/** Field names in the schema's spelling. Throws for a name that the object does not have. */
function spelled(row: Row, fields: Map<string, string>, object: string): Row {
  const result: Record<string, PlainValue> = {};
  for (const [name, value] of Object.entries(row)) {
    const field = fields.get(name.toLowerCase());
    if (field === undefined) throw new Error(`${object} has no field ${name}`);
    result[field] = value;
  }
  return result;
}
