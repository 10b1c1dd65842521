import type { FieldSchema } from '../../kernel/ports/schema.ts';
import { setupEntities } from '../schema/setupEntities.ts';
import { quoted } from '../soql/context.ts';
import { fail, sound } from './work.ts';
import type { ObjectWork, WorkRow } from './work.ts';

interface Use {
  row: WorkRow;
  field: FieldSchema;
  id: string;
}

/**
 * Checks that every changed reference names an existing record of a right object: one statement per
 * target object. Source: Apex Developer Guide, "Triggers and Order of Execution", step 2.
 */
export function checkReferences(work: ObjectWork): void {
  const fields = work.object.fields.filter((field) => field.type === 'reference' && field.referenceTo.length > 0);
  const uses = new Map<string, Use[]>();
  for (const row of sound(work.rows)) {
    for (const field of fields) {
      const id = row.changes[field.name];
      if (typeof id === 'string' && id !== row.old?.[field.name]) noteUse({ row, field, id }, uses, work);
    }
  }
  for (const [target, group] of uses) checkExisting(target, group, work);
}

function noteUse(use: Use, uses: Map<string, Use[]>, work: ObjectWork): void {
  const { schema } = work.context.core.metadata;
  if (use.field.name === 'SetupEntityId' && isEntityWithoutObject(use.id, work)) return;
  const target = schema.objectByKeyPrefix(use.id.slice(0, 3))?.name;
  if (target === undefined || !use.field.referenceTo.some((name) => name.toLowerCase() === target.toLowerCase())) {
    fail(use.row, 'FIELD_INTEGRITY_EXCEPTION', `${use.field.label}: id value of incorrect type: ${use.id}`, [use.field.name]);
    return;
  }
  const known = uses.get(target);
  if (known) known.push(use);
  else uses.set(target, [use]);
}

/** Principals of external credentials and apps have ids and no object that SOQL knows. */
function isEntityWithoutObject(id: string, work: ObjectWork): boolean {
  return setupEntities(work.context.core.metadata).some((entity) => entity.type !== 'ApexClass' && entity.id === id);
}

function checkExisting(target: string, uses: Use[], work: ObjectWork): void {
  const { writer, metadata } = work.context.core;
  work.context.core.tables.ensure(target);
  const ids = [...new Set(uses.map((use) => use.id))];
  const deleted = metadata.schema.field(target, 'IsDeleted') ? '"IsDeleted"' : '0';
  const extra = target === 'User' ? ', "IsActive" AS active' : '';
  const sql = `SELECT "Id" AS id, ${deleted} AS deleted${extra} FROM ${quoted(target)} WHERE "Id" IN (SELECT value FROM json_each(?))`;
  const found = new Map(writer.all(sql, JSON.stringify(ids)).map((row) => [String(row['id']), row]));
  const queues = target === 'Group' ? queuesFor(work) : undefined;
  for (const use of uses) {
    const row = found.get(use.id);
    if (!row) fail(use.row, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', []);
    else if (row['deleted'] === 1) fail(use.row, 'ENTITY_IS_DELETED', 'entity is deleted', []);
    else if (use.field.name === 'OwnerId') checkOwner(use, row['active'] === 0, queues, work);
  }
}

/** Queues that may own records of the object. */
function queuesFor(work: ObjectWork): Set<string> {
  const rows = work.context.core.writer.all(
    'SELECT "QueueId" AS id FROM "QueueSobject" WHERE "SobjectType" IN (?, ?) AND "IsDeleted" = 0',
    work.object.name,
    work.context.core.metadata.schema.qualifiedName(work.object.name),
  );
  return new Set(rows.map((row) => String(row['id'])));
}

function checkOwner(use: Use, inactive: boolean, queues: Set<string> | undefined, work: ObjectWork): void {
  if (inactive) {
    fail(
      use.row,
      'INACTIVE_OWNER_OR_USER',
      `operation performed with inactive user [${use.id}] as owner of ${work.object.name.toLowerCase()}`,
      [],
    );
  } else if (queues && !queues.has(use.id)) {
    fail(use.row, 'INVALID_CROSS_REFERENCE_KEY', 'Queue not associated with this SObject type', ['OwnerId']);
  }
}
