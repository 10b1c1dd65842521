import { QueryFailure } from '../../kernel/ports/records.ts';
import type { FieldSchema, ObjectSchema } from '../../kernel/ports/schema.ts';
import type { FunctionCall, Query, SelectItem, TypeOf } from './ast.ts';
import type { CompileContext } from './context.ts';
import { noSuchObject } from './errors.ts';
import { functionColumn, isAggregate, isPresentation, operandColumn } from './operands.ts';
import type { Column, Scope } from './scope.ts';
import type { RecordShape } from './shape.ts';

/** The columns of a SELECT and how rows become records. */
export interface SelectList {
  columns: string[];
  shape: RecordShape;
}

const FIELDS_LIMIT = 200;

/** The fields that FIELDS(ALL), FIELDS(CUSTOM) or FIELDS(STANDARD) stands for. */
function fieldsOf(set: 'ALL' | 'CUSTOM' | 'STANDARD', object: ObjectSchema): FieldSchema[] {
  return object.fields.filter((field) => set === 'ALL' || field.custom === (set === 'CUSTOM'));
}

/** Source: SOQL and SOSL Reference, "FIELDS()". */
export function expandFields(query: Query, object: ObjectSchema): SelectItem[] {
  return query.select.flatMap((item): SelectItem[] => {
    if (item.kind !== 'fields') return [item];
    const small = query.limit?.kind === 'number' && query.limit.value <= FIELDS_LIMIT;
    if (item.set !== 'STANDARD' && !small) {
      throw new QueryFailure('The SOQL FIELDS function must have a LIMIT of at most 200');
    }
    return fieldsOf(item.set, object).map((field) => ({ kind: 'field', path: [field.name] }));
  });
}

/** Columns for a query of records. The record's own id is always there, as in every sObject. */
export function recordList(items: SelectItem[], scope: Scope, context: CompileContext): SelectList {
  const columns: string[] = [];
  const shape: RecordShape = {
    object: scope.root.object.name,
    idIndex: 0,
    outputs: [],
    parents: new Map(),
  };
  const target: Target = { scope, context, columns, shape, unnamed: 0 };
  addField(['Id'], target);
  for (const output of shape.outputs) output.implicit = true;
  for (const item of items) addItem(item, target);
  return { columns, shape };
}

interface Target {
  scope: Scope;
  context: CompileContext;
  columns: string[];
  shape: RecordShape;
  unnamed: number;
}

function addItem(item: SelectItem, target: Target): void {
  if (item.kind === 'field') {
    if (item.alias !== undefined) throw new QueryFailure('only aggregate expressions use field aliasing');
    addField(target.scope.ownPath(item.path), target);
  } else if (item.kind === 'typeof') addTypeOf(item.typeOf, target);
  else if (item.kind === 'function') addFunction(item.call, item.alias, target);
}

function addField(path: string[], target: Target): void {
  addColumn(path, target.scope.column(path), undefined, target);
}

/** A shown value stands under the field's own name unless it has another. */
function addFunction(call: FunctionCall, alias: string | undefined, target: Target): void {
  if (!isPresentation(call)) throw new QueryFailure(`Grouped query is needed for the function ${call.name}`);
  const column = functionColumn(call, target.scope, target.context);
  const path = call.path ? target.scope.ownPath(call.path) : ['Id'];
  const name = alias ?? (call.path ? column.field.name : `expr${target.unnamed++}`);
  addColumn(path, column, name, target);
  if (call.name === 'FORMAT' && alias === undefined && call.path) keepUnformatted(path, target);
}

/** In Apex a field under FORMAT without an alias is what it is without FORMAT. Source: observed platform output. */
function keepUnformatted(path: string[], target: Target): void {
  const { sql, field } = target.scope.column(path);
  const holder = path.length === 1 ? target.shape : parentShape(path.slice(0, -1), target);
  const output = holder.outputs.find((one) => one.name === field.name);
  if (output) output.unformatted = { index: target.columns.length, type: field.type };
  target.columns.push(sql);
}

/** Where the paths of a select list begin: at the query's own object, or at one of the objects of TYPEOF. */
interface Start {
  shape: RecordShape;
  object: string;
  column(path: string[]): Column;
}

const rootOf = ({ shape, scope }: Target): Start => ({ shape, object: scope.root.object.name, column: (path) => scope.column(path) });

function addColumn(path: string[], column: Column, alias: string | undefined, target: Target, start = rootOf(target)): void {
  const holder = path.length === 1 ? start.shape : parentShape(path.slice(0, -1), target, start);
  const name = alias ?? column.field.name;
  const known = holder.outputs.find((output) => output.name === name);
  if (known) {
    const implicit = known.implicit;
    known.implicit = false;
    if (implicit) return;
    throw new QueryFailure(`duplicate field selected: ${path.join('.')}`);
  }
  holder.outputs.push({ index: target.columns.length, name, type: column.field.type });
  target.columns.push(column.sql);
}

/** The shape of the parent at a path of relationships, made with its id when it is not there yet. */
function parentShape(path: string[], target: Target, start = rootOf(target)): RecordShape {
  const { schema } = target.context.environment;
  let { shape } = start;
  let objects = [start.object];
  for (const [depth, step] of path.entries()) {
    const known = shape.parents.get(step.toLowerCase());
    const relation = objects.map((name) => schema.parentRelationship(name, step)).find((field) => field !== undefined);
    if (!relation?.relationshipName) throw new QueryFailure(`Didn't understand relationship '${step}' in field path.`);
    objects = relation.referenceTo;
    shape = known?.shape ?? newParent(shape, relation, start.column([...path.slice(0, depth), relation.name]), target);
  }
  return shape;
}

function newParent(holder: RecordShape, relation: FieldSchema, key: Column, target: Target): RecordShape {
  const single = relation.referenceTo.length === 1 ? relation.referenceTo[0] : undefined;
  const idIndex = target.columns.length;
  target.columns.push(key.sql);
  const shape: RecordShape = {
    object: single,
    idIndex,
    outputs: [{ index: idIndex, name: 'Id', type: 'id', implicit: true }],
    parents: new Map(),
  };
  const name = relation.relationshipName ?? relation.name;
  addImplicit(holder, relation, idIndex);
  holder.parents.set(name.toLowerCase(), { name, shape });
  return shape;
}

/** A record knows the id behind each relationship that was selected through. */
export function addImplicit(holder: RecordShape, relation: FieldSchema, index: number): void {
  if (holder.outputs.some((output) => output.name === relation.name)) return;
  holder.outputs.push({ index, name: relation.name, type: relation.type, implicit: true });
}

/** Fields that depend on what a polymorphic reference points at. Source: SOQL and SOSL Reference, "TYPEOF". */
function addTypeOf(clause: TypeOf, target: Target): void {
  const { schema } = target.context.environment;
  const path = target.scope.ownPath(clause.path);
  const shape = parentShape(path, target);
  for (const { object, fields } of clause.when) {
    const known = schema.object(object);
    if (!known) throw noSuchObject(object);
    const variant: RecordShape = {
      ...shape,
      object: known.name,
      outputs: shape.outputs.map((output) => ({ ...output })),
      parents: new Map(),
    };
    const start: Start = { shape: variant, object: known.name, column: (field) => target.scope.columnOf(path, known, field) };
    for (const field of fields) addColumn(field, start.column(field), undefined, target, start);
    (shape.variants ??= new Map()).set(known.name, variant);
  }
  for (const field of clause.otherwise) addField([...path, ...field], target);
}

/** True when a query answers AggregateResult rows. */
export function isGrouped(query: Query): boolean {
  return query.groupBy.length > 0 || query.select.some((item) => item.kind === 'function' && isAggregate(item.call));
}

/** True for `SELECT COUNT() FROM ...`. */
export function isCount(query: Query): boolean {
  const [first, ...others] = query.select;
  return others.length === 0 && first?.kind === 'function' && first.call.name === 'COUNT' && !first.call.path;
}

/** What a row of ROLLUP or CUBE is grouped by: the SQL of the group's columns that count. */
export interface GroupingSet {
  all: string[];
  kept: string[];
}

/** Columns for an aggregate query. Source: SOQL and SOSL Reference, "GROUP BY", "Using Aliases with GROUP BY". */
export function aggregateList(query: Query, scope: Scope, context: CompileContext, set?: GroupingSet): SelectList {
  const columns: string[] = [];
  const shape: RecordShape = {
    object: 'AggregateResult',
    idIndex: -1,
    outputs: [],
    parents: new Map(),
  };
  const groups = set?.all ?? query.groupBy.map((group) => operandColumn(group, scope, context).sql);
  let unnamed = 0;
  for (const item of query.select) {
    if (item.kind !== 'field' && item.kind !== 'function') throw new QueryFailure('An aggregate query takes fields and functions only');
    const column = groupedColumn(item, scope, context, set);
    const source = sourceColumn(item, column, scope);
    if (!(item.kind === 'function' && isAggregate(item.call))) requireGrouped(column, source, groups);
    const name = item.alias ?? (item.kind === 'field' ? column.field.name : `expr${unnamed++}`);
    shape.outputs.push({ index: columns.length, name, type: column.field.type });
    columns.push(leftOut(column, set) || leftOut(source, set) ? 'NULL' : column.sql);
  }
  return { columns, shape };
}

/** What a date function is of: rows that are grouped by a field have its date functions too. */
function sourceColumn(item: SelectItem, column: Column, scope: Scope): Column {
  const plain = item.kind === 'function' && !isAggregate(item.call) && !isPresentation(item.call) && item.call.path;
  return plain ? scope.column(plain) : column;
}

function groupedColumn(
  item: Extract<SelectItem, { kind: 'field' | 'function' }>,
  scope: Scope,
  context: CompileContext,
  set: GroupingSet | undefined,
): Column {
  if (item.kind === 'field') return scope.column(item.path);
  if (item.call.name !== 'GROUPING') return functionColumn(item.call, scope, context);
  return groupingColumn(item.call, scope, set);
}

/** GROUPING: 1 in a subtotal over the field, else 0. */
export function groupingColumn(call: FunctionCall, scope: Scope, set: GroupingSet | undefined): Column {
  const column = scope.column(call.path ?? ['Id']);
  const sql = leftOut(column, set) ? '1' : '0';
  return { ...column, sql, field: { ...column.field, type: 'integer' }, bare: false };
}

/** True when a row of a subtotal is not grouped by the column. */
export function leftOut(column: Column, set: GroupingSet | undefined): boolean {
  return set !== undefined && set.all.includes(column.sql) && !set.kept.includes(column.sql);
}

function requireGrouped(column: Column, source: Column, groups: string[]): void {
  if (!groups.includes(column.sql) && !groups.includes(source.sql))
    throw new QueryFailure(`Field must be grouped or aggregated: ${column.field.name}`);
}
