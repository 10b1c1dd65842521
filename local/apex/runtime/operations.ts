/**
 * Operators whose meaning needs more than one JavaScript operator.
 * Source: Apex Developer Guide, Expression Operators; Rules of Conversion.
 */
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexTime,
  compareValues,
  equalsValue,
  stringValue,
  throwApex,
  toDatetime,
  toDecimal,
  toDouble,
  toId,
  toLong,
} from '../values/index.ts';
import { npe } from './failures.ts';

const DAY_MS = 86_400_000;

function divideByZero(): never {
  return throwApex('System.MathException', 'Divide by 0');
}

/** Integer division truncates. */
export function idiv(a: number, b: number): number {
  return b === 0 ? divideByZero() : (a / b) | 0;
}

export function ldiv(a: bigint, b: bigint): bigint {
  return b === 0n ? divideByZero() : BigInt.asIntN(64, a / b);
}

export const lshl = (a: bigint, b: bigint): bigint => BigInt.asIntN(64, a << (b & 63n));
export const lshr = (a: bigint, b: bigint): bigint => a >> (b & 63n);
export const lushr = (a: bigint, b: bigint): bigint => BigInt.asIntN(64, BigInt.asUintN(64, a) >> (b & 63n));

export const dadd = (a: ApexDecimal | null, b: ApexDecimal | null): ApexDecimal => (a ?? npe()).add(b ?? npe());
export const dsub = (a: ApexDecimal | null, b: ApexDecimal | null): ApexDecimal => (a ?? npe()).subtract(b ?? npe());
export const dmul = (a: ApexDecimal | null, b: ApexDecimal | null): ApexDecimal => (a ?? npe()).multiply(b ?? npe());
export const ddiv = (a: ApexDecimal | null, b: ApexDecimal | null): ApexDecimal => (a ?? npe()).divide(b ?? npe());
export const dneg = (a: ApexDecimal | null): ApexDecimal => (a ?? npe()).negate();

const value = (x: ApexDouble | null): number => (x ?? npe()).value;
export const fadd = (a: ApexDouble | null, b: ApexDouble | null): ApexDouble => new ApexDouble(value(a) + value(b));
export const fsub = (a: ApexDouble | null, b: ApexDouble | null): ApexDouble => new ApexDouble(value(a) - value(b));
export const fmul = (a: ApexDouble | null, b: ApexDouble | null): ApexDouble => new ApexDouble(value(a) * value(b));
export function fdiv(a: ApexDouble | null, b: ApexDouble | null): ApexDouble {
  return value(b) === 0 ? divideByZero() : new ApexDouble(value(a) / value(b));
}
export const fneg = (a: ApexDouble | null): ApexDouble => new ApexDouble(-value(a));

/** Date + days, Datetime + days, Time + milliseconds. */
export function dateAdd(
  date: ApexDate | ApexDatetime | ApexTime | null,
  amount: number | bigint | ApexDecimal | ApexDouble | null,
  sign: 1 | -1,
) {
  const by = sign * Number(typeof amount === 'object' ? (toDouble(amount ?? npe()) ?? npe()).value : amount);
  if (date === null) return npe();
  if (date instanceof ApexDate) return date.addDays(Math.trunc(by));
  return date instanceof ApexDatetime ? date.add(Math.round(by * DAY_MS)) : date.add(by);
}

/**
 * Comparison with null is false, for strings null is the smallest.
 * Source: Apex Developer Guide, Expression Operators (< and >).
 */
function order(a: unknown, b: unknown): number | undefined {
  if (a === null || b === null) {
    if (typeof a === 'string') return 1;
    return typeof b === 'string' ? -1 : undefined;
  }
  return compareValues(a, b);
}

const bothNumbers = (a: unknown, b: unknown): boolean => typeof a === 'number' && typeof b === 'number';

export function lt(a: unknown, b: unknown): boolean {
  return bothNumbers(a, b) ? (a as number) < (b as number) : (order(a, b) ?? 1) < 0;
}
export function gt(a: unknown, b: unknown): boolean {
  return bothNumbers(a, b) ? (a as number) > (b as number) : (order(a, b) ?? -1) > 0;
}
export function le(a: unknown, b: unknown): boolean {
  return bothNumbers(a, b) ? (a as number) <= (b as number) : (order(a, b) ?? 1) <= 0;
}
export function ge(a: unknown, b: unknown): boolean {
  return bothNumbers(a, b) ? (a as number) >= (b as number) : (order(a, b) ?? -1) >= 0;
}

/** `==` on strings ignores case. */
export function eqText(a: string | null, b: string | null): boolean {
  if (a === b) return true;
  return a !== null && b !== null && a.length === b.length && a.toLowerCase() === b.toLowerCase();
}

/** `==` between an Id and a String: 15 and 18 characters are the same id. */
export function eqId(a: string | null, b: string | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  try {
    return toId(a) === toId(b);
  } catch {
    return false;
  }
}

export const eq = equalsValue;

/** `===`: the same object; for values without identity the same value. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const isValue = [ApexDecimal, ApexDouble, ApexDate, ApexDatetime, ApexTime, ApexBlob].some((type) => a instanceof type);
  return isValue && equalsValue(a, b);
}

/** The text of a value in a concatenation. */
export function text(x: unknown): string {
  if (typeof x === 'string') return x;
  return typeof x === 'number' ? String(x) : stringValue(x);
}

/** `(Integer) decimal` and the like truncate. */
export function castNumber(x: number | bigint | ApexDecimal | ApexDouble | null, to: string): unknown {
  if (x === null) return null;
  if (to === 'Decimal') return toDecimal(x);
  if (to === 'Double') return toDouble(x);
  const whole =
    typeof x === 'bigint' ? x : x instanceof ApexDecimal ? x.truncate() : BigInt(Math.trunc(typeof x === 'number' ? x : x.value));
  return to === 'Integer' ? Number(BigInt.asIntN(32, whole)) : BigInt.asIntN(64, whole);
}

export const decimal = (digits: string): ApexDecimal => ApexDecimal.of(digits);
export const double = (x: number): ApexDouble => new ApexDouble(x);
export { toDatetime as dateToDatetime, toDecimal, toDouble, toId, toLong };
