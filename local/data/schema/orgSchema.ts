import type {
  ChildRelationship,
  FieldSchema,
  FieldSetSchema,
  ObjectSchema,
  RecordTypeInfo,
  SchemaPort,
} from '../../kernel/ports/schema.ts';
import type { FieldSetMeta, RecordTypeMeta } from './model.ts';

interface Entry {
  schema: ObjectSchema;
  fields: Map<string, FieldSchema>;
  parents: Map<string, FieldSchema>;
  children: Map<string, ChildRelationship>;
}

function entryOf(schema: ObjectSchema): Entry {
  const fields = new Map(schema.fields.map((field) => [field.name.toLowerCase(), field]));
  const parents = new Map<string, FieldSchema>();
  for (const field of schema.fields) {
    if (field.relationshipName) parents.set(field.relationshipName.toLowerCase(), field);
  }
  return { schema, fields, parents, children: new Map() };
}

/** What belongs to objects without being a field. */
export interface SchemaParts {
  recordTypes: RecordTypeMeta[];
  fieldSets: FieldSetMeta[];
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

/** All objects of the org with case-insensitive look-up. */
export class OrgSchema implements SchemaPort {
  readonly #entries = new Map<string, Entry>();
  readonly #byPrefix = new Map<string, ObjectSchema>();
  readonly #parts: SchemaParts;

  constructor(objects: ObjectSchema[], parts: SchemaParts) {
    this.#parts = parts;
    for (const object of objects) {
      this.#entries.set(object.name.toLowerCase(), entryOf(object));
      if (object.keyPrefix) this.#byPrefix.set(object.keyPrefix, object);
    }
    for (const object of objects) this.#linkChildren(object);
  }

  #linkChildren(object: ObjectSchema): void {
    for (const field of object.fields) {
      for (const target of field.referenceTo) {
        const parent = this.#entries.get(target.toLowerCase());
        if (!parent || !field.childRelationshipName) continue;
        parent.children.set(field.childRelationshipName.toLowerCase(), {
          name: field.childRelationshipName,
          childObject: object.name,
          field: field.name,
          cascadeDelete: field.deleteConstraint === 'Cascade',
        });
      }
    }
  }

  get namespace(): string {
    return '';
  }

  qualifiedName(name: string): string {
    return name;
  }

  objectNames(): string[] {
    return [...this.#entries.values()].map((entry) => entry.schema.name);
  }

  object(name: string): ObjectSchema | undefined {
    return this.#entries.get(name.toLowerCase())?.schema;
  }

  field(objectName: string, fieldName: string): FieldSchema | undefined {
    return this.#entries.get(objectName.toLowerCase())?.fields.get(fieldName.toLowerCase());
  }

  parentRelationship(objectName: string, relationshipName: string): FieldSchema | undefined {
    return this.#entries.get(objectName.toLowerCase())?.parents.get(relationshipName.toLowerCase());
  }

  childRelationships(objectName: string): ChildRelationship[] {
    return [...(this.#entries.get(objectName.toLowerCase())?.children.values() ?? [])];
  }

  childRelationship(objectName: string, relationshipName: string): ChildRelationship | undefined {
    return this.#entries.get(objectName.toLowerCase())?.children.get(relationshipName.toLowerCase());
  }

  objectByKeyPrefix(prefix: string): ObjectSchema | undefined {
    return this.#byPrefix.get(prefix);
  }

  recordTypes(objectName: string): RecordTypeInfo[] {
    const own = this.#parts.recordTypes
      .filter((type) => type.object.toLowerCase() === objectName.toLowerCase())
      .map(({ id, developerName, label, active }) => ({
        ...{ id, developerName, name: label, active },
        available: active,
        default: false,
        master: false,
      }));
    return [...own, MASTER];
  }

  fieldSets(objectName: string): FieldSetSchema[] {
    return this.#parts.fieldSets.filter((set) => set.object.toLowerCase() === objectName.toLowerCase());
  }
}
