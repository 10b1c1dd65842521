/** Converts values where Apex converts them: at every assignment, argument, return and branch. */
import type { Position } from '../syntax/ast.ts';
import { isAssignable } from '../types/relations.ts';
import {
  DATE,
  DATETIME,
  DECIMAL,
  DOUBLE,
  ID,
  INTEGER,
  LONG,
  OBJECT,
  SOBJECT,
  STRING,
  VOID,
  isList,
  isSObject,
  listOf,
  type Type,
} from '../types/type.ts';
import type { Body } from './body.ts';
import { quote, type Code } from './code.ts';

const CONVERSIONS = new Map<Type, string>([
  [LONG, 'toLong'],
  [DOUBLE, 'toDouble'],
  [DECIMAL, 'toDecimal'],
]);

/** Decides the form of a static query: a list, unless the target is a record or a number. */
export function closeQuery(code: Code, target?: Type): Code {
  if (!code.query) return code;
  const { object, parameters, isAggregate } = code.query;
  if (code.query.dynamic !== undefined) return closeDynamic(code.query.dynamic, target);
  if (target && isSObject(target)) {
    return { js: `soqlOne(${parameters})`, type: object, nonNull: true };
  }
  const list = isAggregate ? 'soqlAggregate' : 'soql';
  const element = target && isList(target) ? (target.arguments[0] ?? object) : object;
  const type = isSObject(element) && (element.name === 'SObject' || element === object) ? listOf(element) : listOf(object);
  return { js: `${list}(${parameters},${quote(type.arguments[0]?.name ?? 'SObject')})`, type, nonNull: true };
}

/** `Database.query` fits every record and list of records; what it brings is checked when it runs. */
function closeDynamic(js: string, target: Type | undefined): Code {
  if (target && isSObject(target)) {
    const one = `oneRecord(${js})`;
    return { js: target === SOBJECT ? one : `cast(${one},${quote(target.name)})`, type: target, nonNull: true };
  }
  const element = target && isList(target) ? target.arguments[0] : undefined;
  const type = listOf(element && isSObject(element) ? element : SOBJECT);
  return { js, type, nonNull: true };
}

function numeric(code: Code, to: Type): Code | undefined {
  const conversion = CONVERSIONS.get(to);
  if (!conversion || (code.type !== INTEGER && code.type !== LONG && code.type !== DOUBLE && code.type !== DECIMAL)) return undefined;
  if (to === LONG && code.literal !== undefined) return { js: `(${code.literal}n)`, type: LONG, nonNull: true };
  if (to === LONG && code.nonNull) return { js: `BigInt(${code.js})`, type: LONG, nonNull: true };
  return { js: `${conversion}(${code.js})`, type: to, nonNull: code.nonNull };
}

/** Converts to a type that is known to be reachable. */
export function widen(code: Code, to: Type): Code {
  const closed = closeQuery({ ...code, safe: undefined }, to);
  if (closed.type === to || to === OBJECT) return { ...closed, type: to === OBJECT ? closed.type : to };
  const number = numeric(closed, to);
  if (number) return number;
  if (to === ID && closed.type === STRING) return { js: `toId(${closed.js})`, type: ID, nonNull: closed.nonNull };
  if (to === DATETIME && closed.type === DATE) return { js: `dateToDatetime(${closed.js})`, type: DATETIME, nonNull: closed.nonNull };
  return { ...closed, type: to };
}

/** Converts for an assignment, or throws the platform's compile error. */
export function convert(body: Body, code: Code, to: Type, position: Position, what = 'assignment'): Code {
  const closed = closeQuery(code, to);
  if (closed.type === VOID || !isAssignable(closed.type, to)) {
    const from = code.query && code.query.dynamic === undefined ? listOf(code.query.object) : closed.type;
    throw body.error(position, `Illegal ${what} from ${from.name} to ${to.name}`);
  }
  return widen(closed, to);
}
