import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import type {
  FieldNameContext,
  FieldOrderContext,
  GroupByClauseContext,
  LimitClauseContext,
  OffsetClauseContext,
  OrderByClauseContext,
  QueryContext,
  SelectEntryContext,
  SoqlFunctionContext,
  SubFieldEntryContext,
  SubQueryContext,
  WithClauseContext,
} from '@apexdevtools/apex-parser';
import { QueryFailure } from '../../kernel/ports/records.ts';
import type { FunctionCall, NumberNode, Operand, OrderItem, Query, SelectItem } from './ast.ts';
import { notSupported } from './errors.ts';
import { havingCondition, whereCondition } from './parseConditions.ts';

class Listener extends ApexErrorListener {
  first: string | undefined;

  apexSyntaxError(_line: number, _column: number, message: string): void {
    this.first ??= message;
  }
}

/** Parses SOQL text. Throws QueryFailure (kind `syntax`) where the platform says MALFORMED_QUERY. */
export function parseSoql(text: string): Query {
  const listener = new Listener();
  const { parser } = ApexParserFactory.createLexerAndParser(readable(text), listener);
  const tree = parser.query();
  if (listener.first !== undefined) throw new QueryFailure(listener.first);
  const rest = parser.getTokenStream().LT(1) as { text: string };
  if (rest.text !== '<EOF>') throw new QueryFailure(`unexpected token: '${rest.text}'`);
  return queryOf(tree);
}

/** The Apex lexer does not know the escapes `\%` and `\_` of LIKE patterns: they are written with two backslashes for it. */
function readable(text: string): string {
  return text.replace(/'(?:[^'\\]|\\.)*'/gs, (literal) =>
    literal.replace(/\\(.)/gs, (escape, letter: string) => (letter === '%' || letter === '_' ? `\\\\${letter}` : escape)),
  );
}

function queryOf(tree: QueryContext): Query {
  if (tree.usingScope()) throw notSupported('USING SCOPE');
  if (tree.UPDATE()) throw notSupported('UPDATE TRACKING and UPDATE VIEWSTAT');
  const group = tree.groupByClause() as GroupByClauseContext | null;
  return {
    ...fromOf(tree),
    select: tree.selectList().selectEntry_list().map(selectItem),
    where: tree.whereClause() ? whereCondition(tree.whereClause().whereLogicalExpression()) : undefined,
    withMode: withMode(tree.withClause()),
    groupBy: group ? groupOperands(group) : [],
    having: group?.HAVING() ? havingCondition(group.logicalExpression()) : undefined,
    orderBy: orderItems(tree.orderByClause()),
    limit: rowNumber(tree.limitClause()),
    offset: rowNumber(tree.offsetClause()),
    allRows: Boolean(tree.allRowsClause()),
  };
}

/** An inner query of a SELECT list or of a semi-join. */
export function subQueryOf(tree: SubQueryContext): Query {
  return {
    ...fromOf(tree),
    select: tree.subFieldList().subFieldEntry_list().map(selectItem),
    where: tree.whereClause() ? whereCondition(tree.whereClause().whereLogicalExpression()) : undefined,
    groupBy: [],
    orderBy: orderItems(tree.orderByClause()),
    limit: rowNumber(tree.limitClause()),
    allRows: false,
  };
}

function fromOf(tree: QueryContext | SubQueryContext): Pick<Query, 'from' | 'alias'> {
  const names = tree.fromNameList();
  if (names.fieldName_list().length > 1) throw notSupported('more than one object in FROM');
  const alias = names.soqlId_list()[0];
  return { from: pathOf(names.fieldName(0)).join('.'), alias: alias?.getText() };
}

/** The parts of a dotted name. */
export function pathOf(tree: FieldNameContext): string[] {
  return tree.soqlId_list().map((part) => part.getText());
}

function selectItem(entry: SelectEntryContext | SubFieldEntryContext): SelectItem {
  const alias = (entry.soqlId() as ReturnType<SelectEntryContext['soqlId']> | null)?.getText();
  if (entry.typeOf()) throw notSupported('TYPEOF');
  if (entry.subQuery()) return { kind: 'query', query: subQueryOf(entry.subQuery()) };
  const call = entry.soqlFunction() as SoqlFunctionContext | null;
  if (!call) return { kind: 'field', path: pathOf(entry.fieldName()), alias };
  if (call.FIELDS()) return { kind: 'fields', set: fieldsSet(call) };
  return { kind: 'function', call: functionCall(call), alias };
}

function fieldsSet(call: SoqlFunctionContext): 'ALL' | 'CUSTOM' | 'STANDARD' {
  const parameter = call.soqlFieldsParameter();
  if (parameter.ALL()) return 'ALL';
  return parameter.CUSTOM() ? 'CUSTOM' : 'STANDARD';
}

const KNOWN_FUNCTIONS = new Set([
  'AVG',
  'COUNT',
  'COUNT_DISTINCT',
  'MIN',
  'MAX',
  'SUM',
  'CALENDAR_MONTH',
  'CALENDAR_QUARTER',
  'CALENDAR_YEAR',
  'DAY_IN_MONTH',
  'DAY_IN_WEEK',
  'DAY_IN_YEAR',
  'DAY_ONLY',
  'HOUR_IN_DAY',
  'WEEK_IN_MONTH',
  'WEEK_IN_YEAR',
]);

/** A function call; functions that the local org lacks are refused by name. */
export function functionCall(tree: SoqlFunctionContext): FunctionCall {
  const name = tree.getChild(0).getText().toUpperCase();
  if (!KNOWN_FUNCTIONS.has(name)) throw notSupported(`the function ${name}`);
  const dated = tree.dateFieldName() as ReturnType<SoqlFunctionContext['dateFieldName']> | null;
  const field = (dated ? dated.fieldName() : tree.fieldName()) as FieldNameContext | null;
  return {
    name,
    path: field ? pathOf(field) : undefined,
    local: Boolean(dated?.CONVERT_TIMEZONE()),
  };
}

function withMode(tree: WithClauseContext | null): 'user' | 'system' | undefined {
  if (!tree) return undefined;
  if (tree.USER_MODE()) return 'user';
  if (tree.SYSTEM_MODE()) return 'system';
  if (tree.SECURITY_ENFORCED()) {
    throw new QueryFailure('WITH SECURITY_ENFORCED is not supported from API version 67.0 on. Use WITH USER_MODE.');
  }
  throw notSupported('this WITH clause');
}

function groupOperands(tree: GroupByClauseContext): Operand[] {
  if (tree.ROLLUP()) throw notSupported('GROUP BY ROLLUP');
  if (tree.CUBE()) throw notSupported('GROUP BY CUBE');
  return tree
    .fieldGroupByList()
    .fieldGroupBy_list()
    .map((entry) => operand(entry.fieldName(), entry.soqlFunction()));
}

/** A field or a function call, whichever is there. */
export function operand(field: FieldNameContext | null, call: SoqlFunctionContext | null): Operand {
  if (call) return { kind: 'function', call: functionCall(call) };
  if (field) return { kind: 'field', path: pathOf(field) };
  throw new QueryFailure('a field or function is missing');
}

function orderItems(tree: OrderByClauseContext | null): OrderItem[] {
  return tree ? tree.fieldOrderList().fieldOrder_list().map(orderItem) : [];
}

/** Source: SOQL and SOSL Reference, "ORDER BY": nulls come first unless the text says otherwise. */
function orderItem(tree: FieldOrderContext): OrderItem {
  return {
    operand: operand(tree.fieldName(), tree.soqlFunction()),
    descending: Boolean(tree.DESC()),
    nulls: tree.LAST() ? 'LAST' : 'FIRST',
  };
}

function rowNumber(tree: LimitClauseContext | OffsetClauseContext | null): NumberNode | undefined {
  if (!tree) return undefined;
  const bound = tree.boundExpression() as ReturnType<LimitClauseContext['boundExpression']> | null;
  if (bound) return { kind: 'bind', name: bound.expression().getText() };
  return { kind: 'number', value: Number(tree.IntegerLiteral().getText()) };
}
