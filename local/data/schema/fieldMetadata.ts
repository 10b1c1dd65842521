import type { FieldSchema, FieldType, PicklistValue } from '../../kernel/ports/schema.ts';
import { picklistValue, plainField } from './fieldDefaults.ts';
import { MetadataError } from './model.ts';
import { child, children, flag, integer, text, textOr, texts } from './xml.ts';
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
  Location: 'location',
  ExternalLookup: 'reference',
  IndirectLookup: 'reference',
  File: 'reference',
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

/**
 * The fields that a `field-meta.xml` describes: one, or three for a geolocation.
 * Throws MetadataError for types that are not known.
 */
export function fieldsFromXml(file: string, node: XmlNode): FieldSchema[] {
  const field = fieldFromXml(file, node);
  if (field.type !== 'location') return [field];
  Object.assign(field, { createable: false, updateable: false });
  const base = field.name.replace(/__c$/i, '');
  const part = (name: string): FieldSchema => ({
    ...plainField(`${base}__${name}__s`, `${field.label} (${name})`, 'double'),
    ...{ custom: true, precision: 18, scale: 15, compoundField: field.name },
  });
  return [field, part('Latitude'), part('Longitude')];
}

/** A standard field's file changes little and may leave out its type. */
function declaredType(file: string, name: string, node: XmlNode): FieldType {
  const declared = textOr(node, 'type', '');
  const type = TYPES[declared];
  if (type) return type;
  if (!/__c$/i.test(name)) return 'string';
  throw new MetadataError(file, `field type "${declared}" of ${name} is not supported`);
}

function fieldFromXml(file: string, node: XmlNode): FieldSchema {
  const name = textOr(node, 'fullName', '');
  const declared = textOr(node, 'type', '');
  if (!name) throw new MetadataError(file, '<fullName> is missing');
  if (declared === 'Summary') return summaryField(name, node);
  const field = plainField(name, textOr(node, 'label', name), declaredType(file, name, node));
  field.custom = /__c$/i.test(name);
  field.length = integer(node, 'length', FIXED_LENGTHS[declared] ?? 0);
  field.precision = integer(node, 'precision', 0);
  field.scale = integer(node, 'scale', 0);
  field.helpText = text(node, 'inlineHelpText');
  field.required = flag(node, 'required');
  field.unique = flag(node, 'unique');
  field.caseSensitive = flag(node, 'caseSensitive');
  field.externalId = flag(node, 'externalId');
  field.htmlFormatted = declared === 'Html';
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
      blankAsZero: text(node, 'formulaTreatBlanksAs') === 'BlankAsZero',
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
  field.controllerName = text(node, 'metadataRelationshipControllingField')?.split('.').at(-1);
  const target = text(node, 'referenceTo');
  field.referenceTo = target === undefined ? [declared === 'Hierarchy' ? 'User' : 'EntityDefinition'] : [target];
  field.relationshipName = field.name.replace(/__c$/, '__r');
  const children = text(node, 'relationshipName');
  if (children !== undefined) field.childRelationshipName = field.custom ? `${children}__r` : children;
  field.masterDetail = declared === 'MasterDetail';
  field.deleteConstraint = deleteConstraint(declared, text(node, 'deleteConstraint'));
  field.lookupFilter = flag(child(node, 'lookupFilter') ?? {}, 'active') && !flag(child(node, 'lookupFilter') ?? {}, 'isOptional');
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
  const old = child(node, 'picklist');
  if (old) takeOldValues(field, old);
  if (!set) return;
  takeValues(field, set, 'valueSetDefinition');
  takeDependencies(field, set);
}

/** Values as API versions before 38.0 wrote them. */
function takeOldValues(field: FieldSchema, picklist: XmlNode): void {
  field.picklistValues = children(picklist, 'picklistValues').map((value) => {
    const made = valueFromXml(value);
    const validFor = texts(value, 'controllingFieldValues');
    return validFor.length > 0 ? { ...made, validFor } : made;
  });
  field.restrictedPicklist = flag(picklist, 'restrictedPicklist');
  field.controllerName = text(picklist, 'controllingField');
  field.defaultValue = field.picklistValues.find((value) => value.isDefault)?.value;
}

/** Which values of the controlling field allow which values. Source: Metadata API Developer Guide, "ValueSettings". */
function takeDependencies(field: FieldSchema, set: XmlNode): void {
  field.controllerName = text(set, 'controllingField');
  const allowed = new Map(children(set, 'valueSettings').map((entry) => [text(entry, 'valueName'), texts(entry, 'controllingFieldValue')]));
  if (allowed.size === 0) return;
  field.picklistValues = field.picklistValues.map((value) => ({ ...value, validFor: allowed.get(value.value) ?? [] }));
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
