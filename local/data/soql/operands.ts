import { QueryFailure } from '../../kernel/ports/records.ts';
import type { FieldSchema, FieldType } from '../../kernel/ports/schema.ts';
import type { FunctionCall, Operand } from './ast.ts';
import type { CompileContext } from './context.ts';
import type { Column, Scope } from './scope.ts';

const AGGREGATES = new Set(['AVG', 'COUNT', 'COUNT_DISTINCT', 'MIN', 'MAX', 'SUM']);

/** True for functions over groups of rows. */
export function isAggregate(call: FunctionCall): boolean {
  return AGGREGATES.has(call.name);
}

/** SQL over a date (`d`) that is `YYYY-MM-DD` or longer. */
const DATE_SQL: Record<string, (d: string) => string> = {
  CALENDAR_YEAR: (d) => `CAST(substr(${d}, 1, 4) AS INTEGER)`,
  CALENDAR_QUARTER: (d) => `((CAST(substr(${d}, 6, 2) AS INTEGER) + 2) / 3)`,
  CALENDAR_MONTH: (d) => `CAST(substr(${d}, 6, 2) AS INTEGER)`,
  DAY_IN_MONTH: (d) => `CAST(substr(${d}, 9, 2) AS INTEGER)`,
  DAY_IN_WEEK: (d) => `(CAST(strftime('%w', substr(${d}, 1, 10)) AS INTEGER) + 1)`,
  DAY_IN_YEAR: (d) => `CAST(strftime('%j', substr(${d}, 1, 10)) AS INTEGER)`,
  DAY_ONLY: (d) => `substr(${d}, 1, 10)`,
  HOUR_IN_DAY: (d) => `CAST(substr(${d}, 12, 2) AS INTEGER)`,
  WEEK_IN_MONTH: (d) => `((CAST(substr(${d}, 9, 2) AS INTEGER) + 6) / 7)`,
  WEEK_IN_YEAR: (d) => `((CAST(strftime('%j', substr(${d}, 1, 10)) AS INTEGER) + 6) / 7)`,
};

function virtualField(column: Column | undefined, name: string, type: FieldType): FieldSchema {
  if (!column) throw new QueryFailure(`${name} needs a field`);
  return { ...column.field, name, type };
}

/** A date function over a date or datetime; datetimes count in UTC unless `convertTimezone` is written. */
function dateColumn(call: FunctionCall, column: Column, context: CompileContext): Column {
  const make = DATE_SQL[call.name];
  const { type } = column.field;
  if (!make || (type !== 'date' && type !== 'datetime')) {
    throw new QueryFailure(`Field ${column.field.name} does not support the function ${call.name}`);
  }
  const zone = call.local ? context.zone() : undefined;
  const input = zone ? `sf_local(${column.sql}, ${zone})` : column.sql;
  const result = call.name === 'DAY_ONLY' ? 'date' : 'integer';
  return {
    ...column,
    sql: make(input),
    field: virtualField(column, call.name, result),
    bare: false,
  };
}

const SUMMABLE = new Set<FieldType>(['integer', 'long', 'double', 'currency', 'percent']);

function aggregateColumn(call: FunctionCall, column: Column): Column {
  const { type } = column.field;
  if ((call.name === 'SUM' || call.name === 'AVG') && !SUMMABLE.has(type)) {
    throw new QueryFailure(`field ${column.field.name} does not support aggregate operator ${call.name}`);
  }
  if (call.name === 'COUNT')
    return {
      ...column,
      sql: `COUNT(${column.sql})`,
      field: virtualField(column, 'COUNT', 'integer'),
      bare: false,
    };
  if (call.name === 'COUNT_DISTINCT') {
    return {
      ...column,
      sql: `COUNT(DISTINCT ${column.sql})`,
      field: virtualField(column, 'COUNT_DISTINCT', 'integer'),
      bare: false,
    };
  }
  const result = call.name === 'AVG' ? 'double' : type;
  return {
    ...column,
    sql: `${call.name}(${column.sql})`,
    field: virtualField(column, column.field.name, result),
    bare: false,
  };
}

/** The column of a function call. */
export function functionColumn(call: FunctionCall, scope: Scope, context: CompileContext): Column {
  const column = scope.column(call.path ?? ['Id']);
  return isAggregate(call) ? aggregateColumn(call, column) : dateColumn(call, column, context);
}

/** The column of a field or function. */
export function operandColumn(operand: Operand, scope: Scope, context: CompileContext): Column {
  return operand.kind === 'field' ? scope.column(operand.path) : functionColumn(operand.call, scope, context);
}
