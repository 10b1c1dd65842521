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
  defaultValue?: string | number | boolean;
  defaultFormula?: string;
  helpText?: string;
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
  fields: FieldSchema[];
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
  objectNames(): string[];
  object(name: string): ObjectSchema | undefined;
  field(objectName: string, fieldName: string): FieldSchema | undefined;
  /** The field whose parent relationship has this name, e.g. `('Contact', 'Account')`. */
  parentRelationship(objectName: string, relationshipName: string): FieldSchema | undefined;
  childRelationships(objectName: string): ChildRelationship[];
  childRelationship(objectName: string, relationshipName: string): ChildRelationship | undefined;
  /** The object whose records have ids that begin with these three characters. */
  objectByKeyPrefix(prefix: string): ObjectSchema | undefined;
}
