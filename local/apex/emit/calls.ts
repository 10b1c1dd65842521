/** Method calls. */
import { findMethods, findPlatformMethods, type PlatformMethod } from '../model/lookup.ts';
import type { ClassSymbol, MethodSymbol } from '../model/symbols.ts';
import type { CallExpression, Expression, Position } from '../syntax/ast.ts';
import { tableEntry } from '../types/platformTable.ts';
import { isExtensible } from '../types/relations.ts';
import { BOOLEAN, INTEGER, OBJECT, SOBJECT, STRING, VOID, isSObject, listOf, mapOf, platformType, type Type } from '../types/type.ts';
import type { Body } from './body.ts';
import { quote, required, type Code } from './code.ts';
import { closeQuery, widen } from './convert.ts';
import { expression } from './expressions.ts';
import { directCall } from './intrinsics.ts';
import { classReference, namesInReach, targetOf } from './names.ts';
import { argumentList, choose, chooseOwn, noSuchMethod, unambiguous } from './overloads.ts';
import { recordMember } from './records.ts';
import { along, safely } from './safe.ts';
import { seeMethod } from './visibility.ts';
import { mark } from './writer.ts';

const toCandidate = (method: MethodSymbol) => ({ method, parameters: method.parameters.map((parameter) => parameter.type) });

function argumentsOf(body: Body, nodes: Expression[]): Code[] {
  return nodes.map((node) => expression(body, node));
}

/** The method of a class that a call means, or undefined. */
function chooseMethod(body: Body, symbol: ClassSymbol, node: CallExpression, given: Code[], isStatic?: boolean): MethodSymbol | undefined {
  const methods = findMethods(symbol, node.name).filter((method) => isStatic === undefined || method.isStatic === isStatic);
  return unambiguous(body, node, node.name, given, () => chooseOwn(methods.map(toCandidate), given))?.method;
}

function invoke(body: Body, method: MethodSymbol, receiver: string, given: Code[], position: Position): Code {
  const types = method.parameters.map((parameter) => parameter.type);
  seeMethod(body, method, position);
  const js = `${receiver}${mark(position.line)}.${method.jsName}(${argumentList(given, types)})`;
  return { js: body.underSharing(method.owner, js), type: method.returns };
}

/** May the receiver of a platform method be an instance of a class of the code base? */
function mayBeOwn(owner: string): boolean {
  return tableEntry(owner)?.k === 'interface' || isExtensible(platformType(owner));
}

/** A call of a platform method, through the library. */
function platformCall(body: Body, method: PlatformMethod, receiver: string | undefined, given: Code[], position: Position): Code {
  const member = method.isStatic ? 'static' : 'method';
  const name = body.unit.platformFunction({ type: method.owner, member, name: method.name, parameterTypes: method.signature });
  const list = argumentList(given, method.parameters);
  if (receiver === undefined) return { js: `${name}(${mark(position.line)}${list})`, type: method.returns };
  if (mayBeOwn(method.owner))
    return {
      js: `callInterface(${mark(position.line)}${receiver} ?? npe(),${quote(method.name)},[${list}],${name})`,
      type: method.returns,
    };
  return { js: `${name}(${mark(position.line)}${receiver} ?? npe()${list ? `,${list}` : ''})`, type: method.returns };
}

/** A call on a value. */
function callOnValue(body: Body, target: Code, node: CallExpression, given: Code[]): Code {
  const { type } = target;
  if (type.symbol) return callOnInstance(body, target, type.symbol, node, given);
  const direct = directCall(target, node, given);
  if (direct) return direct;
  if (type === OBJECT) return objectCall(body, target, node, given);
  if (tableEntry(type.table)?.k === 'enum') return enumCall(body, target, node, given);
  const tableType = isSObject(type) ? SOBJECT : type;
  const methods = findPlatformMethods(tableType, node.name).filter((method) => !method.isStatic);
  const method = choose(methods, given);
  if (method) return typedResult(type, platformCall(body, method, target.js, given, node), node.name);
  if (['tostring', 'equals', 'hashcode'].includes(node.name.toLowerCase())) return objectCall(body, target, node, given);
  throw noSuchMethod(body, node, type.name, node.name, given);
}

/** `clone` and the like answer the receiver's own type. */
function typedResult(receiver: Type, result: Code, name: string): Code {
  const lower = name.toLowerCase();
  if (!isSObject(receiver)) return result;
  if (lower === 'getsobjects') return { ...result, subquery: true };
  return lower === 'clone' ? { ...result, type: receiver } : result;
}

const OBJECT_METHODS: Record<string, Type> = { tostring: STRING, equals: BOOLEAN, hashcode: INTEGER, clone: OBJECT };

function objectCall(body: Body, target: Code, node: CallExpression, given: Code[]): Code {
  const lower = node.name.toLowerCase();
  const type = OBJECT_METHODS[lower];
  if (!type) throw noSuchMethod(body, node, target.type.name, node.name, given, target.type.symbol);
  const list = given.map((code) => closeQuery(code).js);
  return {
    js: `objectMethod(${mark(node.line)}${target.js} ?? npe(),${quote(lower)},[${list.join(',')}])`,
    type: lower === 'clone' ? target.type : type,
  };
}

function callOnInstance(body: Body, target: Code, symbol: ClassSymbol, node: CallExpression, given: Code[]): Code {
  if (symbol.kind === 'enum') return enumCall(body, target, node, given);
  const method = chooseMethod(body, symbol, node, given);
  if (method?.isStatic) {
    body.report(node, `Static method cannot be referenced from a non static context: ${signature(method)}`);
    return invoke(body, method, classReference(method.owner), given, node);
  }
  if (method) return invoke(body, method, target.js, given, node);
  const inherited = platformAncestorMethod(symbol, node.name, given);
  if (inherited) return platformCall(body, inherited, target.js, given, node);
  return objectCall(body, target, node, given);
}

function enumCall(body: Body, target: Code, node: CallExpression, given: Code[]): Code {
  const lower = node.name.toLowerCase();
  if (lower === 'name') return { js: `${target.js}.$name`, type: STRING, nonNull: true };
  if (lower === 'ordinal') return { js: `${target.js}.$ordinal`, type: INTEGER, nonNull: true };
  return objectCall(body, target, node, given);
}

/** A method that a class has from a platform parent, e.g. an exception's getMessage. */
function platformAncestorMethod(symbol: ClassSymbol, name: string, given: Code[]): PlatformMethod | undefined {
  for (let owner: ClassSymbol | undefined = symbol; owner; owner = owner.superClass) {
    const parents = [
      ...(owner.superType && !owner.superType.symbol ? [owner.superType] : []),
      ...owner.interfaces.filter((type) => !type.symbol),
    ];
    for (const parent of parents) {
      const method = choose(findPlatformMethods(parent, name), given);
      if (method) return method;
    }
  }
  return undefined;
}

/** A static call. */
function callOnType(body: Body, type: Type, node: CallExpression, given: Code[]): Code {
  if (type.symbol) return staticCall(body, type.symbol, node, given);
  if (isSObject(type)) return sobjectTypeCall(body, type, node, given);
  const enumResult = tableEntry(type.table)?.k === 'enum' ? platformEnumCall(type, node, given) : undefined;
  if (enumResult) return enumResult;
  const method = choose(
    findPlatformMethods(type, node.name).filter((candidate) => candidate.isStatic),
    given,
  );
  if (!method) throw noSuchMethod(body, node, type.name, node.name, given);
  const call = platformCall(body, method, undefined, given, node);
  if (type.table === 'System.Search') return { ...call, js: inCallersMode(body, call, namesInReach(body)) };
  return type.table === 'System.Database' ? databaseCall(body, call, node) : call;
}

function platformEnumCall(type: Type, node: CallExpression, given: Code[]): Code | undefined {
  const lower = node.name.toLowerCase();
  if (lower === 'values' && given.length === 0) return { js: `enumValues(${quote(type.name)})`, type: listOf(type), nonNull: true };
  if (lower !== 'valueof' || !given[0]) return undefined;
  return { js: `enumValueOf(${quote(type.name)},${given[0].js})`, type, nonNull: true };
}

const signature = ({ owner, name, parameters, returns }: MethodSymbol) =>
  `${returns.name} ${owner.name}.${name}(${parameters.map(({ type }) => type.name).join(', ')})`;

function notStatic(body: Body, node: CallExpression, method: MethodSymbol) {
  return body.error(node, `Non static method cannot be referenced from a static context: ${signature(method)}`);
}

function staticCall(body: Body, symbol: ClassSymbol, node: CallExpression, given: Code[]): Code {
  const lower = node.name.toLowerCase();
  if (symbol.kind === 'enum' && lower === 'values')
    return { js: `enumValues(${quote(symbol.name)})`, type: listOf(symbol.type), nonNull: true };
  if (symbol.kind === 'enum' && lower === 'valueof' && given[0]) {
    return { js: `enumValueOf(${quote(symbol.name)},${given[0].js})`, type: symbol.type, nonNull: true };
  }
  const method = chooseMethod(body, symbol, node, given, true);
  if (method) return invoke(body, method, classReference(method.owner), given, node);
  const ofInstances = chooseMethod(body, symbol, node, given);
  if (ofInstances) throw notStatic(body, node, ofInstances);
  throw noSuchMethod(body, node, symbol.name, node.name, given, symbol);
}

/** Custom settings and custom metadata types have static methods of their own. */
function sobjectTypeCall(body: Body, type: Type, node: CallExpression, given: Code[]): Code {
  const lower = node.name.toLowerCase();
  const kind = body.program.schema.object(type.name)?.kind;
  const single = ['getinstance', 'getvalues', 'getorgdefaults'].includes(lower);
  if ((kind === 'customMetadata' || kind?.startsWith('customSetting')) && (single || lower === 'getall')) {
    const list = given.map((code) => code.js).join(',');
    return { js: `customSetting(${quote(type.name)},${quote(lower)},[${list}])`, type: single ? type : mapOf(STRING, type) };
  }
  if (lower === 'getsobjecttype')
    return { js: `objectToken(${quote(type.name)})`, type: platformType('Schema.SObjectType'), nonNull: true };
  throw noSuchMethod(body, node, type.name, node.name, given);
}

const DYNAMIC = /^(query|countquery|getquerylocator|getcursor|getpaginationcursor)(withbinds)?$/;
const MODELESS = new Set(['emptyrecyclebin', 'executebatch', 'getdeleted', 'getupdated', 'releasesavepoint', 'rollback', 'setsavepoint']);

function databaseCall(body: Body, call: Code, node: CallExpression): Code {
  const lower = node.name.toLowerCase();
  if (MODELESS.has(lower)) return call;
  if (!DYNAMIC.test(lower)) return { ...call, js: inCallersMode(body, call, new Map()) };
  const js = inCallersMode(body, call, namesInReach(body));
  const code: Code = { js, type: call.type, nonNull: true };
  return lower.startsWith('query') ? { ...code, query: { object: SOBJECT, parameters: '', isAggregate: false, dynamic: js } } : code;
}

/** Methods of Database and Search work in the mode of the class that calls them; dynamic queries see its variables by name. */
function inCallersMode(body: Body, call: Code, visible: Map<string, string>): string {
  const names = [...visible].map(([name, js]) => `case ${quote(name)}:return ${js};`);
  return `withBinds((n)=>{switch(n){${names.join('')}}},()=>${call.js},${body.access(undefined)})`;
}

/** An unqualified call: a method of the class, of its parents, or a static one of an outer class. */
function unqualified(body: Body, node: CallExpression, given: Code[]): Code {
  for (let owner = body.symbol; owner; owner = owner.outer) {
    const method = chooseMethod(body, owner, node, given, owner === body.symbol ? undefined : true);
    if (!method) continue;
    if (method.isStatic) return invoke(body, method, classReference(method.owner), given, node);
    if (body.facts.isStatic) throw notStatic(body, node, method);
    return invoke(body, method, 'this', given, node);
  }
  const inherited = body.symbol && !body.facts.isStatic ? platformAncestorMethod(body.symbol, node.name, given) : undefined;
  if (inherited) return platformCall(body, inherited, 'this', given, node);
  const local = body.facts.loose && chooseMethod(body, body.facts.loose, node, given);
  if (local) {
    const list = argumentList(
      given,
      local.parameters.map((parameter) => parameter.type),
    );
    return { js: `${local.jsName}(${mark(node.line)}${list})`, type: local.returns };
  }
  throw noSuchMethod(body, node, body.symbol?.name ?? 'anonymous', node.name, given, body.symbol);
}

function superCall(body: Body, node: CallExpression, given: Code[]): Code {
  if (body.facts.isStatic) throw body.error(node.target ?? node, 'Super cannot be referenced in a static context');
  const parent = body.symbol?.superClass;
  const method = parent && chooseMethod(body, parent, node, given);
  if (method?.isAbstract)
    throw body.error(node, `Abstract method cannot be called directly: ${method.returns.name} ${method.owner.name}.${method.name}()`);
  if (method) return invoke(body, method, 'super', given, node);
  const inherited = body.symbol && platformAncestorMethod(body.symbol, node.name, given);
  if (inherited) return platformCall(body, inherited, 'this', given, node);
  throw noSuchMethod(body, node, parent?.name ?? 'System.ApexBaseClass', node.name, given, parent ?? body.symbol);
}

/** `record.Field.addError(...)` is a call on the record. */
function fieldError(body: Body, node: CallExpression, given: Code[]): Code | undefined {
  if (node.name.toLowerCase() !== 'adderror' || node.target?.kind !== 'field') return undefined;
  const owner = targetOf(body, node.target.target);
  if (owner.kind !== 'value' || !isSObject(owner.code.type)) return undefined;
  const member = recordMember(body, owner.code.type, node.target.name, node);
  if (member?.kind !== 'field') return undefined;
  const message = given[0] ? widen(given[0], given[0].type).js : 'null';
  return { js: `addFieldError(${owner.code.js} ?? npe(),${quote(member.name)},${message})`, type: VOID };
}

/** Any method call. */
export function call(body: Body, node: CallExpression): Code {
  const given = argumentsOf(body, node.arguments);
  const { target } = node;
  if (!target) return unqualified(body, node, given);
  if (target.kind === 'super') return superCall(body, node, given);
  const onField = fieldError(body, node, given);
  if (onField) return onField;
  if (node.safe) return safely(body, target, (value) => callOnValue(body, value, node, given), true);
  const resolved = targetOf(body, target);
  if (resolved.kind === 'type') return callOnType(body, resolved.type, node, given);
  if (resolved.kind === 'labels') return callOnType(body, platformType('System.Label'), node, given);
  if (resolved.kind !== 'value' && resolved.kind !== 'fieldDescribes') throw body.noVariable(node, node.name);
  const value = closeQuery(resolved.code);
  return along(value, (link) => callOnValue(body, link, node, given));
}

export { required };
