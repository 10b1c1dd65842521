import type { PlainValue } from '../../kernel/ports/records.ts';
import type { FieldSchema } from '../../kernel/ports/schema.ts';
import { normalise } from '../../kernel/salesforceIds.ts';
import { fail } from './work.ts';
import type { WorkRow } from './work.ts';

/** Brings a value to the form in which it is stored; notes an error of the row when it does not fit. */
type Check = (row: WorkRow, field: FieldSchema, value: PlainValue) => PlainValue;

const EMAIL = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\]+\.[^\s@<>(),;:"[\]\\.]{2,}$/;
const DATE = /^\d{4}-\d\d-\d\d$/;

function mismatch(row: WorkRow, field: FieldSchema, value: PlainValue): PlainValue {
  const shown = value instanceof Uint8Array ? 'binary data' : String(value);
  fail(row, 'INVALID_TYPE_ON_FIELD_IN_RECORD', `${field.label}: value not of required type: ${shown}`, [field.name]);
  return null;
}

function checkText(row: WorkRow, field: FieldSchema, value: PlainValue): PlainValue {
  if (typeof value !== 'string') return mismatch(row, field, value);
  const text = value.trimEnd();
  if (text === '') return null;
  if (field.name === 'Username' && !EMAIL.test(text)) refuseAddress(row, field, text);
  if (field.length > 0 && text.length > field.length) {
    if (row.truncate) return text.slice(0, field.length);
    fail(row, 'STRING_TOO_LONG', `${field.label}: data value too large: ${text} (max length=${field.length})`, [field.name]);
  }
  return text;
}

function refuseAddress(row: WorkRow, field: FieldSchema, text: string): void {
  fail(row, 'INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${text}`, [field.name]);
}

function checkEmail(row: WorkRow, field: FieldSchema, value: PlainValue): PlainValue {
  const text = checkText(row, field, value);
  if (typeof text === 'string' && !EMAIL.test(text)) refuseAddress(row, field, text);
  return text;
}

function checkBoolean(row: WorkRow, field: FieldSchema, value: PlainValue): PlainValue {
  return typeof value === 'boolean' ? value : mismatch(row, field, value);
}

function checkNumber(row: WorkRow, field: FieldSchema, value: PlainValue): PlainValue {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return mismatch(row, field, value);
  const factor = 10 ** field.scale;
  const rounded = field.type === 'integer' || field.type === 'long' ? Math.trunc(number) : halfUp(number, factor);
  const digits = field.precision > 0 ? field.precision - field.scale : 18;
  if (Math.abs(rounded) >= 10 ** digits) {
    fail(row, 'NUMBER_OUTSIDE_VALID_RANGE', `${field.label}: value outside of valid range on numeric field: ${String(number)}`, [
      field.name,
    ]);
  }
  return rounded;
}

function halfUp(value: number, factor: number): number {
  const scaled = Math.abs(value) * factor;
  if (!Number.isSafeInteger(Math.round(scaled))) return value;
  const rounded = (Math.sign(value) * Math.round(scaled + Number.EPSILON * scaled)) / factor;
  // A number with no more digits than the scale stays what it is.
  return Math.abs(rounded - value) < 4 * Number.EPSILON * Math.abs(value) ? value : rounded;
}

function checkDate(row: WorkRow, field: FieldSchema, value: PlainValue): PlainValue {
  if (typeof value !== 'string') return mismatch(row, field, value);
  const day = value.slice(0, 10);
  return DATE.test(day) && !Number.isNaN(Date.parse(day)) ? day : mismatch(row, field, value);
}

/** Date-times are kept to the second, as the platform does. */
function checkDateTime(row: WorkRow, field: FieldSchema, value: PlainValue): PlainValue {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) return mismatch(row, field, value);
  return new Date(Math.floor(time / 1000) * 1000).toISOString();
}

function checkReference(row: WorkRow, field: FieldSchema, value: PlainValue): PlainValue {
  const id = typeof value === 'string' ? normalise(value.trim()) : undefined;
  if (id !== undefined) return id;
  if (value === '') return null;
  fail(row, 'MALFORMED_ID', `${field.label}: id value of incorrect type: ${String(value)}`, [field.name]);
  return null;
}

function checkPicklist(row: WorkRow, field: FieldSchema, value: PlainValue): PlainValue {
  const text = checkText(row, field, value);
  if (typeof text !== 'string' || field.picklistValues.length === 0) return text;
  const known = field.picklistValues.find((entry) => entry.active && entry.value.toLowerCase() === text.toLowerCase());
  if (!known && field.restrictedPicklist) restricted(row, field, text);
  return known?.value ?? text;
}

function restricted(row: WorkRow, field: FieldSchema, text: string): void {
  const message = `${field.label}: bad value for restricted picklist field: ${text}`;
  fail(row, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, [field.name]);
}

function checkMultiPicklist(row: WorkRow, field: FieldSchema, value: PlainValue): PlainValue {
  const text = checkText(row, field, value);
  if (typeof text !== 'string') return text;
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean);
  const known = new Map(field.picklistValues.map((entry, rank) => [entry.value.toLowerCase(), { value: entry.value, rank }]));
  if (field.restrictedPicklist) {
    const wrong = parts.find((part) => !known.has(part.toLowerCase()));
    if (wrong !== undefined) restricted(row, field, wrong);
  }
  const rank = (part: string): number => known.get(part.toLowerCase())?.rank ?? known.size;
  return parts
    .sort((a, b) => rank(a) - rank(b))
    .map((part) => known.get(part.toLowerCase())?.value ?? part)
    .join(';');
}

function checkBinary(row: WorkRow, field: FieldSchema, value: PlainValue): PlainValue {
  return value instanceof Uint8Array ? value : mismatch(row, field, value);
}

function checkTime(row: WorkRow, field: FieldSchema, value: PlainValue): PlainValue {
  return typeof value === 'string' && /^\d\d:\d\d/.test(value) ? value : mismatch(row, field, value);
}

const CHECKS: Partial<Record<FieldSchema['type'], Check>> = {
  email: checkEmail,
  boolean: checkBoolean,
  integer: checkNumber,
  long: checkNumber,
  double: checkNumber,
  currency: checkNumber,
  percent: checkNumber,
  date: checkDate,
  datetime: checkDateTime,
  time: checkTime,
  reference: checkReference,
  picklist: checkPicklist,
  multipicklist: checkMultiPicklist,
  base64: checkBinary,
};

/** Checks a value against its field and answers the value to store. Source: SOAP API Developer Guide, "StatusCode". */
export function checkedValue(row: WorkRow, field: FieldSchema, value: PlainValue): PlainValue {
  if (value === null || value === '') return field.type === 'boolean' ? false : null;
  return (CHECKS[field.type] ?? checkText)(row, field, value);
}
