import type { FieldSchema, ObjectSchema } from '../../kernel/ports/schema.ts';
import type { Grants, OrgMetadata } from '../schema/model.ts';
import { isId } from '../../kernel/salesforceIds.ts';
import type { PlainValue } from '../../kernel/ports/records.ts';
import type { Row } from './rowWriter.ts';

/** Rows of one object that come from metadata; `key` are the columns that identify a row. */
export interface MetadataRows {
  object: string;
  key: string[];
  rows: Row[];
}

const SHOWN_PERMISSIONS = ['ApiEnabled', 'ModifyAllData', 'ViewAllData', 'CustomizeApplication', 'ManageUsers', 'ViewSetup'];

function permissionColumns(grants: Grants): Row {
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
        ...permissionColumns(profile),
      })),
    },
    { object: 'PermissionSet', key: ['Name'], rows: metadata.permissionSets.map(permissionSetRow) },
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
        SobjectType: type.object,
        DeveloperName: type.developerName,
        Name: type.label,
        IsActive: type.active,
        Description: type.description || null,
      })),
    },
    ...customMetadataRows(metadata),
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

function customMetadataRows(metadata: OrgMetadata): MetadataRows[] {
  const types = metadata.objects.filter((object) => object.kind === 'customMetadata');
  return types.map((type) => {
    const records = metadata.customMetadata.filter((record) => record.type.toLowerCase() === type.name.toLowerCase());
    const rows = records.map((record) => ({
      DeveloperName: record.developerName,
      MasterLabel: record.label,
      Label: record.label,
      QualifiedApiName: record.developerName,
      Language: 'en_US',
      ...typedValues(type, record.values),
    }));
    return { object: type.name, key: ['DeveloperName'], rows };
  });
}

/** Values by the type's own fields; text in number or checkbox fields is brought to their form. */
function typedValues(type: ObjectSchema, values: Record<string, PlainValue>): Row {
  const row: Row = {};
  for (const field of type.fields) {
    const given = Object.entries(values).find(([name]) => name.toLowerCase() === field.name.toLowerCase());
    if (given) row[field.name] = typed(field, given[1]);
    else if (field.custom && field.defaultValue !== undefined) row[field.name] = field.defaultValue;
  }
  return row;
}

function typed(field: FieldSchema, value: PlainValue): PlainValue {
  if (value === null || value === '') return field.type === 'boolean' ? false : null;
  if (field.type === 'boolean') return value === true || value === 'true';
  if (field.type === 'double' || field.type === 'percent') return Number(value);
  if (field.type === 'datetime') return new Date(String(value)).toISOString();
  return value;
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
        SobjectType: object.name,
        PermissionsRead: rights.read,
        PermissionsCreate: rights.create,
        PermissionsEdit: rights.edit,
        PermissionsDelete: rights.delete,
        PermissionsViewAllRecords: rights.viewAll,
        PermissionsModifyAllRecords: rights.modifyAll,
      });
    }
    for (const [path, rights] of grants.fields) {
      const [objectName = '', fieldName = ''] = path.split('.');
      const field = metadata.schema.field(objectName, fieldName);
      const object = metadata.schema.object(objectName);
      if (!field || !object) continue;
      fields.push({
        ParentId: id,
        SobjectType: object.name,
        Field: `${object.name}.${field.name}`,
        PermissionsRead: rights.read,
        PermissionsEdit: rights.edit,
      });
    }
  }
  return { objects, fields };
}
