import type { FieldSchema, ObjectKind, ObjectSchema } from '../../kernel/ports/schema.ts';
import { auditFields, idField, ownerField, plainField, systemField, systemReference } from './fieldDefaults.ts';
import { child, flag, integer, text, textOr } from './xml.ts';
import type { XmlNode } from './xml.ts';

const SHARING: Record<string, ObjectSchema['sharing']> = {
  Private: 'Private',
  Read: 'Read',
  ReadWrite: 'ReadWrite',
  ReadWriteTransfer: 'ReadWrite',
  FullAccess: 'ReadWrite',
  ControlledByParent: 'ControlledByParent',
};

/** What kind of table an API name and its definition stand for. */
export function kindOf(name: string, node: XmlNode): ObjectKind {
  if (name.endsWith('__mdt')) return 'customMetadata';
  if (name.endsWith('__e')) return 'platformEvent';
  const setting = text(node, 'customSettingsType');
  if (setting === 'Hierarchy') return 'customSettingHierarchy';
  if (setting === 'List') return 'customSettingList';
  return /__(c|x|b|kav)$/i.test(name) ? 'custom' : 'standard';
}

/** Organisation-wide default written in a definition, or undefined. */
export function sharingOf(node: XmlNode): ObjectSchema['sharing'] | undefined {
  return SHARING[text(node, 'sharingModel') ?? ''];
}

/**
 * A custom object, setting, metadata type or event with its system fields.
 * Source: Object Reference, "Custom Objects" and "Custom Metadata Type__mdt".
 */
export function customObject(name: string, node: XmlNode, own: FieldSchema[], keyPrefix: string): ObjectSchema {
  const kind = kindOf(name, node);
  const label = textOr(node, 'label', name);
  const detail = own.some((field) => field.masterDetail);
  return {
    name,
    label,
    pluralLabel: textOr(node, 'pluralLabel', label),
    kind,
    keyPrefix,
    sharing: detail ? 'ControlledByParent' : (sharingOf(node) ?? 'ReadWrite'),
    visibility: text(node, 'visibility') === 'Protected' ? 'Protected' : 'Public',
    ...eventBehaviour(kind, node),
    queryable: kind !== 'platformEvent',
    createable: kind !== 'customMetadata',
    updateable: kind !== 'customMetadata' && kind !== 'platformEvent',
    deletable: kind !== 'customMetadata' && kind !== 'platformEvent',
    activities: takesActivities(node),
    historyEnabled: flag(node, 'enableHistory'),
    feedEnabled: flag(node, 'enableFeeds'),
    searchable: flag(node, 'enableSearch'),
    fields: [...systemFields(name, kind, node, detail), ...own.map((field) => adapt(field, kind))],
  };
}

/** Field-level security does not exist for custom metadata and settings. */
function adapt(field: FieldSchema, kind: ObjectKind): FieldSchema {
  return kind === 'custom' ? field : { ...field, alwaysVisible: true };
}

function eventBehaviour(kind: ObjectKind, node: XmlNode): Pick<ObjectSchema, 'publishBehavior'> {
  if (kind !== 'platformEvent') return {};
  const immediate = text(node, 'publishBehavior') === 'PublishImmediately';
  return { publishBehavior: immediate ? 'PublishImmediately' : 'PublishAfterCommit' };
}

function systemFields(name: string, kind: ObjectKind, node: XmlNode, detail: boolean): FieldSchema[] {
  switch (kind) {
    case 'customMetadata':
      return metadataFields();
    case 'platformEvent':
      return eventFields();
    case 'customSettingHierarchy':
      return [idField(), settingName(), setupOwner(), ...auditFields()];
    case 'customSettingList':
      return [idField(), { ...settingName(), required: true }, ...auditFields()];
    default:
      if (/__x$/i.test(name)) return externalFields();
      if (/__kav$/i.test(name)) return articleFields();
      return [idField(), ...(detail ? [] : [ownerField(['Group', 'User'])]), nameField(node), ...auditFields()];
  }
}

function nameField(node: XmlNode): FieldSchema {
  const definition = child(node, 'nameField') ?? {};
  const field = plainField('Name', textOr(definition, 'label', 'Name'), 'string');
  field.length = integer(definition, 'length', 80);
  field.nameField = true;
  field.alwaysVisible = true;
  if (text(definition, 'type') !== 'AutoNumber') return { ...field, required: false };
  field.autoNumberFormat = textOr(definition, 'displayFormat', '{0}');
  return { ...field, autoNumber: true, createable: false, updateable: false };
}

function settingName(): FieldSchema {
  return {
    ...plainField('Name', 'Name', 'string'),
    length: 38,
    nameField: true,
    alwaysVisible: true,
  };
}

function setupOwner(): FieldSchema {
  return {
    ...systemReference('SetupOwnerId', 'Location', 'User', 'SetupOwner'),
    referenceTo: ['Organization', 'Profile', 'User'],
    createable: true,
    unique: true,
  };
}

function metadataFields(): FieldSchema[] {
  const text = (name: string, label: string, length: number): FieldSchema => ({
    ...systemField(name, label, 'string'),
    length,
  });
  return [
    idField(),
    { ...text('DeveloperName', 'Custom Metadata Record Name', 40), nameField: true },
    text('MasterLabel', 'Label', 40),
    text('Label', 'Label', 40),
    text('QualifiedApiName', 'Qualified API Name', 70),
    text('NamespacePrefix', 'Namespace Prefix', 15),
    text('Language', 'Master Language', 40),
    systemField('SystemModstamp', 'System Modstamp', 'datetime'),
  ];
}

/** Source: Object Reference, "External Objects". */
function externalFields(): FieldSchema[] {
  const key = { ...plainField('ExternalId', 'External ID', 'string'), length: 255, externalId: true, unique: true, nameField: true };
  return [idField(), key, { ...plainField('DisplayUrl', 'Display URL', 'url'), length: 1000 }];
}

/** Source: Object Reference, "Knowledge__kav". */
function articleFields(): FieldSchema[] {
  const text = (name: string, label: string, length: number): FieldSchema => ({ ...plainField(name, label, 'string'), length });
  return [
    idField(),
    { ...text('Title', 'Title', 255), nameField: true, required: true },
    { ...text('UrlName', 'URL Name', 255), required: true },
    { ...plainField('Summary', 'Summary', 'textarea'), length: 1000 },
    { ...plainField('PublishStatus', 'Publication Status', 'picklist'), length: 40 },
    { ...plainField('Language', 'Language', 'picklist'), length: 40 },
    text('ArticleNumber', 'Article Number', 255),
    { ...plainField('VersionNumber', 'Version Number', 'integer') },
    text('KnowledgeArticleId', 'Knowledge Article ID', 18),
    systemField('IsLatestVersion', 'Is Latest Version', 'boolean'),
    ownerField(['User']),
    ...auditFields(),
  ];
}

function eventFields(): FieldSchema[] {
  return [
    { ...systemField('EventUuid', 'Event UUID', 'string'), length: 36 },
    { ...systemField('ReplayId', 'Replay ID', 'string'), length: 40 },
    systemField('CreatedDate', 'Created Date', 'datetime'),
    systemReference('CreatedById', 'Created By ID', 'User', 'CreatedBy'),
  ];
}

/** True when activities may be related to the object (`Task.WhatId`). */
export function takesActivities(node: XmlNode): boolean {
  return flag(node, 'enableActivities');
}
