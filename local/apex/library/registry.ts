/** Finds the function behind a platform member. */
import type { ApexEnum } from '../values/index.ts';
import { enumConstant, enumConstants, hashOf, platformType, stringValue, strictKeyEquals, throwApex, typeKey } from '../values/index.ts';
import type { NamedPlatformType } from '../values/platformTable.ts';
import { platformTypes } from '../values/platformTable.ts';
import { bagGet, bagMethod, bagSet, isBag, newBag } from './bag.ts';
import { platformClasses } from './classes.ts';
import { constructException, isExceptionType } from './exceptions.ts';
import type { PlatformClass, PlatformFunction } from './platformClass.ts';

export type { PlatformClass, PlatformFunction } from './platformClass.ts';
export { enumConstant, enumConstants };

/** What is looked for. */
export type MemberKind = 'static' | 'method' | 'constructor' | 'get' | 'set' | 'staticGet' | 'staticSet';

type Functions = Map<string, PlatformFunction>;
/** The functions of one class by kind, with normalised keys. */
type Index = Record<MemberKind, Functions>;

let indexes: Map<string, Index> | undefined;

function normalised(key: string): string {
  return key.toLowerCase().replaceAll('system.', '').replaceAll(' ', '');
}

function functions(given: Record<string, PlatformFunction> | undefined): Functions {
  return new Map(Object.entries(given ?? {}).map(([key, value]) => [normalised(key), value]));
}

function accessors(given: PlatformClass['properties'], kind: 'get' | 'set'): Functions {
  const result: Functions = new Map();
  for (const [name, both] of Object.entries(given ?? {})) {
    const one = both[kind];
    if (one) result.set(name.toLowerCase(), one);
  }
  return result;
}

function indexOf(one: PlatformClass): Index {
  return {
    static: functions(one.statics),
    method: functions(one.methods),
    constructor: functions(one.constructors),
    get: accessors(one.properties, 'get'),
    set: accessors(one.properties, 'set'),
    staticGet: accessors(one.staticProperties, 'get'),
    staticSet: accessors(one.staticProperties, 'set'),
  };
}

function allIndexes(): Map<string, Index> {
  indexes ??= new Map(platformClasses().map((one) => [typeKey(one.name), indexOf(one)]));
  return indexes;
}

/** Exact signature, then name and arity, then the name alone. */
function among(found: Functions | undefined, name: string, parameters: string[]): PlatformFunction | undefined {
  const key = name.toLowerCase();
  return found?.get(`${key}(${normalised(parameters.join(','))})`) ?? found?.get(`${key}/${parameters.length}`) ?? found?.get(key);
}

/** The type and its parents in the table. */
function lineage(type: string): NamedPlatformType[] {
  const chain: NamedPlatformType[] = [];
  for (let one = platformType(type); one && !chain.includes(one); one = one.x ? platformType(one.x) : undefined) chain.push(one);
  return chain;
}

function enumMember(type: NamedPlatformType, kind: MemberKind, name: string): PlatformFunction | undefined {
  if (kind === 'staticGet') {
    const constant = enumConstant(type.name, name);
    return constant && (() => constant);
  }
  if (kind === 'static' && name.toLowerCase() === 'valueof') {
    return (text: string | null) =>
      (text === null ? undefined : enumConstant(type.name, text)) ??
      throwApex('System.NoSuchElementException', `No enum value found called ${text}`);
  }
  return kind === 'method' ? ENUM_METHODS[name.toLowerCase()] : undefined;
}

const ENUM_METHODS: Record<string, PlatformFunction> = {
  name: (self: ApexEnum) => self.$name,
  ordinal: (self: ApexEnum) => self.$ordinal,
};

/** What every object has. */
const OBJECT_METHODS: Record<string, PlatformFunction> = {
  tostring: (self: unknown) => stringValue(self),
  equals: (self: unknown, other: unknown) => strictKeyEquals(self, other),
  hashcode: (self: unknown) => hashOf(self),
};

function bagMember(type: NamedPlatformType, kind: MemberKind, name: string): PlatformFunction | undefined {
  switch (kind) {
    case 'constructor':
      return () => newBag(type);
    case 'get':
      return bagGet(type, name);
    case 'set':
      return bagSet(type, name);
    case 'method':
      return bagMethod(type, name);
    default:
      return undefined;
  }
}

function generic(type: NamedPlatformType, kind: MemberKind, name: string): PlatformFunction | undefined {
  if (type.k === 'enum') return enumMember(type, kind, name);
  if (kind === 'constructor' && isExceptionType(type.name)) return constructException(type.name);
  return isBag(type) ? bagMember(type, kind, name) : undefined;
}

/**
 * The function of a platform member, or undefined when the library has none. Statics and properties
 * take their arguments, methods the receiver first; a getter takes the receiver, a setter receiver
 * and value. Names are case-insensitive; parents of the type table are searched too.
 */
export function findFunction(type: string, member: MemberKind, name: string, parameterTypes: string[]): PlatformFunction | undefined {
  const chain = member === 'constructor' ? lineage(type).slice(0, 1) : lineage(type);
  for (const one of chain) {
    const found = among(allIndexes().get(typeKey(one.name))?.[member], name, parameterTypes) ?? generic(one, member, name);
    if (found) return found;
  }
  return member === 'method' ? OBJECT_METHODS[name.toLowerCase()] : undefined;
}

/** One row of the support table. */
export interface SupportRow {
  type: string;
  members: { name: string; supported: boolean }[];
}

function rowOf(type: NamedPlatformType): SupportRow {
  const members: SupportRow['members'] = [];
  const note = (name: string, found: PlatformFunction | undefined): void => {
    members.push({ name, supported: found !== undefined });
  };
  for (const signature of type.c ?? []) {
    const found = findFunction(type.name, 'constructor', '', signature);
    // The table gives every class a constructor without parameters, also those that nobody can make.
    if (found || signature.length > 0) note(`new(${signature.join(', ')})`, found);
  }
  for (const [name, isStatic, , parameters] of type.m ?? [])
    note(`${name}(${parameters.join(', ')})`, findFunction(type.name, isStatic ? 'static' : 'method', name, parameters));
  for (const [name, isStatic] of type.f ?? []) note(name, findFunction(type.name, isStatic ? 'staticGet' : 'get', name, []));
  return { type: type.name, members };
}

/** Every platform type with its members and whether they work here. Interfaces and enums have nothing to support. */
export function supportTable(): SupportRow[] {
  return [...platformTypes().values()].filter((type) => type.k === 'class').map(rowOf);
}
