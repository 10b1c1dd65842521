import type { FieldSchema, ObjectSchema } from '../../kernel/ports/schema.ts';
import { auditFields, idField, picklistValue, plainField } from './fieldDefaults.ts';
import { assignKeyPrefixes } from './keyPrefixes.ts';
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
}

const CUSTOM = /__(c|mdt|e)$/i;

/** All objects: the standard ones with their custom fields, the custom ones, and share objects. */
export function assembleObjects(parts: ObjectParts[], recordTypes: RecordTypeMeta[]): ObjectSchema[] {
  const objects = new Map(standardObjects().map((object) => [object.name.toLowerCase(), object]));
  const custom = parts.filter((part) => CUSTOM.test(part.name));
  const prefixes = assignKeyPrefixes(custom.map((part) => part.name));
  for (const part of parts) {
    const key = part.name.toLowerCase();
    const made = CUSTOM.test(part.name) ? makeCustom(part, prefixes.get(key) ?? '') : extended(part, objects.get(key));
    objects.set(key, made);
  }
  relateActivities(objects, custom);
  addRecordTypes(objects, recordTypes);
  for (const object of shareObjects([...objects.values()])) objects.set(object.name.toLowerCase(), object);
  return [...objects.values()];
}

function makeCustom(part: ObjectParts, prefix: string): ObjectSchema {
  if (!part.definition) throw new MetadataError(part.file, `the object ${part.name} has no object-meta.xml`);
  return customObject(part.name, part.definition, part.fields, prefix);
}

function extended(part: ObjectParts, standard: ObjectSchema | undefined): ObjectSchema {
  if (!standard) throw new MetadataError(part.file, `the standard object ${part.name} is not supported`);
  const own = part.fields.filter((field) => field.custom);
  const sharing = part.definition ? sharingOf(part.definition) : undefined;
  return {
    ...standard,
    sharing: sharing ?? standard.sharing,
    fields: [...standard.fields, ...own],
  };
}

/** Tasks and events may be related to every custom object that takes activities. */
function relateActivities(objects: Map<string, ObjectSchema>, custom: ObjectParts[]): void {
  const related = custom.filter((part) => part.definition && takesActivities(part.definition)).map((part) => part.name);
  for (const name of ['task', 'event']) {
    const what = objects.get(name)?.fields.find((field) => field.name === 'WhatId');
    if (what) what.referenceTo = [...what.referenceTo, ...related];
  }
}

function addRecordTypes(objects: Map<string, ObjectSchema>, recordTypes: RecordTypeMeta[]): void {
  for (const name of new Set(recordTypes.map((type) => type.object.toLowerCase()))) {
    const field = plainField('RecordTypeId', 'Record Type ID', 'reference');
    Object.assign(field, {
      length: 18,
      referenceTo: ['RecordType'],
      relationshipName: 'RecordType',
      alwaysVisible: true,
    });
    objects.get(name)?.fields.push(field);
  }
}

/** `X__Share` for custom objects with owners. Source: Apex Developer Guide, "Understanding Sharing". */
function shareObjects(objects: ObjectSchema[]): ObjectSchema[] {
  const shared = objects.filter((object) => object.kind === 'custom' && object.sharing !== 'ControlledByParent');
  const prefixes = assignKeyPrefixes(shared.map((object) => shareName(object.name)));
  return shared.map((object) => shareObject(object, prefixes.get(shareName(object.name).toLowerCase()) ?? ''));
}

function shareName(object: string): string {
  return object.replace(/__c$/, '__Share');
}

function shareObject(parent: ObjectSchema, keyPrefix: string): ObjectSchema {
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
