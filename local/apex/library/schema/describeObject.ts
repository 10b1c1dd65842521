/** Members of Schema.DescribeSObjectResult, SObjectType, SObjectTypeFields, ChildRelationship and PicklistEntry. */
import { randomUUID } from 'node:crypto';
import type { ObjectSchema } from '../../../kernel/ports/schema.ts';
import { current } from '../../runtime/context.ts';
import type { ApexMap } from '../../values/index.ts';
import {
  ApexList,
  ApexSObject,
  ApexSObjectField,
  ApexSObjectType,
  ApexTextMap,
  enumConstant,
  NotImplemented,
  required,
} from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';
import { withProperties } from './properties.ts';
import { ObjectFieldSets, recordTypes, recordTypesBy } from './objectParts.ts';
import { ChildLink, ObjectFields, describeField, describeObject } from './tokens.ts';
import type { DescribeObject, PicklistEntry } from './tokens.ts';

function fieldMap(self: ObjectFields): ApexMap<string, ApexSObjectField> {
  const map = new ApexTextMap<ApexSObjectField>('String', 'Schema.SObjectField');
  for (const field of self.schema.fields) map.put(field.name, ApexSObjectField.of(self.schema.name, field.name));
  return map;
}

const childLinks = new WeakMap<ObjectSchema, ChildLink[]>();

/** Each describe gives the same relationships: packages keep maps with them as keys. */
function children(self: DescribeObject): ApexList<ChildLink> {
  let links = childLinks.get(self.schema);
  if (!links) {
    links = current()
      .schema.childRelationships(self.schema.name)
      .map((link) => new ChildLink(link));
    childLinks.set(self.schema, links);
  }
  return new ApexList('Schema.ChildRelationship', [...links]);
}

/** Objects whose rows people see and delete, unlike events, settings and metadata. */
function isTable(self: DescribeObject): boolean {
  return self.schema.kind === 'standard' || self.schema.kind === 'custom';
}

/** What an object such as AccountShare belongs to. Source: Apex Reference, getAssociateEntityType. */
function associate(self: DescribeObject): { kind: string; parent: string } | undefined {
  const match = /^(\w+?)(?:__)?(Share|History|Feed|ChangeEvent)$/.exec(self.schema.name);
  const parent = match && (current().schema.object(match[1] ?? '') ?? current().schema.object(`${match[1]}__c`));
  return match && parent ? { kind: match[2] ?? '', parent: parent.name } : undefined;
}

/** Events have nothing to translate; of others it is not known here. Source: octoberswimmer/aer-dist, issue 385, on what an org answers. */
function translation(self: DescribeObject): null {
  if (self.schema.kind === 'platformEvent') return null;
  throw new NotImplemented('Schema.DescribeSObjectResult.getDataTranslationEnabled()');
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
    getRecordTypeInfos: recordTypes,
    getRecordTypeInfosByDeveloperName: recordTypesBy('String', (info) => info.developerName),
    getRecordTypeInfosById: recordTypesBy('Id', (info) => info.id),
    getRecordTypeInfosByName: recordTypesBy('String', (info) => info.name),
    getFieldSets: (self: DescribeObject) => new ObjectFieldSets(self.schema),
    getAssociateEntityType: (self: DescribeObject) => associate(self)?.kind ?? null,
    getAssociateParentEntity: (self: DescribeObject) => associate(self)?.parent ?? null,
    getHasSubtypes: () => false,
    getDefaultImplementation: () => null,
    getImplementedBy: () => null,
    getImplementsInterfaces: () => null,
    getIsInterface: () => false,
    getIsSubtype: () => false,
    getSObjectDescribeOption: () => enumConstant('Schema.SObjectDescribeOptions', 'FULL') ?? null,
    isFeedEnabled: (self: DescribeObject) => self.schema.feedEnabled ?? false,
    isMergeable: (self: DescribeObject) => self.schema.mergeable ?? false,
    isMruEnabled: (self: DescribeObject) => isTable(self) && self.schema.queryable,
    isSearchable: (self: DescribeObject) => self.schema.searchable ?? self.schema.kind === 'standard',
    isUndeletable: (self: DescribeObject) => (self.schema.undeletable ?? isTable(self)) && self.can('delete'),
    getSObjectType: (self: DescribeObject) => ApexSObjectType.of(self.schema.name),
    isAccessible: (self: DescribeObject) => self.can('read'),
    isCreateable: (self: DescribeObject) => self.can('create'),
    isCustom: (self: DescribeObject) => self.schema.kind !== 'standard',
    getDataTranslationEnabled: translation,
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

/**
 * `newSObject(recordTypeId, loadDefaults)` sets the fields' default values; a platform event gets its EventUuid.
 * Source: Apex Reference, SObjectType.newSObject; Platform Events Developer Guide, Get the Result of Asynchronous Publishing.
 */
function withDefaults(self: ApexSObjectType): ApexSObject {
  const record = new ApexSObject(self.name);
  if (current().schema.object(self.name)?.kind === 'platformEvent') record.setField('EventUuid', randomUUID());
  for (const field of current().schema.object(self.name)?.fields ?? []) {
    if (!field.createable) continue;
    const picked = field.picklistValues.find((one) => one.isDefault)?.value;
    const value = field.defaultValue ?? picked;
    if (value !== undefined) record.put(field.name, value);
  }
  return record;
}

function newSObject(self: ApexSObjectType, recordTypeId: string | null, defaults: boolean): ApexSObject {
  const record = required(defaults) ? withDefaults(self) : new ApexSObject(self.name);
  if (recordTypeId !== null) record.put('RecordTypeId', recordTypeId);
  return record;
}

export const objectTypeClass: PlatformClass = {
  name: 'Schema.SObjectType',
  methods: {
    getDescribe: (self: ApexSObjectType) => describeObject(self.name),
    toString: (self: ApexSObjectType) => current().schema.qualifiedName(self.name),
    'newSObject/0': (self: ApexSObjectType) => new ApexSObject(self.name),
    'newSObject/1': (self: ApexSObjectType, id: string | null) => new ApexSObject(self.name, id === null ? {} : { Id: id }),
    'newSObject/2': newSObject,
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
    getJunctionIdListNames: () => new ApexList('String'),
    getJunctionReferenceTo: () => new ApexList('Schema.SObjectType'),
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

/** The map of all objects is made once for a schema; each call gets a copy that it may change. */
const globalMaps = new WeakMap<object, ApexTextMap<ApexSObjectType>>();

function globalDescribe(): ApexMap<string, ApexSObjectType> {
  const { schema } = current();
  let map = globalMaps.get(schema);
  if (!map) {
    globalMaps.set(schema, (map = new ApexTextMap<ApexSObjectType>('String', 'Schema.SObjectType')));
    for (const name of schema.objectNames()) map.put(name, ApexSObjectType.of(name));
  }
  return map.clone();
}

export const schemaClass: PlatformClass = {
  name: 'System.Schema',
  statics: {
    describeSObjects: (names: ApexList<string>) => new ApexList('Schema.DescribeSObjectResult', required(names).items.map(describeObject)),
    getGlobalDescribe: globalDescribe,
  },
};
