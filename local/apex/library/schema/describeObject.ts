/** Members of Schema.DescribeSObjectResult, SObjectType, SObjectTypeFields, ChildRelationship and PicklistEntry. */
import { current } from '../../runtime/context.ts';
import { ApexList, ApexMap, ApexSObject, ApexSObjectField, ApexSObjectType, ApexTextMap, required } from '../../values/index.ts';
import type { PlatformClass, PlatformFunction, PropertyFunctions } from '../platformClass.ts';
import { ChildLink, ObjectFields, describeField, describeObject } from './tokens.ts';
import type { DescribeObject, PicklistEntry } from './tokens.ts';

/** Getters `getX`/`isX` also readable as the property `x`. */
export function withProperties(methods: Record<string, PlatformFunction>): Pick<PlatformClass, 'methods' | 'properties'> {
  const properties: Record<string, PropertyFunctions> = {};
  for (const [name, get] of Object.entries(methods)) {
    const property = /^(?:get|is)([A-Z]\w*)$/.exec(name)?.[1];
    if (property) properties[property] = { get };
  }
  return { methods, properties };
}

function fieldMap(self: ObjectFields): ApexMap<string, ApexSObjectField> {
  const map = new ApexTextMap<ApexSObjectField>('String', 'Schema.SObjectField');
  for (const field of self.schema.fields) map.put(field.name, ApexSObjectField.of(self.schema.name, field.name));
  return map;
}

function children(self: DescribeObject): ApexList<ChildLink> {
  return new ApexList(
    'Schema.ChildRelationship',
    current()
      .schema.childRelationships(self.schema.name)
      .map((link) => new ChildLink(link)),
  );
}

/** No record types exist besides the master one, which every object has. */
function noRecordTypes(key: string): () => ApexMap {
  return () => new ApexMap(key, 'Schema.RecordTypeInfo');
}

export const describeObjectClass: PlatformClass = {
  name: 'Schema.DescribeSObjectResult',
  ...withProperties({
    getChildRelationships: children,
    getFields: (self: DescribeObject) => new ObjectFields(self.schema),
    getKeyPrefix: (self: DescribeObject) => self.schema.keyPrefix,
    getLabel: (self: DescribeObject) => self.schema.label,
    getLabelPlural: (self: DescribeObject) => self.schema.pluralLabel,
    getLocalName: (self: DescribeObject) => self.schema.name,
    getName: (self: DescribeObject) => current().schema.qualifiedName(self.schema.name),
    getRecordTypeInfosByDeveloperName: noRecordTypes('String'),
    getRecordTypeInfosById: noRecordTypes('Id'),
    getRecordTypeInfosByName: noRecordTypes('String'),
    getSObjectType: (self: DescribeObject) => ApexSObjectType.of(self.schema.name),
    isAccessible: (self: DescribeObject) => self.can('read'),
    isCreateable: (self: DescribeObject) => self.can('create'),
    isCustom: (self: DescribeObject) => self.schema.kind !== 'standard',
    isCustomSetting: (self: DescribeObject) => self.schema.kind.startsWith('customSetting'),
    isDeletable: (self: DescribeObject) => self.can('delete'),
    isDeprecatedAndHidden: () => false,
    isQueryable: (self: DescribeObject) => self.schema.queryable,
    isUpdateable: (self: DescribeObject) => self.can('edit'),
  }),
};

export const objectFieldsClass: PlatformClass = {
  name: 'Schema.SObjectTypeFields',
  methods: { getMap: fieldMap },
};

/** `newSObject(recordTypeId, loadDefaults)` sets the fields' default values. */
function withDefaults(self: ApexSObjectType): ApexSObject {
  const record = new ApexSObject(self.name);
  for (const field of current().schema.object(self.name)?.fields ?? []) {
    const picked = field.picklistValues.find((one) => one.isDefault)?.value;
    const value = field.defaultValue ?? picked;
    if (value !== undefined) record.put(field.name, value);
  }
  return record;
}

export const objectTypeClass: PlatformClass = {
  name: 'Schema.SObjectType',
  methods: {
    getDescribe: (self: ApexSObjectType) => describeObject(self.name),
    'newSObject/0': (self: ApexSObjectType) => new ApexSObject(self.name),
    'newSObject/1': (self: ApexSObjectType, id: string | null) => new ApexSObject(self.name, id === null ? {} : { Id: id }),
    'newSObject/2': (self: ApexSObjectType, _recordType: string | null, defaults: boolean) =>
      required(defaults) ? withDefaults(self) : new ApexSObject(self.name),
  },
};

export const childRelationshipClass: PlatformClass = {
  name: 'Schema.ChildRelationship',
  ...withProperties({
    getChildSObject: (self: ChildLink) => ApexSObjectType.of(self.link.childObject),
    getField: (self: ChildLink) => ApexSObjectField.of(self.link.childObject, self.link.field),
    getRelationshipName: (self: ChildLink) => current().schema.qualifiedName(self.link.name),
    isCascadeDelete: (self: ChildLink) => self.link.cascadeDelete,
    isDeprecatedAndHidden: () => false,
    isRestrictedDelete: (self: ChildLink) =>
      current().schema.field(self.link.childObject, self.link.field)?.deleteConstraint === 'Restrict',
  }),
};

export const picklistEntryClass: PlatformClass = {
  name: 'Schema.PicklistEntry',
  ...withProperties({
    getLabel: (self: PicklistEntry) => self.value.label,
    getValue: (self: PicklistEntry) => self.value.value,
    isActive: (self: PicklistEntry) => self.value.active,
    isDefaultValue: (self: PicklistEntry) => self.value.isDefault,
  }),
};

export const fieldTokenClass: PlatformClass = {
  name: 'Schema.SObjectField',
  methods: {
    getDescribe: (self: ApexSObjectField) => describeField(self.object, self.field),
    toString: (self: ApexSObjectField) => current().schema.qualifiedName(self.field),
  },
};

function globalDescribe(): ApexMap<string, ApexSObjectType> {
  const map = new ApexTextMap<ApexSObjectType>('String', 'Schema.SObjectType');
  for (const name of current().schema.objectNames()) map.put(name, ApexSObjectType.of(name));
  return map;
}

export const schemaClass: PlatformClass = {
  name: 'System.Schema',
  statics: {
    describeSObjects: (names: ApexList<string>) => new ApexList('Schema.DescribeSObjectResult', required(names).items.map(describeObject)),
    getGlobalDescribe: globalDescribe,
  },
};
