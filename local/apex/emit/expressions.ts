/** Generates JavaScript for expressions. */
import type {
  CastExpression,
  CoalesceExpression,
  ConditionalExpression,
  Expression,
  IndexExpression,
  InstanceOfExpression,
  LiteralExpression,
  Position,
  SoqlExpression,
  SoslExpression,
  TypeLiteralExpression,
} from '../syntax/ast.ts';
import { areCompatible, commonType, isAssignable, isCastable } from '../types/relations.ts';
import {
  BOOLEAN,
  DECIMAL,
  DOUBLE,
  ID,
  INTEGER,
  LONG,
  NULL,
  OBJECT,
  SOBJECT,
  STRING,
  isList,
  isMap,
  isNumeric,
  isSObject,
  listOf,
  platformType,
  sobjectType,
  type Type,
} from '../types/type.ts';
import { resolveType, sobjectByName } from '../model/resolve.ts';
import type { Body } from './body.ts';
import { call } from './calls.ts';
import { quote, required, type Code } from './code.ts';
import { closeQuery, convert, widen } from './convert.ts';
import { arrayCreation, collection, creation, mapCreation } from './creation.ts';
import { assign, step } from './lvalues.ts';
import { fieldAccess, nameValue } from './names.ts';
import { arithmetic, binary, compare, condition, equality, logical, unary } from './operators.ts';
import { checkQuery } from './queryCheck.ts';
import { accessOf, queryFacts } from './queryFacts.ts';
import { along } from './safe.ts';
import { mark } from './writer.ts';

/** The element type of a list or set. */
export function listElement(type: Type): Type {
  return type.arguments[0] ?? OBJECT;
}

function literal(body: Body, node: LiteralExpression): Code {
  if (node.type === 'null') return { js: 'null', type: NULL };
  if (node.type === 'Boolean') return { js: node.text, type: BOOLEAN, nonNull: true };
  if (node.type === 'String') return { js: quote(node.text), type: STRING, nonNull: true };
  if (node.type === 'Long' && BigInt(node.text) > 9223372036854775807n) throw body.error(node, 'Illegal long');
  if (node.type === 'Long') return { js: `${BigInt(node.text)}n`, type: LONG, nonNull: true };
  if (node.type === 'Decimal') return { js: body.unit.constant(`decimal(${quote(node.text)})`), type: DECIMAL, nonNull: true };
  if (node.type === 'Double') return { js: body.unit.constant(`double(${Number(node.text)})`), type: DOUBLE, nonNull: true };
  const value = Number(node.text);
  if (value > 2147483647) throw body.error(node, 'Illegal integer');
  return { js: String(value), type: INTEGER, nonNull: true, literal: String(value) };
}

/** `(x) + 1` parses as a cast of `+1` to the type x; when x is a variable it is an addition. */
export function misreadCast(body: Body, node: CastExpression): { operator: '+' | '-'; left: Code; right: Expression } | undefined {
  const [part] = node.type.parts;
  const { operand } = node;
  if (node.type.parts.length !== 1 || !part || part.arguments.length > 0 || node.type.dimensions > 0) return undefined;
  if (operand.kind !== 'unary' || (operand.operator !== '+' && operand.operator !== '-')) return undefined;
  if (!body.scope.find(part.name) && resolveType(body.program, node.type, body.names)) return undefined;
  const left = nameValue(body, { kind: 'name', line: node.line, column: node.column, name: part.name });
  return { operator: operand.operator, left, right: operand.operand };
}

function cast(body: Body, node: CastExpression): Code {
  const sum = misreadCast(body, node);
  if (sum) return arithmetic(body, sum.operator, sum.left, expression(body, sum.right), node);
  const type = body.typeOf(node.type);
  const value = closeQuery(expression(body, node.operand), type);
  if (!isCastable(value.type, type))
    throw body.error(node, `Incompatible types since an instance of ${value.type.name} is never an instance of ${type.name}`);
  if (value.type === NULL || value.type === type) return { ...value, type };
  if (isNumeric(value.type) && isNumeric(type) && !isAssignable(value.type, type)) {
    return { js: `castNumber(${value.js},${quote(type.name)})`, type, nonNull: value.nonNull };
  }
  if (isAssignable(value.type, type) && !isDownCast(value.type, type)) return { ...widen(value, type), type, parent: undefined };
  return { js: `cast(${value.js},${quote(type.name)})`, type };
}

/** List<SObject> to List<Account> is assignable but must be checked when it runs. */
function isDownCast(from: Type, to: Type): boolean {
  return from.arguments.length > 0 && from !== to && to.name.length > from.name.length;
}

function conditional(body: Body, node: ConditionalExpression): Code {
  const test = condition(body, expression(body, node.condition), node.condition);
  const whenTrue = closeQuery(expression(body, node.whenTrue));
  const whenFalse = closeQuery(expression(body, node.whenFalse));
  if (!areCompatible(whenTrue.type, whenFalse.type))
    throw body.error(node, `Incompatible types in ternary operator: ${whenFalse.type.name}, ${whenTrue.type.name}`);
  const type = commonType(whenTrue.type, whenFalse.type) ?? OBJECT;
  const [a, b] = [widen(whenTrue, type), widen(whenFalse, type)];
  return { js: `(${test}?${a.js}:${b.js})`, type, nonNull: Boolean(a.nonNull && b.nonNull) };
}

function coalesce(body: Body, node: CoalesceExpression): Code {
  const open = expression(body, node.left);
  const right = closeQuery(expression(body, node.right), open.query?.object);
  if (open.query) {
    const { object, parameters, dynamic } = open.query;
    const first = dynamic === undefined ? `soqlFirst(${parameters})` : `firstRecord(${dynamic})`;
    return { js: `(${first} ?? ${right.js})`, type: object, nonNull: right.nonNull };
  }
  if (!areCompatible(open.type, right.type))
    throw body.error(node, `Incompatible types in null coalescing operator: ${open.type.name}, ${right.type.name}`);
  const type = commonType(open.type, right.type) ?? OBJECT;
  const [a, b] = [widen(open, type), widen(right, type)];
  return { js: `(${a.js} ?? ${b.js})`, type, nonNull: b.nonNull };
}

function index(body: Body, node: IndexExpression): Code {
  const target = closeQuery(expression(body, node.target));
  if (!isList(target.type)) throw body.error(node, `Expression must be a list type: ${target.type.name}`);
  const position = convert(body, expression(body, node.index), INTEGER, node.index);
  return along(target, (list) => ({ js: `${list.js}.get(${required(position)})`, type: listElement(list.type) }));
}

function instanceOf(body: Body, node: InstanceOfExpression): Code {
  const type = body.typeOf(node.type);
  const value = closeQuery(expression(body, node.operand));
  refuseCertain(body, value.type, type, node);
  return { js: `isInstance(${value.js},${quote(type.name)})`, type: BOOLEAN, nonNull: true };
}

/**
 * A test whose answer is certain is refused. The compiler does not see that a String is no Id yet, nor what a list of
 * records holds, which it takes for no Object. Source: Salesforce's compiler front end.
 */
function refuseCertain(body: Body, from: Type, to: Type, position: Position): void {
  const isRecords = isList(from) && isSObject(listElement(from));
  const says = (answer: string) =>
    `Operation instanceof is always ${answer} since an instance of ${from.name} is ${answer === 'true' ? 'always' : 'never'} an instance of ${to.name}`;
  const neverObject = isRecords && (to === OBJECT || (isList(to) && listElement(to) === OBJECT));
  if (neverObject || !isCastable(from, to)) throw body.error(position, says('false'));
  const isOpen = (from === STRING && to === ID) || (isRecords && !(isList(to) && from !== to && listElement(to) === SOBJECT));
  if (isAssignable(from, to) && !isOpen) throw body.error(position, says('true'));
}

function typeLiteral(body: Body, node: TypeLiteralExpression): Code {
  const name = node.type === 'void' ? 'void' : body.typeOf(node.type).name;
  return { js: `typeLiteral(${quote(name)})`, type: platformType('System.Type'), nonNull: true };
}

function soql(body: Body, node: SoqlExpression): Code {
  const facts = queryFacts(node.text);
  const object = sobjectByName(body.program, facts.object);
  if (!object) throw body.error(node, `sObject type '${facts.object}' is not supported.`);
  if (node.names) checkQuery(body, node.names, object.name);
  body.refuseEndedClauses(node.text, node);
  const binds = node.binds.map((bind, position) => `b${position}:${closeQuery(expression(body, bind)).js}`);
  const parameters = `${quote(facts.text)},{${binds.join(',')}},${body.access(facts.access)}`;
  if (facts.isCount) return { js: `soqlCount(${parameters})`, type: INTEGER, nonNull: true };
  const row = facts.isAggregate ? sobjectType('AggregateResult') : object;
  return { js: '', type: platformType('System.List', [row]), query: { object: row, parameters, isAggregate: facts.isAggregate } };
}

/** `[FIND ...]`: one list of records per object. Source: SOQL and SOSL Reference, FIND; Apex Developer Guide, Working with SOQL and SOSL Query Results. */
function sosl(body: Body, node: SoslExpression): Code {
  const { text, access } = accessOf(node.text);
  const binds = node.binds.map((bind, position) => `b${position}:${closeQuery(expression(body, bind)).js}`);
  const js = `sosl(${mark(node.line)}${quote(text)},{${binds.join(',')}},${body.access(access)})`;
  return { js, type: listOf(listOf(SOBJECT)), nonNull: true };
}

/** Generates any expression. */
export function expression(body: Body, node: Expression): Code {
  switch (node.kind) {
    case 'literal':
      return literal(body, node);
    case 'name':
      return nameValue(body, node);
    case 'field':
      return fieldAccess(body, node);
    case 'call':
      return call(body, node);
    case 'this':
      return thisValue(body, node);
    case 'parenthesized':
      return parenthesized(body, node.operand);
    case 'binary':
      return binary(body, node);
    case 'compare':
      return compare(body, node);
    case 'equality':
      return equality(body, node);
    case 'logical':
      return logical(body, node);
    case 'unary':
      return unary(body, node);
    case 'step':
      return step(body, node, true);
    case 'assign':
      return assign(body, node);
    default:
      return composite(body, node);
  }
}

function composite(body: Body, node: Expression): Code {
  switch (node.kind) {
    case 'new':
      return creation(body, node);
    case 'collection':
      return collection(body, node);
    case 'array':
      return arrayCreation(body, node);
    case 'map':
      return mapCreation(body, node);
    case 'index':
      return index(body, node);
    case 'cast':
      return cast(body, node);
    case 'conditional':
      return conditional(body, node);
    case 'coalesce':
      return coalesce(body, node);
    case 'instanceof':
      return instanceOf(body, node);
    case 'typeLiteral':
      return typeLiteral(body, node);
    case 'soql':
      return soql(body, node);
    case 'sosl':
      return sosl(body, node);
    default:
      throw body.error(node, `Unexpected expression: ${node.kind}`);
  }
}

function parenthesized(body: Body, operand: Expression): Code {
  const code = expression(body, operand);
  return code.query ? code : { ...code, js: `(${code.js})`, safe: undefined };
}

function thisValue(body: Body, node: Expression): Code {
  if (body.facts.isStatic || !body.symbol) throw body.error(node, 'This cannot be referenced in a static context');
  return { js: 'this', type: body.symbol.type, nonNull: true };
}

export { isMap };
