import { QueryFailure } from '../../kernel/ports/records.ts';
import type { ObjectSchema } from '../../kernel/ports/schema.ts';
import { NotImplemented } from '../../kernel/notImplemented.ts';
import type { NumberNode, Operand, OrderItem, Query } from './ast.ts';
import { conditionSql } from './conditions.ts';
import { CompileContext } from './context.ts';
import type { CompileEnvironment, ParameterSource } from './context.ts';
import { noSuchChildRelationship, noSuchObject } from './errors.ts';
import { isLongText, operandColumn } from './operands.ts';
import { checkRestrictions } from './restrictions.ts';
import { Scope } from './scope.ts';
import type { Column } from './scope.ts';
import { addImplicit, aggregateList, expandFields, isCount, isGrouped, recordList } from './selectList.ts';
import type { SelectList } from './selectList.ts';
import type { RecordShape } from './shape.ts';
import { subtotalSql } from './subtotals.ts';
import { boundScalar, familyOf, keyColumn } from './values.ts';

/** One SQL statement with how to read its rows. */
export interface Statement {
  sql: string;
  parameters: ParameterSource[];
  shape: RecordShape;
}

/** An inner query of the SELECT list; its first parameter is the list of parent ids, its last column the parent. */
export interface ChildStatement extends Statement {
  name: string;
  parentIndex: number;
  children: ChildStatement[];
}

/** A compiled query. */
export interface Plan extends Statement {
  kind: 'records' | 'aggregate' | 'count';
  object: string;
  children: ChildStatement[];
  /** Object and field names that user mode must check. */
  touched: Map<string, Set<string>>;
  /** Objects whose tables must be there. */
  tables: Set<string>;
}

/** Compiles a query against the schema. Throws QueryFailure with the platform's message. */
export function compileQuery(query: Query, environment: CompileEnvironment): Plan {
  const context = new CompileContext(environment);
  const object = queriedObject(query.from, environment);
  checkRestrictions(query, object.name);
  const scope = new Scope(context, object, query);
  if (isCount(query)) return countPlan(query, scope, context);
  const grouped = isGrouped(query);
  const { sql, shape } = query.grouping
    ? subtotalSql(query, scope, context)
    : grouped
      ? plainSql(query, aggregateList(query, scope, context), scope, context)
      : plainSql(query, recordList(expandFields(query, object), scope, context), scope, context);
  return {
    sql,
    parameters: context.parameters,
    shape,
    kind: grouped ? 'aggregate' : 'records',
    object: object.name,
    children: childStatements(query, object, context),
    touched: context.touched,
    tables: context.tables,
  };
}

function plainSql(query: Query, list: SelectList, scope: Scope, context: CompileContext): { sql: string; shape: RecordShape } {
  const tail = tailSql(query, scope, context);
  const sql = `SELECT ${list.columns.join(', ')} FROM ${scope.fromSql()}${tail}${pageSql(query, context)}`;
  return { sql, shape: list.shape };
}

function childStatements(query: Query, object: ObjectSchema, context: CompileContext): ChildStatement[] {
  return query.select.flatMap((item) =>
    item.kind === 'query' ? [childStatement(unprefixed(item.query, query, object), object, context)] : [],
  );
}

/** An inner query may name its parent before the relationship: FROM Account.Contacts. Source: SOQL and SOSL Reference, "FIELDS()". */
function unprefixed(child: Query, parent: Query, object: ObjectSchema): Query {
  const [prefix = '', relationship, ...more] = child.from.split('.');
  const known = [object.name, parent.from, parent.alias].some((name) => name?.toLowerCase() === prefix.toLowerCase());
  return known && relationship !== undefined && more.length === 0 ? { ...child, from: relationship } : child;
}

function queriedObject(name: string, environment: CompileEnvironment): ObjectSchema {
  const object = environment.schema.object(name);
  if (!object || !object.queryable) throw noSuchObject(name);
  return object;
}

function countPlan(query: Query, scope: Scope, context: CompileContext): Plan {
  if (query.orderBy.length > 0) throw new QueryFailure('Ordered by clause is not allowed with COUNT()');
  const tail = tailSql(query, scope, context);
  const from = `FROM ${scope.fromSql()}${tail}`;
  const page = pageSql(query, context);
  const sql = page ? `SELECT COUNT(*) FROM (SELECT 1 ${from}${page})` : `SELECT COUNT(*) ${from}`;
  const shape: RecordShape = {
    object: 'AggregateResult',
    idIndex: -1,
    outputs: [],
    parents: new Map(),
  };
  const object = scope.root.object.name;
  return {
    sql,
    parameters: context.parameters,
    shape,
    kind: 'count',
    object,
    children: [],
    touched: context.touched,
    tables: context.tables,
  };
}

/** WHERE, GROUP BY, HAVING and ORDER BY. */
function tailSql(query: Query, scope: Scope, context: CompileContext): string {
  const where = whereSql(query, scope, context);
  const groups = query.groupBy.map((group) => groupColumn(group, scope, context).sql);
  const having = query.having ? conditionSql(query.having, scope, context, innerSql) : undefined;
  // Groups come in their order, the blank one last, as tests of packages expect.
  const ties = isGrouped(query) ? groups.map((sql) => `${sql} ASC NULLS LAST`) : [`${scope.root.alias}.rowid`];
  const order = orderSql(query.orderBy, scope, context, isCount(query) ? [] : ties);
  return where + (groups.length > 0 ? ` GROUP BY ${groups.join(', ')}` : '') + (having ? ` HAVING ${having}` : '') + order;
}

/** A field or function that rows may be grouped by. */
export function groupColumn(group: Operand, scope: Scope, context: CompileContext): Column {
  const column = operandColumn(group, scope, context);
  if (isLongText(column.field)) throw new QueryFailure(`field '${column.field.name}' can not be grouped in a query call`);
  return column;
}

/** Source: SOQL and SOSL Reference, "USING SCOPE". */
function scopeSql(query: Query, scope: Scope, context: CompileContext): string | undefined {
  if (query.scope === undefined || query.scope === 'everything') return undefined;
  if (query.scope !== 'mine') throw new NotImplemented(`SOQL USING SCOPE ${query.scope}`);
  const { object } = scope.root;
  if (!context.environment.schema.field(object.name, 'OwnerId')) throw new NotImplemented(`SOQL USING SCOPE mine of ${object.name}`);
  return `${scope.column(['OwnerId']).sql} = '${context.environment.userId}'`;
}

export function whereSql(query: Query, scope: Scope, context: CompileContext): string {
  const { alias, object } = scope.root;
  const conditions: string[] = [];
  const deletable = context.environment.schema.field(object.name, 'IsDeleted');
  if (!query.allRows && deletable) conditions.push(`${alias}."IsDeleted" = 0`);
  const shared = context.environment.sharing?.(object, alias);
  if (shared !== undefined) conditions.push(shared);
  const mine = scopeSql(query, scope, context);
  if (mine !== undefined) conditions.push(mine);
  if (query.where) conditions.push(conditionSql(query.where, scope, context, innerSql));
  return conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
}

/** The SQL of a semi- or anti-join's inner query. */
export function innerSql(query: Query, context: CompileContext): string {
  const object = queriedObject(query.from, context.environment);
  const scope = new Scope(context, object, query);
  const [item, ...others] = query.select;
  if (others.length > 0 || item?.kind !== 'field') {
    throw new QueryFailure('The inner select of a semi join must select exactly one field');
  }
  const column = scope.column(item.path);
  if (familyOf(column.field) !== 'id') {
    throw new QueryFailure(`The selected field '${column.field.name}' in the inner select must be an id or a reference`);
  }
  const tail = tailSql({ ...query, orderBy: query.limit ? query.orderBy : [] }, scope, context);
  const notNull = tail.startsWith(' WHERE ') ? tail.replace(' WHERE ', ` WHERE ${column.sql} IS NOT NULL AND `) : tail;
  return `SELECT ${column.sql} FROM ${scope.fromSql()}${notNull}${pageSql(query, context)}`;
}

function orderSql(items: OrderItem[], scope: Scope, context: CompileContext, ties: string[]): string {
  const parts = [...items.map((item) => orderItemSql(item, operandColumn(item.operand, scope, context))), ...ties];
  return parts.length === 0 ? '' : ` ORDER BY ${parts.join(', ')}`;
}

/** One item of ORDER BY over a column. */
export function orderItemSql(item: OrderItem, column: Column, sql = sortKeySql(column)): string {
  if (isLongText(column.field)) throw new QueryFailure(`field '${column.field.name}' can not be sorted in a query call`);
  return `${sql} ${item.descending ? 'DESC' : 'ASC'} NULLS ${item.nulls}`;
}

/** What a column is sorted by. */
export function sortKeySql(column: Column): string {
  const ranks = column.field.picklistValues;
  if (ranks.length > 0 && column.field.type === 'picklist')
    return rankSql(
      column.sql,
      ranks.map((value) => value.value),
    );
  return familyOf(column.field) === 'text' ? `sf_sortkey(${column.sql})` : column.sql;
}

/**
 * Picklists sort in the order of their values; a value that is none of them comes after all that are, and such values sort as text.
 * Source: SOQL and SOSL Reference, "ORDER BY"; tests of public packages.
 */
function rankSql(sql: string, values: string[]): string {
  const cases = values.map((value, rank) => `WHEN '${value.replaceAll("'", "''")}' THEN ${rank}`).join(' ');
  return `(CASE WHEN ${sql} IS NULL THEN NULL ELSE CASE ${sql} ${cases} ELSE sf_sortkey(${sql}) END END)`;
}

export function pageSql(query: Query, context: CompileContext): string {
  if (!query.limit && !query.offset) return '';
  const limit = query.limit ? numberSql(query.limit, context) : '-1';
  if (query.offset?.kind === 'number' && query.offset.value > MOST_OFFSET)
    throw new QueryFailure(`Maximum SOQL offset allowed is ${MOST_OFFSET}`);
  return ` LIMIT ${limit}${query.offset ? ` OFFSET ${numberSql(query.offset, context)}` : ''}`;
}

/** Source: SOQL and SOSL Reference, "OFFSET". */
const MOST_OFFSET = 2000;

function numberSql(node: NumberNode, context: CompileContext): string {
  if (node.kind === 'number') return String(node.value);
  return context.parameter((environment) => {
    const value = boundScalar(environment, node.name);
    if (typeof value !== 'number' || value < 0) throw new QueryFailure(`Invalid row number for :${node.name}`);
    return value;
  });
}

/** An inner query of the SELECT list: one statement for all parents, limited within each parent. */
function childStatement(query: Query, parent: ObjectSchema, outer: CompileContext): ChildStatement {
  const { schema } = outer.environment;
  const relation = schema.childRelationship(parent.name, query.from);
  if (!relation) throw noSuchChildRelationship(query.from);
  if (isGrouped(query) || isCount(query)) throw new QueryFailure('aggregate functions are not allowed in an inner query of SELECT');
  const context = new CompileContext(outer.environment, outer.touched, outer.tables);
  const object = queriedObject(relation.childObject, outer.environment);
  const scope = new Scope(context, object, query);
  const list = recordList(expandFields(query, object), scope, context);
  const link = scope.column([relation.field]);
  const key = idOfNamed(parent.name, link.sql);
  addImplicit(list.shape, link.field, list.columns.length);
  const ids = context.parameter(() => null);
  const where = whereSql(query, scope, context);
  const linked = `${where}${where ? ' AND ' : ' WHERE '}${key} IN (SELECT value FROM json_each(${ids}))`;
  const order = orderSql(query.orderBy, scope, context, [`${scope.root.alias}.rowid`]);
  const columns = [...list.columns, key].map((sql, index) => `${sql} AS c${index}`).join(', ');
  const sql = limitedSql(query, { columns, from: scope.fromSql(), linked, order, key }, context);
  return {
    name: relation.name,
    sql,
    parameters: withIds(context, ids),
    shape: list.shape,
    parentIndex: list.columns.length,
    children: childStatements(query, object, context),
  };
}

/** The id of what a child names: children of EntityDefinition hold names. */
function idOfNamed(parent: string, link: string): string {
  const column = keyColumn(parent);
  return column === 'Id' ? link : `(SELECT "Id" FROM "${parent}" WHERE "${column}" = ${link})`;
}

interface ChildSql {
  columns: string;
  from: string;
  linked: string;
  order: string;
  key: string;
}

function limitedSql(query: Query, parts: ChildSql, context: CompileContext): string {
  if (!query.limit) return `SELECT ${parts.columns} FROM ${parts.from}${parts.linked}${parts.order}`;
  const rank = `ROW_NUMBER() OVER (PARTITION BY ${parts.key}${parts.order}) AS rank`;
  const inner = `SELECT ${parts.columns}, ${rank} FROM ${parts.from}${parts.linked}`;
  return `SELECT * FROM (${inner}) WHERE rank <= ${numberSql(query.limit, context)} ORDER BY rank`;
}

/** Marks the parameter of the parent ids: the runner replaces it. */
function withIds(context: CompileContext, placeholder: string): ParameterSource[] {
  const position = Number(placeholder.slice(1)) - 1;
  return context.parameters.map((source, index) => (index === position ? PARENT_IDS : source));
}

/** Stands for the list of parent ids of a child statement. */
export const PARENT_IDS: ParameterSource = () => null;
