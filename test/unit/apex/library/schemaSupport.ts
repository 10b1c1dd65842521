/** A small schema for tests of the library. */
import type { FieldSchema, FieldType, ObjectKind, ObjectSchema, SchemaPort } from '../../../../local/kernel/ports/schema.ts';

/** A field with defaults. */
export function field(name: string, type: FieldType, more: Partial<FieldSchema> = {}): FieldSchema {
  return {
    name,
    label: name.replace(/__c$/, ''),
    type,
    custom: name.endsWith('__c'),
    length: type === 'string' ? 255 : 0,
    precision: 18,
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
    ...more,
  };
}

const system = { createable: false, updateable: false, alwaysVisible: true };

/** An object with the system fields. */
export function object(name: string, keyPrefix: string, fields: FieldSchema[], kind: ObjectKind = 'standard'): ObjectSchema {
  return {
    name,
    label: name.replace(/__(c|e|mdt)$/, ''),
    pluralLabel: `${name}s`,
    kind,
    keyPrefix,
    sharing: 'Private',
    visibility: 'Public',
    queryable: true,
    createable: true,
    updateable: true,
    deletable: true,
    fields: [field('Id', 'id', system), field('CreatedDate', 'datetime', system), ...fields],
  };
}

const OBJECTS: ObjectSchema[] = [
  object('Account', '001', [
    field('Name', 'string', { required: true, nameField: true }),
    field('AnnualRevenue', 'currency', { scale: 2 }),
    field('NumberOfEmployees', 'integer'),
    field('Key__c', 'string', { externalId: true, unique: true }),
    field('Active__c', 'boolean'),
    field('Founded__c', 'date'),
    field('Rating', 'picklist', {
      picklistValues: [{ value: 'Hot', label: 'Hot!', active: true, isDefault: false }],
    }),
    field('Code__c', 'string', { ...system, alwaysVisible: false, calculated: true }),
  ]),
  object('Contact', '003', [
    field('LastName', 'string', { required: true, nameField: true }),
    field('Email', 'email'),
    field('AccountId', 'reference', {
      referenceTo: ['Account'],
      relationshipName: 'Account',
      childRelationshipName: 'Contacts',
    }),
  ]),
  object('Thing__c', 'a01', [field('Name', 'string', { nameField: true })], 'custom'),
  object('Signal__e', 'e00', [field('Text__c', 'string')], 'platformEvent'),
  {
    ...object(
      'Settings__c',
      'a00',
      [field('SetupOwnerId', 'reference'), field('Name', 'string'), field('Size__c', 'double')],
      'customSettingHierarchy',
    ),
  },
  {
    ...object(
      'Remedy__mdt',
      'm00',
      [field('DeveloperName', 'string'), field('MasterLabel', 'string'), field('Text__c', 'string')],
      'customMetadata',
    ),
  },
];

/** The schema of the tests. */
export function testSchema(objects = OBJECTS): SchemaPort {
  const same = (a: string, b: string | undefined): boolean => a.toLowerCase() === b?.toLowerCase();
  const find = (name: string): ObjectSchema | undefined => objects.find((one) => same(name, one.name));
  const children = (name: string) =>
    objects.flatMap((child) =>
      child.fields
        .filter((one) => one.referenceTo.some((to) => same(to, name)))
        .map((one) => ({
          name: one.childRelationshipName ?? '',
          childObject: child.name,
          field: one.name,
          cascadeDelete: false,
        })),
    );
  return {
    objectNames: () => objects.map((one) => one.name),
    object: find,
    field: (name, wanted) => find(name)?.fields.find((one) => same(wanted, one.name)),
    parentRelationship: (name, wanted) => find(name)?.fields.find((one) => same(wanted, one.relationshipName)),
    childRelationships: children,
    childRelationship: (name, wanted) => children(name).find((one) => same(wanted, one.name)),
    objectByKeyPrefix: (prefix) => objects.find((one) => one.keyPrefix === prefix),
    namespace: '',
    qualifiedName: (name) => name,
    recordTypes: () => [],
    fieldSets: () => [],
  };
}
