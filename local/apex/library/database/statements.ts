/** DML statements and static SOQL of compiled code; the Database methods use them too. */
import { DmlFailure, QueryFailure } from '../../../kernel/ports/records.ts';
import type { AccessMode, Binds, DmlOptions, PlainValue, QueryAnswer, RowResult } from '../../../kernel/ports/records.ts';
import { current } from '../../runtime/context.ts';
import { ApexList, ApexSObject, ApexSet, throwApex, toPlain } from '../../values/index.ts';
import { PlatformBag } from '../bag.ts';
import { optionsOf } from './recordOptions.ts';
import { publish } from '../platform/eventBus.ts';
import { aggregateRow } from './aggregates.ts';
import { resultBag, throwDml, throwQuery } from './results.ts';

/** The statements that write. */
export type DmlOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';

/** What a statement writes: one record or a list. */
export type DmlValue = ApexSObject | ApexList<ApexSObject> | null;

/** Results of queries are no records of an object. */
export function requireObject(operation: string, record: ApexSObject): void {
  if (!current().schema.object(record.type)) throwApex('System.TypeException', `DML operation ${operation} not allowed on ${record.type}`);
}

function recordsOf(operation: DmlOperation, value: DmlValue): ApexSObject[] {
  if (value === null) throwApex('System.NullPointerException', 'Attempt to de-reference a null object');
  const records = value instanceof ApexSObject ? [value] : value.items;
  records.forEach((record, row) => {
    if (record === null) throwApex('System.DmlException', `Record at row ${row} is null`);
    requireObject(operation.toUpperCase(), record);
  });
  return records;
}

function ids(operation: string, records: ApexSObject[]): { type: string; id: string }[] {
  const missing = records.findIndex((record) => typeof record.fieldValues()['Id'] !== 'string');
  if (missing >= 0) {
    const error = {
      statusCode: 'MISSING_ARGUMENT',
      message: `Id not specified in ${operation === 'delete' ? 'a delete' : 'an undelete'} call`,
      fields: [],
    };
    const name = operation === 'delete' ? 'Delete' : 'Undelete';
    throwDml(new DmlFailure(name, [{ index: missing, id: null, error }]), (row) => records[row]?.type ?? 'SObject');
  }
  return records.map((record) => ({ type: record.type, id: record.fieldValues()['Id'] as string }));
}

function run(operation: DmlOperation, records: ApexSObject[], options: DmlOptions): RowResult[] {
  const { data } = current();
  switch (operation) {
    case 'insert':
    case 'update':
    case 'upsert':
      return data[operation](
        records.map((record) => record.toPlainRecord()),
        options,
      );
    case 'delete':
    case 'undelete':
      return data[operation](ids(operation, records), options);
  }
}

/** Repeats of one record in a list are refused before the store sees them. Source: Apex Developer Guide, Bulk DML Exception Handling. */
function checkRepeats(operation: DmlOperation, records: ApexSObject[]): void {
  if (operation !== 'insert' && operation !== 'update') return;
  const seen = new Set<unknown>();
  for (const record of records) {
    const key = operation === 'insert' ? record : record.fieldValues()['Id'];
    if (key !== undefined && seen.has(key)) {
      const when =
        operation === 'insert'
          ? 'Before Insert or Upsert list must not have two identically equal elements'
          : `Duplicate id in list: ${typeof key === 'string' ? key : ''}`;
      throwApex('System.ListException', when);
    }
    seen.add(key);
  }
}

/** `record.setOptions(...)` counts for statements without options of their own. */
function withOwnOptions(records: ApexSObject[], options: DmlOptions): DmlOptions {
  const own = records.map((record) => optionsOf(record)).find((one) => one !== undefined);
  if (!own) return options;
  const duplicates = own.get('DuplicateRuleHeader');
  return {
    ...options,
    ...(own.get('AllowFieldTruncation') === true ? { truncate: true } : {}),
    ...(duplicates instanceof PlatformBag && duplicates.get('AllowSave') === true ? { allowDuplicates: true } : {}),
  };
}

/**
 * Runs a statement, sets the ids of inserted records and answers one result per row. An empty list
 * counts against no limit. Throws System.DmlException, System.SecurityException, System.ListException.
 */
export function dml(operation: DmlOperation, value: DmlValue, given: DmlOptions): ApexList<PlatformBag> {
  const records = recordsOf(operation, value);
  const options = withOwnOptions(records, given);
  const { limits } = current();
  if (records.length === 0) return new ApexList<PlatformBag>('Database.SaveResult');
  checkRepeats(operation, records);
  if (operation === 'insert' && current().schema.object(records[0]?.type ?? '')?.kind === 'platformEvent')
    return publish(new ApexList('SObject', records)) as ApexList<PlatformBag>;
  limits.count('dmlStatements');
  limits.count('dmlRows', records.length);
  try {
    const results = run(operation, records, options);
    results.forEach((result, row) => {
      if (result.success && result.id !== null && operation !== 'delete') records[row]?.saved(result.id);
    });
    const bags = results.map((result) => resultBag(operation, result));
    return new ApexList(bags[0]?.typeName ?? 'Database.SaveResult', bags);
  } catch (error) {
    if (error instanceof DmlFailure) throwDml(error, (row) => records[row]?.type ?? 'SObject');
    if (error instanceof QueryFailure) throwApex('System.SecurityException', error.message);
    throw error;
  }
}

/** A bind's value as the store takes it: collections become lists, records their ids. */
export function plainBind(value: unknown): PlainValue | PlainValue[] {
  if (value instanceof ApexList || value instanceof ApexSet) return [...(value as Iterable<unknown>)].map(toPlain);
  return toPlain(value);
}

function plainBinds(binds: Record<string, unknown>): Binds {
  return Object.fromEntries(Object.entries(binds).map(([name, value]) => [name, plainBind(value)]));
}

/** Rows that an answer counts as: its records and those of inner queries. */
function rowsOf(answer: QueryAnswer): number {
  if (answer.kind === 'count') return 1;
  return answer.records.reduce((sum, row) => sum + 1 + Object.values(row.children ?? {}).reduce((n, list) => n + list.length, 0), 0);
}

const [ROW_BYTES, FIELD_BYTES] = [64, 32];

/** What was read is the estimate of the heap (see docs/decisions/0009-heap-is-estimated.md). */
function noteHeap({ records }: QueryAnswer): void {
  const fields = Object.keys(records[0]?.fields ?? {}).length;
  current().limits.note('heapSize', records.length * (ROW_BYTES + fields * FIELD_BYTES));
}

const LONG_TEXT = 255;
const known = new WeakMap<object, Map<string, boolean>>();

/**
 * Queries of custom metadata count against no limit unless they ask for a long text.
 * Source: Custom Metadata Types Implementation Guide, Custom Metadata Limits.
 */
function isFree(text: string): boolean {
  const [, list, object] = /^\s*select\s+([\s\S]*?)\s+from\s+(\w+__mdt)\b/i.exec(text) ?? [];
  if (list === undefined || object === undefined) return false;
  const { schema } = current();
  const answers = known.get(schema) ?? new Map<string, boolean>();
  known.set(schema, answers);
  let answer = answers.get(text);
  if (answer === undefined) {
    const isLong = (name: string): boolean => {
      const field = schema.field(object, name.trim());
      return field?.type === 'textarea' && field.length > LONG_TEXT;
    };
    answers.set(text, (answer = !list.split(',').some(isLong)));
  }
  return answer;
}

/** Runs a query, counting it against the limits. Throws System.QueryException. */
export function ask(
  text: string,
  binds: Record<string, unknown>,
  access: AccessMode,
  counter: 'queryRows' | 'queryLocatorRows' | 'cursorQueryRows' = 'queryRows',
): QueryAnswer {
  const { data, limits } = current();
  if (!isFree(text)) limits.count('queries');
  try {
    const answer = data.query(text, plainBinds(binds), access);
    limits.count(counter, rowsOf(answer));
    noteHeap(answer);
    return answer;
  } catch (error) {
    if (error instanceof QueryFailure) throwQuery(error);
    throw error;
  }
}

/** The records of a query; `element` is the list's element type, the queried object by default. */
export function soql(text: string, binds: Record<string, unknown>, access: AccessMode, element?: string): ApexList<ApexSObject> {
  return recordList(text, ask(text, binds, access), element);
}

/** The list of an answer, aggregate rows included. */
export function recordList(text: string, answer: QueryAnswer, element?: string): ApexList<ApexSObject> {
  if (answer.kind === 'aggregate')
    return new ApexList(
      'AggregateResult',
      answer.records.map((row) => aggregateRow(text, answer.object, row)),
    );
  const list = new ApexList(
    element ?? answer.object,
    answer.records.map((row) => ApexSObject.fromQueried(row)),
  );
  queries.set(list, text);
  return list;
}

/** The queries that made lists, for `Database.getQueryLocator([SELECT ...]).getQuery()`. */
const queries = new WeakMap<object, string>();

/** The query that made a list, if one did. */
export function queryOf(list: object): string | undefined {
  return queries.get(list);
}

/** `SELECT COUNT() ...`. */
export function soqlCount(text: string, binds: Record<string, unknown>, access: AccessMode): number {
  return ask(text, binds, access).total;
}

/** Rows of type AggregateResult. */
export function soqlAggregate(text: string, binds: Record<string, unknown>, access: AccessMode): ApexList<ApexSObject> {
  const answer = ask(text, binds, access);
  return new ApexList(
    'AggregateResult',
    answer.records.map((row) => aggregateRow(text, answer.object, row)),
  );
}
