import type { FieldSchema, ObjectSchema } from '../../kernel/ports/schema.ts';
import { idField, plainField, systemField, systemReference } from './fieldDefaults.ts';

/**
 * What the platform keeps beside a custom object: `X__History` and `X__Feed` where the definition turns them
 * on, and `X__ChangeEvent`. Source: Object Reference, "StandardObjectNameHistory", "…Feed", "…ChangeEvent".
 */
export function trackingObjects(parent: ObjectSchema): ObjectSchema[] {
  if (parent.kind !== 'custom' || !/__c$/i.test(parent.name)) return [];
  const base = parent.name.slice(0, -3);
  return [
    ...(parent.historyEnabled ? [beside(parent, `${base}__History`, 'History', '017', historyFields(parent))] : []),
    ...(parent.feedEnabled ? [beside(parent, `${base}__Feed`, 'Feed', '0D5', feedFields(parent))] : []),
    { ...beside(parent, `${base}__ChangeEvent`, 'Change Event', '', changeFields(parent)), queryable: false },
  ];
}

function beside(parent: ObjectSchema, name: string, what: string, keyPrefix: string, fields: FieldSchema[]): ObjectSchema {
  const label = `${parent.label} ${what}`;
  return {
    ...{ name, label, pluralLabel: label, kind: 'standard', keyPrefix, sharing: 'ReadWrite', visibility: 'Public' },
    ...{ queryable: true, createable: false, updateable: false, deletable: false },
    fields: fields.map((field) => ({ ...field, alwaysVisible: true })),
  };
}

function created(): FieldSchema[] {
  return [
    systemField('IsDeleted', 'Deleted', 'boolean'),
    systemReference('CreatedById', 'Created By ID', 'User', 'CreatedBy'),
    systemField('CreatedDate', 'Created Date', 'datetime'),
  ];
}

function parentField(parent: ObjectSchema, child: string): FieldSchema {
  const field = { ...plainField('ParentId', 'Parent ID', 'reference'), length: 18, referenceTo: [parent.name] };
  return { ...field, relationshipName: 'Parent', childRelationshipName: child, deleteConstraint: 'Cascade' };
}

function historyFields(parent: ObjectSchema): FieldSchema[] {
  const text = (name: string, label: string): FieldSchema => ({ ...systemField(name, label, 'string'), length: 255 });
  return [
    idField(),
    parentField(parent, 'Histories'),
    text('Field', 'Changed Field'),
    text('DataType', 'Datatype'),
    systemField('OldValue', 'Old Value', 'anyType'),
    systemField('NewValue', 'New Value', 'anyType'),
    ...created(),
  ];
}

function feedFields(parent: ObjectSchema): FieldSchema[] {
  return [
    idField(),
    parentField(parent, 'Feeds'),
    { ...systemField('Type', 'Feed Item Type', 'picklist'), length: 40 },
    { ...systemField('Title', 'Title', 'string'), length: 255 },
    { ...systemField('Body', 'Body', 'textarea'), length: 10000 },
    systemField('LinkUrl', 'Link Url', 'url'),
    systemField('CommentCount', 'Comment Count', 'integer'),
    systemField('LikeCount', 'Like Count', 'integer'),
    ...created(),
    systemField('LastModifiedDate', 'Last Modified Date', 'datetime'),
    systemField('SystemModstamp', 'System Modstamp', 'datetime'),
  ];
}

function changeFields(parent: ObjectSchema): FieldSchema[] {
  const header = { ...plainField('ChangeEventHeader', 'Change Event Header', 'anyType') };
  const replay = { ...plainField('ReplayId', 'Replay ID', 'string'), length: 1000 };
  const own = parent.fields.filter((field) => !field.calculated && field.name !== 'SystemModstamp' && field.name !== 'IsDeleted');
  return [replay, header, ...own.map((field) => ({ ...field, childRelationshipName: undefined, required: false }))];
}
