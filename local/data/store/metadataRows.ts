import type { FieldSchema, ObjectSchema } from '../../kernel/ports/schema.ts';
import type { Grants, OrgMetadata } from '../schema/model.ts';
import { isId } from '../../kernel/salesforceIds.ts';
import { stableId } from '../schema/stableId.ts';
import type { PlainValue } from '../../kernel/ports/records.ts';
import { peopleRows } from './peopleRows.ts';
import { SALESFORCE_LICENSE } from './standardRows.ts';
import type { Row } from './rowWriter.ts';

/** Rows of one object that come from metadata; `key` are the columns that identify a row. */
export interface MetadataRows {
  object: string;
  key: string[];
  rows: Row[];
  /** Rows of other names stay: statements make them too. */
  keep?: boolean;
}

const SHOWN_PERMISSIONS = ['ApiEnabled', 'ModifyAllData', 'ViewAllData', 'CustomizeApplication', 'ManageUsers', 'ViewSetup'];

export function permissionColumns(grants: Grants): Row {
  const has = (name: string): boolean => grants.everything || grants.systemPermissions.has(name.toLowerCase());
  return Object.fromEntries(SHOWN_PERMISSIONS.map((name) => [`Permissions${name}`, has(name)]));
}

/** Rows that stand on their own. */
export function metadataRows(metadata: OrgMetadata): MetadataRows[] {
  return [
    {
      object: 'Profile',
      key: ['Name'],
      rows: metadata.profiles.map((profile) => ({
        Name: profile.name,
        UserType: 'Standard',
        UserLicenseId: SALESFORCE_LICENSE,
        ...permissionColumns(profile),
      })),
    },
    { object: 'PermissionSet', key: ['Name'], rows: [...metadata.permissionSets.map(permissionSetRow), ...groupSetRows(metadata)] },
    {
      object: 'PermissionSetGroup',
      key: ['DeveloperName'],
      rows: metadata.permissionSetGroups.map((group) => ({
        DeveloperName: group.name,
        MasterLabel: group.label,
        Description: group.description || null,
        Status: 'Updated',
      })),
    },
    {
      object: 'CustomPermission',
      key: ['DeveloperName'],
      rows: metadata.customPermissions.map((permission) => ({
        DeveloperName: permission.name,
        MasterLabel: permission.label,
        Description: permission.description || null,
      })),
    },
    {
      object: 'NamedCredential',
      key: ['DeveloperName'],
      rows: metadata.namedCredentials.map((credential) => ({
        DeveloperName: credential.name,
        MasterLabel: credential.label,
        Endpoint: credential.url,
      })),
    },
    {
      object: 'RecordType',
      key: ['SobjectType', 'DeveloperName'],
      rows: metadata.recordTypes.map((type) => ({
        Id: type.id,
        SobjectType: metadata.schema.qualifiedName(metadata.schema.object(type.object)?.name ?? type.object),
        DeveloperName: type.developerName,
        Name: type.label,
        IsActive: type.active,
        Description: type.description || null,
      })),
    },
    ...customMetadataRows(metadata),
    ...peopleRows(metadata),
  ];
}

function permissionSetRow(set: Grants): Row {
  return {
    Name: set.name,
    Label: set.label,
    Description: set.description || null,
    IsCustom: true,
    IsOwnedByProfile: false,
    Type: 'Regular',
    ...permissionColumns(set),
  };
}

/** Each group has a permission set of its name. Source: octoberswimmer/aer-dist, issue 450, on what an org has. */
function groupSetRows(metadata: OrgMetadata): Row[] {
  const taken = new Set(metadata.permissionSets.map((set) => set.name.toLowerCase()));
  return metadata.permissionSetGroups
    .filter((group) => !taken.has(group.name.toLowerCase()))
    .map((group) => ({ Name: group.name, Label: group.label, Description: group.description || null, Type: 'Group' }));
}

function customMetadataRows(metadata: OrgMetadata): MetadataRows[] {
  const types = metadata.objects.filter((object) => object.kind === 'customMetadata');
  return types.map((type) => {
    const records = metadata.customMetadata.filter((record) => metadata.schema.object(record.type)?.name === type.name);
    const rows = records.map((record) => ({
      Id: stableId(type.keyPrefix, record.developerName),
      DeveloperName: record.developerName,
      MasterLabel: record.label,
      Label: record.label,
      QualifiedApiName: metadata.schema.qualifiedName(`${record.developerName}__mdt`).replace(/__mdt$/, ''),
      NamespacePrefix: metadata.schema.namespace || null,
      Language: 'en_US',
      ...typedValues(type, record.values, metadata),
    }));
    return { object: type.name, key: ['DeveloperName'], rows };
  });
}

/** Values by the type's own fields; text in number or checkbox fields is brought to their form, names of records to their ids. */
function typedValues(type: ObjectSchema, values: Record<string, PlainValue>, metadata: OrgMetadata): Row {
  const given = new Map(Object.entries(values).map(([name, value]) => [metadata.schema.field(type.name, name)?.name, value]));
  const row: Row = {};
  for (const field of type.fields) {
    const value = given.get(field.name);
    if (value !== undefined) row[field.name] = typed(field, referred(field, value, given, metadata));
    else if (field.custom && field.defaultValue !== undefined && !given.has(field.name)) row[field.name] = field.defaultValue;
  }
  return row;
}

/** What a metadata relationship holds: the id of a record, or the durable id of an object or field. Source: Metadata API Developer Guide, "CustomMetadata". */
function referred(field: FieldSchema, value: PlainValue, given: Map<string | undefined, PlainValue>, metadata: OrgMetadata): PlainValue {
  const target = field.type === 'reference' ? (field.referenceTo[0] ?? '') : '';
  if (typeof value !== 'string' || value === '') return value;
  const record = metadata.schema.object(target);
  if (record?.kind === 'customMetadata') return stableId(record.keyPrefix, value.split('.').at(-1) ?? value);
  if (target !== 'FieldDefinition' || value.includes('.')) return value;
  const entity = given.get(field.controllerName);
  return typeof entity === 'string' ? `${entity}.${value}` : value;
}

function typed(field: FieldSchema, value: PlainValue): PlainValue {
  if (value === null || value === '') return field.type === 'boolean' ? false : null;
  if (field.type === 'boolean') return value === true || value === 'true';
  if (field.type === 'double' || field.type === 'percent') return Number(value);
  if (field.type === 'datetime') return new Date(String(value)).toISOString();
  return value;
}

/** Tabs that are not hidden, as the rows of PermissionSetTabSetting. */
export function tabRows(sets: { grants: Grants; id: string }[]): Row[] {
  return sets
    .filter(({ id }) => isId(id))
    .flatMap(({ grants, id }) => [...grants.tabs].map(([Name, Visibility]) => ({ ParentId: id, Name, Visibility })));
}

/** Object and field rights as the rows of ObjectPermissions and FieldPermissions. */
export function permissionRows(sets: { grants: Grants; id: string }[], metadata: OrgMetadata): { objects: Row[]; fields: Row[] } {
  const objects: Row[] = [];
  const fields: Row[] = [];
  for (const { grants, id } of sets) {
    for (const [name, rights] of grants.objects) {
      const object = metadata.schema.object(name);
      if (!object || !isId(id)) continue;
      objects.push({
        ParentId: id,
        SobjectType: metadata.schema.qualifiedName(object.name),
        PermissionsRead: rights.read,
        PermissionsCreate: rights.create,
        PermissionsEdit: rights.edit,
        PermissionsDelete: rights.delete,
        PermissionsViewAllRecords: rights.viewAll,
        PermissionsModifyAllRecords: rights.modifyAll,
      });
    }
    for (const [path, rights] of grants.fields) {
      for (const { editable, ...field } of permissionable(path, metadata)) {
        fields.push({ ParentId: id, ...field, PermissionsRead: rights.read, PermissionsEdit: rights.edit && editable });
      }
    }
  }
  return { objects, fields };
}

/**
 * The fields that `object.field` or `object.*` means, as rows name them; required and system fields have no permissions of their own,
 * and nobody may edit what only the platform writes. Source: Object Reference, "FieldPermissions".
 */
function permissionable(path: string, metadata: OrgMetadata): { SobjectType: string; Field: string; editable: boolean }[] {
  const [objectName = '', fieldName = ''] = path.split('.');
  const object = metadata.schema.object(objectName);
  if (!object) return [];
  const one = metadata.schema.field(objectName, fieldName);
  const meant = fieldName === '*' ? object.fields.filter((field) => !field.alwaysVisible && !field.nameField) : one ? [one] : [];
  const SobjectType = metadata.schema.qualifiedName(object.name);
  return meant.map((field) => ({
    SobjectType,
    Field: `${SobjectType}.${metadata.schema.qualifiedName(field.name)}`,
    editable: field.updateable || field.createable,
  }));
}
