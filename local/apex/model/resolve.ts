/**
 * Finds the type that a name means in a class.
 * Source: Apex Developer Guide, Type Resolution, System Namespace for Types.
 */
import type { TypeSyntax } from '../syntax/ast.ts';
import { primitiveByName, tableEntry, tableName } from '../types/platformTable.ts';
import { OBJECT, SOBJECT, listOf, platformType, sobjectType, type Type } from '../types/type.ts';
import type { Program } from './program.ts';
import type { ClassSymbol } from './symbols.ts';

/** Namespaces whose types may be named without them. */
const IMPLICIT_NAMESPACES = ['System', 'Schema'];

/** An inner class that is visible by its simple name: own, of outer classes, inherited. */
export function findInner(scope: ClassSymbol | undefined, name: string): ClassSymbol | undefined {
  const lower = name.toLowerCase();
  for (let outer = scope; outer; outer = outer.outer) {
    if (outer.simpleName.toLowerCase() === lower) return outer;
    for (let owner: ClassSymbol | undefined = outer; owner; owner = owner.superClass) {
      const inner = owner.inner.get(lower);
      if (inner) return inner;
    }
  }
  return undefined;
}

function platformByName(name: string, typeArguments: Type[]): Type | undefined {
  const table = tableName(name);
  return table ? platformType(table, completeArguments(table, typeArguments)) : undefined;
}

/** A raw generic platform type (`Iterator`, `Database.Batchable`) gets Object for its parameters. */
function completeArguments(table: string, given: Type[]): Type[] {
  const parameters = tableEntry(table)?.g ?? [];
  return given.length > 0 ? given : parameters.map(() => OBJECT);
}

function simpleType(program: Program, name: string, typeArguments: Type[], scope: ClassSymbol | undefined): Type | undefined {
  if (typeArguments.length === 0) {
    const own = findInner(scope, name) ?? program.classes.get(name.toLowerCase());
    if (own) return own.type;
    if (name.toLowerCase() === 'object') return OBJECT;
    if (name.toLowerCase() === 'sobject') return SOBJECT;
    const primitive = primitiveByName(name);
    if (primitive) return primitive;
  }
  for (const namespace of IMPLICIT_NAMESPACES) {
    const type = platformByName(`${namespace}.${name}`, typeArguments);
    if (type) return type;
  }
  return sobjectByName(program, name);
}

/** An SObject type by its API name, with or without the own namespace. */
export function sobjectByName(program: Program, name: string): Type | undefined {
  const object = program.schema.object(name);
  if (object) return sobjectType(object.name);
  return name.toLowerCase() === 'aggregateresult' ? sobjectType('AggregateResult') : undefined;
}

/**
 * `Flow.Interview.MyFlow` is a type for every name of a flow, and `DataWeaveScriptResource.myScript` one for every
 * script. Source: Apex Reference, Flow.Interview Class; Apex Developer Guide, DataWeave in Apex.
 */
function qualifiedType(program: Program, names: string[], typeArguments: Type[], scope: ClassSymbol | undefined): Type | undefined {
  const [first = '', ...rest] = names;
  const within = (owner: ClassSymbol | undefined): ClassSymbol | undefined =>
    rest.reduce<ClassSymbol | undefined>((holder, name) => holder?.inner.get(name.toLowerCase()), owner);
  // An inner type holds no types itself: one that has the name of a class does not hide the types of that class.
  const named = program.classes.get(first.toLowerCase());
  const inner = within(findInner(scope, first)) ?? within(named);
  if (inner) return inner.type;
  // `Foo.Foo` is the class Foo, as tests of packages write it.
  if (named && rest.length === 1 && rest[0]?.toLowerCase() === first.toLowerCase()) return named.type;
  if (program.namespace && first.toLowerCase() === program.namespace.toLowerCase()) {
    return rest.length === 1
      ? simpleType(program, rest[0] ?? '', typeArguments, undefined)
      : qualifiedType(program, rest, typeArguments, undefined);
  }
  if (/^flow\.interview\.\w+$/i.test(names.join('.'))) return platformByName('Flow.Interview', []);
  if (/^dataweavescriptresource\.\w+$/i.test(names.join('.'))) return platformByName('DataWeave.Script', []);
  const platform = platformByName(names.join('.'), typeArguments) ?? platformByName(`System.${names.join('.')}`, typeArguments);
  if (platform) return wellKnown(platform);
  const namespaced = IMPLICIT_NAMESPACES.some((namespace) => namespace.toLowerCase() === first.toLowerCase());
  return namespaced && rest.length === 1 ? simpleType(program, rest[0] ?? '', typeArguments, undefined) : undefined;
}

/** `System.String` and the like are the primitives themselves. */
function wellKnown(type: Type): Type {
  if (type.table === 'System.SObject') return SOBJECT;
  const simple = type.table?.startsWith('System.') ? primitiveByName(type.table.slice(7)) : undefined;
  return simple ?? type;
}

/**
 * Some names are an object and a class that only has static methods: `BusinessHours`, `Site`, `Network`. Where a type is
 * written the object is meant.
 */
export function objectBehind(program: Program, type: Type | undefined): Type | undefined {
  const simple = /^System\.(\w+)$/.exec(type?.table ?? '')?.[1];
  const entry = simple && !primitiveByName(simple) ? tableEntry(type?.table) : undefined;
  const isStaticOnly = entry?.k === 'class' && (entry.m ?? []).length > 0 && (entry.m ?? []).every((row) => row[1] === 1);
  return simple && isStaticOnly ? sobjectByName(program, simple) : undefined;
}

/** Resolves a written type in the scope of a class; undefined when there is no such type. */
export function resolveType(program: Program, syntax: TypeSyntax, scope: ClassSymbol | undefined): Type | undefined {
  const last = syntax.parts.at(-1);
  if (!last) return undefined;
  const typeArguments: Type[] = [];
  for (const argument of last.arguments) typeArguments.push(program.typeOf(argument, scope));
  const names = syntax.parts.map((part) => part.name);
  let type =
    names.length === 1 ? simpleType(program, names[0] ?? '', typeArguments, scope) : qualifiedType(program, names, typeArguments, scope);
  for (let dimension = 0; type && dimension < syntax.dimensions; dimension++) type = listOf(type);
  return type;
}
