import type { SchemaPort } from '../../kernel/ports/schema.ts';
import type { Grants, ObjectRights, OrgMetadata } from '../schema/model.ts';
import { emptyGrants } from '../schema/accessMetadata.ts';
import { openEntity, setupEntities } from '../schema/setupEntities.ts';
import type { RowWriter } from '../store/rowWriter.ts';

const NONE: ObjectRights = {
  read: false,
  create: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};

function addRights(into: Map<string, ObjectRights>, name: string, added: ObjectRights): void {
  const known = into.get(name) ?? NONE;
  into.set(name, {
    read: known.read || added.read,
    create: known.create || added.create,
    edit: known.edit || added.edit,
    delete: known.delete || added.delete,
    viewAll: known.viewAll || added.viewAll,
    modifyAll: known.modifyAll || added.modifyAll,
  });
}

/** Adds what one profile or permission set grants to a sum: rights only ever add up. */
function addGrants(sum: Grants, added: Grants): void {
  sum.everything ||= added.everything;
  for (const [name, rights] of added.objects) addRights(sum.objects, name, rights);
  for (const [name, rights] of added.fields) {
    const known = sum.fields.get(name);
    sum.fields.set(name, {
      read: rights.read || (known?.read ?? false),
      edit: rights.edit || (known?.edit ?? false),
    });
  }
  for (const name of added.recordTypes) sum.recordTypes.add(name);
  for (const name of added.classes) sum.classes.add(name);
  for (const name of added.pages) sum.pages.add(name);
  for (const name of added.customPermissions) sum.customPermissions.add(name);
  for (const name of added.systemPermissions) sum.systemPermissions.add(name);
  sum.principals.push(...added.principals.filter((principal) => !sum.principals.includes(principal)));
}

const ASSIGNED = `
  SELECT ps."Id" AS id, ps."Name" AS name FROM "PermissionSetAssignment" a
    JOIN "PermissionSet" ps ON ps."Id" = a."PermissionSetId"
    WHERE a."AssigneeId" = ?1 AND a."IsDeleted" = 0 AND a."IsActive" = 1`;
const ASSIGNED_GROUPS = `
  SELECT g."Id" AS id, g."DeveloperName" AS name FROM "PermissionSetAssignment" a
    JOIN "PermissionSetGroup" g ON g."Id" = a."PermissionSetGroupId"
    WHERE a."AssigneeId" = ?1 AND a."IsDeleted" = 0 AND a."IsActive" = 1`;
const COMPONENTS = `
  SELECT ps."Id" AS id, ps."Name" AS name FROM "PermissionSetGroupComponent" c
    JOIN "PermissionSet" ps ON ps."Id" = c."PermissionSetId"
    WHERE c."PermissionSetGroupId" = ?1 AND c."IsDeleted" = 0`;

/**
 * What a user may do: the profile, the assigned permission sets and the assigned groups together; what a
 * group mutes is taken from that group only. Sets and rows that statements made count like those of metadata.
 */
export function effectiveGrants(userId: string, metadata: OrgMetadata, writer: RowWriter): Grants {
  const sum = emptyGrants(userId);
  const [user] = writer.all(
    'SELECT p."Name" AS profile, u."IsActive" AS active FROM "User" u LEFT JOIN "Profile" p ON p."Id" = u."ProfileId" WHERE u."Id" = ?',
    userId,
  );
  if (!user) return sum;
  const profile = metadata.profiles.find((known) => known.name === user['profile']);
  if (profile) addGrants(sum, profile);
  addSets(sum, writer.all(ASSIGNED, userId), metadata, writer);
  for (const row of writer.all(ASSIGNED_GROUPS, userId)) {
    const group = emptyGrants(String(row['name']));
    addSets(group, writer.all(COMPONENTS, String(row['id'])), metadata, writer);
    mute(group, metadata);
    addGrants(sum, group);
  }
  return sum;
}

function addSets(sum: Grants, rows: Record<string, unknown>[], metadata: OrgMetadata, writer: RowWriter): void {
  for (const row of rows) {
    const known = metadata.permissionSets.find((set) => set.name === row['name']);
    if (known) addGrants(sum, known);
    addGrants(sum, grantsFromRows(String(row['id']), String(row['name']), writer, metadata));
  }
}

/** Source: Metadata API Developer Guide, "MutingPermissionSet". */
function mute(group: Grants, metadata: OrgMetadata): void {
  const names = metadata.permissionSetGroups.find((known) => known.name === group.name)?.muting ?? [];
  for (const muted of metadata.mutingPermissionSets.filter((set) => names.includes(set.name))) {
    for (const [name, rights] of muted.objects) {
      const known = group.objects.get(name);
      if (known) group.objects.set(name, without(known, rights));
    }
    for (const [name, rights] of muted.fields) {
      const known = group.fields.get(name);
      if (known) group.fields.set(name, { read: known.read && !rights.read, edit: known.edit && !rights.edit });
    }
    for (const name of muted.classes) group.classes.delete(name);
    for (const name of muted.pages) group.pages.delete(name);
    for (const name of muted.customPermissions) group.customPermissions.delete(name);
    for (const name of muted.systemPermissions) group.systemPermissions.delete(name);
  }
}

function without(known: ObjectRights, muted: ObjectRights): ObjectRights {
  const names = Object.keys(NONE) as (keyof ObjectRights)[];
  return Object.fromEntries(names.map((name) => [name, known[name] && !muted[name]])) as unknown as ObjectRights;
}

function localName(written: unknown, schema: SchemaPort): string {
  return (schema.object(String(written))?.name ?? String(written)).toLowerCase();
}

function localField(written: unknown, schema: SchemaPort): string {
  const [object = '', field = ''] = String(written).split('.');
  return `${localName(object, schema)}.${(schema.field(object, field)?.name ?? field).toLowerCase()}`;
}

function grantsFromRows(id: string, name: string, writer: RowWriter, metadata: OrgMetadata): Grants {
  const { schema } = metadata;
  const grants = emptyGrants(name);
  addSystemRights(grants, id, writer);
  addSetupEntities(grants, id, writer, metadata);
  for (const row of writer.all('SELECT * FROM "ObjectPermissions" WHERE "ParentId" = ? AND "IsDeleted" = 0', id)) {
    const on = (right: string): boolean => row[`Permissions${right}`] === 1;
    grants.objects.set(localName(row['SobjectType'], schema), {
      read: on('Read'),
      create: on('Create'),
      edit: on('Edit'),
      delete: on('Delete'),
      viewAll: on('ViewAllRecords'),
      modifyAll: on('ModifyAllRecords'),
    });
  }
  for (const row of writer.all('SELECT * FROM "FieldPermissions" WHERE "ParentId" = ? AND "IsDeleted" = 0', id)) {
    grants.fields.set(localField(row['Field'], schema), {
      read: row['PermissionsRead'] === 1,
      edit: row['PermissionsEdit'] === 1,
    });
  }
  return grants;
}

const SETUP_ACCESS = `
  SELECT p."DeveloperName" AS name FROM "SetupEntityAccess" a JOIN "CustomPermission" p ON p."Id" = a."SetupEntityId"
    WHERE a."ParentId" = ? AND a."IsDeleted" = 0`;

function addSetupEntities(grants: Grants, id: string, writer: RowWriter, metadata: OrgMetadata): void {
  const rows = writer.all('SELECT "SetupEntityId" AS id FROM "SetupEntityAccess" WHERE "ParentId" = ? AND "IsDeleted" = 0', id);
  const opened = new Set(rows.map((row) => String(row['id'])));
  if (opened.size === 0) return;
  for (const entity of setupEntities(metadata)) if (opened.has(entity.id)) openEntity(grants, entity);
}

/** System permissions are columns of the set; custom ones are rows of SetupEntityAccess. */
function addSystemRights(grants: Grants, id: string, writer: RowWriter): void {
  const [set = {}] = writer.all('SELECT * FROM "PermissionSet" WHERE "Id" = ?', id);
  for (const [name, value] of Object.entries(set)) {
    if (value === 1 && name.startsWith('Permissions')) grants.systemPermissions.add(name.slice('Permissions'.length).toLowerCase());
  }
  for (const row of writer.all(SETUP_ACCESS, id)) grants.customPermissions.add(String(row['name']).toLowerCase());
}
