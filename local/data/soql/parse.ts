import { NotImplemented } from '../../kernel/notImplemented.ts';
import { QueryFailure } from '../../kernel/ports/records.ts';
import type { NumberNode, Operand, OrderItem, Query, SelectItem, TypeOf } from './ast.ts';
import { condition } from './parseConditions.ts';
import { callOrField, functionCall, isCall } from './parseFunctions.ts';
import { TokenReader, tokensOf } from './tokens.ts';

/** Parses SOQL text. Throws QueryFailure (kind `syntax`) where the platform says MALFORMED_QUERY. */
export function parseSoql(text: string): Query {
  const reader = new TokenReader(tokensOf(text));
  const query = queryOf(reader);
  if (reader.peek().kind !== 'end') reader.unexpected();
  return query;
}

/** A SELECT, up to what does not belong to it. */
export function queryOf(reader: TokenReader): Query {
  reader.expect('SELECT');
  const select = listOf(reader, selectItem);
  reader.expect('FROM');
  const query: Query = { select, ...fromOf(reader), groupBy: [], orderBy: [], allRows: false, purposes: [] };
  if (reader.take('USING')) query.scope = scopeOf(reader);
  if (reader.take('WHERE')) query.where = condition(reader);
  while (reader.take('WITH')) withClause(reader, query);
  if (reader.take('GROUP', 'BY')) {
    groupClause(reader, query);
    if (reader.take('HAVING')) query.having = condition(reader);
  }
  pageClauses(reader, query);
  while (reader.sees('FOR') || reader.sees('ALL') || reader.sees('UPDATE')) purposeClause(reader, query);
  return query;
}

/** ORDER BY, LIMIT and OFFSET, as queries and the objects of a search have them. */
export function pageClauses(reader: TokenReader, query: Pick<Query, 'orderBy' | 'limit' | 'offset'>): void {
  if (reader.take('ORDER', 'BY')) query.orderBy = listOf(reader, orderItem);
  if (reader.take('LIMIT')) query.limit = rowNumber(reader);
  if (reader.take('OFFSET')) query.offset = rowNumber(reader);
}

/** Items with commas between. */
export function listOf<T>(reader: TokenReader, item: (reader: TokenReader) => T): T[] {
  const items = [item(reader)];
  while (reader.take(',')) items.push(item(reader));
  return items;
}

const CLAUSES = new Set(['USING', 'WHERE', 'WITH', 'GROUP', 'HAVING', 'ORDER', 'LIMIT', 'OFFSET', 'FOR', 'ALL', 'UPDATE', 'AS', 'FROM']);

function aliasOf(reader: TokenReader): string | undefined {
  const explicit = reader.take('AS');
  const token = reader.peek();
  if (token.kind !== 'name' || (!explicit && CLAUSES.has(token.value.toUpperCase()))) return undefined;
  return reader.next().value;
}

function fromOf(reader: TokenReader): Pick<Query, 'from' | 'alias' | 'joins'> {
  const from = reader.name();
  const alias = aliasOf(reader);
  const joins: Query['joins'] = [];
  while (reader.take(',')) {
    const path = reader.name().split('.');
    joins.push({ path, alias: aliasOf(reader) ?? path.at(-1) ?? '' });
  }
  return { from, alias, joins };
}

function scopeOf(reader: TokenReader): string {
  reader.expect('SCOPE');
  return reader.name().toLowerCase();
}

/** Source: SOQL and SOSL Reference, "SELECT", "TYPEOF", "FIELDS()". */
function selectItem(reader: TokenReader): SelectItem {
  if (reader.take('(')) {
    const query = queryOf(reader);
    reader.expect(')');
    return { kind: 'query', query, alias: aliasOf(reader) };
  }
  if (reader.take('TYPEOF')) return { kind: 'typeof', typeOf: typeOfClause(reader) };
  if (reader.sees('FIELDS', '(')) return { kind: 'fields', set: fieldsSet(reader) };
  if (isCall(reader)) return { kind: 'function', call: functionCall(reader), alias: aliasOf(reader) };
  return { kind: 'field', path: reader.name().split('.'), alias: aliasOf(reader) };
}

function fieldsSet(reader: TokenReader): 'ALL' | 'CUSTOM' | 'STANDARD' {
  reader.expect('FIELDS', '(');
  const set = reader.name().toUpperCase();
  reader.expect(')');
  if (set !== 'ALL' && set !== 'CUSTOM' && set !== 'STANDARD') throw new QueryFailure(`unexpected token: '${set}'`);
  return set;
}

function typeOfClause(reader: TokenReader): TypeOf {
  const clause: TypeOf = { path: reader.name().split('.'), when: [], otherwise: [] };
  const paths = (): string[][] => listOf(reader, (tokens) => tokens.name().split('.'));
  while (reader.take('WHEN')) {
    const object = reader.name();
    reader.expect('THEN');
    clause.when.push({ object, fields: paths() });
  }
  if (reader.take('ELSE')) clause.otherwise = paths();
  reader.expect('END');
  return clause;
}

function withClause(reader: TokenReader, query: Query): void {
  if (reader.take('USER_MODE')) query.withMode = 'user';
  else if (reader.take('SYSTEM_MODE')) query.withMode = 'system';
  else if (reader.take('SECURITY_ENFORCED')) query.withMode = 'enforced';
  else throw new NotImplemented(`SOQL WITH ${reader.peek().text}`);
}

function groupClause(reader: TokenReader, query: Query): void {
  for (const grouping of ['ROLLUP', 'CUBE'] as const) {
    if (!reader.take(grouping, '(')) continue;
    query.grouping = grouping;
    query.groupBy = listOf(reader, callOrField);
    reader.expect(')');
    return;
  }
  query.groupBy = listOf(reader, callOrField);
}

/** Source: SOQL and SOSL Reference, "ORDER BY": nulls come first unless the text says otherwise. */
function orderItem(reader: TokenReader): OrderItem {
  const operand: Operand = callOrField(reader);
  const descending = reader.take('DESC');
  if (!descending) reader.take('ASC');
  let nulls: 'FIRST' | 'LAST' = 'FIRST';
  if (reader.take('NULLS')) {
    if (reader.take('LAST')) nulls = 'LAST';
    else reader.expect('FIRST');
  }
  return { operand, descending, nulls };
}

function rowNumber(reader: TokenReader): NumberNode {
  const token = reader.peek();
  if (token.kind === 'bind') return { kind: 'bind', name: reader.next().value };
  if (token.kind !== 'number' || !/^\d+$/.test(token.text)) reader.unexpected();
  return { kind: 'number', value: Number(reader.next().text) };
}

function purposeClause(reader: TokenReader, query: Query): void {
  if (reader.take('ALL', 'ROWS')) query.allRows = true;
  else if (reader.take('FOR')) query.purposes.push(...listOf(reader, (tokens) => tokens.name().toUpperCase()));
  else if (reader.take('UPDATE')) query.purposes.push(...listOf(reader, (tokens) => tokens.name().toUpperCase()));
  else reader.unexpected();
}
