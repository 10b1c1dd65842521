/** Keys of sets and maps, and hash codes. */
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
import { ApexSObjectField, ApexSObjectType, ApexType } from './tokens.ts';
import { typeKey } from './typeNames.ts';

const MARK = '\u0000';
const identities = new WeakMap<object, number>();
let nextIdentity = 1;

/** A number that stays the same for one object. */
export function identityOf(value: object): number {
  let id = identities.get(value);
  if (id === undefined) identities.set(value, (id = nextIdentity++));
  return id;
}

/**
 * A key that is equal for equal values: strings (with case), booleans, Integers and Longs are their
 * own key; Decimals, dates, enums, records and collections are keyed by content as marked text; other
 * objects are their own key (`BucketedObjects` handles classes with equals and hashCode).
 */
export function keyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value ?? null;
  return scalarKey(value) ?? contentKey(value) ?? value;
}

function scalarKey(value: object): string | undefined {
  if (value instanceof ApexDecimal) return `${MARK}n${value.stripTrailingZeros().toPlainString()}`;
  if (value instanceof ApexDouble) return `${MARK}f${value.value}`;
  if (value instanceof ApexDate) return `${MARK}d${value.epochDay}`;
  if (value instanceof ApexDatetime) return `${MARK}t${value.ms}`;
  if (value instanceof ApexTime) return `${MARK}h${value.ms}`;
  if (value instanceof ApexBlob) return `${MARK}b${value.toBase64()}`;
  if (value instanceof ApexEnum) return `${MARK}e${value.$type}.${value.$name}`;
  if (value instanceof ApexType) return `${MARK}y${typeKey(value.name)}`;
  if (value instanceof ApexSObjectType || value instanceof ApexSObjectField) return `${MARK}i${identityOf(value)}`;
  return undefined;
}

function contentKey(value: object): string | undefined {
  if (value instanceof ApexSObject) return `${MARK}s${value.type}${recordKey(value)}`;
  if (value instanceof ApexList) return `${MARK}l${JSON.stringify(value.items.map(keyText))}`;
  if (value instanceof ApexSet) return `${MARK}u${JSON.stringify([...value].map(keyText).sort())}`;
  if (value instanceof ApexMap) return `${MARK}m${JSON.stringify([...value.entries()].map(([k, v]) => [keyText(k), keyText(v)]).sort())}`;
  return undefined;
}

function recordKey(record: ApexSObject): string {
  const values = record.fieldValues();
  const names = Object.keys(values)
    .filter((name) => values[name] !== null)
    .sort();
  return JSON.stringify(names.map((name) => [name, keyText(values[name])]));
}

/** A text that is equal for equal values only. */
function keyText(value: unknown): string {
  const key = keyOf(value);
  if (typeof key === 'string') return key.startsWith(MARK) ? key : `"${key}`;
  if (typeof key === 'object' && key !== null) return hasHash(key) ? `${MARK}c${hashOf(key)}` : `${MARK}o${identityOf(key)}`;
  return `${typeof key}:${String(key)}`;
}

/** Does a compiled class define both equals and hashCode? */
export function hasHash(value: unknown): boolean {
  return value instanceof ApexObject && hasMethod(value, 'hashCode', 0) && hasMethod(value, 'equals', 1);
}

/** Finds, for objects with equals and hashCode, the equal one that a collection already holds. */
export class BucketedObjects {
  private readonly buckets = new Map<number, object[]>();

  /** The held object that equals `value`, or `value` itself. With `keep` it is held from now on. */
  representative(value: object, keep: boolean): object {
    const hash = callMethod(value, 'hashCode', []) as number;
    const bucket = this.buckets.get(hash);
    const held = bucket?.find((one) => one === value || callMethod(value, 'equals', [one]) === true);
    if (held) return held;
    if (keep) {
      if (bucket) bucket.push(value);
      else this.buckets.set(hash, [value]);
    }
    return value;
  }
}

/** String.hashCode as Java computes it. Source: Apex Reference, String.hashCode. */
export function hashText(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(31, hash) + text.charCodeAt(i)) | 0;
  return hash;
}

/** System.hashCode: equal values have equal codes; classes with hashCode are asked. */
export function hashOf(value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return hashText(value);
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  if (value instanceof ApexObject && hasMethod(value, 'hashCode', 0)) return callMethod(value, 'hashCode', []) as number;
  return hashText(keyText(value));
}
