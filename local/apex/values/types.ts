/** Run-time types: names, `instanceof` and assignability. */
import { isId } from '../../kernel/salesforceIds.ts';
import { current } from '../runtime/context.ts';
import type { ClassInfo } from '../runtime/classInfo.ts';
import { ApexBlob } from './blob.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { ApexDecimal } from './decimal.ts';
import { classChain, infoOf } from './dispatch.ts';
import { ApexDouble } from './double.ts';
import { ApexList } from './list.ts';
import { ApexMap } from './map.ts';
import { ApexEnum, ApexException } from './object.ts';
import { platformExtends, platformType } from './platformTable.ts';
import { ApexSet } from './set.ts';
import { ApexSObject } from './sobject.ts';
import { ApexTime } from './time.ts';
import { ApexSObjectField, ApexSObjectType, ApexType, PlatformObject } from './tokens.ts';
import { shortType, typeKey, typeParts } from './typeNames.ts';

/** Canonical name of a value's run-time type: `Integer`, `List<String>`, `Account`, `Outer.Inner`, `System.DmlException`. */
export function typeNameOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return 'String';
    case 'number':
      return 'Integer';
    case 'bigint':
      return 'Long';
    case 'boolean':
      return 'Boolean';
    default:
      return value === null || value === undefined ? 'Object' : objectTypeName(value);
  }
}

function objectTypeName(value: object): string {
  if (value instanceof ApexList) return `List<${shortType(value.elementType)}>`;
  if (value instanceof ApexSet) return `Set<${shortType(value.elementType)}>`;
  if (value instanceof ApexMap) return `Map<${shortType(value.keyType)},${shortType(value.valueType)}>`;
  if (value instanceof ApexSObject) return value.type;
  if (value instanceof ApexEnum) return value.$type;
  const info = infoOf(value);
  if (info) return info.name;
  if (value instanceof ApexException) return value.$typeName;
  if (value instanceof PlatformObject) return value.$platform;
  return scalarTypeName(value);
}

function scalarTypeName(value: object): string {
  if (value instanceof ApexDecimal) return 'Decimal';
  if (value instanceof ApexDouble) return 'Double';
  if (value instanceof ApexDate) return 'Date';
  if (value instanceof ApexDatetime) return 'Datetime';
  if (value instanceof ApexTime) return 'Time';
  if (value instanceof ApexBlob) return 'Blob';
  if (value instanceof ApexType) return 'System.Type';
  if (value instanceof ApexSObjectType) return 'Schema.SObjectType';
  return value instanceof ApexSObjectField ? 'Schema.SObjectField' : 'Object';
}

/** What each simple type is also an instance of. Source: widening is visible at run time (`9 instanceof Decimal` is true). */
const WIDER: Record<string, string[]> = {
  integer: ['long', 'double', 'decimal'],
  long: ['double', 'decimal'],
  double: ['decimal'],
  decimal: ['double'],
  date: ['datetime'],
  id: ['string'],
};

const SIMPLE = new Set([...Object.keys(WIDER), 'string', 'boolean', 'datetime', 'time', 'blob']);

/** May a value of type `from` be assigned to a variable of type `to`? Also System.Type.isAssignableFrom. */
export function isAssignable(from: string, to: string): boolean {
  const [a, b] = [typeKey(from), typeKey(to)];
  if (a === b || b === 'object') return true;
  if (WIDER[a]?.includes(b)) return true;
  if (SIMPLE.has(a)) return false;
  const [source, target] = [typeParts(from), typeParts(to)];
  if (source.args.length > 0) return genericAssignable(source, target);
  if (b === 'sobject') return current().schema.object(from) !== undefined;
  const info = current().classes.find(from);
  if (info) return classAssignable(info, to);
  return platformExtends(from, to);
}

function genericAssignable(source: { name: string; args: string[] }, target: { name: string; args: string[] }): boolean {
  const [a, b] = [source.name.toLowerCase(), target.name.toLowerCase()];
  const sameBase = a === b || (b === 'iterable' && (a === 'list' || a === 'set'));
  if (sameBase && target.args.length === 0) return true;
  if (!sameBase || source.args.length !== target.args.length) return false;
  const exact = a === b ? (EXACT[a] ?? 0) : 0;
  return source.args.every((arg, i) =>
    i < exact ? fitsExactly(arg, target.args[i] ?? '', a) : argumentFits(arg, target.args[i] ?? '', a),
  );
}

/** How many arguments must be the same: sets and the keys of maps fit no other, as Salesforce's compiler says too. */
const EXACT: Record<string, number> = { set: 1, map: 1 };

/** When code runs, a set of records of one object is a set of records too, as casts of `Type.newInstance()` in public code show. */
function fitsExactly(from: string, to: string, base: string): boolean {
  if (typeKey(from) === typeKey(to)) return true;
  return base === 'set' && typeKey(to) === 'sobject' && isAssignable(from, 'SObject');
}

/** Lists of records fit both ways (`List<SObject>` is a `List<Account>` to instanceof); others must match or be Object. */
function argumentFits(from: string, to: string, base: string): boolean {
  if (typeKey(from) === typeKey(to) || typeKey(to) === 'object') return true;
  if (base === 'list' && typeKey(from) === 'sobject') return isAssignable(to, 'SObject');
  return !WIDER[typeKey(from)] && isAssignable(from, to);
}

/** Along the compiled parents, their interfaces, and the platform parents behind them. */
function classAssignable(info: ClassInfo, to: string): boolean {
  const seen = new Set<ClassInfo>();
  const reaches = (one: ClassInfo): boolean => {
    if (seen.has(one)) return false;
    seen.add(one);
    if (typeKey(one.name) === typeKey(to)) return true;
    return [one.superName, ...one.interfaces].some((name) => name !== undefined && parentReaches(name));
  };
  const parentReaches = (name: string): boolean => {
    if (typeKey(name) === typeKey(to)) return true;
    const next = current().classes.find(typeParts(name).name) ?? current().classes.find(name);
    if (next) return reaches(next);
    return typeParts(name).args.length > 0 ? genericAssignable(typeParts(name), typeParts(to)) : platformExtends(name, to);
  };
  return classChain(info).some(reaches);
}

/** Apex `instanceof`: false for null; widening counts; `typeName` in any spelling. */
export function isInstance(value: unknown, typeName: string): boolean {
  if (value === null || value === undefined) return false;
  const key = typeKey(typeName);
  if (key === 'object') return true;
  if (typeof value === 'string') return key === 'string' || (key === 'id' && isId(value));
  if (typeof value === 'number') return key === 'integer' || (WIDER['integer'] ?? []).includes(key);
  if (value instanceof ApexSObject)
    return key === 'sobject' || key === value.type.toLowerCase() || key === `schema.${value.type.toLowerCase()}`;
  if (value instanceof ApexException && !infoOf(value)) return platformExtends(value.$typeName, typeName);
  const info = infoOf(value);
  if (info) return classAssignable(info, typeName);
  return isAssignable(typeNameOf(value), platformType(typeName)?.g ? typeName : (platformType(typeName)?.name ?? typeName));
}
