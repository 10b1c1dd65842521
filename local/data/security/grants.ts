import type { Grants, ObjectRights, OrgMetadata } from '../schema/model.ts';
import { emptyGrants } from '../schema/accessMetadata.ts';
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
  for (const name of added.classes) sum.classes.add(name);
  for (const name of added.customPermissions) sum.customPermissions.add(name);
  for (const name of added.systemPermissions) sum.systemPermissions.add(name);
  sum.principals.push(...added.principals.filter((principal) => !sum.principals.includes(principal)));
}

const ASSIGNED = `
  SELECT ps."Id" AS id, ps."Name" AS name FROM "PermissionSetAssignment" a
    JOIN "PermissionSet" ps ON ps."Id" = a."PermissionSetId"
    WHERE a."AssigneeId" = ?1 AND a."IsDeleted" = 0 AND a."IsActive" = 1
  UNION
  SELECT ps."Id", ps."Name" FROM "PermissionSetAssignment" a
    JOIN "PermissionSetGroupComponent" c ON c."PermissionSetGroupId" = a."PermissionSetGroupId" AND c."IsDeleted" = 0
    JOIN "PermissionSet" ps ON ps."Id" = c."PermissionSetId"
    WHERE a."AssigneeId" = ?1 AND a."IsDeleted" = 0 AND a."IsActive" = 1`;

/**
 * What a user may do: the profile, the assigned permission sets and the assigned groups together.
 * Sets that were made by a statement instead of metadata count with their permission rows.
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
  for (const row of writer.all(ASSIGNED, userId)) {
    const known = metadata.permissionSets.find((set) => set.name === row['name']);
    addGrants(sum, known ?? grantsFromRows(String(row['id']), String(row['name']), writer));
  }
  return sum;
}

function grantsFromRows(id: string, name: string, writer: RowWriter): Grants {
  const grants = emptyGrants(name);
  for (const row of writer.all('SELECT * FROM "ObjectPermissions" WHERE "ParentId" = ? AND "IsDeleted" = 0', id)) {
    const on = (right: string): boolean => row[`Permissions${right}`] === 1;
    grants.objects.set(String(row['SobjectType']).toLowerCase(), {
      read: on('Read'),
      create: on('Create'),
      edit: on('Edit'),
      delete: on('Delete'),
      viewAll: on('ViewAllRecords'),
      modifyAll: on('ModifyAllRecords'),
    });
  }
  for (const row of writer.all('SELECT * FROM "FieldPermissions" WHERE "ParentId" = ? AND "IsDeleted" = 0', id)) {
    grants.fields.set(String(row['Field']).toLowerCase(), {
      read: row['PermissionsRead'] === 1,
      edit: row['PermissionsEdit'] === 1,
    });
  }
  return grants;
}
