/** System.Database, System.AccessLevel, query locators and savepoints. Source: Apex Reference, Database class. */
import type { AccessMode } from '../../../kernel/ports/records.ts';
import { current } from '../../runtime/context.ts';
import { ApexList, ApexSObject, PlatformObject, infoOf, isInstance, required, throwApex } from '../../values/index.ts';
import type { ApexMap } from '../../values/index.ts';
import { PlatformBag } from '../bag.ts';
import type { PlatformClass, PlatformFunction } from '../platformClass.ts';
import { AccessLevel, SYSTEM_MODE, USER_MODE, accessOf, localBinds, mapBinds } from './dynamic.ts';
import { locator, locatorOf } from './locator.ts';
import { ask, dml, recordList } from './statements.ts';
import type { DmlOperation } from './statements.ts';

class Savepoint extends PlatformObject {
  readonly mark: string;
  constructor(mark: string) {
    super();
    this.mark = mark;
  }
  override get $platform(): string {
    return 'System.Savepoint';
  }
}

/** The arguments after the records: allOrNone (or DMLOptions), access level, external id field. */
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
      given.allOrNone = (one.get('OptAllOrNone') as boolean | null) ?? true;
    else if (isFieldToken(one)) given.externalIdField = one.field;
  }
  return given;
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

function asRecords(value: unknown): { records: ApexList<ApexSObject>; single: boolean } {
  const given = required(value);
  const items = given instanceof ApexList ? given.items : [given];
  const records = items.map((one) => (typeof one === 'string' ? recordOf(one) : (one as ApexSObject)));
  return { records: new ApexList('SObject', records), single: !(given instanceof ApexList) };
}

/** `Database.insert(...)` and friends: one result for one record, else a list. */
function method(operation: DmlOperation): PlatformFunction {
  return (value: unknown, ...rest: unknown[]) => {
    const { records, single } = asRecords(value);
    const { allOrNone, access, externalIdField } = readArguments(rest);
    const results = dml(operation, records, {
      ...access,
      allOrNone,
      ...(externalIdField ? { externalIdField } : {}),
    });
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

function setSavepoint(): Savepoint {
  current().limits.count('savepoints');
  current().limits.count('dmlStatements');
  return new Savepoint(current().data.savepoint());
}

function rollback(point: Savepoint): void {
  current().limits.count('dmlStatements');
  current().data.rollback(required(point).mark);
}

export const databaseClass: PlatformClass = {
  name: 'System.Database',
  statics: {
    countQuery: (text: string, level?: AccessLevel) => ask(required(text), localBinds(text), accessOf(level)).total,
    countQueryWithBinds: (text: string, binds: ApexMap<string, unknown>, level: AccessLevel) =>
      ask(required(text), mapBinds(text, binds), accessOf(level)).total,
    delete: method('delete'),
    executeBatch,
    getQueryLocator: locator,
    getQueryLocatorWithBinds: (text: string, binds: ApexMap<string, unknown>, level: AccessLevel) =>
      locatorOf(required(text), mapBinds(text, binds), accessOf(level)),
    insert: method('insert'),
    query,
    queryWithBinds,
    releaseSavepoint: (point: Savepoint) => void required(point),
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
