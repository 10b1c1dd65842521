/** System.Database, System.AccessLevel, query locators and savepoints. Source: Apex Reference, Database class. */
import type { AccessMode, DmlOptions } from '../../../kernel/ports/records.ts';
import { current } from '../../runtime/context.ts';
import { ApexList, ApexSObject, PlatformObject, infoOf, isInstance, required, throwApex } from '../../values/index.ts';
import type { ApexMap } from '../../values/index.ts';
import { PlatformBag } from '../bag.ts';
import type { PlatformClass, PlatformFunction } from '../platformClass.ts';
import { AccessLevel, SYSTEM_MODE, USER_MODE, accessOf, localBinds, mapBinds } from './dynamic.ts';
import { Cursor } from './cursor.ts';
import { locator, locatorOf } from './locator.ts';
import { convertLead, emptyRecycleBin, getDeleted, getUpdated, mergeMethod } from './records.ts';
import { ask, dml, recordList, requireObject } from './statements.ts';
import type { DmlOperation } from './statements.ts';

class Savepoint extends PlatformObject {
  readonly mark: string;
  isReleased = false;
  constructor(mark: string) {
    super();
    this.mark = mark;
  }
  override get $platform(): string {
    return 'System.Savepoint';
  }
}

/** The arguments after the records: allOrNone (or DMLOptions, whose default is partial success), access level, external id field. */
interface Given {
  allOrNone: boolean;
  access: AccessMode;
  externalIdField?: string;
}

function readArguments(rest: unknown[]): Given {
  const given: Given = {
    allOrNone: true,
    access: accessOf(rest.find((one) => one instanceof AccessLevel)),
  };
  for (const one of rest) {
    if (typeof one === 'boolean') given.allOrNone = one;
    else if (one instanceof PlatformBag && one.typeName === 'Database.DMLOptions')
      given.allOrNone = (one.get('OptAllOrNone') as boolean | null) ?? false;
    else if (isFieldToken(one)) given.externalIdField = one.field;
  }
  return given;
}

/** The options that the store takes. Headers for assignment rules and mail name features that the local org has not. */
function dmlOptions(rest: unknown[]): DmlOptions {
  const { allOrNone, access, externalIdField } = readArguments(rest);
  const given = rest.find((one): one is PlatformBag => one instanceof PlatformBag && one.typeName === 'Database.DMLOptions');
  const duplicates = given?.get('DuplicateRuleHeader');
  return {
    ...access,
    allOrNone,
    ...(externalIdField ? { externalIdField } : {}),
    ...(given?.get('AllowFieldTruncation') === true ? { truncate: true } : {}),
    ...(duplicates instanceof PlatformBag && duplicates.get('AllowSave') === true ? { allowDuplicates: true } : {}),
  };
}

function isFieldToken(value: unknown): value is { field: string } {
  return typeof value === 'object' && value !== null && 'field' in value && typeof value.field === 'string';
}

/** A record of an id, for delete and undelete by id. */
function recordOf(id: string): ApexSObject {
  const object = current().schema.objectByKeyPrefix(id.slice(0, 3));
  if (!object) throwApex('System.SObjectException', `Cannot locate Apex Type for ID: ${id}`);
  return new ApexSObject(object.name, { Id: id });
}

/** No record is refused as by the statement: NebulaLogger's tests ask that both say the same. */
function asRecords(given: unknown): { records: ApexList<ApexSObject>; single: boolean } {
  if (given === null) throwApex('System.NullPointerException', 'Attempt to de-reference a null object');
  const items = given instanceof ApexList ? given.items : [given];
  const records = items.map((one) => (typeof one === 'string' ? recordOf(one) : (one as ApexSObject)));
  return { records: new ApexList('SObject', records), single: !(given instanceof ApexList) };
}

/** `Database.insert(...)` and friends: one result for one record, else a list. */
function method(operation: DmlOperation): PlatformFunction {
  return (value: unknown, ...rest: unknown[]) => {
    const { records, single } = asRecords(value);
    const results = dml(operation, records, dmlOptions(rest));
    return single ? results.get(0) : results;
  };
}

function query(text: string, level?: AccessLevel): ApexList<ApexSObject> {
  return recordList(text, ask(required(text), localBinds(text), accessOf(level)));
}

function queryWithBinds(text: string, binds: ApexMap<string, unknown>, level: AccessLevel): ApexList<ApexSObject> {
  return recordList(text, ask(required(text), mapBinds(text, binds), accessOf(level)));
}

/** Source: Apex Reference, Database.executeBatch: scopes above 2,000 are cut into 2,000. */
function executeBatch(job: object, scope = 200): string {
  const info = infoOf(required(job));
  if (!info || !isInstance(job, 'Database.Batchable'))
    throwApex('System.AsyncException', 'Argument must be an object that implements Database.Batchable');
  if (scope < 1) throwApex('System.AsyncException', `Invalid batch scope size: ${scope}`);
  return current().async.enqueue({
    kind: 'batch',
    className: info.name,
    payload: job,
    delayMinutes: 0,
    scopeSize: Math.min(scope, 2000),
  });
}

/** A cursor; its rows count when they are fetched. */
function cursor(text: string, binds: Record<string, unknown>, level?: AccessLevel): Cursor {
  current().limits.count('cursors');
  return new Cursor(recordList(text, ask(required(text), binds, accessOf(level), 'cursorQueryRows')));
}

/** Ids or records, as `emptyRecycleBin` and `deleteImmediate` take them. */
function emptyBin(value: unknown): unknown {
  const { records, single } = asRecords(value);
  for (const record of records.items) requireObject('EMPTYRECYCLEBIN', required(record));
  const results = emptyRecycleBin(records.items, { mode: 'system', sharing: false, allOrNone: false });
  return single ? results.get(0) : results;
}

/** Savepoints and rollbacks count as a statement and a row each; the rows as the logs of an org show them. */
function countStatement(): void {
  current().limits.count('dmlStatements');
  current().limits.count('dmlRows');
}

function setSavepoint(): Savepoint {
  current().limits.count('savepoints');
  countStatement();
  const point = new Savepoint(current().data.savepoint());
  savepoints.set(current(), [...(savepoints.get(current()) ?? []), point]);
  return point;
}

/** Source: Apex Developer Guide, Transaction Control: a savepoint that was released, or set after one that was, is of no use. */
function useful(point: Savepoint): string {
  if (required(point).isReleased) throwApex('System.InvalidParameterValueException', 'Savepoint has been released');
  return point.mark;
}

function rollback(point: Savepoint): void {
  const mark = useful(point);
  countStatement();
  current().limits.count('savepointRollbacks');
  current().data.rollback(mark);
  forgetLater(point);
}

function releaseSavepoint(point: Savepoint): void {
  current().limits.count('dmlStatements');
  current().data.releaseSavepoint(useful(point));
  forgetLater(point);
  point.isReleased = true;
}

/** Savepoints of this transaction, in order. */
const savepoints = new WeakMap<object, Savepoint[]>();

function forgetLater(point: Savepoint): void {
  const all = savepoints.get(current()) ?? [];
  for (const later of all.splice(all.indexOf(point) + 1)) later.isReleased = true;
}

export const databaseClass: PlatformClass = {
  name: 'System.Database',
  statics: {
    countQuery: (text: string, level?: AccessLevel) => ask(required(text), localBinds(text), accessOf(level)).total,
    countQueryWithBinds: (text: string, binds: ApexMap<string, unknown>, level: AccessLevel) =>
      ask(required(text), mapBinds(text, binds), accessOf(level)).total,
    convertLead: (value: PlatformBag | ApexList<PlatformBag>, ...rest: unknown[]) => convertLead(value, dmlOptions(rest)),
    delete: method('delete'),
    emptyRecycleBin: emptyBin,
    getCursor: (text: string, level?: AccessLevel) => cursor(text, localBinds(required(text)), level),
    getCursorWithBinds: (text: string, binds: ApexMap<string, unknown>, level: AccessLevel) =>
      cursor(text, mapBinds(required(text), binds), level),
    getDeleted,
    getUpdated,
    merge: (master: ApexSObject, duplicates: ApexSObject | string | ApexList<ApexSObject | string>, ...rest: unknown[]) =>
      mergeMethod(master, duplicates, dmlOptions(rest)),
    executeBatch,
    getQueryLocator: locator,
    getQueryLocatorWithBinds: (text: string, binds: ApexMap<string, unknown>, level: AccessLevel) =>
      locatorOf(required(text), mapBinds(text, binds), accessOf(level)),
    insert: method('insert'),
    query,
    queryWithBinds,
    releaseSavepoint,
    rollback,
    setSavepoint,
    undelete: method('undelete'),
    update: method('update'),
    upsert: method('upsert'),
  },
};

export const accessLevelClass: PlatformClass = {
  name: 'System.AccessLevel',
  staticProperties: {
    USER_MODE: { get: () => USER_MODE },
    SYSTEM_MODE: { get: () => SYSTEM_MODE },
  },
};
