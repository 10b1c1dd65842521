/** Static queries, DML and describes of compiled code, through the library. */
import type { AccessMode } from '../../kernel/ports/records.ts';
import { merge } from '../library/database/records.ts';
import { sosl } from '../library/database/search.ts';
import * as statements from '../library/database/statements.ts';
import { customSetting as settingMethod } from '../library/settings.ts';
import { describeField, describeObject } from '../library/schema/tokens.ts';
import type { ApexList, ApexSObject } from '../values/index.ts';
import { throwApex } from '../values/index.ts';

type Binds = Record<string, unknown>;

/** A query whose records are needed as a list. */
export function soql(text: string, binds: Binds, access: AccessMode, element: string): ApexList<ApexSObject> {
  return statements.soql(text, binds, access, element);
}

/** The record of a query before `??`, or null. Throws for more than one. */
export function firstRecord({ items }: ApexList<ApexSObject>): ApexSObject | null {
  if (items.length > 1) throwApex('System.QueryException', 'List has more than 1 row for assignment to SObject');
  return items[0] ?? null;
}

/** The only record of a query. Source: Apex Developer Guide, Working with SOQL and SOSL Query Results. */
export function oneRecord(list: ApexList<ApexSObject>): ApexSObject {
  return firstRecord(list) ?? throwApex('System.QueryException', 'List has no rows for assignment to SObject');
}

/** A query that must answer exactly one record. */
export function soqlOne(text: string, binds: Binds, access: AccessMode): ApexSObject {
  return oneRecord(statements.soql(text, binds, access));
}

/** A query before `??`. */
export function soqlFirst(text: string, binds: Binds, access: AccessMode): ApexSObject | null {
  return firstRecord(statements.soql(text, binds, access));
}

/** `SELECT COUNT() ...`. */
export function soqlCount(text: string, binds: Binds, access: AccessMode): number {
  return statements.soqlCount(text, binds, access);
}

/** A query whose rows are AggregateResult. */
export function soqlAggregate(text: string, binds: Binds, access: AccessMode): ApexList<ApexSObject> {
  return statements.soqlAggregate(text, binds, access);
}

/** A DML statement: all or none. */
export function dml(
  operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge',
  value: ApexSObject | ApexList<ApexSObject> | null,
  options: { access: AccessMode; externalIdField?: string },
  duplicates?: ApexSObject | ApexList<ApexSObject> | null,
): void {
  if (operation === 'merge') return merge(value as ApexSObject | null, duplicates ?? null, options.access);
  statements.dml(operation, value, { ...options.access, allOrNone: true, externalIdField: options.externalIdField });
}

export const customSetting = settingMethod;
export { sosl };
export { describeField, describeObject };
