import type { FieldSchema, ObjectSchema } from '../../kernel/ports/schema.ts';
import { auditFields, idField, picklistValue, plainField } from './fieldDefaults.ts';
import { assignKeyPrefixes } from './keyPrefixes.ts';
import { trackingObjects } from './trackingObjects.ts';
import { MetadataError } from './model.ts';
import type { RecordTypeMeta } from './model.ts';
import { customObject, sharingOf, takesActivities } from './objectMetadata.ts';
import { standardObjects } from './standardObjects.ts';
import type { XmlNode } from './xml.ts';

/** The definition files of one object. */
export interface ObjectParts {
  name: string;
  file: string;
  definition?: XmlNode;
  fields: FieldSchema[];
  /** Apex sharing reasons without `__c`. */
  sharingReasons?: string[];
}

const CUSTOM = /__(c|mdt|e|x|b|kav)$/i;

/**
 * The objects of the code base: custom ones with their share, history and feed objects, and the standard
 * ones that it gives fields, record types or another sharing. All other standard objects stay as they are.
 */
export function assembleObjects(parts: ObjectParts[], recordTypes: RecordTypeMeta[]): ObjectSchema[] {
  const objects = new Map<string, ObjectSchema>();
  const custom = parts.filter((part) => CUSTOM.test(part.name));
  const prefixes = assignKeyPrefixes(custom.map((part) => part.name));
  for (const part of parts) {
    const key = part.name.toLowerCase();
    const made = CUSTOM.test(part.name) ? makeCustom(part, prefixes.get(key) ?? '') : extended(part, objects);
    if (made) objects.set(key, made);
  }
  relateActivities(objects, custom);
  addRecordTypes(objects, recordTypes);
  const reasons = new Map(custom.map((part) => [part.name.toLowerCase(), part.sharingReasons ?? []]));
  for (const object of [...shareObjects([...objects.values()], reasons), ...[...objects.values()].flatMap(trackingObjects)]) {
    objects.set(object.name.toLowerCase(), object);
  }
  return [...objects.values()];
}

function makeCustom(part: ObjectParts, prefix: string): ObjectSchema {
  const managed = /^\w+?__\w+?__(c|mdt|e|x|b|kav)$/i.test(part.name);
  if (!part.definition && !managed) throw new MetadataError(part.file, `the object ${part.name} has no object-meta.xml`);
  return customObject(part.name, part.definition ?? {}, part.fields, prefix);
}

/** A standard object of its own to change, or undefined when the platform has none of that name. */
function ownCopy(name: string, objects: Map<string, ObjectSchema>): ObjectSchema | undefined {
  const known = objects.get(name.toLowerCase());
  if (known) return known;
  const standard = standardObjects().object(name);
  const copy = standard && { ...standard, fields: [...standard.fields] };
  if (copy) objects.set(name.toLowerCase(), copy);
  return copy;
}

/** Objects that the local org does not know are left out: nothing can use them but by name. */
function extended(part: ObjectParts, objects: Map<string, ObjectSchema>): ObjectSchema | undefined {
  const standard = ownCopy(part.name, objects);
  if (!standard) return undefined;
  const sharing = part.definition ? sharingOf(part.definition) : undefined;
  const given = new Map(part.fields.map((field) => [field.name.toLowerCase(), field]));
  return {
    ...standard,
    sharing: sharing ?? standard.sharing,
    fields: [
      ...standard.fields.map((field) => withWrittenParts(field, given.get(field.name.toLowerCase()))),
      ...part.fields.filter((field) => field.custom),
    ],
  };
}

/** A standard field as a metadata file may change it: picklist values and tracking only. */
function withWrittenParts(field: FieldSchema, written: FieldSchema | undefined): FieldSchema {
  if (!written || written.picklistValues.length === 0) return field;
  return { ...field, picklistValues: written.picklistValues, defaultValue: written.defaultValue };
}

/** Tasks and events may be related to every custom object that takes activities. */
function relateActivities(objects: Map<string, ObjectSchema>, custom: ObjectParts[]): void {
  const related = custom.filter((part) => part.definition && takesActivities(part.definition)).map((part) => part.name);
  if (related.length === 0) return;
  for (const name of ['Task', 'Event', 'ActivityHistory', 'OpenActivity']) {
    const object = ownCopy(name, objects);
    const at = object?.fields.findIndex((field) => field.name === 'WhatId') ?? -1;
    const what = object?.fields[at];
    if (object && what) object.fields[at] = { ...what, referenceTo: [...what.referenceTo, ...related] };
  }
}

function addRecordTypes(objects: Map<string, ObjectSchema>, recordTypes: RecordTypeMeta[]): void {
  for (const name of new Set(recordTypes.map((type) => type.object.toLowerCase()))) {
    const object = CUSTOM.test(name) ? objects.get(name) : ownCopy(name, objects);
    if (!object || object.fields.some((field) => field.name === 'RecordTypeId')) continue;
    const field = plainField('RecordTypeId', 'Record Type ID', 'reference');
    Object.assign(field, {
      length: 18,
      referenceTo: ['RecordType'],
      relationshipName: 'RecordType',
      alwaysVisible: true,
    });
    object.fields.push(field);
  }
}

/** `X__Share` for custom objects with owners. Source: Apex Developer Guide, "Understanding Sharing". */
function shareObjects(objects: ObjectSchema[], reasons: Map<string, string[]>): ObjectSchema[] {
  const shared = objects.filter((object) => object.kind === 'custom' && hasShares(object));
  const prefixes = assignKeyPrefixes(shared.map((object) => shareName(object.name)));
  return shared.map((object) =>
    shareObject(object, prefixes.get(shareName(object.name).toLowerCase()) ?? '', reasons.get(object.name.toLowerCase()) ?? []),
  );
}

function hasShares(object: ObjectSchema): boolean {
  return object.sharing !== 'ControlledByParent' && /__c$/i.test(object.name);
}

function shareName(object: string): string {
  return object.replace(/__c$/, '__Share');
}

/** Why a record is shared: the platform's causes, and the object's own for Apex sharing. */
const CAUSES = ['Owner', 'Manual', 'Rule', 'ImplicitChild', 'ImplicitParent', 'Team', 'Territory'];

function shareObject(parent: ObjectSchema, keyPrefix: string, reasons: string[]): ObjectSchema {
  const reference = (name: string, relation: string, targets: string[]): FieldSchema => ({
    ...plainField(name, name, 'reference'),
    length: 18,
    referenceTo: targets,
    relationshipName: relation,
    required: true,
    updateable: false,
  });
  const level = {
    ...plainField('AccessLevel', 'Access Level', 'picklist'),
    length: 40,
    required: true,
  };
  const cause = {
    ...plainField('RowCause', 'Row Cause', 'picklist'),
    length: 40,
    defaultValue: 'Manual',
    updateable: false,
  };
  const causes = [...CAUSES, ...reasons.map((reason) => (/__c$/i.test(reason) ? reason : `${reason}__c`))];
  cause.picklistValues = causes.map((value) => picklistValue(value));
  level.picklistValues = ['Read', 'Edit', 'All'].map((value) => picklistValue(value));
  const link = reference('ParentId', 'Parent', [parent.name]);
  const fields = [
    { ...link, childRelationshipName: 'Shares', deleteConstraint: 'Cascade' as const },
    reference('UserOrGroupId', 'UserOrGroup', ['User', 'Group']),
    level,
    cause,
  ];
  return {
    name: shareName(parent.name),
    label: `${parent.label} Share`,
    pluralLabel: `${parent.label} Share`,
    kind: 'standard',
    keyPrefix,
    sharing: 'Read',
    visibility: 'Public',
    queryable: true,
    createable: true,
    updateable: true,
    deletable: true,
    fields: [idField(), ...fields.map((field) => ({ ...field, alwaysVisible: true })), ...auditFields()],
  };
}
