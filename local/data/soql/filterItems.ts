import { NotImplemented } from '../../kernel/notImplemented.ts';
import type { Column } from './scope.ts';
import { familyOf } from './values.ts';

/** A condition of a roll-up summary or a sharing rule as metadata writes it. Source: Metadata API Developer Guide, "FilterItem". */
export interface FilterItem {
  field: string;
  operation: string;
  value: string;
}

const COMPARISONS: Record<string, string> = { lessThan: '<', greaterThan: '>', lessOrEqual: '<=', greaterOrEqual: '>=' };

function literal(value: string, column: Column): string {
  const family = familyOf(column.field);
  if (family === 'number') return String(Number(value) || 0);
  if (family === 'boolean') return /^(true|1)$/i.test(value) ? '1' : '0';
  return `'${value.replaceAll("'", "''")}'`;
}

/** Several values stand with commas between; a blank value means a blank field. */
function valuesOf(item: FilterItem): string[] {
  return item.value
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** SQL of one condition. */
export function filterSql(column: Column, item: FilterItem): string {
  const values = valuesOf(item);
  const comparison = COMPARISONS[item.operation];
  if (comparison) return `${column.sql} ${comparison} ${literal(item.value, column)}`;
  switch (item.operation) {
    case 'equals':
      return values.length === 0 ? `${column.sql} IS NULL` : oneOf(column, values);
    case 'notEqual':
      return values.length === 0 ? `${column.sql} IS NOT NULL` : `NOT COALESCE(${oneOf(column, values)}, 0)`;
    case 'contains':
    case 'includes':
      return `(${values.map((value) => matching(column, `%${value}%`)).join(' OR ')})`;
    case 'notContain':
    case 'excludes':
      return `NOT COALESCE(${values.map((value) => matching(column, `%${value}%`)).join(' OR ')}, 0)`;
    case 'startsWith':
      return `(${values.map((value) => matching(column, `${value}%`)).join(' OR ')})`;
    default:
      throw new NotImplemented(`filter operation ${item.operation} on ${item.field}`);
  }
}

function oneOf(column: Column, values: string[]): string {
  return `${column.sql} COLLATE NOCASE IN (${values.map((value) => literal(value, column)).join(', ')})`;
}

function matching(column: Column, pattern: string): string {
  return `${column.sql} LIKE '${pattern.replaceAll("'", "''")}'`;
}
