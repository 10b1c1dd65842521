/** Widening conversions that compiled code applies at assignments. All answer null for null. */
import { normalise } from '../../kernel/salesforceIds.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { throwApex } from './errors.ts';

/** Integer to Long. */
export function toLong(value: number | bigint | null): bigint | null {
  return value === null || value === undefined ? null : BigInt(value);
}

/** Integer, Long or Double to Decimal; a Double gives the digits that it prints with. */
export function toDecimal(value: number | bigint | ApexDouble | ApexDecimal | null): ApexDecimal | null {
  if (value === null || value === undefined || value instanceof ApexDecimal) return value ?? null;
  if (value instanceof ApexDouble) return ApexDecimal.of(Number.isInteger(value.value) ? value.toString() : String(value.value));
  return ApexDecimal.of(value);
}

/** Any number to Double. */
export function toDouble(value: number | bigint | ApexDecimal | ApexDouble | null): ApexDouble | null {
  if (value === null || value === undefined || value instanceof ApexDouble) return value ?? null;
  return new ApexDouble(value instanceof ApexDecimal ? value.doubleValue() : Number(value));
}

/** 18 letters and digits, whatever the last three say. */
const SHAPED = /^[a-z0-9]{18}$/i;

/**
 * String to Id: 18 characters. Throws System.StringException "Invalid id: x". Source: Apex Reference, Id.valueOf.
 * The platform does not compute the last three characters again: tests count up made-up ids of 18 digits, which stay as they are.
 */
export function toId(value: string | null): string | null {
  if (value === null || value === undefined) return null;
  const id = normalise(value) ?? (SHAPED.test(value) ? value : undefined);
  return id ?? throwApex('System.StringException', `Invalid id: ${value}`);
}

/** Date to Datetime: midnight GMT. */
export function toDatetime(value: ApexDate | ApexDatetime | null): ApexDatetime | null {
  if (value === null || value === undefined) return null;
  return value instanceof ApexDate ? new ApexDatetime(value.utcMs()) : value;
}
