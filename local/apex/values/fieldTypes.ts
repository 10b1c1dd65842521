/** The type check of `SObject.put`: what may be assigned to a field, and in which form it is kept. */
import type { FieldSchema } from '../../kernel/ports/schema.ts';
import { ApexBlob } from './blob.ts';
import { toDatetime, toDecimal, toId, toLong } from './convert.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { isNumber } from './equality.ts';
import { throwApex } from './errors.ts';
import { apexTypeOf } from './plain.ts';
import { ApexTime } from './time.ts';
import { typeNameOf } from './types.ts';

/** The value widened to the type, or undefined when it does not fit. */
function fitted(value: unknown, type: string): unknown {
  if (isNumber(value)) {
    if (type === 'Decimal') return toDecimal(value);
    if (type === 'Long' && (typeof value === 'number' || typeof value === 'bigint')) return toLong(value);
    return type === 'Integer' && typeof value === 'number' ? value : undefined;
  }
  if (typeof value === 'string') return type === 'Id' ? toId(value) : type === 'String' ? value : undefined;
  if (typeof value === 'boolean') return type === 'Boolean' ? value : undefined;
  if (value instanceof ApexDate) return type === 'Date' ? value : type === 'Datetime' ? toDatetime(value) : undefined;
  if (value instanceof ApexDatetime) return type === 'Datetime' ? value : undefined;
  if (value instanceof ApexTime) return type === 'Time' ? value : undefined;
  return value instanceof ApexBlob && type === 'Blob' ? value : undefined;
}

/** Throws System.SObjectException "Illegal assignment from String to Decimal". */
export function assignable(value: unknown, field: FieldSchema): unknown {
  if (value === null || value === undefined) return null;
  const type = apexTypeOf(field);
  if (type === 'Object') return value;
  return fitted(value, type) ?? throwApex('System.SObjectException', `Illegal assignment from ${typeNameOf(value)} to ${type}`);
}
