import type {
  ChildRelationship,
  FieldSchema,
  FieldSetSchema,
  ObjectSchema,
  RecordTypeInfo,
  SchemaPort,
} from '../../kernel/ports/schema.ts';
import type { FieldSetMeta, RecordTypeMeta } from './model.ts';
import { customChildren, openReference } from './openReferences.ts';
import { standardObjects } from './standardObjects.ts';

interface Entry {
  schema: ObjectSchema;
  fields: Map<string, FieldSchema>;
  parents: Map<string, FieldSchema>;
}

function entryOf(schema: ObjectSchema): Entry {
  const fields = new Map(schema.fields.map((field) => [field.name.toLowerCase(), field]));
  const parents = new Map<string, FieldSchema>();
  for (const field of schema.fields) {
    if (field.relationshipName) parents.set(field.relationshipName.toLowerCase(), field);
  }
  return { schema, fields, parents };
}

/** What belongs to objects without being a field. */
export interface SchemaParts {
  recordTypes: RecordTypeMeta[];
  fieldSets: FieldSetMeta[];
  /** Namespace of the code base, empty when it has none. */
  namespace: string;
}

/** The record type of records that have none. */
const MASTER: RecordTypeInfo = {
  id: '012000000000000AAA',
  developerName: 'Master',
  name: 'Master',
  active: true,
  available: true,
  default: true,
  master: true,
};

/** Suffixes of names that belong to a code base: they may carry its namespace. */
const OWN_NAME = /^[a-z](?:(?!__)\w)*__(c|r|e|mdt|b|x|kav|s|pc|pr|share|history|feed|changeevent|latitude__s|longitude__s|tag)$/i;

/**
 * All objects of the org with case-insensitive look-up: those of the code base, and the standard ones,
 * which are read when they are first asked for.
 */
export class OrgSchema implements SchemaPort {
  readonly namespace: string;
  readonly #entries = new Map<string, Entry | undefined>();
  readonly #own: string[] = [];
  readonly #byPrefix = new Map<string, string>();
  /** Relationships that objects of the code base make, by lower-case parent. */
  readonly #ownChildren = new Map<string, ChildRelationship[]>();
  readonly #parts: SchemaParts;

  /** `objects` are those of the code base and the standard ones that it extends. */
  constructor(objects: ObjectSchema[], parts: SchemaParts) {
    this.#parts = parts;
    this.namespace = parts.namespace;
    for (const object of objects) {
      this.#own.push(object.name);
      this.#entries.set(object.name.toLowerCase(), entryOf(object));
      if (object.keyPrefix && object.kind !== 'standard') this.#byPrefix.set(object.keyPrefix, object.name);
    }
    for (const object of objects) this.#linkChildren(object);
  }

  #linkChildren(object: ObjectSchema): void {
    for (const field of object.fields) {
      if (!field.childRelationshipName || (standardObjects().object(object.name) && !field.custom)) continue;
      for (const target of field.referenceTo) this.#addChild(target, object.name, field);
    }
  }

  #addChild(parent: string, childObject: string, field: FieldSchema): void {
    const key = parent.toLowerCase();
    const known = this.#ownChildren.get(key) ?? [];
    const name = field.childRelationshipName ?? '';
    known.push({ name, childObject, field: field.name, cascadeDelete: field.deleteConstraint === 'Cascade' });
    this.#ownChildren.set(key, known);
  }

  /** A name without the code base's own namespace, in lower case. */
  #key(name: string): string {
    const key = name.toLowerCase();
    if (this.namespace === '') return key;
    const prefix = `${this.namespace.toLowerCase()}__`;
    return key.startsWith(prefix) && OWN_NAME.test(key.slice(prefix.length)) ? key.slice(prefix.length) : key;
  }

  qualifiedName(name: string): string {
    return this.namespace !== '' && OWN_NAME.test(name) ? `${this.namespace}__${name}` : name;
  }

  #entry(name: string): Entry | undefined {
    const key = this.#key(name);
    if (this.#entries.has(key)) return this.#entries.get(key);
    const object = standardObjects().object(key);
    const made = object && entryOf(openReference(object, this.#own));
    this.#entries.set(key, made);
    return made;
  }

  objectNames(): string[] {
    const own = new Set(this.#own.map((name) => name.toLowerCase()));
    return [
      ...this.#own,
      ...standardObjects()
        .names()
        .filter((name) => !own.has(name.toLowerCase())),
    ];
  }

  object(name: string): ObjectSchema | undefined {
    return this.#entry(name)?.schema;
  }

  field(objectName: string, fieldName: string): FieldSchema | undefined {
    return this.#entry(objectName)?.fields.get(this.#key(fieldName));
  }

  parentRelationship(objectName: string, relationshipName: string): FieldSchema | undefined {
    return this.#entry(objectName)?.parents.get(this.#key(relationshipName));
  }

  childRelationships(objectName: string): ChildRelationship[] {
    const object = this.object(objectName);
    if (!object) return [];
    const own = this.#ownChildren.get(object.name.toLowerCase()) ?? [];
    const standard = this.#standardChildren(object).flatMap((child) => this.#resolved(object.name, child));
    const named = new Set(own.map((child) => child.name.toLowerCase()));
    return [...own, ...standard.filter((child) => !named.has(child.name.toLowerCase()))];
  }

  childRelationship(objectName: string, relationshipName: string): ChildRelationship | undefined {
    const object = this.object(objectName);
    if (!object) return undefined;
    const key = this.#key(relationshipName);
    const own = this.#ownChildren.get(object.name.toLowerCase())?.find((child) => child.name.toLowerCase() === key);
    if (own) return own;
    const standard = this.#standardChildren(object).find((child) => child.name.toLowerCase() === key);
    return standard && this.#resolved(object.name, standard)[0];
  }

  #standardChildren(object: ObjectSchema): { name: string; object: string; field?: string }[] {
    if (object.kind === 'standard') return standardObjects().children(object.name);
    return object.kind === 'custom' ? customChildren(object) : [];
  }

  /** A relationship of the catalogue with the child's field. */
  #resolved(parent: string, child: { name: string; object: string; field?: string }): ChildRelationship[] {
    const entry = this.#entry(child.object);
    const wanted = child.field?.toLowerCase();
    const field = wanted
      ? entry?.fields.get(wanted)
      : entry?.schema.fields.find((own) => own.referenceTo.some((target) => target.toLowerCase() === parent.toLowerCase()));
    if (!entry || !field) return [];
    const cascadeDelete = field.deleteConstraint === 'Cascade';
    return [{ name: child.name, childObject: entry.schema.name, field: field.name, cascadeDelete }];
  }

  objectByKeyPrefix(prefix: string): ObjectSchema | undefined {
    const known = this.#byPrefix.get(prefix);
    if (known !== undefined) return this.object(known);
    const standard = standardObjects().byPrefix(prefix);
    if (standard === undefined) return undefined;
    this.#byPrefix.set(prefix, standard);
    return this.object(standard);
  }

  recordTypes(objectName: string): RecordTypeInfo[] {
    const key = this.#key(objectName);
    const own = this.#parts.recordTypes
      .filter((type) => type.object.toLowerCase() === key)
      .map(({ id, developerName, label, active }) => ({
        ...{ id, developerName, name: label, active },
        available: active,
        default: false,
        master: false,
      }));
    return [...own, MASTER];
  }

  fieldSets(objectName: string): FieldSetSchema[] {
    const key = this.#key(objectName);
    return this.#parts.fieldSets.filter((set) => set.object.toLowerCase() === key);
  }
}
