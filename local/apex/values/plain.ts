/** Between Apex values and the plain values of the record store. */
import type { PlainValue } from '../../kernel/ports/records.ts';
import type { FieldSchema } from '../../kernel/ports/schema.ts';
import { ApexBlob } from './blob.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { throwApex } from './errors.ts';
import { ApexEnum } from './object.ts';
import { ApexPlace } from './place.ts';
import { ApexSObject } from './sobject.ts';
import { ApexTime } from './time.ts';
import { typeNameOf } from './types.ts';

/** References of custom metadata to objects and fields hold names. Source: Custom Metadata Types, Metadata Relationship fields. */
const NAMED_TARGETS = new Set(['EntityDefinition', 'FieldDefinition', 'EntityParticle']);

/** The Apex type of a field's values. Source: Apex Developer Guide, "Primitive Data Types" and field types. */
export function apexTypeOf({ type, referenceTo }: Pick<FieldSchema, 'type' | 'referenceTo'>): string {
  switch (type) {
    case 'reference':
      return NAMED_TARGETS.has(referenceTo[0] ?? '') ? 'String' : 'Id';
    case 'id':
      return 'Id';
    case 'boolean':
      return 'Boolean';
    case 'integer':
      return 'Integer';
    case 'long':
      return 'Long';
    case 'double':
    case 'currency':
    case 'percent':
      return 'Decimal';
    case 'date':
      return 'Date';
    case 'datetime':
      return 'Datetime';
    case 'time':
      return 'Time';
    case 'base64':
      return 'Blob';
    case 'address':
      return 'System.Address';
    case 'location':
      return 'System.Location';
    case 'anyType':
      return 'Object';
    default:
      return 'String';
  }
}

/** A plain value as the Apex value of its field; Decimals take the field's scale. */
export function fromPlain(value: PlainValue, field: FieldSchema | undefined): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value;
  if (value instanceof Uint8Array) return new ApexBlob(value);
  const type = field ? apexTypeOf(field) : 'Object';
  if (typeof value === 'number') return numberFrom(value, type, field);
  if (type === 'Date') return ApexDate.parse(value);
  if (type === 'Datetime') return new ApexDatetime(Date.parse(value));
  if (type === 'Time') return ApexTime.parse(value);
  if (type === 'System.Address' || type === 'System.Location') return ApexPlace.parse(type, value);
  return value;
}

function numberFrom(value: number, type: string, field: FieldSchema | undefined): unknown {
  if (type === 'Long') return BigInt(value);
  if (type === 'Decimal') return ApexDecimal.of(value).setScale(Math.max(field?.scale ?? 0, 0), 'HALF_UP');
  if (Number.isInteger(value)) return value;
  return ApexDecimal.of(value);
}

/** An Apex value as the store takes it; a record becomes its id. Throws System.SObjectException for what no field holds. */
export function toPlain(value: unknown): PlainValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof ApexDecimal) return value.doubleValue();
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexDate || value instanceof ApexDatetime) return value.toIso();
  if (value instanceof ApexTime) return value.toString();
  if (value instanceof ApexBlob) return value.bytes;
  if (value instanceof ApexPlace) return value.toPlain();
  if (value instanceof ApexEnum) return value.$name;
  if (value instanceof ApexSObject) return value.getField('Id') as string | null;
  throwApex('System.SObjectException', `Invalid value for a field: ${typeNameOf(value)}`);
}
