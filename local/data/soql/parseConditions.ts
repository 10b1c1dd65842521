import { QueryFailure } from '../../kernel/ports/records.ts';
import type { CompareOperator, Condition, ValueNode } from './ast.ts';
import { queryOf } from './parse.ts';
import { callOrField } from './parseFunctions.ts';
import type { Token, TokenReader } from './tokens.ts';

/** A condition. AND and OR may not stand side by side without parentheses. Source: SOQL and SOSL Reference, "Logical Operators". */
export function condition(reader: TokenReader): Condition {
  const items = [factor(reader)];
  const word = ['AND', 'OR'].find((one) => reader.sees(one));
  if (word === undefined) return items[0] as Condition;
  while (reader.take(word)) items.push(factor(reader));
  if (reader.sees('AND') || reader.sees('OR')) reader.unexpected();
  return { kind: word === 'AND' ? 'and' : 'or', items };
}

function factor(reader: TokenReader): Condition {
  if (reader.take('NOT')) return { kind: 'not', item: factor(reader) };
  if (!reader.sees('(')) return comparison(reader);
  reader.expect('(');
  const inner = condition(reader);
  reader.expect(')');
  return inner;
}

const OPERATORS: Record<string, CompareOperator> = {
  ...{ '=': '=', '!=': '!=', '<>': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' },
  ...{ LIKE: 'LIKE', IN: 'IN', INCLUDES: 'INCLUDES', EXCLUDES: 'EXCLUDES' },
};

function comparison(reader: TokenReader): Condition {
  const left = callOrField(reader);
  if (reader.take('NOT', 'IN')) return { kind: 'compare', left, operator: 'NOT IN', right: value(reader) };
  const operator = OPERATORS[reader.peek().text.toUpperCase()];
  if (operator === undefined) reader.unexpected();
  reader.next();
  return { kind: 'compare', left, operator, right: value(reader) };
}

function value(reader: TokenReader): ValueNode {
  if (reader.take('(')) {
    const node: ValueNode = reader.sees('SELECT') ? { kind: 'query', query: queryOf(reader) } : { kind: 'list', items: items(reader) };
    reader.expect(')');
    return node;
  }
  const token = reader.next();
  if (token.kind === 'name') return word(token, reader);
  return literal(token, reader);
}

function items(reader: TokenReader): ValueNode[] {
  const found = [value(reader)];
  while (reader.take(',')) found.push(value(reader));
  return found;
}

function literal(token: Token, reader: TokenReader): ValueNode {
  switch (token.kind) {
    case 'bind':
      return { kind: 'bind', name: token.value };
    case 'string':
      return { kind: 'string', value: token.value };
    case 'number':
      return { kind: 'number', value: Number(token.text) };
    case 'date':
      return { kind: 'date', value: token.text };
    case 'datetime':
      return { kind: 'datetime', value: instant(token.text) };
    case 'time':
      return { kind: 'time', value: token.text.toUpperCase() };
    default:
      throw new QueryFailure(`unexpected token: '${token.kind === 'end' ? reader.peek().text : token.text}'`);
  }
}

/** `null`, `true`, a date literal, or an amount with its currency (`USD5000`). */
function word(token: Token, reader: TokenReader): ValueNode {
  const name = token.value.toUpperCase();
  if (name === 'NULL') return { kind: 'null' };
  if (name === 'TRUE' || name === 'FALSE') return { kind: 'boolean', value: name === 'TRUE' };
  const amount = /^[A-Z]{3}(\d+)$/.exec(name);
  if (amount) return { kind: 'number', value: Number(amount[1]) };
  if (reader.take(':')) {
    const count = reader.next();
    if (count.kind !== 'number') reader.unexpected();
    return { kind: 'dateFormula', name, count: Number(count.text) };
  }
  if (!DATE_WORD.test(name)) throw new QueryFailure(`unexpected token: '${token.text}'`);
  return { kind: 'dateFormula', name, count: 0 };
}

const DATE_WORD = /^(TODAY|YESTERDAY|TOMORROW|(LAST|NEXT)_90_DAYS|(LAST|THIS|NEXT)_(FISCAL_)?(DAY|WEEK|MONTH|QUARTER|YEAR))$/;

/** A date-time literal in UTC; a time zone is part of it. */
function instant(text: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new QueryFailure(`invalid date-time: ${text}`);
  return new Date(time).toISOString();
}
