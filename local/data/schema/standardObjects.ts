import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldSchema, FieldType, ObjectSchema } from '../../kernel/ports/schema.ts';
import { auditFields, idField, picklistValue, plainField } from './fieldDefaults.ts';
import { MetadataError } from './model.ts';

const FOLDER = join(import.meta.dirname, '..', 'standard');

interface StandardFile {
  name: string;
  label: string;
  plural: string;
  prefix: string;
  sharing: ObjectSchema['sharing'];
  traits?: string[];
  fields: Record<string, string>;
}

const LENGTHS: Partial<Record<FieldType, number>> = {
  picklist: 255,
  multipicklist: 4099,
  email: 80,
  reference: 18,
  phone: 40,
};
const WHOLE: ReadonlySet<FieldType> = new Set<FieldType>(['integer', 'long']);

/** Objects whose rows no statement can write. */
const READ_ONLY_TRAITS = new Set(['fixed', 'virtual']);

/**
 * The standard objects that the local org knows, from their compact data files. A field is written as
 * `Label: type [size] [words] [values a|*default|b]`. Source: Salesforce Object Reference.
 */
export function standardObjects(): ObjectSchema[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readStandardObject(join(FOLDER, name)));
}

function isStandardFile(value: unknown): value is StandardFile {
  return typeof value === 'object' && value !== null && 'name' in value && 'fields' in value && 'prefix' in value;
}

function readStandardObject(file: string): ObjectSchema {
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isStandardFile(parsed)) throw new MetadataError(file, 'needs name, prefix and fields');
  const traits = new Set(parsed.traits ?? []);
  const fixed = [...traits].some((trait) => READ_ONLY_TRAITS.has(trait));
  const own = Object.entries(parsed.fields).map(([name, text]) => standardField(file, name, text));
  const alwaysVisible = traits.size > 0;
  return {
    name: parsed.name,
    label: parsed.label,
    pluralLabel: parsed.plural,
    kind: 'standard',
    keyPrefix: parsed.prefix,
    sharing: parsed.sharing,
    visibility: 'Public',
    queryable: true,
    createable: !fixed,
    updateable: !fixed,
    deletable: !fixed && !traits.has('kept'),
    fields: [idField(), ...own.map((field) => (alwaysVisible ? { ...field, alwaysVisible } : field)), ...auditFields()],
  };
}

/** One field from its compact text. */
function standardField(file: string, name: string, text: string): FieldSchema {
  const match = /^(.*?): (\w+)(.*)$/.exec(text);
  if (!match) throw new MetadataError(file, `field ${name}: "${text}" is not "Label: type ..."`);
  const type = match[2] as FieldType;
  const field = plainField(name, match[1] ?? name, type);
  const [head, values] = splitValues(match[3] ?? '');
  const words = head.split(' ').filter(Boolean);
  field.length = LENGTHS[type] ?? 0;
  if (words[0] !== undefined && /^\d/.test(words[0])) applySize(field, words.shift() ?? '');
  if (type === 'reference') field.referenceTo = (words.shift() ?? '').split('|');
  applyWords(field, words, file);
  if (values !== undefined) field.picklistValues = values.split('|').map(standardValue);
  return finishStandardField(field);
}

function splitValues(text: string): [string, string | undefined] {
  const at = text.indexOf(' values ');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + ' values '.length)];
}

function standardValue(text: string): ReturnType<typeof picklistValue> {
  return text.startsWith('*') ? picklistValue(text.slice(1), true) : picklistValue(text);
}

function applySize(field: FieldSchema, size: string): void {
  const [first = 0, second] = size.split(',').map(Number);
  if (second !== undefined) {
    field.precision = first;
    field.scale = second;
  } else if (WHOLE.has(field.type)) field.precision = first;
  else field.length = first;
}

function applyWords(field: FieldSchema, words: string[], file: string): void {
  while (words.length > 0) applyWord(field, words.shift() ?? '', words, file);
}

function applyWord(field: FieldSchema, word: string, rest: string[], file: string): void {
  switch (word) {
    case 'required':
      field.required = true;
      break;
    case 'name':
      field.nameField = true;
      break;
    case 'unique':
      field.unique = true;
      break;
    case 'readonly':
      Object.assign(field, { createable: false, updateable: false });
      break;
    case 'createonly':
      field.updateable = false;
      break;
    case 'composed':
      Object.assign(field, { calculated: true, createable: false, updateable: false });
      break;
    case 'owner':
      field.alwaysVisible = true;
      break;
    case 'controls':
      field.masterDetail = true;
      break;
    case 'cascade':
      field.deleteConstraint = 'Cascade';
      break;
    default:
      applyWordWithValue(field, word, rest, file);
  }
}

function applyWordWithValue(field: FieldSchema, word: string, rest: string[], file: string): void {
  const value = rest.shift() ?? '';
  if (word === 'as') field.relationshipName = value;
  else if (word === 'children') field.childRelationshipName = value;
  else if (word === 'auto')
    Object.assign(field, {
      autoNumber: true,
      createable: false,
      updateable: false,
      autoNumberFormat: value,
    });
  else if (word === 'default') {
    const words = [value, ...rest.splice(0)].join(' ');
    field.defaultValue = words === 'true' ? true : words;
  } else throw new MetadataError(file, `field ${field.name}: unknown word "${word}"`);
}

/** Defaults of picklists come from the marked value; required fields are always visible. */
function finishStandardField(field: FieldSchema): FieldSchema {
  const marked = field.picklistValues.find((value) => value.isDefault);
  if (marked && field.defaultValue === undefined) field.defaultValue = marked.value;
  const referenced = field.type === 'reference' && field.deleteConstraint === undefined && !field.masterDetail;
  if (referenced) field.deleteConstraint = 'SetNull';
  if (field.required) field.alwaysVisible = true;
  return field;
}
