/** `new`: instances, records and collections. */
import { constructorName } from '../model/members.ts';
import { brokenMember } from '../model/lookup.ts';
import { dependent } from '../model/program.ts';
import type { ClassSymbol } from '../model/symbols.ts';
import type { ArrayExpression, CollectionExpression, Expression, MapExpression, NewExpression, Position } from '../syntax/ast.ts';
import { isAssignable, isException } from '../types/relations.ts';
import { tableEntry, typeFromTable, bindingsOf } from '../types/platformTable.ts';
import { INTEGER, NULL, OBJECT, SOBJECT, STRING, isList, isMap, isSObject, isSet, platformType, VOID, type Type } from '../types/type.ts';
import type { Body } from './body.ts';
import { quote, type Code } from './code.ts';
import { closeQuery, convert } from './convert.ts';
import { expression, listElement } from './expressions.ts';
import { classReference, variable } from './names.ts';
import { argumentList, choose, chooseOwn, unambiguous } from './overloads.ts';
import { recordMember } from './records.ts';
import { seeConstructor } from './visibility.ts';
import { mark } from './writer.ts';

/** The four constructors that every exception has. */
function exceptionConstructors(): { parameters: Type[]; js: (list: string) => string }[] {
  const exception = platformType('System.Exception');
  return [
    { parameters: [], js: () => 'null,null' },
    { parameters: [STRING], js: (list) => `${list},null` },
    { parameters: [exception], js: (list) => `null,${list}` },
    { parameters: [STRING, exception], js: (list) => list },
  ];
}

function newInstance(body: Body, symbol: ClassSymbol, node: NewExpression, given: Code[]): Code {
  if (symbol.kind !== 'class') throw body.error(node, `Type cannot be constructed: ${symbol.name}`);
  if (symbol.isAbstract) throw body.error(node, `Abstract classes cannot be constructed: ${symbol.name}`);
  const candidates = symbol.constructors.map((constructor) => ({
    constructor,
    parameters: constructor.parameters.map((parameter) => parameter.type),
  }));
  const isError = isException(symbol.type);
  const own = isError ? candidates.filter((candidate) => candidate.constructor.declaration) : candidates;
  const declared = unambiguous(body, node, '<Constructor>', given, () => chooseOwn(own, given));
  if (declared) {
    seeConstructor(body, declared.constructor, node);
    const list = argumentList(given, declared.parameters);
    const js = `new (${classReference(symbol)})()${mark(node.line)}.${declared.constructor.jsName}(${list})`;
    return { js: body.underSharing(symbol, js), type: symbol.type, nonNull: true };
  }
  const inherited = isError ? choose(exceptionConstructors(), given) : undefined;
  if (!inherited) throw noConstructor(body, symbol.name, node, given, symbol);
  const list = inherited.js(argumentList(given, inherited.parameters));
  return { js: `newException(${mark(node.line)}${classReference(symbol)},${list})`, type: symbol.type, nonNull: true };
}

function noConstructor(body: Body, name: string, node: NewExpression, given: Code[], symbol?: ClassSymbol) {
  const broken = brokenMember(symbol, '<init>');
  if (broken) return body.error(node, dependent(broken.owner.name, broken.problem));
  const types = given.map((code) => closeQuery(code).type.name).join(', ');
  return body.error(node, `Constructor not defined: [${name}].<Constructor>(${types})`);
}

/** `new Account(Name = 'x')`. */
function newRecord(body: Body, type: Type, node: NewExpression): Code {
  if (type === SOBJECT && node.arguments.length > 0)
    throw body.error(node, 'Invalid constructor syntax, name=value pairs can only be used for SObjects: SObject');
  if (type === SOBJECT) throw body.error(node, 'Type cannot be constructed: SObject');
  const seen = new Set<string>();
  const values = node.arguments.map((argument) => {
    if (argument.kind !== 'assign' || argument.target.kind !== 'name')
      throw body.error(node, `Type requires name=value pair construction: ${type.name}`);
    const lower = argument.target.name.toLowerCase();
    if (seen.has(lower)) throw body.error(node, `Duplicate field initialization: ${argument.target.name}`);
    seen.add(lower);
    const member = recordMember(body, type, argument.target.name, node);
    if (!member || member.kind === 'children') throw body.error(node, `Field does not exist: ${argument.target.name} on ${type.name}`);
    const value = convert(body, expression(body, argument.value), member.type, node);
    return `[${quote(member.name)},${member.kind === 'parent' ? '1' : '0'},${value.js}]`;
  });
  return { js: `newRecord(${quote(type.name)},[${values.join(',')}])`, type, nonNull: true };
}

function newPlatformObject(body: Body, type: Type, node: NewExpression, given: Code[]): Code {
  if (isList(type)) return { js: `newList(${quote(listElement(type).name)}${listSource(given)})`, type, nonNull: true };
  if (isSet(type)) return { js: `newSet(${quote(listElement(type).name)}${sourceArgument(given)})`, type, nonNull: true };
  if (isMap(type)) {
    const [key = OBJECT, value = OBJECT] = type.arguments;
    return { js: `newMap(${quote(key.name)},${quote(value.name)}${sourceArgument(given)})`, type, nonNull: true };
  }
  if (type.kind === 'primitive' || type === OBJECT || type.table === 'System.Exception')
    throw body.error(node, `Type cannot be constructed: ${type.name}`);
  const bindings = bindingsOf(type);
  const signatures = tableEntry(type.table)?.c ?? [];
  const candidates = signatures.map((signature) => ({ signature, parameters: signature.map((text) => typeFromTable(text, bindings)) }));
  const chosen = choose(candidates, given);
  if (!chosen) throw noConstructor(body, type.name, node, given);
  const name = body.unit.platformFunction({ type: type.table ?? '', member: 'constructor', name: '', parameterTypes: chosen.signature });
  return { js: `${name}(${mark(node.line)}${argumentList(given, chosen.parameters)})`, type, nonNull: true };
}

/** The copy of a list that is null is empty; tests of packages expect so. A set that is null is a NullPointerException. */
function listSource(given: Code[]): string {
  const [source] = given;
  return source && isList(source.type) ? `,(${closeQuery(source).js})??[]` : sourceArgument(given);
}

function sourceArgument(given: Code[]): string {
  return given.length === 0 ? '' : `,${given.map((code) => closeQuery(code).js).join(',')}`;
}

/** `new T(...)`. */
export function creation(body: Body, node: NewExpression): Code {
  const type = body.typeOf(node.type);
  if (isSObject(type)) return newRecord(body, type, node);
  if (
    node.arguments.some(
      (argument) =>
        argument.kind === 'assign' &&
        argument.operator === '=' &&
        argument.target.kind === 'name' &&
        !variable(body, argument.target.name, argument),
    )
  )
    throw body.error(node, `Invalid constructor syntax, name=value pairs can only be used for SObjects: ${type.name}`);
  const given = node.arguments.map((argument) => expression(body, argument));
  if (type.symbol) return newInstance(body, type.symbol, node, given);
  return newPlatformObject(body, type, node, given);
}

/** A value of a new collection, or the platform's message for one of a wrong type. */
function item(body: Body, node: Expression, type: Type, position: Position, wrong: (code: Code) => string): string {
  const code = closeQuery(expression(body, node), type);
  if (code.type === VOID || !isAssignable(code.type, type)) throw body.error(position, wrong(code));
  return convert(body, code, type, node).js;
}

function items(body: Body, nodes: Expression[], type: Type, position: Position): string {
  const wrong = (code: Code) => `Initial expression is of incorrect type, expected: ${type.name} but was: ${code.type.name}`;
  return nodes.map((node) => item(body, node, type, position, wrong)).join(',');
}

/** `new List<T>{...}`, `new Set<T>{...}`, `new T[]{...}`. */
export function collection(body: Body, node: CollectionExpression): Code {
  const type = body.typeOf(node.type);
  if (isMap(type) && node.items.length === 0) return mapOfPairs(body, type, []);
  if (!isList(type) && !isSet(type)) throw body.error(node, `Invalid initializer for type ${type.name}`);
  const element = listElement(type);
  const name = isList(type) ? 'listOf' : 'setOf';
  return { js: `${name}(${quote(element.name)},[${items(body, node.items, element, node)}])`, type, nonNull: true };
}

function mapOfPairs(body: Body, type: Type, pairs: [Expression, Expression][]): Code {
  const [key = OBJECT, value = OBJECT] = type.arguments;
  const entries = pairs.map(([left, right]) => {
    const a = item(body, left, key, left, (code) => `Invalid key type ${code.type.name} for ${key.name}`);
    return `[${a},${item(body, right, value, right, (code) => `Invalid value type ${code.type.name} for ${value.name}`)}]`;
  });
  return { js: `mapOf(${quote(key.name)},${quote(value.name)},[${entries.join(',')}])`, type, nonNull: true };
}

/** `new Map<K, V>{k => v}`. */
export function mapCreation(body: Body, node: MapExpression): Code {
  const type = body.typeOf(node.type);
  if (!isMap(type)) throw body.error(node, `Invalid initializer for type ${type.name}`);
  return mapOfPairs(body, type, node.pairs);
}

/** `new T[n]`: a list of n nulls. */
export function arrayCreation(body: Body, node: ArrayExpression): Code {
  const type = body.typeOf(node.type);
  const size = convert(body, expression(body, node.size), INTEGER, node.size);
  return { js: `newList(${quote(listElement(type).name)},${size.js})`, type, nonNull: true };
}

/** `this(...)` and `super(...)`. */
export function constructorCall(body: Body, of: 'this' | 'super', nodes: Expression[], node: NewExpression['arguments'][number]): string {
  const symbol = body.symbol;
  if (!symbol) throw body.error(node, 'Call to a constructor is only allowed in a constructor');
  const given = nodes.map((argument) => expression(body, argument));
  const owner = of === 'this' ? symbol : symbol.superClass;
  const candidates = (owner?.constructors ?? []).map((constructor) => ({
    jsName: constructor.jsName,
    declared: Boolean(constructor.declaration),
    parameters: constructor.parameters.map((parameter) => parameter.type),
  }));
  const isError = isException(symbol.type);
  const own = isError ? candidates.filter((candidate) => candidate.declared) : candidates;
  const chosen = unambiguous(body, node, '<Constructor>', given, () => chooseOwn(own, given));
  if (chosen) return `this.${chosen.jsName}(${argumentList(given, chosen.parameters)})`;
  const inherited = isError ? choose(exceptionConstructors(), given) : undefined;
  if (inherited) return `initException(this,${inherited.js(argumentList(given, inherited.parameters))})`;
  if (given.length === 0 && !owner) return 'void 0';
  const broken = brokenMember(owner, '<init>');
  if (broken) throw body.error(node, dependent(broken.owner.name, broken.problem));
  throw body.error(node, `No constructor defined: void <init>(${given.map((code) => closeQuery(code).type.name).join(', ')})`);
}

export { NULL, constructorName };
