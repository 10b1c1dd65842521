import { QueryFailure } from '../../kernel/ports/records.ts';
import type { FunctionCall } from './ast.ts';
import type { CompileContext } from './context.ts';
import type { Column } from './scope.ts';

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

/**
 * A date function over a date or datetime; datetimes count in UTC unless `convertTimezone` is written.
 * The fiscal year is the calendar year. Source: SOQL and SOSL Reference, "Date Functions".
 */
export function dateColumn(call: FunctionCall, column: Column, context: CompileContext): Column {
  const make = DATE_SQL[call.name.replace(/^FISCAL_/, 'CALENDAR_')];
  const { type, name } = column.field;
  if (!make || (type !== 'date' && type !== 'datetime')) {
    throw new QueryFailure(`Field ${name} does not support the function ${call.name}`);
  }
  const zone = call.local ? context.zone() : undefined;
  const input = zone ? `sf_local(${column.sql}, ${zone})` : column.sql;
  const result = call.name === 'DAY_ONLY' ? 'date' : 'integer';
  const sql = `CASE WHEN ${column.sql} IS NULL THEN NULL ELSE ${make(input)} END`;
  return { ...column, sql, field: { ...column.field, name: call.name, type: result }, bare: false };
}
