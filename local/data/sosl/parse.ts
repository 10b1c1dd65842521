import { NotImplemented } from '../../kernel/notImplemented.ts';
import { QueryFailure } from '../../kernel/ports/records.ts';
import type { Query, SelectItem } from '../soql/ast.ts';
import { condition } from '../soql/parseConditions.ts';
import { listOf, pageClauses } from '../soql/parse.ts';
import { callOrField } from '../soql/parseFunctions.ts';
import { TokenReader, tokensOf } from '../soql/tokens.ts';

/** The fields that are searched. */
export type SearchGroup = 'ALL' | 'NAME' | 'EMAIL' | 'PHONE' | 'SIDEBAR';

/** A search: the text or the bind that holds it, and one query per object of RETURNING. */
export interface Search {
  text: { kind: 'text' | 'bind'; value: string };
  group: SearchGroup;
  returning: Query[];
  mode?: 'user' | 'system';
}

const HEAD = /^\s*FIND\s+(?:\{((?:[^}\\]|\\.)*)\}|'((?:[^'\\]|\\.)*)'|:\s*([A-Za-z_][\w.]*))/is;

/** Parses SOSL text. Throws QueryFailure. Source: SOQL and SOSL Reference, "SOSL Syntax". */
export function parseSosl(sosl: string): Search {
  const head = HEAD.exec(sosl);
  if (!head) throw new QueryFailure(`unexpected token: '${sosl.trim().split(/\s+/)[0] ?? ''}'`);
  const reader = new TokenReader(tokensOf(sosl.slice(head[0].length)));
  const text = head[3] === undefined ? { kind: 'text' as const, value: textOf(head) } : { kind: 'bind' as const, value: head[3] };
  const search: Search = { text, group: groupOf(reader), returning: [] };
  if (!reader.take('RETURNING')) throw new NotImplemented('SOSL without RETURNING');
  search.returning = listOf(reader, returned);
  while (reader.take('WITH')) withClause(reader, search);
  if (reader.take('LIMIT')) limitAll(reader, search);
  if (reader.take('UPDATE')) listOf(reader, (tokens) => tokens.name());
  if (reader.peek().kind !== 'end') reader.unexpected();
  return search;
}

function textOf(head: RegExpExecArray): string {
  return head[1] ?? (head[2] ?? '').replace(/\\(['"\\])/g, '$1');
}

function groupOf(reader: TokenReader): SearchGroup {
  if (!reader.take('IN')) return 'ALL';
  const group = reader.name().toUpperCase();
  reader.expect('FIELDS');
  if (!/^(ALL|NAME|EMAIL|PHONE|SIDEBAR)$/.test(group)) throw new QueryFailure(`unexpected token: '${group}'`);
  return group as SearchGroup;
}

function returned(reader: TokenReader): Query {
  const from = reader.name();
  const query: Query = { select: [], from, joins: [], groupBy: [], orderBy: [], allRows: false, purposes: [] };
  if (!reader.take('(')) return query;
  query.select = listOf(reader, selected);
  if (reader.sees('USING')) throw new NotImplemented('SOSL USING LISTVIEW');
  if (reader.take('WHERE')) query.where = condition(reader);
  pageClauses(reader, query);
  reader.expect(')');
  return query;
}

function selected(reader: TokenReader): SelectItem {
  const operand = callOrField(reader);
  return operand.kind === 'field' ? { kind: 'field', path: operand.path } : { kind: 'function', call: operand.call };
}

/** Hints on how results are shown change nothing about what is found. */
function withClause(reader: TokenReader, search: Search): void {
  if (reader.take('USER_MODE')) search.mode = 'user';
  else if (reader.take('SYSTEM_MODE')) search.mode = 'system';
  else if (reader.take('HIGHLIGHT')) return;
  else if (reader.take('SPELL_CORRECTION', '=')) reader.name();
  else throw new NotImplemented(`SOSL WITH ${reader.peek().text}`);
}

/** A limit of the whole search holds for each object that has none of its own. */
function limitAll(reader: TokenReader, search: Search): void {
  const limit = reader.next();
  const node =
    limit.kind === 'bind' ? { kind: 'bind' as const, name: limit.value } : { kind: 'number' as const, value: Number(limit.text) };
  for (const query of search.returning) query.limit ??= node;
}
