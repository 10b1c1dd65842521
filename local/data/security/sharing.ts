import type { FieldSchema, ObjectSchema, SchemaPort } from '../../kernel/ports/schema.ts';
import { quoted } from '../soql/context.ts';
import type { RowWriter } from '../store/rowWriter.ts';
import type { OrgMetadata, SharedWith, SharingRuleMeta } from '../schema/model.ts';
import type { Tables } from '../store/tables.ts';
import { GROUP_TYPES, ruleSql } from './sharingRules.ts';
import type { AccessControl } from './access.ts';

/** How much of a record is asked for. */
export type RecordLevel = 'read' | 'edit' | 'delete';

interface Principals {
  /** Owners whose records the user sees: the user, people below in the role hierarchy, the user's queues. */
  owners: string;
  /** The user and every group that the user belongs to. */
  members: string;
}

const GROUPS = `
  WITH RECURSIVE
  above(id) AS (
    SELECT "UserRoleId" FROM "User" WHERE "Id" = ?1
    UNION SELECT r."ParentRoleId" FROM "UserRole" r JOIN above ON r."Id" = above.id WHERE r."ParentRoleId" IS NOT NULL),
  mine(id) AS (
    SELECT ?1
    UNION SELECT g."Id" FROM "Group" g WHERE g."Type" = 'Organization'
    UNION SELECT g."Id" FROM "Group" g JOIN "User" u ON u."Id" = ?1 WHERE g."Type" = 'Role' AND g."RelatedId" = u."UserRoleId"
    UNION SELECT g."Id" FROM "Group" g JOIN above ON g."RelatedId" = above.id WHERE g."Type" = 'RoleAndSubordinates'
    UNION SELECT m."GroupId" FROM "GroupMember" m JOIN mine ON m."UserOrGroupId" = mine.id WHERE m."IsDeleted" = 0)
  SELECT id FROM mine`;

const BELOW = `
  WITH RECURSIVE below(id) AS (
    SELECT r."Id" FROM "UserRole" r JOIN "User" u ON u."Id" = ?1 WHERE r."ParentRoleId" = u."UserRoleId"
    UNION SELECT r."Id" FROM "UserRole" r JOIN below ON r."ParentRoleId" = below.id)
  SELECT u."Id" AS id FROM "User" u JOIN below ON u."UserRoleId" = below.id`;

function list(ids: unknown[]): string {
  return `(${ids.map((id) => `'${String(id).replaceAll("'", "''")}'`).join(', ')})`;
}

const LEVELS: Record<RecordLevel, string> = {
  read: `('Read', 'Edit', 'All')`,
  edit: `('Edit', 'All')`,
  delete: `('All')`,
};

/**
 * Record sharing as SQL: organisation-wide defaults, ownership, role hierarchy, queues, shares, and
 * details that follow their master. Source: Salesforce Help, "Data Access in Salesforce".
 */
export class Sharing {
  readonly #schema: SchemaPort;
  readonly #rules: SharingRuleMeta[];
  readonly #tables: Tables;
  readonly #writer: RowWriter;
  readonly #access: AccessControl;
  readonly #principals = new Map<string, Principals>();

  constructor(metadata: OrgMetadata, tables: Tables, writer: RowWriter, access: AccessControl) {
    this.#schema = metadata.schema;
    this.#rules = metadata.sharingRules;
    this.#tables = tables;
    this.#writer = writer;
    this.#access = access;
  }

  clear(): void {
    this.#principals.clear();
  }

  /** A condition on `alias` that holds for the rows the user may reach; undefined when all rows may be. */
  filter(userId: string, object: ObjectSchema, alias: string, level: RecordLevel): string | undefined {
    if (this.#seesAll(userId, object, level)) return undefined;
    if (object.sharing === 'ControlledByParent') return this.#byMaster(userId, object, alias, level);
    if (object.sharing === 'ReadWrite' && level !== 'delete') return undefined;
    if (object.sharing === 'Read' && level === 'read') return undefined;
    if (!this.#schema.field(object.name, 'OwnerId')) return undefined;
    return this.#owned(userId, object, alias, level);
  }

  #seesAll(userId: string, object: ObjectSchema, level: RecordLevel): boolean {
    if (object.kind !== 'custom' && object.kind !== 'standard') return true;
    const grants = this.#access.grants(userId);
    const rights = grants.objects.get(object.name.toLowerCase());
    const system = level === 'read' ? 'ViewAllData' : 'ModifyAllData';
    return this.#access.hasSystemPermission(userId, system) || (level === 'read' ? rights?.viewAll : rights?.modifyAll) === true;
  }

  #owned(userId: string, object: ObjectSchema, alias: string, level: RecordLevel): string {
    const { owners, members } = this.#principalsOf(userId);
    const owned = `${alias}."OwnerId" IN ${owners}`;
    const share = this.#schema.object(object.name.replace(/(__c)?$/, object.kind === 'custom' ? '__Share' : 'Share'));
    const link = share?.fields.find((field) => field.type === 'reference' && field.referenceTo[0] === object.name);
    const levelField = share?.fields.find((field) => field.name === 'AccessLevel' || field.name === `${object.name}AccessLevel`);
    const open = [owned, ...this.#byRules(userId, object, alias, level), ...this.#byChildren(userId, object, alias, level)];
    if (!share || !link || !levelField) return `(${open.join(' OR ')})`;
    this.#tables.ensure(share.name);
    const shared = `${alias}."Id" IN (SELECT s.${quoted(link.name)} FROM ${quoted(share.name)} s WHERE s."UserOrGroupId" IN ${members} AND s."IsDeleted" = 0 AND s.${quoted(levelField.name)} IN ${LEVELS[level]})`;
    return `(${[...open, shared].join(' OR ')})`;
  }

  /** Sharing rules by owner and by criteria. Source: Salesforce Help, "Sharing Rules". */
  #byRules(userId: string, object: ObjectSchema, alias: string, level: RecordLevel): string[] {
    if (level === 'delete') return [];
    return this.#rules
      .filter((rule) => rule.object.toLowerCase() === object.name.toLowerCase() && (level === 'read' || rule.level === 'Edit'))
      .filter((rule) => this.#isMember(userId, rule.to))
      .map((rule) => ruleSql(rule, object, alias, this.#schema));
  }

  #isMember(userId: string, targets: SharedWith[]): boolean {
    const { members } = this.#principalsOf(userId);
    return targets.some((target) => {
      if (target.kind === 'allInternalUsers') return true;
      const sql = `SELECT 1 AS found FROM "Group" WHERE "DeveloperName" = ? AND "Type" = ? AND "Id" IN ${members}`;
      return this.#writer.all(sql, target.name, GROUP_TYPES[target.kind]).length > 0;
    });
  }

  /** Whoever reaches an opportunity or case by sharing reads its account. Source: Salesforce Help, "Implicit Sharing". */
  #byChildren(userId: string, object: ObjectSchema, alias: string, level: RecordLevel): string[] {
    if (object.name !== 'Account' || level !== 'read') return [];
    return ['Opportunity', 'Case'].flatMap((name) => {
      const child = this.#schema.object(name);
      const inner = `i${alias}`;
      const filter = child && this.filter(userId, child, inner, 'read');
      if (filter === undefined) return [];
      return [`${alias}."Id" IN (SELECT ${inner}."AccountId" FROM "${name}" ${inner} WHERE ${inner}."IsDeleted" = 0 AND ${filter})`];
    });
  }

  /** Editing or deleting a detail takes edit access to its master. */
  #byMaster(userId: string, object: ObjectSchema, alias: string, level: RecordLevel): string | undefined {
    const links = object.fields.filter((field) => field.masterDetail && field.type === 'reference');
    const wanted = level === 'read' ? 'read' : 'edit';
    const conditions = links.flatMap((link) => this.#masterCondition(userId, link, object, alias, wanted));
    const parent = this.#schema.field(object.name, 'ParentId');
    if (links.length === 0 && parent && parent.referenceTo.length > 1) return this.#byAnyParent(userId, parent, alias, wanted);
    return conditions.length > 0 ? `(${conditions.join(' AND ')})` : undefined;
  }

  /** Notes and attachments follow the record that they hang on, of whatever object. Source: Object Reference, "Attachment", "Note". */
  #byAnyParent(userId: string, parent: FieldSchema, alias: string, level: RecordLevel): string | undefined {
    const key = `${alias}.${quoted(parent.name)}`;
    const closed = parent.referenceTo.flatMap((name, index) => {
      const master = this.#schema.object(name);
      const inner = `m${index}${alias}`;
      const filter = master && this.filter(userId, master, inner, level);
      if (!master || filter === undefined || !this.#tables.has(master.name)) return [];
      const seen = `EXISTS (SELECT 1 FROM ${quoted(master.name)} ${inner} WHERE ${inner}."Id" = ${key} AND ${filter})`;
      return [`(substr(${key}, 1, 3) <> '${master.keyPrefix}' OR ${seen})`];
    });
    return closed.length > 0 ? `(${closed.join(' AND ')})` : undefined;
  }

  #masterCondition(userId: string, link: FieldSchema, object: ObjectSchema, alias: string, level: RecordLevel): string[] {
    const master = this.#schema.object(link.referenceTo[0] ?? '');
    if (!master) return [];
    const inner = `m${alias}`;
    const filter = this.filter(userId, master, inner, level);
    const key = `${alias}.${quoted(link.name)}`;
    const orphan = this.#schema.field(object.name, 'OwnerId')
      ? ` OR (${key} IS NULL AND ${alias}."OwnerId" IN ${this.#principalsOf(userId).owners})`
      : '';
    this.#tables.ensure(master.name);
    if (filter === undefined) return orphan ? [`(${key} IS NOT NULL${orphan})`] : [];
    return [`(EXISTS (SELECT 1 FROM ${quoted(master.name)} ${inner} WHERE ${inner}."Id" = ${key} AND ${filter})${orphan})`];
  }

  #principalsOf(userId: string): Principals {
    const known = this.#principals.get(userId);
    if (known) return known;
    const members = this.#writer.all(GROUPS, userId).flatMap((row) => (row['id'] === null ? [] : [row['id']]));
    const below = this.#writer.all(BELOW, userId).map((row) => row['id']);
    const made = { owners: list([...members, ...below]), members: list(members) };
    this.#principals.set(userId, made);
    return made;
  }
}
