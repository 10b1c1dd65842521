import type { FieldSchema, FieldType, PicklistValue } from '../../kernel/ports/schema.ts';

/** A field with the values that a plain, editable field of its type has. */
export function plainField(name: string, label: string, type: FieldType): FieldSchema {
  return {
    name,
    label,
    type,
    custom: name.endsWith('__c'),
    length: 0,
    precision: 0,
    scale: 0,
    required: false,
    unique: false,
    caseSensitive: false,
    externalId: false,
    autoNumber: false,
    createable: true,
    updateable: true,
    calculated: false,
    nameField: false,
    alwaysVisible: false,
    referenceTo: [],
    masterDetail: false,
    picklistValues: [],
    restrictedPicklist: false,
    ...(type === 'boolean' ? { defaultValue: false } : {}),
  };
}

/** A field that only the platform writes. */
export function systemField(name: string, label: string, type: FieldType): FieldSchema {
  return {
    ...plainField(name, label, type),
    createable: false,
    updateable: false,
    alwaysVisible: true,
  };
}

/** A reference that only the platform writes. */
export function systemReference(name: string, label: string, target: string, relation: string): FieldSchema {
  return {
    ...systemField(name, label, 'reference'),
    length: 18,
    referenceTo: [target],
    relationshipName: relation,
  };
}

/** An active picklist value whose label is its value. */
export function picklistValue(value: string, isDefault = false, label = value, active = true): PicklistValue {
  return { value, label, active, isDefault };
}

/** The `Id` field. */
export function idField(): FieldSchema {
  return { ...systemField('Id', 'Record ID', 'id'), length: 18 };
}

/** Audit fields and the recycle-bin mark. Source: Object Reference, "System Fields". */
export function auditFields(): FieldSchema[] {
  return [
    systemField('IsDeleted', 'Deleted', 'boolean'),
    systemField('CreatedDate', 'Created Date', 'datetime'),
    systemReference('CreatedById', 'Created By ID', 'User', 'CreatedBy'),
    systemField('LastModifiedDate', 'Last Modified Date', 'datetime'),
    systemReference('LastModifiedById', 'Last Modified By ID', 'User', 'LastModifiedBy'),
    systemField('SystemModstamp', 'System Modstamp', 'datetime'),
  ];
}

/** The owner of a record; queues may own custom objects. */
export function ownerField(targets: string[]): FieldSchema {
  return {
    ...plainField('OwnerId', 'Owner ID', 'reference'),
    length: 18,
    referenceTo: targets,
    relationshipName: 'Owner',
    alwaysVisible: true,
  };
}
