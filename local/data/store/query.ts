import { NotImplemented } from '../../kernel/notImplemented.ts';
import { QueryFailure } from '../../kernel/ports/records.ts';
import type { AccessMode, Binds, PlainValue, QueryAnswer } from '../../kernel/ports/records.ts';
import { permissionRow } from '../security/permissionView.ts';
import { fillUserRecordAccess } from '../security/recordAccess.ts';
import type { Condition, Query, ValueNode } from '../soql/ast.ts';
import type { Plan } from '../soql/compile.ts';
import { noSuchColumnText, noSuchObjectText } from '../soql/errors.ts';
import { runPlan } from '../soql/run.ts';
import type { Actor, StoreCore } from './core.ts';
import { bindMap } from './planCache.ts';

/** Runs SOQL for an actor. Throws QueryFailure. */
export function runQuery(core: StoreCore, soql: string, binds: Binds, access: AccessMode, actor: Actor): QueryAnswer {
  core.actor = actor;
  if (access.sharing || access.mode === 'user') core.refresh();
  const query = core.plans.parsed(soql);
  const mode = modeOf(query, access);
  const values = bindMap(binds);
  return answer(core, query, core.plans.plan(soql, values, actor.userId, mode), values, mode, actor);
}

/** Runs a query that is known only as a tree. */
export function runTree(core: StoreCore, query: Query, values: BindValues, access: AccessMode, actor: Actor): QueryAnswer {
  core.actor = actor;
  return answer(core, query, core.plans.compiled(query, values, actor.userId, access), values, access, actor);
}

function answer(core: StoreCore, query: Query, plan: Plan, values: BindValues, mode: AccessMode, actor: Actor): QueryAnswer {
  if (mode.mode === 'user') checkAccess(core, plan, actor.userId);
  if (query.withMode === 'enforced') checkEnforced(core, plan, actor.userId);
  for (const table of plan.tables) {
    refuseView(core, table);
    core.tables.ensure(table);
  }
  if (plan.tables.has('FieldDefinition')) prepareFieldDefinitions(core, query, values);
  if (plan.object === 'UserRecordAccess') prepareRecordAccess(core, query, values);
  if (plan.object === 'UserPermissionAccess') preparePermissions(core, actor.userId);
  const environment = {
    binds: values,
    now: actor.now(),
    timeZone: core.user(actor.userId).timeZone,
  };
  return runPlan(plan, environment, core.prepare, (id) => core.objectOf(id).name);
}

const FILLED = new Set(['EntityDefinition', 'FieldDefinition']);
/** Without flows there are none to show. */
const OF_FLOWS = new Set(['FlowDefinitionView', 'FlowVersionView']);

/** Views of metadata, whose rows have a DurableId, and the subscribers of events have rows in every org; here nothing makes them. */
function refuseView(core: StoreCore, table: string): void {
  if (OF_FLOWS.has(table) && core.metadata.flows.length === 0) return;
  const isView = table === 'EventBusSubscriber' || core.metadata.schema.field(table, 'DurableId') !== undefined;
  if (isView && !FILLED.has(table)) throw new NotImplemented(`the rows of ${table}`);
}

function modeOf(query: Query, access: AccessMode): AccessMode {
  if (query.withMode === undefined) return access;
  if (query.withMode !== 'enforced') return { mode: query.withMode, sharing: query.withMode === 'user' || access.sharing };
  if ((access.apiVersion ?? 0) >= 67) {
    throw new QueryFailure('WITH SECURITY_ENFORCED is not supported from API version 67.0 on. Use WITH USER_MODE.');
  }
  return { ...access, mode: 'system' };
}

/** Source: Apex Developer Guide, "Filter SOQL Queries Using WITH SECURITY_ENFORCED". */
function checkEnforced(core: StoreCore, plan: Plan, userId: string): void {
  for (const [object, fields] of plan.touched) {
    const open =
      core.access.canObject(userId, object, 'read') && [...fields].every((field) => core.access.canField(userId, object, field, 'read'));
    if (!open) throw new QueryFailure('Insufficient permissions: secure query included inaccessible field', 'access');
  }
}

/** Object and field rights of every name in the query, as user mode demands. Source: Apex Developer Guide, "Enforce User Mode". */
function checkAccess(core: StoreCore, plan: Plan, userId: string): void {
  const inaccessible: Record<string, string[]> = {};
  let first: string | undefined;
  for (const [object, fields] of plan.touched) {
    if (!core.access.canObject(userId, object, 'read')) {
      first ??= noSuchObjectText(object);
      inaccessible[object] = [...fields];
      continue;
    }
    const hidden = [...fields].filter((field) => !core.access.canField(userId, object, field, 'read'));
    if (hidden.length === 0) continue;
    inaccessible[object] = hidden;
    first ??= noSuchColumnText(hidden[0] ?? '', object);
  }
  if (first !== undefined) throw new QueryFailure(first, 'access', inaccessible);
}

type BindValues = Map<string, PlainValue | PlainValue[]>;

/** UserRecordAccess is computed for the user and the records that the WHERE clause names. */
function prepareRecordAccess(core: StoreCore, query: Query, binds: BindValues): void {
  const userId = equalTo(query.where, 'userid', binds)[0];
  const ids = equalTo(query.where, 'recordid', binds);
  if (userId === undefined || ids.length === 0) {
    throw new QueryFailure('UserRecordAccess can be queried only by UserId and RecordId');
  }
  const { schema } = core.metadata;
  fillUserRecordAccess(userId, ids, {
    schema,
    writer: core.writer,
    tables: core.tables,
    access: core.access,
    sharing: core.sharing,
  });
}

function preparePermissions(core: StoreCore, userId: string): void {
  core.writer.run('DELETE FROM "UserPermissionAccess"');
  core.writer.insert('UserPermissionAccess', [permissionRow(userId, core.metadata.schema, core.access)]);
}

/**
 * Rows of FieldDefinition are made for the objects that a query names, and for those that records of custom
 * metadata types refer to. Source: Tooling API, "FieldDefinition": a filter on the entity is required.
 */
function prepareFieldDefinitions(core: StoreCore, query: Query, binds: BindValues): void {
  const paths = ['entitydefinition.qualifiedapiname', 'entitydefinition.developername', 'entitydefinitionid', 'durableid'];
  const named = paths.flatMap((path) => equalTo(query.where, path, binds)).map((text) => text.split('.')[0] ?? '');
  const own = core.metadata.objects.filter((object) => object.kind === 'customMetadata').flatMap((type) => definitionsOf(core, type.name));
  const all = query.from.toLowerCase() === 'entitydefinition' && named.length === 0 ? core.metadata.schema.objectNames() : [];
  const objects = new Set([...named, ...own, ...all].flatMap((name) => core.metadata.schema.object(name)?.name ?? []));
  for (const name of objects) core.fillFieldDefinitions(name);
}

/** The objects that a metadata type's records name in references to fields. */
function definitionsOf(core: StoreCore, type: string): string[] {
  const fields = core.object(type).fields.filter((field) => field.referenceTo[0] === 'FieldDefinition');
  return fields.flatMap((field) => {
    const rows = core.writer.all(`SELECT DISTINCT "${field.name}" AS value FROM "${type}"`);
    return rows.map((row) => String(row['value'] ?? '').split('.')[0] ?? '');
  });
}

function equalTo(condition: Condition | undefined, field: string, binds: BindValues): string[] {
  if (condition?.kind === 'and') return condition.items.flatMap((item) => equalTo(item, field, binds));
  if (condition?.kind !== 'compare' || condition.left.kind !== 'field') return [];
  if (condition.left.path.join('.').toLowerCase() !== field) return [];
  return condition.operator === '=' || condition.operator === 'IN' ? textsOf(condition.right, binds) : [];
}

function textsOf(node: ValueNode, binds: BindValues): string[] {
  if (node.kind === 'string') return [node.value];
  if (node.kind === 'list') return node.items.flatMap((item) => textsOf(item, binds));
  const value = node.kind === 'bind' ? binds.get(node.name.toLowerCase()) : undefined;
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}
