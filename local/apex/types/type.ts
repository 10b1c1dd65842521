/** Static types of Apex. Types are interned by canonical name, so they are compared by identity. */
import type { ClassSymbol } from '../model/symbols.ts';

export type TypeKind = 'void' | 'null' | 'primitive' | 'object' | 'sobject' | 'class' | 'platform' | 'parameter';

/** The primitive types. Source: Apex Developer Guide, Primitive Data Types. */
export const PRIMITIVES = ['Blob', 'Boolean', 'Date', 'Datetime', 'Decimal', 'Double', 'Id', 'Integer', 'Long', 'String', 'Time'] as const;

/** One type. `name` is canonical: `Integer`, `List<Account>`, `Outer.Inner`, `System.HttpRequest`. */
export interface Type {
  readonly name: string;
  readonly kind: TypeKind;
  readonly arguments: readonly Type[];
  /** For compiled classes. */
  readonly symbol?: ClassSymbol;
  /** For platform types and primitives: the name in the type table, without arguments. */
  readonly table?: string;
}

const interned = new Map<string, Type>();

function intern(type: Type): Type {
  const known = interned.get(type.name);
  if (known) return known;
  interned.set(type.name, type);
  return type;
}

/** The type of a compiled class. */
export function classType(symbol: ClassSymbol): Type {
  return intern({ name: symbol.name, kind: 'class', arguments: [], symbol });
}

/** Forgets all types but the platform's own simple ones: a new code base is about to be read. */
export function forgetProgramTypes(): void {
  for (const [name, type] of interned) {
    if (type.kind === 'class' || type.arguments.length > 0) interned.delete(name);
  }
}

/** Forgets a class, its inner types and what is made of them: another class of that name is about to be read. */
export function forgetTypesOf(className: string): void {
  const named = new RegExp(`\\b${className}\\b`);
  for (const name of interned.keys()) if (named.test(name)) interned.delete(name);
}

const simple = (name: string, kind: TypeKind, table?: string) => intern({ name, kind, arguments: [], table });

export const VOID = simple('void', 'void');
export const NULL = simple('null', 'null');
export const OBJECT = simple('Object', 'object', 'Object');
export const SOBJECT = simple('SObject', 'sobject', 'System.SObject');
export const BLOB = simple('Blob', 'primitive', 'System.Blob');
export const BOOLEAN = simple('Boolean', 'primitive', 'System.Boolean');
export const DATE = simple('Date', 'primitive', 'System.Date');
export const DATETIME = simple('Datetime', 'primitive', 'System.Datetime');
export const DECIMAL = simple('Decimal', 'primitive', 'System.Decimal');
export const DOUBLE = simple('Double', 'primitive', 'System.Double');
export const ID = simple('Id', 'primitive', 'System.Id');
export const INTEGER = simple('Integer', 'primitive', 'System.Integer');
export const LONG = simple('Long', 'primitive', 'System.Long');
export const STRING = simple('String', 'primitive', 'System.String');
export const TIME = simple('Time', 'primitive', 'System.Time');

/** A concrete SObject type by its schema spelling. */
export function sobjectType(name: string): Type {
  return intern({ name, kind: 'sobject', arguments: [], table: 'System.SObject' });
}

/** A type parameter of a platform type. */
export function parameterType(name: string): Type {
  return intern({ name: `'${name}`, kind: 'parameter', arguments: [] });
}

const COLLECTIONS: Record<string, string> = { 'System.List': 'List', 'System.Set': 'Set', 'System.Map': 'Map' };

/** A platform type by its table name, e.g. `System.List` with its arguments. */
export function platformType(table: string, typeArguments: readonly Type[] = []): Type {
  const shown = COLLECTIONS[table] ?? table;
  const name = typeArguments.length === 0 ? shown : `${shown}<${typeArguments.map((type) => type.name).join(',')}>`;
  return intern({ name, kind: 'platform', arguments: typeArguments, table });
}

export const listOf = (element: Type): Type => platformType('System.List', [element]);
export const setOf = (element: Type): Type => platformType('System.Set', [element]);
export const mapOf = (key: Type, value: Type): Type => platformType('System.Map', [key, value]);

export const isList = (type: Type): boolean => type.table === 'System.List';
export const isSet = (type: Type): boolean => type.table === 'System.Set';
export const isMap = (type: Type): boolean => type.table === 'System.Map';
export const isNumeric = (type: Type): boolean => type === INTEGER || type === LONG || type === DOUBLE || type === DECIMAL;
export const isSObject = (type: Type): boolean => type.kind === 'sobject';
