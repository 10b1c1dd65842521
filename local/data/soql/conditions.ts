import { QueryFailure } from '../../kernel/ports/records.ts';
import type { PlainValue } from '../../kernel/ports/records.ts';
import type { CompareOperator, Condition, Query, ValueNode } from './ast.ts';
import type { CompileContext, ParameterSource, RunEnvironment, SqlValue } from './context.ts';
import { dateRange } from './dateLiterals.ts';
import { isLongText, operandColumn } from './operands.ts';
import type { Column, Scope } from './scope.ts';
import { startOfLocalDay } from './timeZone.ts';
import { beyondAscii, boundList, boundScalar, comparable, comparableBind, familyOf, fold, jsonList, literalValue } from './values.ts';

/** Compiles an inner query of a semi- or anti-join to SQL that yields one column. */
export type InnerCompiler = (query: Query, context: CompileContext) => string;

interface Comparison {
  column: Column;
  operator: CompareOperator;
  context: CompileContext;
}

/**
 * A condition as SQL with two truth values: a comparison with a blank is false, not unknown.
 * Source: SOQL and SOSL Reference, "Comparison Operators" and "fieldExpression".
 */
export function conditionSql(condition: Condition, scope: Scope, context: CompileContext, inner: InnerCompiler): string {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const items = condition.items.map((item) => conditionSql(item, scope, context, inner));
      return `(${items.join(condition.kind === 'and' ? ' AND ' : ' OR ')})`;
    }
    case 'not':
      return `NOT COALESCE(${conditionSql(condition.item, scope, context, inner)}, 0)`;
    case 'words':
      return wordsSql(condition.fields, condition.terms, scope, context);
    case 'compare': {
      const column = operandColumn(condition.left, scope, context);
      if (isLongText(column.field) || column.field.type === 'address') {
        throw new QueryFailure(`field '${column.field.name}' can not be filtered in a query call`);
      }
      return compareSql({ column, operator: condition.operator, context }, condition.right, inner);
    }
  }
}

/** Terms may hold `AND`, `OR` and `NOT` between them. */
function wordsSql(fields: string[], terms: string[], scope: Scope, context: CompileContext): string {
  const columns = fields.map((field) => `COALESCE(${scope.column([field]).sql}, '')`);
  if (columns.length === 0) return '0';
  const query = context.parameter(() => JSON.stringify(terms));
  return `sf_words(${query}, ${columns.join(` || ' ' || `)})`;
}

function compareSql(comparison: Comparison, right: ValueNode, inner: InnerCompiler): string {
  const { operator } = comparison;
  if (right.kind === 'dateFormula') return dateSql(comparison, right.name, right.count);
  if (operator === 'INCLUDES' || operator === 'EXCLUDES') return includesSql(comparison, right);
  if (operator === 'LIKE') return likeSql(comparison, right);
  if (operator === 'IN' || operator === 'NOT IN') return membershipSql(comparison, right, inner);
  return scalarSql(comparison, right);
}

function isText(column: Column): boolean {
  return familyOf(column.field) === 'text' && !column.field.caseSensitive;
}

/** Text beyond ASCII is compared through the store's folding function, the rest by the column's collation. */
function folded(comparison: Comparison, texts: PlainValue[]): boolean {
  if (!isText(comparison.column)) return false;
  return comparison.context.environment.unicodeBinds || texts.some((text) => typeof text === 'string' && beyondAscii(text));
}

function left(comparison: Comparison, fold: boolean): string {
  const { column } = comparison;
  if (fold) return `sf_fold(${column.sql})`;
  return column.bare || !isText(column) ? column.sql : `(${column.sql}) COLLATE NOCASE`;
}

function scalarSql(comparison: Comparison, right: ValueNode): string {
  const { column, context, operator } = comparison;
  if (right.kind === 'bind' && context.environment.listBinds.has(right.name.toLowerCase())) {
    if (operator === '=' || operator === '!=') {
      return membershipSql({ ...comparison, operator: operator === '=' ? 'IN' : 'NOT IN' }, right, refuseInner);
    }
    throw new QueryFailure(`Invalid bind expression type of a list for :${right.name}`);
  }
  const source = scalarSource(column, right);
  const constant = right.kind === 'bind' ? [] : [literalValue(column.field, right)];
  const fullFold = folded(comparison, constant);
  const value = context.parameter(fullFold ? (environment) => foldValue(source(environment)) : source);
  const sqlOperator = operator === '=' ? 'IS' : operator === '!=' ? 'IS NOT' : operator;
  return `${left(comparison, fullFold)} ${sqlOperator} ${value}`;
}

function refuseInner(): never {
  throw new QueryFailure('an inner query is not allowed here');
}

function foldValue(value: ReturnType<ParameterSource>): ReturnType<ParameterSource> {
  return typeof value === 'string' ? fold(value) : value;
}

function scalarSource(column: Column, node: ValueNode): ParameterSource {
  if (node.kind === 'bind') return (environment) => comparableBind(column.field, boundScalar(environment, node.name));
  const value = comparable(column.field, literalValue(column.field, node));
  return () => value;
}

/** The values on the right of IN: written ones, bound lists and bound single values together. */
function listSource(column: Column, node: ValueNode): (environment: RunEnvironment) => SqlValue[] {
  if (node.kind === 'bind') {
    return (environment) => boundList(environment, node.name).map((value) => comparableBind(column.field, value));
  }
  if (node.kind !== 'list') throw new QueryFailure('IN needs a list, a bind or an inner query');
  const parts = node.items.map((item) => {
    if (item.kind === 'bind') return listSource(column, item);
    const values = [comparable(column.field, literalValue(column.field, item))];
    return () => values;
  });
  return (environment) => parts.flatMap((part) => part(environment));
}

function holdsNull(node: ValueNode, context: CompileContext): boolean {
  if (node.kind === 'null') return true;
  if (node.kind === 'bind') return context.environment.nullBinds.has(node.name.toLowerCase());
  return node.kind === 'list' && node.items.some((item) => holdsNull(item, context) || (item.kind === 'string' && item.value === ''));
}

function literalTexts(node: ValueNode): string[] {
  if (node.kind === 'string') return [node.value];
  return node.kind === 'list' ? node.items.flatMap(literalTexts) : [];
}

function membershipSql(comparison: Comparison, right: ValueNode, inner: InnerCompiler): string {
  const { column, context, operator } = comparison;
  if (right.kind === 'query') {
    const found = `${column.sql} IN (${inner(right.query, context)})`;
    return operator === 'IN' ? found : `NOT COALESCE(${found}, 0)`;
  }
  const source = listSource(column, right);
  const fullFold = folded(comparison, literalTexts(right));
  const list = context.parameter((environment) => {
    const values = source(environment);
    return jsonList(fullFold ? values.map(foldValue) : values);
  });
  const found = `${left(comparison, fullFold)} IN (SELECT value FROM json_each(${list}))`;
  const withNull = holdsNull(right, context) ? `(${found} OR ${column.sql} IS NULL)` : found;
  return operator === 'IN' ? withNull : `NOT COALESCE(${withNull}, 0)`;
}

function likeSql(comparison: Comparison, right: ValueNode): string {
  const { column, context } = comparison;
  if (familyOf(column.field) !== 'text') {
    throw new QueryFailure(`invalid operator on ${column.field.type} field ${column.field.name}`);
  }
  if (isSinglePattern(right, context)) return singleLike(comparison, right);
  const source = listSource(column, right);
  const fullFold = folded(comparison, literalTexts(right));
  const patterns = context.parameter((environment) => {
    const values = source(environment).map((value) => (typeof value === 'string' ? value : null));
    return jsonList(fullFold ? values.map(foldValue) : values);
  });
  const target = fullFold ? `sf_fold(${column.sql})` : column.sql;
  return `EXISTS (SELECT 1 FROM json_each(${patterns}) p WHERE ${target} LIKE p.value ESCAPE '\\')`;
}

function isSinglePattern(node: ValueNode, context: CompileContext): boolean {
  return node.kind === 'bind' ? !context.environment.listBinds.has(node.name.toLowerCase()) : node.kind !== 'list';
}

function singleLike(comparison: Comparison, right: ValueNode): string {
  const source = scalarSource(comparison.column, right);
  const fullFold = folded(comparison, literalTexts(right));
  const pattern = comparison.context.parameter(fullFold ? (environment) => foldValue(source(environment)) : source);
  const target = fullFold ? `sf_fold(${comparison.column.sql})` : comparison.column.sql;
  return `${target} LIKE ${pattern} ESCAPE '\\'`;
}

/** Source: SOQL and SOSL Reference, "Querying Multi-Select Picklists". */
function includesSql(comparison: Comparison, right: ValueNode): string {
  const { column, context, operator } = comparison;
  if (column.field.type !== 'multipicklist') {
    throw new QueryFailure(`invalid operator on ${column.field.type} field ${column.field.name}`);
  }
  const source = listSource(column, right);
  const wanted = context.parameter((environment) => jsonList(source(environment).map((value) => String(value))));
  const found = `sf_includes(${column.sql}, ${wanted})`;
  return operator === 'INCLUDES' ? `${found} = 1` : `${found} = 0`;
}

/** A date literal is a span of days in the user's time zone. */
function dateSql(comparison: Comparison, name: string, count: number): string {
  const { column, context, operator } = comparison;
  const { type } = column.field;
  if (type !== 'date' && type !== 'datetime') {
    throw new QueryFailure(`value of filter criterion for field '${column.field.name}' must be of type ${type}`);
  }
  const edge = (side: 'start' | 'end'): string =>
    context.parameter((environment) => {
      const date = dateRange(name, count, environment.now, environment.timeZone)[side];
      return type === 'date' ? date : startOfLocalDay(date, environment.timeZone);
    });
  switch (operator) {
    case '=':
      return `(${column.sql} >= ${edge('start')} AND ${column.sql} < ${edge('end')})`;
    case '!=':
      return `NOT COALESCE(${column.sql} >= ${edge('start')} AND ${column.sql} < ${edge('end')}, 0)`;
    case '<':
      return `${column.sql} < ${edge('start')}`;
    case '>=':
      return `${column.sql} >= ${edge('start')}`;
    case '>':
      return `${column.sql} >= ${edge('end')}`;
    case '<=':
      return `${column.sql} < ${edge('end')}`;
    default:
      throw new QueryFailure(`invalid operator ${operator} with a date literal`);
  }
}
