import type { OrgMetadata } from '../schema/model.ts';
import { openedEntities, setupEntities } from '../schema/setupEntities.ts';
import { quoted } from '../soql/context.ts';
import { metadataRows, permissionColumns, permissionRows, tabRows } from './metadataRows.ts';
import type { MetadataRows } from './metadataRows.ts';
import type { Row, RowWriter } from './rowWriter.ts';
import type { Sequences } from './sequences.ts';
import { FOLLOWING, standardRows } from './standardRows.ts';
import type { Tables } from './tables.ts';

/** What the sync writes with. */
export interface SyncTools {
  metadata: OrgMetadata;
  writer: RowWriter;
  tables: Tables;
  sequences: Sequences;
  /** ISO text of the moment. */
  now: string;
  systemUserId: string;
}

/** Brings the rows that come from metadata up to date; rows keep their ids as long as their names stay. */
export function syncMetadata(tools: SyncTools): void {
  const ids = new Map<string, Map<string, string>>();
  for (const set of metadataRows(tools.metadata)) ids.set(set.object, syncRows(set, tools));
  for (const [object, key] of Object.entries(FOLLOWING)) {
    if (tools.tables.has(object)) syncRows({ object, key, rows: standardRows(object, tools.metadata, tools.now) }, tools);
  }
  linkGroupSets(ids, tools);
  restoreDeployed(tools);
  const profileSets = ownedSets(ids, tools);
  const sets = tools.metadata.permissionSets.map((grants) => ({
    grants,
    id: ids.get('PermissionSet')?.get(grants.name) ?? '',
  }));
  const rights = permissionRows([...sets, ...profileSets], tools.metadata);
  replaceRows('ObjectPermissions', rights.objects, tools);
  replaceRows('FieldPermissions', rights.fields, tools);
  replaceRows('PermissionSetTabSetting', tabRows([...sets, ...profileSets]), tools);
  replaceRows('PermissionSetGroupComponent', groupComponents(ids, tools.metadata), tools);
  replaceRows('SetupEntityAccess', permissionAccess(ids, tools.metadata), tools);
}

/** Records of custom metadata that Apex deployed stand beside those of the files, and win over them. */
function restoreDeployed(tools: SyncTools): void {
  for (const { key, value } of tools.writer.all('SELECT key, value FROM "_platform" WHERE kind = \'deployed\'')) {
    const [object = '', developerName = ''] = String(key).split(' ');
    if (!object.endsWith('__mdt') || !tools.tables.has(object)) continue;
    const row = JSON.parse(String(value)) as Row;
    const [known] = tools.writer.all(`SELECT "Id" FROM ${quoted(object)} WHERE "DeveloperName" = ?`, developerName);
    if (known) tools.writer.update(object, [{ ...row, Id: String(known['Id']) }]);
    else addRows(object, [row], tools);
  }
}

/** The permission set of a group names the group. */
function linkGroupSets(ids: Map<string, Map<string, string>>, tools: SyncTools): void {
  const own = new Set(tools.metadata.permissionSets.map((set) => set.name));
  for (const [name, groupId] of ids.get('PermissionSetGroup') ?? []) {
    const id = own.has(name) ? undefined : ids.get('PermissionSet')?.get(name);
    if (id !== undefined) tools.writer.update('PermissionSet', [{ Id: id, PermissionSetGroupId: groupId }]);
  }
}

/** Every profile owns a permission set. Source: Object Reference, "PermissionSet". */
function ownedSets(ids: Map<string, Map<string, string>>, tools: SyncTools): { grants: OrgMetadata['profiles'][number]; id: string }[] {
  const profiles = ids.get('Profile') ?? new Map<string, string>();
  const rows = tools.metadata.profiles.map((profile) => ({
    Name: `X${profiles.get(profile.name) ?? ''}`,
    Label: profile.name,
    IsOwnedByProfile: true,
    IsCustom: false,
    Type: 'Profile',
    ProfileId: profiles.get(profile.name) ?? null,
    ...permissionColumns(profile),
  }));
  const made = syncRows({ object: 'PermissionSet', key: ['Name'], rows }, tools, false);
  return tools.metadata.profiles.map((grants) => ({
    grants,
    id: made.get(`X${profiles.get(grants.name) ?? ''}`) ?? '',
  }));
}

function groupComponents(ids: Map<string, Map<string, string>>, metadata: OrgMetadata): Row[] {
  return metadata.permissionSetGroups.flatMap((group) =>
    group.permissionSets.map((set) => ({
      PermissionSetGroupId: ids.get('PermissionSetGroup')?.get(group.name) ?? null,
      PermissionSetId: ids.get('PermissionSet')?.get(set) ?? null,
    })),
  );
}

function permissionAccess(ids: Map<string, Map<string, string>>, metadata: OrgMetadata): Row[] {
  const entities = setupEntities(metadata);
  return metadata.permissionSets.flatMap((set) => {
    const ParentId = ids.get('PermissionSet')?.get(set.name) ?? null;
    const permissions = metadata.customPermissions
      .filter((permission) => set.customPermissions.has(permission.name.toLowerCase()))
      .map(({ name }) => ({
        ParentId,
        SetupEntityId: ids.get('CustomPermission')?.get(name) ?? null,
        SetupEntityType: 'CustomPermission',
      }));
    const others = openedEntities(set, entities).map(({ id, type }) => ({ ParentId, SetupEntityId: id, SetupEntityType: type }));
    return [...permissions, ...others];
  });
}

function keyOf(row: Record<string, unknown>, key: string[]): string {
  return key.map((column) => String(row[column])).join('.');
}

/** Gives a table that was just made the rows that every org has. */
export function fillTable(object: string, tools: SyncTools): void {
  const rows = standardRows(object, tools.metadata, tools.now);
  if (rows.length > 0) addRows(object, rows, tools);
}

/** Updates, adds and (unless told otherwise) removes rows; the answer is key to id. */
function syncRows(set: MetadataRows, tools: SyncTools, remove = !set.keep): Map<string, string> {
  const columns = ['Id', ...set.key].map(quoted).join(', ');
  const known = new Map(
    tools.writer.all(`SELECT ${columns} FROM ${quoted(set.object)}`).map((row) => [keyOf(row, set.key), String(row['Id'])]),
  );
  forgetOther(set, known, tools);
  const ids = new Map<string, string>();
  const fresh = set.rows.filter((row) => !known.has(keyOf(row, set.key)));
  const made = addRows(set.object, fresh, tools);
  fresh.forEach((row, index) => ids.set(keyOf(row, set.key), String(row['Id'] ?? made[index] ?? '')));
  for (const row of set.rows) {
    const key = keyOf(row, set.key);
    const id = known.get(key);
    if (id === undefined) continue;
    tools.writer.update(set.object, [{ Id: id, ...row }]);
    ids.set(key, id);
  }
  if (!remove) return ids;
  const gone = [...known].filter(([key]) => !ids.has(key) && !/^X00e/.test(key)).map(([, id]) => id);
  tools.writer.run(`DELETE FROM ${quoted(set.object)} WHERE "Id" IN (SELECT value FROM json_each(?))`, JSON.stringify(gone));
  return ids;
}

/** A row that was kept under another id than its name gives it now is made anew. */
function forgetOther(set: MetadataRows, known: Map<string, string>, tools: SyncTools): void {
  for (const row of set.rows) {
    const key = keyOf(row, set.key);
    const id = known.get(key);
    if (id === undefined || row['Id'] === undefined || row['Id'] === id) continue;
    tools.writer.run(`DELETE FROM ${quoted(set.object)} WHERE "Id" = ?`, id);
    known.delete(key);
  }
}

function replaceRows(object: string, rows: Row[], tools: SyncTools): void {
  tools.writer.run(`DELETE FROM ${quoted(object)}`);
  addRows(object, rows, tools);
}

/** Adds rows with ids and system fields; the answer is their ids. */
export function addRows(object: string, rows: Row[], tools: SyncTools): string[] {
  const schema = tools.metadata.schema.object(object);
  if (!schema) throw new Error(`There is no object ${object}`);
  const ids = tools.sequences.ids(schema.keyPrefix, rows.length);
  const audit = systemValues(object, tools);
  tools.writer.insert(
    object,
    rows.map((row, index) => ({ Id: ids[index] ?? null, ...row, ...audit })),
  );
  return ids;
}

function systemValues(object: string, { metadata, now, systemUserId }: SyncTools): Row {
  const values: Row = {
    CreatedDate: now,
    CreatedById: systemUserId,
    LastModifiedDate: now,
    LastModifiedById: systemUserId,
    SystemModstamp: now,
  };
  return Object.fromEntries(Object.entries(values).filter(([name]) => metadata.schema.field(object, name) !== undefined));
}
