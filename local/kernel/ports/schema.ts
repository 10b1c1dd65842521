/**
 * The shape of an org's objects as `local/data` reads it from metadata and the other rooms use it.
 * Names are API names in their declared spelling; every look-up is case-insensitive.
 */

/** The field types of the Salesforce Object Reference that the local org knows. */
export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'boolean'
  | 'integer'
  | 'long'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'time'
  | 'picklist'
  | 'multipicklist'
  | 'reference'
  | 'email'
  | 'phone'
  | 'url'
  | 'encryptedstring'
  | 'base64'
  | 'combobox'
  | 'anyType'
  | 'address'
  | 'location';

/** One value of a picklist. */
export interface PicklistValue {
  value: string;
  label: string;
  active: boolean;
  isDefault: boolean;
  /** Of a dependent picklist: the controlling values that allow this one. */
  validFor?: string[];
  /** Of a status: the record is closed, the lead converted, by this value. */
  closed?: boolean;
  converted?: boolean;
}

/** One field of an object. */
export interface FieldSchema {
  name: string;
  label: string;
  type: FieldType;
  custom: boolean;
  /** Characters for text types, 0 otherwise. */
  length: number;
  /** Digits in all, for numbers. */
  precision: number;
  /** Digits after the point, for numbers. */
  scale: number;
  /** True when a record cannot be saved with the field blank (universally required). */
  required: boolean;
  unique: boolean;
  caseSensitive: boolean;
  externalId: boolean;
  autoNumber: boolean;
  /** Display format of an auto-number, such as `A-{0000}`. */
  autoNumberFormat?: string;
  createable: boolean;
  updateable: boolean;
  /** True when the value is computed (formula, roll-up, or composed such as a person's Name). */
  calculated: boolean;
  nameField: boolean;
  /** True for the fields for which field permissions do not exist (system and required ones). */
  alwaysVisible: boolean;
  /** Target objects of a reference; more than one when the reference is polymorphic. */
  referenceTo: string[];
  /** Name of the parent relationship (`Owner`, `Account`, `Run__r`), or undefined. */
  relationshipName?: string;
  /** Name of the child relationship on the parent (`Contacts`, `Failures__r`), or undefined. */
  childRelationshipName?: string;
  masterDetail: boolean;
  deleteConstraint?: 'SetNull' | 'Restrict' | 'Cascade';
  picklistValues: PicklistValue[];
  restrictedPicklist: boolean;
  /** A formula in Salesforce formula syntax, for calculated and default values. */
  formula?: string;
  /** Blank numbers count as zero in the formula. */
  blankAsZero?: boolean;
  defaultValue?: string | number | boolean;
  defaultFormula?: string;
  helpText?: string;
  /** The compound field that this one is a part of: `BillingAddress`, `Name`, `Place__c`. */
  compoundField?: string;
  /** The field that controls a dependent picklist. */
  controllerName?: string;
  /** A rich text area. */
  htmlFormatted?: boolean;
  /** Of a look-up with a filter that is enforced. */
  lookupFilter?: boolean;
}

/** What kind of table an object is. */
export type ObjectKind = 'standard' | 'custom' | 'customMetadata' | 'customSettingHierarchy' | 'customSettingList' | 'platformEvent';

/** One object of the org. */
export interface ObjectSchema {
  name: string;
  label: string;
  pluralLabel: string;
  kind: ObjectKind;
  keyPrefix: string;
  /** Organisation-wide default; `ControlledByParent` follows the master. */
  sharing: 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent';
  visibility: 'Public' | 'Protected';
  /** For platform events only. */
  publishBehavior?: 'PublishAfterCommit' | 'PublishImmediately';
  queryable: boolean;
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  /** Account, Contact, Lead and Case. */
  mergeable?: boolean;
  /** False for what has no recycle bin. */
  undeletable?: boolean;
  searchable?: boolean;
  feedEnabled?: boolean;
  historyEnabled?: boolean;
  /** Of custom objects: tasks and events may be related to their records. */
  activities?: boolean;
  fields: FieldSchema[];
}

/** A record type as describe shows it; the master record type stands last and is always there. */
export interface RecordTypeInfo {
  id: string;
  developerName: string;
  name: string;
  active: boolean;
  /** For somebody who may use every record type; AccessPort.canRecordType knows the user's. */
  available: boolean;
  /** The one that new records get when nothing is said. */
  default: boolean;
  master: boolean;
}

/** One field of a field set. */
export interface FieldSetMember {
  /** `Name` or `Account.Name`. */
  path: string;
  required: boolean;
}

/** A field set of an object. */
export interface FieldSetSchema {
  name: string;
  label: string;
  description: string;
  members: FieldSetMember[];
}

/** A child relationship, seen from the parent. */
export interface ChildRelationship {
  name: string;
  childObject: string;
  field: string;
  cascadeDelete: boolean;
}

/** Read access to all objects. `undefined` is the answer for what does not exist. */
export interface SchemaPort {
  /**
   * The namespace of the code base (`namespace` of sfdx-project.json), empty when it has none. Names in
   * schemas are without it; look-ups take `X__c` and `ns__X__c` alike.
   */
  readonly namespace: string;
  /** The name with the namespace of the code base where describe shows it. */
  qualifiedName(name: string): string;
  objectNames(): string[];
  object(name: string): ObjectSchema | undefined;
  field(objectName: string, fieldName: string): FieldSchema | undefined;
  /** The field whose parent relationship has this name, e.g. `('Contact', 'Account')`. */
  parentRelationship(objectName: string, relationshipName: string): FieldSchema | undefined;
  childRelationships(objectName: string): ChildRelationship[];
  childRelationship(objectName: string, relationshipName: string): ChildRelationship | undefined;
  /** The object whose records have ids that begin with these three characters. */
  objectByKeyPrefix(prefix: string): ObjectSchema | undefined;
  recordTypes(objectName: string): RecordTypeInfo[];
  fieldSets(objectName: string): FieldSetSchema[];
}
