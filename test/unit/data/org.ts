import { join } from 'node:path';
import { loadMetadata, openStore } from '../../../local/data/index.ts';
import type { Store } from '../../../local/data/index.ts';
import { DmlFailure, QueryFailure } from '../../../local/kernel/ports/records.ts';
import type { DataSession, PlainRecord, PlainValue, QueriedRecord, RowError } from '../../../local/kernel/ports/records.ts';

/** The package directory that these tests read. */
export const PACKAGE = join(import.meta.dirname, '../../fixtures/data/force-app');

/** System mode, all or none. */
export const SYSTEM = { mode: 'system', sharing: false, allOrNone: true } as const;
/** System mode, partial success. */
export const PARTIAL = { ...SYSTEM, allOrNone: false } as const;
/** User mode, all or none. */
export const USER = { mode: 'user', sharing: true, allOrNone: true } as const;

/** A fresh org in memory. */
export function newStore(now?: () => Date): Store {
  return openStore({ file: ':memory:', metadata: loadMetadata([PACKAGE]), now });
}

/** A record as a statement takes it. */
export function record(type: string, fields: Record<string, PlainValue>): PlainRecord {
  return { type, fields };
}

/** Inserts one record in system mode; the answer is its id. */
export function insertOne(session: DataSession, type: string, fields: Record<string, PlainValue>): string {
  const [result] = session.insert([record(type, fields)], SYSTEM);
  return result?.id ?? '';
}

/** The records of a system-mode query. */
export function rows(session: DataSession, soql: string, binds: Record<string, PlainValue | PlainValue[]> = {}): QueriedRecord[] {
  return session.query(soql, binds, SYSTEM).records;
}

/** One field of all records of a system-mode query. */
export function column(
  session: DataSession,
  soql: string,
  field: string,
  binds: Record<string, PlainValue | PlainValue[]> = {},
): PlainValue[] {
  return rows(session, soql, binds).map((row) => row.fields[field] ?? null);
}

/** The errors of an insert that must fail. */
export function insertErrors(session: DataSession, type: string, fields: Record<string, PlainValue>): RowError[] {
  return session.insert([record(type, fields)], PARTIAL)[0]?.errors ?? [];
}

/** The failure of work that must be refused by a query. */
export function queryFailure(work: () => unknown): QueryFailure {
  try {
    work();
  } catch (error) {
    if (error instanceof QueryFailure) return error;
    throw error;
  }
  throw new Error('The query was not refused.');
}

/** The failure of a statement that must fail as a whole. */
export function dmlFailure(work: () => unknown): DmlFailure {
  try {
    work();
  } catch (error) {
    if (error instanceof DmlFailure) return error;
    throw error;
  }
  throw new Error('The statement did not fail.');
}

/** A user with a profile and, optionally, a role and permission sets. */
export function newUser(store: Store, name: string, profile: string, roleId: string | null = null, sets: string[] = []): string {
  const session = store.session(store.adminUserId);
  const [profileId = null] = column(session, 'SELECT Id FROM Profile WHERE Name = :p', 'Id', {
    p: profile,
  });
  const id = insertOne(session, 'User', {
    FirstName: name,
    LastName: 'Rivera',
    Username: `${name}@northwind.test`,
    Email: `${name}@northwind.test`,
    Alias: name.slice(0, 8),
    ProfileId: profileId,
    UserRoleId: roleId,
    TimeZoneSidKey: 'America/New_York',
  });
  for (const set of sets) {
    const [setId = null] = column(session, 'SELECT Id FROM PermissionSet WHERE Name = :n', 'Id', {
      n: set,
    });
    insertOne(session, 'PermissionSetAssignment', { AssigneeId: id, PermissionSetId: setId });
  }
  session.commit();
  return id;
}
