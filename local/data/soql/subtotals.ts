import type { Query } from './ast.ts';
import { groupColumn, orderItemSql, pageSql, sortKeySql, whereSql, innerSql } from './compile.ts';
import { conditionSql } from './conditions.ts';
import type { CompileContext } from './context.ts';
import { operandColumn } from './operands.ts';
import type { Column, Scope } from './scope.ts';
import { aggregateList, groupingColumn, leftOut } from './selectList.ts';
import type { GroupingSet } from './selectList.ts';
import type { RecordShape } from './shape.ts';

/** The sets of columns that ROLLUP (each beginning) or CUBE (each combination) groups by. */
function keptSets(count: number, grouping: 'ROLLUP' | 'CUBE'): number[][] {
  const all = Array.from({ length: count }, (_item, index) => index);
  if (grouping === 'ROLLUP') return [...all.map((index) => all.slice(0, count - index)), []];
  return Array.from({ length: 2 ** count }, (_item, bits) => all.filter((index) => (bits & (1 << index)) === 0));
}

/**
 * GROUP BY ROLLUP and CUBE: one SELECT per set of columns, put together. Subtotals follow what they sum up
 * unless the query says another order. Source: SOQL and SOSL Reference, "GROUP BY ROLLUP", "GROUP BY CUBE".
 */
export function subtotalSql(query: Query, scope: Scope, context: CompileContext): { sql: string; shape: RecordShape } {
  const groups = query.groupBy.map((group) => groupColumn(group, scope, context));
  const all = groups.map((group) => group.sql);
  const sets = keptSets(groups.length, query.grouping ?? 'ROLLUP').map((kept) => ({ all, kept: kept.map((index) => all[index] ?? '') }));
  const lists = sets.map((set) => aggregateList(query, scope, context, set));
  const width = lists[0]?.columns.length ?? 0;
  const keys = sets.map((set) => orderKeys(query, groups, set, scope, context));
  const parts = sets.map((set, index) => {
    const columns = [...(lists[index]?.columns ?? []), ...(keys[index] ?? [])].map((sql, at) => `${sql} AS c${at}`);
    return partSql(query, columns, set, scope, context);
  });
  const order = orderBy(query, groups, width, keys[0]?.length ?? 0);
  const sql = `SELECT * FROM (${parts.join(' UNION ALL ')})${order}${pageSql(query, context)}`;
  return { sql, shape: lists[0]?.shape ?? { object: 'AggregateResult', idIndex: -1, outputs: [], parents: new Map() } };
}

function partSql(query: Query, columns: string[], set: GroupingSet, scope: Scope, context: CompileContext): string {
  const where = whereSql(query, scope, context);
  const having = query.having ? ` HAVING ${conditionSql(query.having, scope, context, innerSql)}` : '';
  const group = set.kept.length > 0 ? ` GROUP BY ${set.kept.join(', ')}` : '';
  return `SELECT ${columns.join(', ')} FROM ${scope.fromSql()}${where}${group}${having}`;
}

/** Hidden columns that the whole is sorted by. */
function orderKeys(query: Query, groups: Column[], set: GroupingSet, scope: Scope, context: CompileContext): string[] {
  if (query.orderBy.length > 0) {
    return query.orderBy.map((item) => {
      const { operand } = item;
      if (operand.kind === 'function' && operand.call.name === 'GROUPING') return groupingColumn(operand.call, scope, set).sql;
      const column = operandColumn(item.operand, scope, context);
      return leftOut(column, set) ? 'NULL' : sortKeySql(column);
    });
  }
  return groups.flatMap((column) => (leftOut(column, set) ? ['1', 'NULL'] : ['0', sortKeySql(column)]));
}

function orderBy(query: Query, groups: Column[], width: number, count: number): string {
  const names = Array.from({ length: count }, (_item, index) => `c${width + index}`);
  if (query.orderBy.length === 0) return ` ORDER BY ${names.join(', ')}`;
  const first = groups[0];
  const parts = query.orderBy.flatMap((item, index) => (first ? [orderItemSql(item, { ...first, bare: false }, names[index])] : []));
  return ` ORDER BY ${parts.join(', ')}`;
}
