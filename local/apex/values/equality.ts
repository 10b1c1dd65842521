/**
 * Equality in its two kinds. `==` compares strings without case; collections, `equals`, `contains`
 * and the assertions compare them with case. Source: Apex Developer Guide, Expression Operators.
 */
import { ApexBlob } from './blob.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { ApexDecimal } from './decimal.ts';
import { callMethod, hasMethod } from './dispatch.ts';
import { ApexDouble } from './double.ts';
import { ApexList } from './list.ts';
import { ApexMap } from './map.ts';
import { ApexEnum, ApexObject } from './object.ts';
import { ApexSet } from './set.ts';
import { ApexSObject } from './sobject.ts';
import { ApexTime } from './time.ts';
import { ApexType } from './tokens.ts';

/** Is the value one of the four number kinds? */
export function isNumber(value: unknown): value is number | bigint | ApexDecimal | ApexDouble {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof ApexDecimal || value instanceof ApexDouble;
}

type AnyNumber = number | bigint | ApexDecimal | ApexDouble;

/** -1, 0 or 1 by numeric value across kinds; NaN is unequal to everything. */
export function compareNumbers(a: AnyNumber, b: AnyNumber): number {
  if (a instanceof ApexDouble || b instanceof ApexDouble) {
    const [x, y] = [asDouble(a), asDouble(b)];
    return x < y ? -1 : x > y ? 1 : x === y ? 0 : 1;
  }
  if (a instanceof ApexDecimal || b instanceof ApexDecimal) return asDecimal(a).compare(asDecimal(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

function asDouble(value: AnyNumber): number {
  if (value instanceof ApexDouble) return value.value;
  return value instanceof ApexDecimal ? value.doubleValue() : Number(value);
}

function asDecimal(value: number | bigint | ApexDecimal): ApexDecimal {
  return value instanceof ApexDecimal ? value : ApexDecimal.of(value);
}

/** Apex `==` on values whose static type is not known: strings without case, the rest as `strictKeyEquals`. */
export function equalsValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a === 'string' && typeof b === 'string') return a.length === b.length ? a.toLowerCase() === b.toLowerCase() : sameId(a, b);
  return strictKeyEquals(a, b);
}

/** The 15- and the 18-character form of one id are equal. */
function sameId(a: string, b: string): boolean {
  if (a.length === 15 && b.length === 18) return b.startsWith(a);
  return a.length === 18 && b.length === 15 && a.startsWith(b);
}

/** Equality of collection elements, map keys and `Assert.areEqual`: strings with case, numbers by value. */
export function strictKeyEquals(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || a === undefined || b === undefined) return false;
  if (typeof a === 'string' || typeof b === 'string') return false;
  if (isNumber(a)) return isNumber(b) && compareNumbers(a, b) === 0;
  return sameScalar(a, b) ?? sameObject(a, b);
}

function sameScalar(a: unknown, b: unknown): boolean | undefined {
  if (a instanceof ApexDate && b instanceof ApexDate) return a.epochDay === b.epochDay;
  if (a instanceof ApexDate && b instanceof ApexDatetime) return a.utcMs() === b.ms;
  if (a instanceof ApexDatetime && b instanceof ApexDate) return a.ms === b.utcMs();
  if (a instanceof ApexDatetime) return b instanceof ApexDatetime && a.ms === b.ms;
  if (a instanceof ApexTime) return b instanceof ApexTime && a.ms === b.ms;
  if (a instanceof ApexBlob) return b instanceof ApexBlob && a.equals(b);
  if (a instanceof ApexEnum) return b instanceof ApexEnum && a.$type === b.$type && a.$name === b.$name;
  if (a instanceof ApexType) return b instanceof ApexType && a.equals(b);
  return undefined;
}

function sameObject(a: unknown, b: unknown): boolean {
  if (a instanceof ApexList) return b instanceof ApexList && sameItems(a.items, b.items);
  if (a instanceof ApexSet) return b instanceof ApexSet && a.size() === b.size() && [...a].every((item) => b.contains(item));
  if (a instanceof ApexMap) return b instanceof ApexMap && sameEntries(a, b);
  if (a instanceof ApexSObject) return b instanceof ApexSObject && sameRecord(a, b);
  if (a instanceof ApexObject && hasMethod(a, 'equals', 1)) return callMethod(a, 'equals', [b]) === true;
  return hasEquals(a) && a.$equals(b);
}

/** Library objects may define their own equality. */
function hasEquals(value: unknown): value is { $equals(other: unknown): boolean } {
  return typeof value === 'object' && value !== null && '$equals' in value;
}

function sameItems(a: unknown[], b: unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => strictKeyEquals(item, b[index]));
}

function sameEntries(a: ApexMap<unknown, unknown>, b: ApexMap<unknown, unknown>): boolean {
  return a.size() === b.size() && [...a.entries()].every(([key, value]) => b.containsKey(key) && strictKeyEquals(value, b.get(key)));
}

function sameRecord(a: ApexSObject, b: ApexSObject): boolean {
  const [left, right] = [a.fieldValues(), b.fieldValues()];
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return a.type === b.type && [...names].every((name) => strictKeyEquals(left[name] ?? null, right[name] ?? null));
}
