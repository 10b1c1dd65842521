import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldSchema, FieldType } from '../../kernel/ports/schema.ts';
import { auditFields, plainField, systemField, systemReference } from './fieldDefaults.ts';
import { labelOf, textType } from './fieldNames.ts';

const FILE = join(import.meta.dirname, '..', 'catalog', 'standardObjects.txt');

/** A child relationship as the catalogue names it; without a field it is the child's only one that points here. */
export interface CatalogChild {
  name: string;
  object: string;
  field?: string;
}

/** One object of the catalogue. */
export interface CatalogObject {
  name: string;
  fields: FieldSchema[];
}

const TYPES: Record<string, FieldType> = {
  I: 'id',
  t: 'datetime',
  b: 'boolean',
  n: 'double',
  i: 'integer',
  d: 'date',
  l: 'long',
  T: 'time',
  B: 'base64',
  A: 'address',
  L: 'location',
  o: 'anyType',
};

/** Objects of orgs with several currencies, which the local org is not. Source: Object Reference, CurrencyType, DatedConversionRate. */
const SEVERAL_CURRENCIES = new Set(['CurrencyType', 'DatedConversionRate']);

/**
 * The standard objects of the platform by name, read from the generated catalogue when one is first asked
 * for: names, field types and relationships. Whatever more is known stands in `local/data/standard`.
 */
export class Catalog {
  #lines: Map<string, string> | undefined;

  #all(): Map<string, string> {
    if (this.#lines) return this.#lines;
    const lines = new Map<string, string>();
    for (const line of readFileSync(FILE, 'utf8').split('\n')) {
      const end = line.indexOf('|');
      if (end > 0 && !SEVERAL_CURRENCIES.has(line.slice(0, end))) lines.set(line.slice(0, end).toLowerCase(), line);
    }
    return (this.#lines = lines);
  }

  names(): string[] {
    return [...this.#all().values()].map((line) => line.slice(0, line.indexOf('|')));
  }

  has(name: string): boolean {
    return this.#all().has(name.toLowerCase());
  }

  object(name: string): CatalogObject | undefined {
    const line = this.#all().get(name.toLowerCase());
    if (line === undefined) return undefined;
    const [own = '', groups = '', fields = ''] = line.split('|');
    const made = fields
      .split(' ')
      .filter((field) => field !== '' && field !== 'CurrencyIsoCode')
      .map(fieldFromText);
    return { name: own, fields: [...(groups.includes('N') ? [nameField()] : []), ...made, ...systemFields(groups)] };
  }

  children(name: string): CatalogChild[] {
    const line = this.#all().get(name.toLowerCase());
    return (line?.split('|')[3] ?? '').split(' ').filter(Boolean).map(childFromText);
  }
}

function nameField(): FieldSchema {
  return { ...plainField('Name', 'Name', 'string'), length: 255 };
}

const GROUPS: Record<string, string[]> = {
  D: ['IsDeleted'],
  C: ['CreatedDate', 'CreatedById'],
  M: ['LastModifiedDate', 'LastModifiedById'],
  S: ['SystemModstamp'],
};

function systemFields(groups: string): FieldSchema[] {
  const names = new Set([...groups].flatMap((letter) => GROUPS[letter] ?? []));
  const fields = auditFields().filter((field) => names.has(field.name));
  if (!groups.includes('V')) return fields;
  const viewed = ['LastViewedDate', 'LastReferencedDate'].map((name) => systemField(name, labelOf(name), 'datetime'));
  return [...fields, ...viewed];
}

/** `Name`, `Name:type`, or `NameId>Target,Target=Relation`. */
function fieldFromText(text: string): FieldSchema {
  const [, name = '', mark, rest = ''] = /^(\w+)(?:([:>])(.*))?$/.exec(text) ?? [];
  if (mark === '>') return reference(name, rest);
  const type = mark === ':' ? (TYPES[rest] ?? 'string') : textType(name);
  const field = plainField(name, labelOf(name), type);
  field.length = LENGTHS[type] ?? 0;
  if (type === 'double') Object.assign(field, numberShape(name));
  if (type === 'address' || type === 'location') Object.assign(field, { createable: false, updateable: false });
  return systemLike(field);
}

const LENGTHS: Partial<Record<FieldType, number>> = {
  ...{ string: 255, textarea: 32000, email: 80, phone: 40, url: 255, picklist: 255, id: 18, anyType: 0 },
};

function numberShape(name: string): Partial<FieldSchema> {
  if (/(Amount|Price|Revenue|Total|Cost|Fee|Balance|Subtotal)$/.test(name)) return { type: 'currency', precision: 18, scale: 2 };
  if (/(Percent|Probability|Discount|Rate)$/.test(name)) return { type: 'percent', precision: 5, scale: 2 };
  return { precision: 18, scale: /(Latitude|Longitude)$/.test(name) ? 15 : 2 };
}

/** Fields that only the platform writes can be told by their names. */
function systemLike(field: FieldSchema): FieldSchema {
  if (/^(IsDeleted|CreatedDate|LastModifiedDate|SystemModstamp|LastViewedDate|LastReferencedDate)$/.test(field.name)) {
    return { ...field, createable: false, updateable: false, alwaysVisible: true };
  }
  return field;
}

function reference(name: string, rest: string): FieldSchema {
  const [targets = '', relation] = rest.split('=');
  const base = name.replace(/Id$/, '');
  const target = targets === '' ? (relation ?? base) : targets;
  if (name === 'CreatedById' || name === 'LastModifiedById') return systemReference(name, labelOf(name), 'User', base);
  return {
    ...plainField(name, labelOf(name), 'reference'),
    length: 18,
    referenceTo: target === '*' ? [] : target.split(','),
    relationshipName: relation ?? base,
    ...(name === 'MasterRecordId' ? { createable: false, updateable: false } : { deleteConstraint: 'SetNull' as const }),
    ...(name === 'OwnerId' ? { alwaysVisible: true } : {}),
  };
}

/** `Name>Object.Field`, or `Object+` for the relationship `Objects`. */
function childFromText(text: string): CatalogChild {
  const [, first = '', plus, object = '', field] = /^(\w+?)(?:(\+)|>(\w+))(?:\.(\w+))?$/.exec(text) ?? [];
  return plus ? { name: `${first}s`, object: first, field } : { name: first, object, field };
}
