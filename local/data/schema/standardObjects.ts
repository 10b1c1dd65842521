import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldSchema, FieldType, ObjectSchema } from '../../kernel/ports/schema.ts';
import { Catalog } from './catalog.ts';
import type { CatalogChild, CatalogObject } from './catalog.ts';
import { auditFields, idField, picklistValue, plainField } from './fieldDefaults.ts';
import { labelOf, pluralOf } from './fieldNames.ts';
import { MetadataError } from './model.ts';
import { StandardPrefixes } from './standardPrefixes.ts';

const FOLDER = join(import.meta.dirname, '..', 'standard');

interface StandardFile {
  name: string;
  label?: string;
  plural?: string;
  prefix?: string;
  sharing?: ObjectSchema['sharing'];
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

/** Objects that only the platform fills. */
const PLATFORM_WRITTEN = /(History|ChangeEvent|Feed)$|^(OpenActivity|NoteAndAttachment|CombinedAttachment|AttachedContentDocument)$/;

/**
 * The standard objects: what `local/data/standard` says of them, completed by the catalogue. A field is
 * written there as `Label: type [size] [words] [values a|*default|b]`; an empty text takes a field away.
 * Objects are read when they are first asked for. Source: Salesforce Object Reference.
 */
class StandardObjects {
  readonly catalog = new Catalog();
  readonly #prefixes = new StandardPrefixes(() => this.names());
  readonly #files: Set<string>;
  readonly #read = new Map<string, StandardFile>();
  readonly #loaded = new Map<string, ObjectSchema | undefined>();

  constructor() {
    this.#files = new Set(readdirSync(FOLDER).map((name) => name.replace(/\.json$/, '')));
  }

  names(): string[] {
    return this.catalog.names();
  }

  /** Objects that are described by hand. */
  described(): string[] {
    return [...this.#files];
  }

  /** True for fields that are described by hand. */
  describes(object: string, field: string): boolean {
    return this.#written(object)?.fields[field] !== undefined;
  }

  #written(name: string): StandardFile | undefined {
    if (!this.#files.has(name)) return undefined;
    const known = this.#read.get(name);
    if (known) return known;
    const made = readStandardFile(join(FOLDER, `${name}.json`));
    this.#read.set(name, made);
    return made;
  }

  byPrefix(prefix: string): string | undefined {
    return this.#prefixes.objectOf(prefix);
  }

  object(name: string): ObjectSchema | undefined {
    const key = name.toLowerCase();
    if (this.#loaded.has(key)) return this.#loaded.get(key);
    const known = this.catalog.object(name) ?? this.#onlyDescribed(key);
    const made = known && this.#merged(known);
    this.#loaded.set(key, made);
    return made;
  }

  /** An object of a feature that the catalogue leaves out. */
  #onlyDescribed(key: string): CatalogObject | undefined {
    const name = [...this.#files].find((file) => file.toLowerCase() === key);
    return name === undefined ? undefined : { name, fields: [] };
  }

  /** Child relationships of a standard object. */
  children(name: string): CatalogChild[] {
    return [...this.catalog.children(name), ...(MORE_CHILDREN[name] ?? [])];
  }

  #merged(known: CatalogObject): ObjectSchema {
    const file = this.#written(known.name);
    const traits = new Set(file?.traits ?? []);
    const fixed = [...traits].some((trait) => READ_ONLY_TRAITS.has(trait)) || PLATFORM_WRITTEN.test(known.name);
    const published = isEvent(known);
    const label = file?.label ?? labelOf(known.name);
    const own = mergedFields(known, file).map((field) => (traits.size > 0 ? { ...field, alwaysVisible: true } : field));
    return {
      name: known.name,
      label,
      pluralLabel: file?.plural ?? pluralOf(label),
      kind: published ? 'platformEvent' : 'standard',
      ...(published ? { publishBehavior: 'PublishAfterCommit' as const } : {}),
      keyPrefix: file?.prefix ?? this.#prefixes.prefixOf(known.name),
      sharing: file?.sharing ?? 'ReadWrite',
      visibility: 'Public',
      queryable: !published && !known.name.endsWith('ChangeEvent'),
      createable: !fixed,
      updateable: !fixed && !published,
      deletable: !fixed && !published && !traits.has('kept'),
      mergeable: MERGEABLE.has(known.name),
      fields: compoundParts([idField(), ...own]),
    };
  }
}

/** Relationships that the catalogue leaves out. */
const MORE_CHILDREN: Record<string, CatalogChild[]> = {
  Account: [
    { name: 'AccountTeamMembers', object: 'AccountTeamMember' },
    { name: 'Quotes', object: 'Quote' },
  ],
  EntityDefinition: [{ name: 'Fields', object: 'FieldDefinition' }],
  FeedItem: [{ name: 'FeedComments', object: 'FeedComment', field: 'FeedItemId' }],
  ContentVersion: [{ name: 'ContentDistributions', object: 'ContentDistribution' }],
};

/** Events of the platform have an id of their publication. Source: Platform Events Developer Guide, Standard Platform Event Object List. */
function isEvent({ name, fields }: CatalogObject): boolean {
  return !name.endsWith('ChangeEvent') && fields.some((field) => field.name === 'EventUuid');
}

const MERGEABLE = new Set(['Account', 'Contact', 'Lead', 'Case']);

/** Fields that the hand-written files describe come first, the audit fields last. */
function mergedFields(known: CatalogObject, file: StandardFile | undefined): FieldSchema[] {
  const written = Object.entries(file?.fields ?? {}).filter(([, text]) => text !== '');
  const own = written.map(([name, text]) => standardField(known.name, name, text));
  const audit = file ? auditFields() : [];
  const named = new Set([...Object.keys(file?.fields ?? {}), ...audit.map((field) => field.name)].map((name) => name.toLowerCase()));
  const rest = known.fields.filter((field) => !named.has(field.name.toLowerCase()));
  const hasName = own.some((field) => field.nameField);
  return [...own, ...(hasName ? rest : withNameField(rest, known.name)), ...audit];
}

/** The field that a record is called by. Source: Object Reference, each object's name field. */
function withNameField(fields: FieldSchema[], object: string): FieldSchema[] {
  const candidates = ['Name', `${object}Number`, `${object}Name`, 'Subject', 'Title', 'DeveloperName', 'MasterLabel'];
  const chosen = candidates.find((name) => fields.some((field) => field.name === name));
  return fields.map((field) => (field.name === chosen ? { ...field, nameField: true, alwaysVisible: true } : field));
}

/** Marks the parts of addresses and of persons' names. Source: Object Reference, "Compound Fields". */
function compoundParts(fields: FieldSchema[]): FieldSchema[] {
  const whole = fields.filter((field) => field.type === 'address').map((field) => field.name);
  const person = fields.some((field) => field.name === 'LastName') && fields.some((field) => field.name === 'FirstName');
  return fields.map((field) => {
    const address = whole.find((name) => isPart(field, name.replace(/Address$/, '')));
    const name = person && /^(Salutation|FirstName|MiddleName|LastName|Suffix)$/.test(field.name) ? 'Name' : undefined;
    const compoundField = address ?? name;
    return compoundField === undefined ? field : { ...field, compoundField };
  });
}

function isPart(field: FieldSchema, prefix: string): boolean {
  return (
    field.name.startsWith(prefix) &&
    /^(Street|City|State|PostalCode|Country|Latitude|Longitude|GeocodeAccuracy)$/.test(field.name.slice(prefix.length))
  );
}

let shared: StandardObjects | undefined;

/** The standard objects, read once per process. Nobody may change what it answers. */
export function standardObjects(): StandardObjects {
  return (shared ??= new StandardObjects());
}

export type { StandardObjects };

function isStandardFile(value: unknown): value is StandardFile {
  return typeof value === 'object' && value !== null && 'name' in value && 'fields' in value;
}

function readStandardFile(file: string): StandardFile {
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isStandardFile(parsed)) throw new MetadataError(file, 'needs name and fields');
  return parsed;
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
    case 'visible':
      field.alwaysVisible = true;
      break;
    case 'controls':
      field.masterDetail = true;
      break;
    case 'restricted':
      field.restrictedPicklist = true;
      break;
    case 'restrict':
      field.deleteConstraint = 'Restrict';
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

/** Defaults of picklists come from the marked value; required fields and automatic numbers are always visible. */
function finishStandardField(field: FieldSchema): FieldSchema {
  const marked = field.picklistValues.find((value) => value.isDefault);
  if (marked && field.defaultValue === undefined) field.defaultValue = marked.value;
  const referenced = field.type === 'reference' && field.deleteConstraint === undefined && !field.masterDetail;
  if (referenced) field.deleteConstraint = 'SetNull';
  if (field.required || field.autoNumber) field.alwaysVisible = true;
  return field;
}
