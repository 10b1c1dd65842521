/** Ordering of values: `<` and friends, and List.sort. */
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { callMethod, hasMethod } from './dispatch.ts';
import { compareNumbers, isNumber } from './equality.ts';
import { throwApex } from './errors.ts';
import { ApexEnum } from './object.ts';
import { ApexSObject } from './sobject.ts';
import { stringValue } from './text.ts';
import { ApexTime } from './time.ts';
import { PlatformObject } from './tokens.ts';
import { typeNameOf } from './types.ts';

/** String.compareTo: difference of the first unequal UTF-16 code units, else of the lengths. Source: Apex Reference. */
export function compareText(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = a.charCodeAt(i) - b.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/**
 * Negative, zero or positive. Null comes first, as in List.sort. Strings compare by code units, with
 * case; `<` on strings is documented as "lexicographical" only, so the same order serves both.
 * Comparable objects are asked. Throws System.ListException "One or more of the items in this list is not Comparable."
 */
export function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return b === null || b === undefined ? 0 : -1;
  if (b === null || b === undefined) return 1;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  const moment = compareMoments(a, b);
  if (moment !== undefined) return moment;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (a instanceof ApexEnum && b instanceof ApexEnum) return a.$ordinal - b.$ordinal;
  if (a instanceof ApexSObject && b instanceof ApexSObject) return compareRecords(a, b);
  if (a instanceof PlatformObject && a.compareTo) return a.compareTo(b);
  if (hasMethod(a, 'compareTo', 1)) return callMethod(a, 'compareTo', [b]) as number;
  throwApex('System.ListException', 'One or more of the items in this list is not Comparable.');
}

function instant(value: unknown): number | undefined {
  if (value instanceof ApexDatetime) return value.ms;
  return value instanceof ApexDate ? value.utcMs() : undefined;
}

function compareMoments(a: unknown, b: unknown): number | undefined {
  if (a instanceof ApexTime && b instanceof ApexTime) return a.compare(b);
  const [x, y] = [instant(a), instant(b)];
  return x === undefined || y === undefined ? undefined : x - y;
}

/**
 * Records sort by object label, then name field, then standard fields, then custom fields, each
 * alphabetically. Source: Apex Developer Guide, Lists, "Default Sort Order of sObjects".
 */
function compareRecords(a: ApexSObject, b: ApexSObject): number {
  if (a.type !== b.type) return compareText(typeNameOf(a), typeNameOf(b));
  const [left, right] = [a.fieldValues(), b.fieldValues()];
  for (const name of sortFields([...Object.keys(left), ...Object.keys(right)])) {
    const [x, y] = [left[name] ?? null, right[name] ?? null];
    const order = comparable(x) && comparable(y) ? compareValues(x, y) : compareText(stringValue(x), stringValue(y));
    if (order !== 0) return order;
  }
  return 0;
}

function comparable(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || isNumber(value) || instant(value) !== undefined;
}

function sortFields(names: string[]): string[] {
  const rank = (name: string): number => (name === 'Name' ? 0 : name.endsWith('__c') ? 2 : 1);
  return [...new Set(names)].sort((x, y) => rank(x) - rank(y) || compareText(x, y));
}
