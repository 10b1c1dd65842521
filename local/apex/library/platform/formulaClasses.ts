/**
 * Formulas on Apex classes: their global members are the fields, those that hold records lead to the records' fields.
 * Source: Apex Developer Guide, Formula Evaluation in Apex.
 */
import type { FieldSchema, FieldType, SchemaPort } from '../../../kernel/ports/schema.ts';
import type { ClassInfo, FieldInfo } from '../../runtime/classInfo.ts';
import { classChain, infoOf } from '../../values/index.ts';

const FIELD_TYPES: Record<string, FieldType> = {
  Boolean: 'boolean',
  Date: 'date',
  Datetime: 'datetime',
  Decimal: 'double',
  Double: 'double',
  Id: 'id',
  Integer: 'integer',
  Long: 'long',
  String: 'string',
  Time: 'time',
};

function globalMember(info: ClassInfo, name: string): FieldInfo | undefined {
  const members = classChain(info).flatMap((one) => one.fields);
  return members.find((field) => field.access === 'global' && !field.isStatic && field.name.toLowerCase() === name.toLowerCase());
}

/** The value of a global member of an instance. */
export function memberOf(instance: object, name: string): unknown {
  const info = infoOf(instance);
  const field = info && globalMember(info, name);
  return field ? ((instance as Record<string, unknown>)[field.jsName] ?? null) : null;
}

/** The org's schema with a class as one more object, whose name is that of the class. */
export function classSchema(info: ClassInfo, schema: SchemaPort): SchemaPort {
  const member = (object: string, name: string) => (object === info.name ? globalMember(info, name) : undefined);
  const asField = (field: FieldInfo): FieldSchema | undefined => {
    const type = FIELD_TYPES[field.type];
    return type && ({ name: field.name, label: field.name, type, referenceTo: [] } as unknown as FieldSchema);
  };
  const asRelationship = (field: FieldInfo): FieldSchema | undefined => {
    const target = schema.object(field.type.replace(/^schema\./i, ''));
    return (
      target &&
      ({ name: field.name, relationshipName: field.name, type: 'reference', referenceTo: [target.name] } as unknown as FieldSchema)
    );
  };
  return Object.assign(Object.create(schema) as SchemaPort, {
    field: (object: string, name: string) => {
      const own = member(object, name);
      return object === info.name ? own && asField(own) : schema.field(object, name);
    },
    parentRelationship: (object: string, name: string) => {
      const own = member(object, name);
      return object === info.name ? own && asRelationship(own) : schema.parentRelationship(object, name);
    },
  });
}
