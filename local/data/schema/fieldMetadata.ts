import type { FieldSchema, FieldType, PicklistValue } from '../../kernel/ports/schema.ts';
import { picklistValue, plainField } from './fieldDefaults.ts';
import { MetadataError } from './model.ts';
import { child, children, flag, integer, text, textOr } from './xml.ts';
import type { XmlNode } from './xml.ts';

/** Metadata field types to describe types. Source: Metadata API Developer Guide, "CustomField". */
const TYPES: Record<string, FieldType> = {
  Text: 'string',
  TextArea: 'textarea',
  LongTextArea: 'textarea',
  Html: 'textarea',
  EncryptedText: 'encryptedstring',
  Checkbox: 'boolean',
  Currency: 'currency',
  Percent: 'percent',
  Date: 'date',
  DateTime: 'datetime',
  Time: 'time',
  Picklist: 'picklist',
  MultiselectPicklist: 'multipicklist',
  Lookup: 'reference',
  MasterDetail: 'reference',
  Hierarchy: 'reference',
  MetadataRelationship: 'reference',
  Email: 'email',
  Phone: 'phone',
  Url: 'url',
  AutoNumber: 'string',
  Number: 'double',
};
const FIXED_LENGTHS: Record<string, number> = {
  TextArea: 255,
  Email: 80,
  Phone: 40,
  Url: 255,
  AutoNumber: 30,
  Picklist: 255,
  MultiselectPicklist: 4099,
};

/** A custom field from its `field-meta.xml`. Throws MetadataError for types that are not known. */
export function fieldFromXml(file: string, node: XmlNode): FieldSchema {
  const name = textOr(node, 'fullName', '');
  const declared = textOr(node, 'type', '');
  if (!name) throw new MetadataError(file, '<fullName> is missing');
  if (declared === 'Summary') return summaryField(name, node);
  const type = TYPES[declared];
  if (!type) throw new MetadataError(file, `field type "${declared}" is not supported`);
  const field = plainField(name, textOr(node, 'label', name), type);
  field.length = integer(node, 'length', FIXED_LENGTHS[declared] ?? 0);
  field.precision = integer(node, 'precision', 0);
  field.scale = integer(node, 'scale', 0);
  field.helpText = text(node, 'inlineHelpText');
  field.required = flag(node, 'required');
  field.unique = flag(node, 'unique');
  field.caseSensitive = flag(node, 'caseSensitive');
  field.externalId = flag(node, 'externalId');
  applyKind(field, declared, node);
  applyDefault(field, node);
  field.alwaysVisible = field.required || field.masterDetail;
  return field;
}

function applyKind(field: FieldSchema, declared: string, node: XmlNode): void {
  const formula = text(node, 'formula');
  if (formula !== undefined) {
    Object.assign(field, {
      formula,
      calculated: true,
      createable: false,
      updateable: false,
      required: false,
    });
  }
  if (declared === 'AutoNumber') {
    Object.assign(field, { autoNumber: true, createable: false, updateable: false });
    field.autoNumberFormat = textOr(node, 'displayFormat', '{0}');
  }
  if (field.type === 'reference') applyReference(field, declared, node);
  if (field.type === 'picklist' || field.type === 'multipicklist') applyPicklist(field, node);
}

/** Reads targets and relationship names; a custom relationship ends with `__r`. */
function applyReference(field: FieldSchema, declared: string, node: XmlNode): void {
  field.length = 18;
  const target = text(node, 'referenceTo');
  field.referenceTo = target === undefined ? [declared === 'Hierarchy' ? 'User' : 'EntityDefinition'] : [target];
  field.relationshipName = field.name.replace(/__c$/, '__r');
  const children = text(node, 'relationshipName');
  if (children !== undefined) field.childRelationshipName = field.custom ? `${children}__r` : children;
  field.masterDetail = declared === 'MasterDetail';
  field.deleteConstraint = deleteConstraint(declared, text(node, 'deleteConstraint'));
  if (!field.masterDetail) return;
  field.required = true;
  field.updateable = flag(node, 'reparentableMasterDetail');
}

function deleteConstraint(declared: string, written: string | undefined): FieldSchema['deleteConstraint'] {
  if (declared === 'MasterDetail') return 'Cascade';
  return written === 'Restrict' || written === 'Cascade' ? written : 'SetNull';
}

function applyPicklist(field: FieldSchema, node: XmlNode): void {
  const set = child(node, 'valueSet');
  if (!set) return;
  takeValues(field, set, 'valueSetDefinition');
}

/** The name of the global value set that a picklist uses, or undefined. */
export function globalValueSet(node: XmlNode): string | undefined {
  const set = child(node, 'valueSet');
  return set && text(set, 'valueSetName');
}

/** Fills a picklist with the values of a global value set; such picklists are always restricted. */
export function useGlobalValues(field: FieldSchema, node: XmlNode): void {
  field.picklistValues = children(node, 'customValue').map(valueFromXml);
  field.restrictedPicklist = true;
  field.defaultValue = field.picklistValues.find((value) => value.isDefault)?.value;
}

function valueFromXml(value: XmlNode): PicklistValue {
  const name = textOr(value, 'fullName', '');
  return picklistValue(name, flag(value, 'default'), textOr(value, 'label', name), flag(value, 'isActive', true));
}

function takeValues(field: FieldSchema, set: XmlNode, element: string): void {
  const definition = child(set, element);
  field.restrictedPicklist = flag(set, 'restricted');
  field.picklistValues = (definition ? children(definition, 'value') : []).map(valueFromXml);
  field.defaultValue = field.picklistValues.find((value) => value.isDefault)?.value;
}

/** A literal default becomes a value, anything else stays a formula. */
function applyDefault(field: FieldSchema, node: XmlNode): void {
  const written = text(node, 'defaultValue')?.trim();
  if (written === undefined || written === '') return;
  if (field.type === 'boolean') field.defaultValue = written === 'true';
  else if (/^-?\d+(\.\d+)?$/.test(written)) field.defaultValue = isText(field.type) ? written : Number(written);
  else if (/^(["'])[^"']*\1$/.test(written)) field.defaultValue = written.slice(1, -1);
  else field.defaultFormula = written;
}

function isText(type: FieldType): boolean {
  return type === 'string' || type === 'textarea' || type === 'url' || type === 'email' || type === 'phone';
}

function summaryField(name: string, node: XmlNode): FieldSchema {
  const field = plainField(name, textOr(node, 'label', name), 'double');
  return Object.assign(field, {
    calculated: true,
    createable: false,
    updateable: false,
    precision: 18,
    scale: 0,
  });
}
