/** Share objects and what they share. Source: Object Reference, "AccountShare", "StandardObjectNameShare". */
import type { FieldSchema, ObjectSchema, SchemaPort } from '../../kernel/ports/schema.ts';

/** The reference of a share object to what is shared. */
export function sharedField(object: ObjectSchema): FieldSchema | undefined {
  if (!object.name.endsWith('Share')) return undefined;
  return object.fields.find((field) => field.childRelationshipName === 'Shares' && field.deleteConstraint === 'Cascade');
}

/** The object whose owned records a share object shares. */
export function sharedObject(object: ObjectSchema, schema: SchemaPort): ObjectSchema | undefined {
  const shared = schema.object(sharedField(object)?.referenceTo[0] ?? '');
  return shared?.fields.some(({ name }) => name === 'OwnerId') ? shared : undefined;
}

/** Where queries read the records of an object: those of a share object are the stored ones and, for each record, its owner's. */
export function readName(object: ObjectSchema, schema: SchemaPort): string {
  return sharedObject(object, schema) ? `${object.name}+Owner` : object.name;
}
