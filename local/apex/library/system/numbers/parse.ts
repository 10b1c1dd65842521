/** Numbers from text. Source: Apex Reference; the texts of System.TypeException as the platform gives them. */
import { ApexDecimal, ApexDouble, required, throwApex } from '../../../values/index.ts';

const INTEGER = /^[+-]?\d+$/;

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
export function parseLong(text: string): bigint {
  if (!INTEGER.test(required(text))) throwApex('System.TypeException', `Invalid long: ${text}`);
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
