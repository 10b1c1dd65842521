import type { ChildRelationship, FieldSchema, ObjectSchema, SchemaPort } from '../../kernel/ports/schema.ts';

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

/** All objects of the org with case-insensitive look-up. */
export class OrgSchema implements SchemaPort {
  readonly #entries = new Map<string, Entry>();
  readonly #byPrefix = new Map<string, ObjectSchema>();

  constructor(objects: ObjectSchema[]) {
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
}
