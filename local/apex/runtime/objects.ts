/** Types, casts, collections and method calls of compiled code. */
import type { ApexEnum } from '../values/index.ts';
import {
  ApexIterator,
  ApexList,
  ApexMap,
  ApexObject,
  ApexSet,
  ApexSObject,
  ApexType,
  NotImplemented,
  callMethod,
  enumConstants,
  equalsValue,
  exceptionMessage,
  hasMethod,
  hashOf,
  isInstance,
  stringValue,
  throwApex,
  toDatetime,
  toDecimal,
  toDouble,
  toId,
  toLong,
  typeNameOf,
  ApexException,
} from '../values/index.ts';
import { dml } from '../library/database/statements.ts';
import { siteLabel } from '../library/platform/sites.ts';
import { Version } from '../library/system/core/version.ts';
import { current } from './context.ts';
import { npe } from './failures.ts';
import { requireRoom } from './heap.ts';

const literals = new Map<string, ApexType>();

/** `Foo.class`. */
export function typeLiteral(name: string): ApexType {
  let literal = literals.get(name);
  if (!literal) literals.set(name, (literal = new ApexType(name)));
  return literal;
}

const CONVERSIONS: Record<string, (x: never) => unknown> = {
  Datetime: toDatetime,
  Decimal: toDecimal,
  Double: toDouble,
  Long: toLong,
  Id: toId,
};

/** Elements of type Object are called ANY when code runs, as reports of `List<ANY> to Map<String,ANY>` show. */
const asRun = (type: string): string => type.replace(/(?<=[<,])Object(?=[>,])/g, 'ANY');

/** A checked cast. */
export function cast(x: unknown, typeName: string): unknown {
  if (x === null) return null;
  if (!isInstance(x, typeName)) {
    throwApex('System.TypeException', `Invalid conversion from runtime type ${asRun(typeNameOf(x))} to ${asRun(typeName)}`);
  }
  const conversion = CONVERSIONS[typeName];
  return conversion ? conversion(x as never) : x;
}

/** `toString`, `equals`, `hashCode` and `clone` on any value. */
export function objectMethod(target: object, name: string, args: unknown[]): unknown {
  if (target instanceof ApexObject && hasMethod(target, name, args.length)) return callMethod(target, name, args);
  if (name === 'tostring') return stringValue(target);
  if (name === 'equals') return equalsValue(target, args[0] ?? null);
  if (name === 'hashcode') return hashOf(target);
  if (target instanceof ApexObject) return Object.assign(Object.create(Object.getPrototypeOf(target) as object) as object, target);
  throw new NotImplemented(`clone of ${typeNameOf(target)}`);
}

/** A call through a platform interface: compiled classes implement it, and so do library objects. */
export function callInterface(target: object, name: string, args: unknown[], library: (...args: unknown[]) => unknown): unknown {
  return target instanceof ApexObject ? callMethod(target, name, args) : library(target, ...args);
}

/** All constants of an enum. */
export function enumValues(typeName: string): ApexList {
  return new ApexList(typeName, constantsOf(typeName));
}

function constantsOf(typeName: string): ApexEnum[] {
  const info = current().classes.find(typeName);
  if (!info) return [...(enumConstants(typeName) ?? [])];
  const holder = info.js as unknown as Record<string, ApexEnum>;
  return info.enumConstants.flatMap((name) => holder[`f_${name.toLowerCase()}`] ?? []);
}

/** `Season.valueOf('WINTER')`. Source of the message, for null too: octoberswimmer/aer-dist, issue 16, on what an org answers. */
export function enumValueOf(typeName: string, name: string | null): ApexEnum {
  const found = constantsOf(typeName).find((constant) => constant.$name.toLowerCase() === name?.toLowerCase());
  return found ?? throwApex('System.NoSuchElementException', `No enum value found called ${name}`);
}

/** The elements of a list or set, for a loop. */
export function elements(source: ApexList | ApexSet | null): unknown[] {
  return source instanceof ApexList ? source.items : [...(source ?? npe())];
}

/** Ends a loop over a collection that its body made longer or shorter. Source: Apex Developer Guide, Iterating Collections. */
export function changed(): never {
  return throwApex('System.FinalException', 'Cannot modify a collection while it is being iterated.');
}

/** The value that a final variable or field gets: its first one. Source: Apex Reference, Exception Class, FinalException. */
export function once<T>(current: T | null, value: T | null): T | null {
  return current === null ? value : throwApex('System.FinalException', 'Final variable has already been initialized');
}

/** The elements of anything iterable, for a loop. */
export function iterate(source: object | null): Iterable<unknown> {
  if (source === null) return npe();
  if (source instanceof ApexSet || source instanceof ApexList) return source as Iterable<unknown>;
  const iterator =
    source instanceof ApexObject && hasMethod(source, 'iterator', 0) ? (callMethod(source, 'iterator', []) as object) : source;
  return stepThrough(iterator);
}

function* stepThrough(iterator: object): Iterable<unknown> {
  if (iterator instanceof ApexObject) {
    while (callMethod(iterator, 'hasNext', []) === true) yield callMethod(iterator, 'next', []);
  } else if (iterator instanceof ApexIterator) {
    while (iterator.hasNext()) yield iterator.next();
  } else {
    yield* iterator as Iterable<unknown>;
  }
}

const CHUNK = 200;

/** A query's records in lists of 200. Source: Apex Developer Guide, SOQL For Loops. */
export function* chunks(list: ApexList, element: string): Iterable<ApexList> {
  for (let from = 0; from < list.items.length; from += CHUNK) yield new ApexList(element, list.items.slice(from, from + CHUNK));
}

/** `new List<T>(...)`: empty, a copy, or `size` nulls. */
export function newList(element: string, source?: ApexList | ApexSet | unknown[] | number | null): ApexList {
  if (source === undefined) return new ApexList(element);
  if (typeof source === 'number') {
    requireRoom(source);
    return new ApexList(element, new Array<unknown>(source).fill(null));
  }
  return new ApexList(element, [...(source ?? npe())]);
}

export function newSet(element: string, source?: ApexList | ApexSet | number | null): ApexSet {
  if (source === undefined || typeof source === 'number') return new ApexSet(element);
  return new ApexSet(element, source ?? npe());
}

/** `new Map<K, V>(...)`: empty, a copy, or records by id. */
export function newMap(key: string, value: string, source?: ApexMap | ApexList<ApexSObject> | null): ApexMap {
  const map = new ApexMap(key, value);
  if (source !== undefined) map.putAll(source ?? npe());
  return map;
}

export const listOf = (element: string, values: unknown[]): ApexList => new ApexList(element, values);
export const setOf = (element: string, values: unknown[]): ApexSet => new ApexSet(element, values);

export function mapOf(key: string, value: string, pairs: [unknown, unknown][]): ApexMap {
  const map = new ApexMap(key, value);
  for (const [k, v] of pairs) map.put(k, v);
  return map;
}

/** `list[i] = v` as a value. */
export function setAt<T>(list: ApexList<T>, index: number, value: T): T {
  list.set(index, value);
  return value;
}

export function setField<T>(record: ApexSObject, name: string, value: T): T {
  record.setField(name, value);
  return value;
}

export function setParent(record: ApexSObject, name: string, parent: ApexSObject | null): ApexSObject | null {
  record.setParent(name, parent);
  return parent;
}

/** `new Account(Name = 'x')`. */
export function newRecord(type: string, values: [string, 0 | 1, unknown][]): ApexSObject {
  const record = new ApexSObject(type);
  for (const [name, isParent, value] of values) {
    if (isParent) record.setParent(name, value as ApexSObject | null);
    else record.setField(name, value);
  }
  return record;
}

export function writeProperty<T>(setter: (target: object, value: T) => void, target: object, value: T): T {
  setter(target, value);
  return value;
}

/** `record.Field.addError(message)`. */
export function addFieldError(record: ApexSObject, field: string, message: unknown): void {
  record.addError(message instanceof ApexException ? exceptionMessage(message) : stringValue(message), field);
}

/** The text of a custom label. */
export function label(name: string): string {
  return current().metadata.label(name) ?? siteLabel(name) ?? throwApex('System.NoDataFoundException', `Label ${name} does not exist`);
}

/** How the block of `System.runAs` was left before its end. */
type Left = { value: unknown } | 'break' | 'continue' | undefined;

/** A user without an id is created. Source: Apex Developer Guide, Using the runAs Method (its example inserts none). */
function userOf(user: ApexSObject): string {
  const id = user.getField('Id');
  if (typeof id === 'string') return id;
  dml('insert', user, { mode: 'system', sharing: false, allOrNone: true });
  return user.getField('Id') as string;
}

/** `System.runAs(user) { ... }`; the answer is what the block wants its method to return or its loop to do, if it does. */
export function runAs(user: ApexSObject | Version | null, work: () => Left): Left {
  if (user instanceof Version) return work();
  const id = userOf(user ?? npe());
  return current().runAs(id, work);
}
