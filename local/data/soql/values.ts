import { QueryFailure } from '../../kernel/ports/records.ts';
import type { PlainValue } from '../../kernel/ports/records.ts';
import type { FieldSchema, FieldType } from '../../kernel/ports/schema.ts';
import { normalise } from '../../kernel/salesforceIds.ts';
import type { ValueNode } from './ast.ts';
import type { RunEnvironment, SqlValue } from './context.ts';
import { notSupported } from './errors.ts';

type Family = 'text' | 'id' | 'boolean' | 'number' | 'date' | 'datetime' | 'time';

const FAMILIES: Partial<Record<FieldType, Family>> = {
  id: 'id',
  reference: 'id',
  boolean: 'boolean',
  integer: 'number',
  long: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
};

/** References to these hold names, not ids. */
const NAMED_TARGETS = new Set(['EntityDefinition', 'FieldDefinition', 'EntityParticle']);

/** The family of values a field is compared with. */
export function familyOf(field: Pick<FieldSchema, 'type' | 'referenceTo'>): Family {
  if (field.type === 'reference' && NAMED_TARGETS.has(field.referenceTo[0] ?? '')) return 'text';
  return FAMILIES[field.type] ?? 'text';
}

/** The column of an object that references to it hold. */
export function keyColumn(object: string): string {
  return NAMED_TARGETS.has(object) ? 'DurableId' : 'Id';
}

const WANTED: Record<Family, string> = {
  text: 'string and should be enclosed in quotes',
  id: 'string and should be enclosed in quotes',
  boolean: 'boolean and should not be enclosed in quotes',
  number: 'double and should not be enclosed in quotes',
  date: 'date and should not be enclosed in quotes',
  datetime: 'dateTime and should not be enclosed in quotes',
  time: 'time and should not be enclosed in quotes',
};

const KINDS: Record<Family, ValueNode['kind'][]> = {
  text: ['string'],
  id: ['string'],
  boolean: ['boolean'],
  number: ['number'],
  date: ['date'],
  datetime: ['datetime'],
  time: ['time'],
};

/** Brings a value to the field's form as SQLite compares it. Throws QueryFailure for a text that is no id. */
export function comparable(field: FieldSchema, value: PlainValue): SqlValue {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return value;
  if (value === '') return null;
  switch (familyOf(field)) {
    case 'id':
      return idValue(value);
    case 'date':
      return value.slice(0, 10);
    case 'datetime':
      return value.length === 10 ? `${value}T00:00:00.000Z` : value;
    case 'number':
      return Number(value);
    default:
      return value;
  }
}

/**
 * A bound value in the field's form; a text that is no id matches no id. Source: NebulaLogger's viewer asks for
 * `Id = :text OR TransactionId__c = :text` with either of the two.
 */
export function comparableBind(field: FieldSchema, value: PlainValue): SqlValue {
  if (typeof value === 'string' && familyOf(field) === 'id') return normalise(value.trim()) ?? (value || null);
  return comparable(field, value);
}

function idValue(value: string): string {
  const id = normalise(value.trim());
  if (id === undefined) throw new QueryFailure(`invalid ID field: ${value}`);
  return id;
}

/** A literal checked against the field's type. Source: the platform's INVALID_QUERY_FILTER_OPERATOR texts. */
export function literalValue(field: FieldSchema, node: ValueNode): PlainValue {
  if (node.kind === 'null') return null;
  const family = familyOf(field);
  if (!KINDS[family].includes(node.kind)) {
    throw new QueryFailure(`value of filter criterion for field '${field.name}' must be of type ${WANTED[family]}`);
  }
  if ('value' in node) return node.value;
  throw notSupported(`${node.kind} in this place`);
}

/** The value bound to a name. Throws QueryFailure when nothing is bound. */
export function bound(environment: RunEnvironment, name: string): PlainValue | PlainValue[] {
  const value = environment.binds.get(name.toLowerCase());
  if (value === undefined) throw new QueryFailure(`Variable does not exist: ${name}`);
  return value;
}

/** A bound single value; a list is refused. */
export function boundScalar(environment: RunEnvironment, name: string): PlainValue {
  const value = bound(environment, name);
  if (Array.isArray(value)) throw new QueryFailure(`Invalid bind expression type of a list for :${name}`);
  return value;
}

/** A bound list; a single value counts as a list of one. */
export function boundList(environment: RunEnvironment, name: string): PlainValue[] {
  const value = bound(environment, name);
  return Array.isArray(value) ? value : [value];
}

/** A list as JSON text for `json_each`, nulls left out. */
export function jsonList(values: SqlValue[]): string {
  return JSON.stringify(values.filter((value) => value !== null));
}

/** Folds case in every script, as text comparison in SOQL does. */
export function fold(text: string): string {
  return text.toLowerCase();
}

/** True when a text has characters beyond ASCII. */
export function beyondAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return true;
  return false;
}
