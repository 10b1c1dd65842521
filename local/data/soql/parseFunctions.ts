import { NotImplemented } from '../../kernel/notImplemented.ts';
import type { FunctionCall, NumberNode, Operand, PlaceNode } from './ast.ts';
import type { TokenReader } from './tokens.ts';

const KNOWN = new Set([
  ...['AVG', 'COUNT', 'COUNT_DISTINCT', 'MIN', 'MAX', 'SUM', 'GROUPING', 'TOLABEL', 'FORMAT', 'CONVERTCURRENCY', 'DISTANCE'],
  ...['CALENDAR_MONTH', 'CALENDAR_QUARTER', 'CALENDAR_YEAR', 'FISCAL_MONTH', 'FISCAL_QUARTER', 'FISCAL_YEAR', 'DAY_IN_MONTH'],
  ...['DAY_IN_WEEK', 'DAY_IN_YEAR', 'DAY_ONLY', 'HOUR_IN_DAY', 'WEEK_IN_MONTH', 'WEEK_IN_YEAR'],
]);

/** True when a function call comes next. */
export function isCall(reader: TokenReader): boolean {
  return reader.peek().kind === 'name' && reader.peek(1).text === '(';
}

/** A field or a function call, whichever is there. */
export function callOrField(reader: TokenReader): Operand {
  if (isCall(reader)) return { kind: 'function', call: functionCall(reader) };
  return { kind: 'field', path: reader.name().split('.') };
}

/** A function call; functions that the local org lacks are refused by name. */
export function functionCall(reader: TokenReader): FunctionCall {
  const written = reader.name();
  const name = written.toUpperCase();
  if (!KNOWN.has(name)) throw new NotImplemented(`SOQL function ${written}`);
  reader.expect('(');
  const call = name === 'DISTANCE' ? distance(reader) : { name, ...argument(reader) };
  reader.expect(')');
  return call;
}

function argument(reader: TokenReader): Omit<FunctionCall, 'name'> {
  if (reader.sees(')')) return { local: false };
  if (reader.sees('CONVERTTIMEZONE', '(')) {
    reader.expect('CONVERTTIMEZONE', '(');
    const path = reader.name().split('.');
    reader.expect(')');
    return { path, local: true };
  }
  if (isCall(reader)) {
    const inner = functionCall(reader);
    return { path: inner.path, local: false, inner };
  }
  return { path: reader.name().split('.'), local: false };
}

function distance(reader: TokenReader): FunctionCall {
  const first = place(reader);
  reader.expect(',');
  const second = place(reader);
  reader.expect(',');
  const unit = reader.next();
  if (unit.kind !== 'string') reader.unexpected();
  return { name: 'DISTANCE', local: false, places: [first, second], unit: unit.value };
}

function place(reader: TokenReader): PlaceNode {
  if (reader.peek().kind === 'bind') throw new NotImplemented('a bound Location in the SOQL function DISTANCE');
  if (!reader.take('GEOLOCATION', '(')) return { kind: 'field', path: reader.name().split('.') };
  const latitude = coordinate(reader);
  reader.expect(',');
  const longitude = coordinate(reader);
  reader.expect(')');
  return { kind: 'point', latitude, longitude };
}

function coordinate(reader: TokenReader): NumberNode {
  const token = reader.next();
  if (token.kind === 'bind') return { kind: 'bind', name: token.value };
  if (token.kind !== 'number') reader.unexpected();
  return { kind: 'number', value: Number(token.text) };
}
