import type {
  BoundExpressionContext,
  ComparisonOperatorContext,
  ConditionalExpressionContext,
  DateFormulaContext,
  FieldExpressionContext,
  LogicalExpressionContext,
  SubQueryContext,
  ValueContext,
  ValueListContext,
  WhereConditionalExpressionContext,
  WhereLogicalExpressionContext,
} from '@apexdevtools/apex-parser';
import { QueryFailure } from '../../kernel/ports/records.ts';
import type { CompareOperator, Condition, ValueNode } from './ast.ts';
import { notSupported } from './errors.ts';
import { operand, subQueryOf } from './parse.ts';

/** The condition of a WHERE clause. */
export function whereCondition(tree: WhereLogicalExpressionContext): Condition {
  const items = tree.whereConditionalExpression_list().map(whereItem);
  return combine(items, tree.SOQLOR_list().length > 0, Boolean(tree.NOT()));
}

function whereItem(tree: WhereConditionalExpressionContext): Condition {
  const inner = tree.whereLogicalExpression() as WhereLogicalExpressionContext | null;
  if (inner) return whereCondition(inner);
  const expression = tree.whereFieldExpression().fieldExpression() as FieldExpressionContext | null;
  if (!expression) throw notSupported('FORMULA()');
  return comparison(expression);
}

/** The condition of a HAVING clause. */
export function havingCondition(tree: LogicalExpressionContext): Condition {
  const items = tree.conditionalExpression_list().map(havingItem);
  return combine(items, tree.SOQLOR_list().length > 0, Boolean(tree.NOT()));
}

function havingItem(tree: ConditionalExpressionContext): Condition {
  const inner = tree.logicalExpression() as LogicalExpressionContext | null;
  return inner ? havingCondition(inner) : comparison(tree.fieldExpression());
}

function combine(items: Condition[], any: boolean, negated: boolean): Condition {
  const first = items[0];
  if (!first) throw new QueryFailure('a condition is missing');
  if (negated) return { kind: 'not', item: first };
  return items.length === 1 ? first : { kind: any ? 'or' : 'and', items };
}

function comparison(tree: FieldExpressionContext): Condition {
  return {
    kind: 'compare',
    left: operand(tree.fieldName(), tree.soqlFunction()),
    operator: operatorOf(tree.comparisonOperator()),
    right: valueOf(tree.value()),
  };
}

function operatorOf(tree: ComparisonOperatorContext): CompareOperator {
  if (tree.NOT()) return 'NOT IN';
  const text = tree.getText().toUpperCase();
  return text === '<>' ? '!=' : (text as CompareOperator);
}

function valueOf(tree: ValueContext): ValueNode {
  const bound = tree.boundExpression() as BoundExpressionContext | null;
  if (bound) return { kind: 'bind', name: bound.expression().getText() };
  const query = tree.subQuery() as SubQueryContext | null;
  if (query) return { kind: 'query', query: subQueryOf(query) };
  const list = tree.valueList() as ValueListContext | null;
  if (list) return { kind: 'list', items: list.value_list().map(valueOf) };
  const formula = tree.dateFormula() as DateFormulaContext | null;
  if (formula) return dateFormula(formula);
  return literal(tree);
}

function literal(tree: ValueContext): ValueNode {
  const text = tree.getText();
  if (tree.NULL()) return { kind: 'null' };
  if (tree.BooleanLiteral()) return { kind: 'boolean', value: text.toLowerCase() === 'true' };
  if (tree.StringLiteral()) return { kind: 'string', value: unescape(text.slice(1, -1)) };
  if (tree.DateLiteral()) return { kind: 'date', value: text };
  if (tree.DateTimeLiteral()) return { kind: 'datetime', value: instant(text) };
  if (tree.TimeLiteral()) return { kind: 'time', value: text };
  if (tree.signedNumber()) return { kind: 'number', value: Number(text) };
  throw notSupported(`the value ${text}`);
}

/** A date-time literal in UTC; a time zone is part of it. */
function instant(text: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new QueryFailure(`invalid date-time: ${text}`);
  return new Date(time).toISOString();
}

function dateFormula(tree: DateFormulaContext): ValueNode {
  const [name = '', count] = tree.getText().toUpperCase().split(':');
  return { kind: 'dateFormula', name, count: count === undefined ? 0 : Number(count) };
}

const ESCAPES: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/**
 * Resolves the escapes of a SOQL text literal. `\_` and `\%` keep their backslash: LIKE reads them.
 * Source: SOQL and SOSL Reference, "Quoted String Escape Sequences".
 */
function unescape(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (whole, rest: string) => {
    if (rest.length === 5) return String.fromCharCode(parseInt(rest.slice(1), 16));
    if (rest === '_' || rest === '%') return whole;
    return ESCAPES[rest] ?? ESCAPES[rest.toLowerCase()] ?? rest;
  });
}
