import { NotImplemented } from '../../kernel/notImplemented.ts';
import { QueryFailure } from '../../kernel/ports/records.ts';
import type { FieldSchema, FieldType } from '../../kernel/ports/schema.ts';
import type { FunctionCall, NumberNode, Operand, PlaceNode } from './ast.ts';
import { quoted } from './context.ts';
import type { CompileContext } from './context.ts';
import { dateColumn } from './dateFunctions.ts';
import type { Column, Scope } from './scope.ts';
import { boundScalar } from './values.ts';

const AGGREGATES = new Set(['AVG', 'COUNT', 'COUNT_DISTINCT', 'MIN', 'MAX', 'SUM', 'GROUPING']);
const PRESENTATIONS = new Set(['TOLABEL', 'FORMAT', 'CONVERTCURRENCY', 'DISTANCE']);

/** True for functions over groups of rows. */
export function isAggregate(call: FunctionCall): boolean {
  return AGGREGATES.has(call.name) || (call.inner !== undefined && isAggregate(call.inner));
}

/** True for functions that show a value of one record otherwise. */
export function isPresentation(call: FunctionCall): boolean {
  return PRESENTATIONS.has(call.name) && !isAggregate(call);
}

function computed(column: Column, sql: string, type: FieldType, name = column.field.name): Column {
  return { ...column, sql, field: { ...column.field, name, type }, bare: false };
}

const SUMMABLE = new Set<FieldType>(['integer', 'long', 'double', 'currency', 'percent']);
const UNORDERED = new Set<FieldType>(['boolean', 'base64', 'address', 'location', 'multipicklist']);

function aggregateColumn(call: FunctionCall, column: Column): Column {
  const { type, name } = column.field;
  const refused =
    ((call.name === 'SUM' || call.name === 'AVG') && !SUMMABLE.has(type)) ||
    ((call.name === 'MIN' || call.name === 'MAX') && UNORDERED.has(type)) ||
    isLongText(column.field);
  if (refused) throw new QueryFailure(`field ${name} does not support aggregate operator ${call.name}`);
  if (call.name === 'GROUPING') throw new NotImplemented('GROUPING outside of SELECT, and of ORDER BY after ROLLUP or CUBE');
  if (call.name === 'COUNT') return computed(column, `COUNT(${column.sql})`, 'integer', 'COUNT');
  if (call.name === 'COUNT_DISTINCT') return computed(column, `COUNT(DISTINCT ${column.sql})`, 'integer', 'COUNT_DISTINCT');
  // AVG of Integer fields is a Double. Source: SOQL and SOSL Reference, "Aggregate Functions".
  const result = call.name === 'AVG' || (call.name === 'SUM' && type === 'integer') ? 'double' : type;
  return computed(column, `${call.name}(${column.sql})`, result);
}

/** Text that cannot be filtered, sorted or grouped. */
export function isLongText(field: FieldSchema): boolean {
  return (field.type === 'textarea' && field.length > 255) || field.type === 'base64' || field.type === 'encryptedstring';
}

/** The label of a picklist value in the user's language. Source: SOQL and SOSL Reference, "toLabel()". */
function labelColumn(column: Column): Column {
  const labels = column.field.picklistValues.filter((value) => value.label !== value.value).map(({ value, label }) => [value, label]);
  if (labels.length === 0) return column;
  const json = JSON.stringify(Object.fromEntries(labels)).replaceAll("'", "''");
  return computed(column, `sf_labels(${column.sql}, '${json}')`, column.field.type);
}

/** Source: SOQL and SOSL Reference, "FORMAT()". */
function formatColumn(column: Column, context: CompileContext): Column {
  const { type, scale } = column.field;
  return computed(column, `sf_format(${column.sql}, '${type}', ${scale}, ${context.zone()})`, 'string');
}

function numberSql(node: NumberNode, context: CompileContext): string {
  if (node.kind === 'number') return String(node.value);
  return context.parameter((environment) => Number(boundScalar(environment, node.name)));
}

function placeSql(place: PlaceNode, scope: Scope, context: CompileContext): string {
  if (place.kind === 'point') return `${numberSql(place.latitude, context)}, ${numberSql(place.longitude, context)}`;
  const column = scope.column(place.path);
  const parts = column.object.fields.filter((field) => field.compoundField === column.field.name);
  const part = (name: RegExp): string => {
    const field = parts.find((one) => name.test(one.name));
    if (!field || place.path.length > 1) throw new NotImplemented(`DISTANCE of ${place.path.join('.')}`);
    return `${scope.root.alias}.${quoted(field.name)}`;
  };
  return `${part(/Latitude/)}, ${part(/Longitude/)}`;
}

/** Source: SOQL and SOSL Reference, "DISTANCE". */
function distanceColumn(call: FunctionCall, scope: Scope, context: CompileContext): Column {
  const [from, to] = call.places ?? [];
  const column = scope.column(['Id']);
  if (!from || !to) throw new QueryFailure('DISTANCE needs two places');
  const unit = call.unit === 'km' ? 'km' : 'mi';
  const sql = `sf_distance(${placeSql(from, scope, context)}, ${placeSql(to, scope, context)}, '${unit}')`;
  return computed(column, sql, 'double', 'DISTANCE');
}

/** The column of a function call. */
export function functionColumn(call: FunctionCall, scope: Scope, context: CompileContext): Column {
  if (call.name === 'DISTANCE') return distanceColumn(call, scope, context);
  const column = call.inner ? functionColumn(call.inner, scope, context) : scope.column(call.path ?? ['Id']);
  switch (call.name) {
    case 'TOLABEL':
      return labelColumn(column);
    case 'FORMAT':
      return formatColumn(column, context);
    case 'CONVERTCURRENCY':
      return column;
    default:
      return isAggregate(call) ? aggregateColumn(call, column) : dateColumn(call, column, context);
  }
}

/** The column of a field or function. */
export function operandColumn(operand: Operand, scope: Scope, context: CompileContext): Column {
  return operand.kind === 'field' ? scope.column(operand.path) : functionColumn(operand.call, scope, context);
}
