import type { ObjectSchema, SchemaPort } from '../../kernel/ports/schema.ts';
import type { SharedWith, SharingRuleMeta } from '../schema/model.ts';
import { quoted } from '../soql/context.ts';
import { filterSql } from '../soql/filterItems.ts';
import type { FilterItem } from '../soql/filterItems.ts';

/** The type of the Group row that stands for whom a rule names. */
export const GROUP_TYPES: Record<SharedWith['kind'], string> = {
  allInternalUsers: 'Organization',
  group: 'Regular',
  role: 'Role',
  roleAndSubordinates: 'RoleAndSubordinates',
  roleAndSubordinatesInternal: 'RoleAndSubordinates',
  queue: 'Queue',
};

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** The rows that a rule shares, as SQL over `alias`. */
export function ruleSql(rule: SharingRuleMeta, object: ObjectSchema, alias: string, schema: SchemaPort): string {
  if (rule.owners) return `(${rule.owners.map((owner) => ownerSql(owner, alias)).join(' OR ') || '0'})`;
  const items = (rule.criteria?.items ?? []).map((item) => itemSql(item, object, alias, schema));
  const logic = rule.criteria?.logic;
  if (logic === undefined) return `(${items.join(' AND ') || '0'})`;
  return `(${logic.replace(/\d+/g, (number) => items[Number(number) - 1] ?? '0')})`;
}

function itemSql(item: FilterItem, object: ObjectSchema, alias: string, schema: SchemaPort): string {
  const field = schema.field(object.name, item.field);
  if (!field) return '0';
  return filterSql({ sql: `${alias}.${quoted(field.name)}`, field, object, bare: true }, item);
}

/** Records whose owner is a member of the group. */
function ownerSql(owner: SharedWith, alias: string): string {
  if (owner.kind === 'allInternalUsers') return `${alias}."OwnerId" LIKE '005%'`;
  const group = `SELECT g."Id" FROM "Group" g WHERE g."DeveloperName" = ${text(owner.name)} AND g."Type" = '${GROUP_TYPES[owner.kind]}'`;
  const role = `SELECT r."Id" FROM "UserRole" r WHERE r."DeveloperName" = ${text(owner.name)}`;
  switch (owner.kind) {
    case 'queue':
      return `${alias}."OwnerId" IN (${group})`;
    case 'role':
      return `${alias}."OwnerId" IN (SELECT u."Id" FROM "User" u WHERE u."UserRoleId" IN (${role}))`;
    case 'group':
      return `${alias}."OwnerId" IN (SELECT m."UserOrGroupId" FROM "GroupMember" m WHERE m."GroupId" IN (${group}) AND m."IsDeleted" = 0)`;
    default:
      return `${alias}."OwnerId" IN (WITH RECURSIVE below(id) AS (${role} UNION SELECT r."Id" FROM "UserRole" r JOIN below ON r."ParentRoleId" = below.id) SELECT u."Id" FROM "User" u JOIN below ON u."UserRoleId" = below.id)`;
  }
}
