/** Schema describe: tokens and describe results. Rights are those of the running user. Source: Apex Reference, Schema namespace. */
import type { ChildRelationship, FieldSchema, ObjectSchema, PicklistValue } from '../../../kernel/ports/schema.ts';
import { current } from '../../runtime/context.ts';
import { ApexSObjectType, NotImplemented, PlatformObject, throwApex } from '../../values/index.ts';

/** Schema.DescribeSObjectResult. */
export class DescribeObject extends PlatformObject {
  readonly schema: ObjectSchema;
  constructor(schema: ObjectSchema) {
    super();
    this.schema = schema;
  }
  override get $platform(): string {
    return 'Schema.DescribeSObjectResult';
  }
  can(right: 'read' | 'create' | 'edit' | 'delete'): boolean {
    const able = {
      read: true,
      create: this.schema.createable,
      edit: this.schema.updateable,
      delete: this.schema.deletable,
    }[right];
    return able && current().access.canObject(current().user.id, this.schema.name, right);
  }
}

/** Schema.DescribeFieldResult. */
export class DescribeField extends PlatformObject {
  readonly object: ObjectSchema;
  readonly field: FieldSchema;
  constructor(object: ObjectSchema, field: FieldSchema) {
    super();
    this.object = object;
    this.field = field;
  }
  override get $platform(): string {
    return 'Schema.DescribeFieldResult';
  }
  /** May the user do this with the field? Whoever has no such right to the object has none to its fields. */
  can(right: 'read' | 'create' | 'edit'): boolean {
    const { access, user } = current();
    const ofField = right === 'read' ? 'read' : 'edit';
    return access.canObject(user.id, this.object.name, right) && access.canField(user.id, this.object.name, this.field.name, ofField);
  }
}

/** `fields` of a describe or of `SObjectType.Account`. */
export class ObjectFields extends PlatformObject {
  readonly schema: ObjectSchema;
  constructor(schema: ObjectSchema) {
    super();
    this.schema = schema;
  }
  override get $platform(): string {
    return 'Schema.SObjectTypeFields';
  }
}

const entries = new WeakMap<PicklistValue, PicklistEntry>();

/** Schema.PicklistEntry. */
export class PicklistEntry extends PlatformObject {
  readonly value: PicklistValue;
  constructor(value: PicklistValue) {
    super();
    this.value = value;
  }
  /** The same entry for the same value, so that two describes are equal. */
  static of(value: PicklistValue): PicklistEntry {
    const known = entries.get(value) ?? new PicklistEntry(value);
    entries.set(value, known);
    return known;
  }
  override get $platform(): string {
    return 'Schema.PicklistEntry';
  }
}

/** Schema.ChildRelationship. */
export class ChildLink extends PlatformObject {
  readonly link: ChildRelationship;
  constructor(link: ChildRelationship) {
    super();
    this.link = link;
  }
  override get $platform(): string {
    return 'Schema.ChildRelationship';
  }
}

function objectSchema(name: string): ObjectSchema {
  return (
    current().schema.object(name) ??
    throwApex('System.InvalidParameterValueException', `Invalid sobject provided. ${name} is not a valid sobject name`)
  );
}

/** `SObjectType.Account` and `token.getDescribe()`. Throws NotImplemented for objects outside the schema. */
export function describeObject(name: string): DescribeObject {
  return new DescribeObject(objectSchema(name));
}

/** `SObjectType.Account.fields.Name` and `token.getDescribe()`. */
export function describeField(object: string, field: string): DescribeField {
  const found = current().schema.field(object, field);
  if (!found) throw new NotImplemented(`describe of ${object}.${field}`);
  return new DescribeField(objectSchema(object), found);
}

/** The token of an object that exists, in the schema's spelling. */
export function tokenOf(name: string): ApexSObjectType {
  return ApexSObjectType.of(objectSchema(name).name);
}
