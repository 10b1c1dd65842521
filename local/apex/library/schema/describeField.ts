/** Members of Schema.DescribeFieldResult. Source: Apex Reference, DescribeFieldResult class. */
import type { FieldType } from '../../../kernel/ports/schema.ts';
import { current } from '../../runtime/context.ts';
import { ApexList, ApexSObjectField, ApexSObjectType, NotImplemented, enumConstant } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';
import { withProperties } from './properties.ts';
import { PicklistEntry } from './tokens.ts';
import type { DescribeField } from './tokens.ts';

const NUMBERS: FieldType[] = ['double', 'currency', 'percent'];
const UNSORTED: FieldType[] = ['textarea', 'multipicklist', 'base64', 'encryptedstring', 'address', 'location'];

function isNumber(self: DescribeField): boolean {
  return NUMBERS.includes(self.field.type);
}

function displayType(self: DescribeField): unknown {
  return enumConstant('Schema.DisplayType', self.field.type) ?? null;
}

const SOAP: Partial<Record<FieldType, string>> = {
  id: 'ID',
  reference: 'ID',
  boolean: 'BOOLEAN',
  integer: 'INTEGER',
  double: 'DOUBLE',
  currency: 'DOUBLE',
  percent: 'DOUBLE',
  date: 'DATE',
  datetime: 'DATETIME',
  time: 'TIME',
  base64: 'BASE64BINARY',
  anyType: 'ANYTYPE',
};

const sortable = (self: DescribeField): boolean => !UNSORTED.includes(self.field.type);

/** The name of a person is composed of others, which the platform does not call calculated. */
function isCalculated(self: DescribeField): boolean {
  return self.field.calculated && !self.field.nameField;
}

/**
 * A record of a custom object may be saved without a name: its id becomes the name.
 * Source: octoberswimmer/aer-dist, issue 379, with the describe of an org.
 */
function isOwnText(self: DescribeField): boolean {
  return self.field.nameField && !self.field.autoNumber && self.object.kind === 'custom';
}

export const describeFieldClass: PlatformClass = {
  name: 'Schema.DescribeFieldResult',
  ...withProperties({
    getByteLength: (self: DescribeField) => self.field.length * 3,
    getCalculatedFormula: (self: DescribeField) => (isCalculated(self) ? (self.field.formula ?? null) : null),
    getDefaultValue: (self: DescribeField) => self.field.defaultValue ?? null,
    getDefaultValueFormula: (self: DescribeField) => self.field.defaultFormula ?? null,
    getDigits: (self: DescribeField) => (self.field.type === 'integer' ? self.field.precision : 0),
    getInlineHelpText: (self: DescribeField) => self.field.helpText ?? null,
    getLabel: (self: DescribeField) => self.field.label,
    getLength: (self: DescribeField) => self.field.length,
    getLocalName: (self: DescribeField) => self.field.name,
    getName: (self: DescribeField) => current().schema.qualifiedName(self.field.name),
    getCompoundFieldName: (self: DescribeField) => self.field.compoundField ?? null,
    getController: (self: DescribeField) =>
      self.field.controllerName === undefined ? null : ApexSObjectField.of(self.object.name, self.field.controllerName),
    getFilteredLookupInfo: (self: DescribeField) => {
      if (!self.field.lookupFilter) return null;
      throw new NotImplemented(`Schema.FilteredLookupInfo of ${self.object.name}.${self.field.name}`);
    },
    getMask: () => null,
    getMaskType: () => null,
    getPicklistValues: (self: DescribeField) =>
      new ApexList(
        'Schema.PicklistEntry',
        self.field.picklistValues.map((value) => PicklistEntry.of(value)),
      ),
    getPrecision: (self: DescribeField) => (isNumber(self) ? self.field.precision : 0),
    getReferenceTo: (self: DescribeField) =>
      new ApexList(
        'Schema.SObjectType',
        self.field.referenceTo.map((name) => ApexSObjectType.of(name)),
      ),
    getRelationshipName: ({ field }: DescribeField) =>
      field.relationshipName === undefined ? null : current().schema.qualifiedName(field.relationshipName),
    getRelationshipOrder: (self: DescribeField) => (self.field.masterDetail ? 0 : null),
    getScale: (self: DescribeField) => (isNumber(self) ? self.field.scale : 0),
    getSoapType: (self: DescribeField) => enumConstant('Schema.SoapType', SOAP[self.field.type] ?? 'STRING') ?? null,
    getSObjectType: (self: DescribeField) => ApexSObjectType.of(self.object.name),
    getSobjectField: (self: DescribeField) => ApexSObjectField.of(self.object.name, self.field.name),
    getType: displayType,
    isAccessible: (self: DescribeField) => self.can('read'),
    isAutoNumber: (self: DescribeField) => self.field.autoNumber,
    isCalculated,
    isCascadeDelete: (self: DescribeField) => self.field.masterDetail || self.field.deleteConstraint === 'Cascade',
    isCaseSensitive: (self: DescribeField) => self.field.caseSensitive,
    isCreateable: (self: DescribeField) => self.field.createable && self.can('create'),
    isCustom: (self: DescribeField) => self.field.custom,
    isDefaultedOnCreate: (self: DescribeField) =>
      self.field.defaultValue !== undefined ||
      self.field.defaultFormula !== undefined ||
      self.field.autoNumber ||
      self.field.type === 'boolean' ||
      isOwnText(self),
    isDependentPicklist: (self: DescribeField) => self.field.controllerName !== undefined,
    isAggregatable: (self: DescribeField) => sortable(self) && self.field.type !== 'boolean',
    isAiPredictionField: () => false,
    isDisplayLocationInDecimal: (self: DescribeField) => self.field.type === 'location',
    isHighScaleNumber: () => false,
    isQueryByDistance: (self: DescribeField) => self.field.type === 'location' || self.field.type === 'address',
    isSearchPrefilterable: () => false,
    isDeprecatedAndHidden: () => false,
    isEncrypted: (self: DescribeField) => self.field.type === 'encryptedstring',
    isExternalId: (self: DescribeField) => self.field.externalId,
    isFilterable: sortable,
    isGroupable: (self: DescribeField) => sortable(self) && !isNumber(self) && self.field.type !== 'datetime',
    isHtmlFormatted: (self: DescribeField) => self.field.htmlFormatted ?? false,
    isIdLookup: (self: DescribeField) => self.field.type === 'id' || self.field.externalId,
    isNameField: (self: DescribeField) => self.field.nameField,
    isNamePointing: (self: DescribeField) => self.field.referenceTo.length > 1,
    isNillable: (self: DescribeField) =>
      isOwnText(self) || (!self.field.required && !self.field.nameField && self.field.type !== 'id' && self.field.type !== 'boolean'),
    isPermissionable: (self: DescribeField) => !self.field.alwaysVisible,
    isRestrictedDelete: (self: DescribeField) => self.field.deleteConstraint === 'Restrict',
    isRestrictedPicklist: (self: DescribeField) => self.field.restrictedPicklist,
    isSortable: sortable,
    isUnique: (self: DescribeField) => self.field.unique,
    isUpdateable: (self: DescribeField) => self.field.updateable && self.can('edit'),
    isWriteRequiresMasterRead: () => false,
  }),
};
