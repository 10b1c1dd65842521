/** Numbers from text. Source: Apex Reference; the texts of System.TypeException as the platform gives them. */
import { ApexDecimal, ApexDouble, NotImplemented, required, throwApex } from '../../../values/index.ts';

const INTEGER = /^[+-]?\d+$/;

/**
 * A whole number with a fraction of zeros reads as that number where the platform takes an object or a
 * long; tests of packages expect so. What it makes of other fractions is not documented.
 */
function whole(text: string): string {
  const [, digits, fraction] = /^([+-]?\d+)\.(\d+)$/.exec(text) ?? [];
  if (digits === undefined) return text;
  if (/[^0]/.test(fraction ?? '')) throw new NotImplemented(`a whole number from the text ${text}`);
  return digits;
}

/** Integer.valueOf(Object): text as far as it is a whole number, any other number as an Integer. */
export function integerOf(value: unknown): number {
  return parseInteger(typeof value === 'string' ? whole(value) : value);
}

/** Integer from text or another number kind. Throws System.TypeException "Invalid integer: x". */
export function parseInteger(value: unknown): number {
  const given = required(value);
  if (typeof given === 'number') return given;
  if (typeof given === 'bigint') return Number(BigInt.asIntN(32, given));
  if (given instanceof ApexDecimal) return Number(BigInt.asIntN(32, given.truncate()));
  if (given instanceof ApexDouble) return Math.trunc(given.value) | 0;
  const text = typeof given === 'string' ? given : '';
  const number = Number(text);
  if (!INTEGER.test(text) || number > 2147483647 || number < -2147483648) throwApex('System.TypeException', `Invalid integer: ${text}`);
  return number;
}

/** Long from text. Throws System.TypeException "Invalid long: x". */
export function parseLong(given: string): bigint {
  const text = whole(required(given));
  if (!INTEGER.test(text)) throwApex('System.TypeException', `Invalid long: ${text}`);
  const value = BigInt(text.replace('+', ''));
  if (BigInt.asIntN(64, value) !== value) throwApex('System.TypeException', `Invalid long: ${text}`);
  return value;
}

/** Double from text or a number. Throws System.TypeException "Invalid double: x". */
export function parseDouble(value: unknown): ApexDouble {
  const given = required(value);
  if (given instanceof ApexDouble) return given;
  if (given instanceof ApexDecimal) return new ApexDouble(given.doubleValue());
  if (typeof given === 'number' || typeof given === 'bigint') return new ApexDouble(Number(given));
  const text = typeof given === 'string' ? given.trim() : '';
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) throwApex('System.TypeException', `Invalid double: ${text}`);
  return new ApexDouble(Number(text));
}
