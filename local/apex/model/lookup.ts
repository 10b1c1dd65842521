/** Finds members along the parents of a type. */
import type { FieldSchema, FieldType } from '../../kernel/ports/schema.ts';
import type { CompileProblem } from '../syntax/parse.ts';
import { parentsOf } from '../types/relations.ts';
import { bindingsOf, platformParents, tableEntry, typeFromTable } from '../types/platformTable.ts';
import { BLOB, BOOLEAN, DATE, DATETIME, DECIMAL, ID, INTEGER, LONG, OBJECT, STRING, TIME, platformType, type Type } from '../types/type.ts';
import type { ClassSymbol, FieldSymbol, MethodSymbol } from './symbols.ts';

/** A field of a class or of one of its parents. */
export function findField(symbol: ClassSymbol, name: string): FieldSymbol | undefined {
  for (let owner: ClassSymbol | undefined = symbol; owner; owner = owner.superClass) {
    const field = owner.fields.get(name.toLowerCase());
    if (field) return field;
  }
  return undefined;
}

/** Why a class does not have a member that it declares, or what its unknown parents may have had. */
export function brokenMember(symbol: ClassSymbol | undefined, name: string): { owner: ClassSymbol; problem: CompileProblem } | undefined {
  for (let owner = symbol; owner; owner = owner.superClass ?? owner.outer) {
    const problem = owner.broken.get(name.toLowerCase()) ?? owner.problem;
    if (problem) return { owner, problem };
  }
  return undefined;
}

/** All methods of that name that a value of the class has; overridden ones appear once. */
export function findMethods(symbol: ClassSymbol, name: string): MethodSymbol[] {
  const found = new Map<string, MethodSymbol>();
  const visit = (owner: ClassSymbol) => {
    for (const method of owner.methods.get(name.toLowerCase()) ?? []) {
      if (!found.has(method.jsName)) found.set(method.jsName, method);
    }
    for (const parent of parentsOf(owner.type)) if (parent.symbol) visit(parent.symbol);
  };
  visit(symbol);
  return [...found.values()];
}

/** A method of a platform type with its parameters bound to the type's arguments. */
export interface PlatformMethod {
  /** Table name of the type that declares it. */
  owner: string;
  name: string;
  isStatic: boolean;
  returns: Type;
  parameters: Type[];
  /** Parameter types as the table writes them: the key of the library. */
  signature: string[];
}

/** All methods of that name of a platform type and its parents. */
export function findPlatformMethods(type: Type, name: string): PlatformMethod[] {
  const entry = tableEntry(type.table);
  const lower = name.toLowerCase();
  const bindings = bindingsOf(type);
  const own = (entry?.m ?? [])
    .filter(([methodName]) => methodName.toLowerCase() === lower)
    .map(([methodName, isStatic, returns, parameters]): PlatformMethod => ({
      owner: type.table ?? '',
      name: methodName,
      isStatic: isStatic === 1,
      returns: typeFromTable(returns, bindings),
      parameters: parameters.map((parameter) => typeFromTable(parameter, bindings)),
      signature: parameters,
    }));
  return [...own, ...platformParents(type).flatMap((parent) => findPlatformMethods(parent, name))];
}

/** A public field of a platform type. */
export interface PlatformField {
  owner: string;
  name: string;
  isStatic: boolean;
  type: Type;
}

/** A field of a platform type or its parents. */
export function findPlatformField(type: Type, name: string): PlatformField | undefined {
  const field = tableEntry(type.table)?.f?.find(([fieldName]) => fieldName.toLowerCase() === name.toLowerCase());
  if (field) {
    return { owner: type.table ?? '', name: field[0], isStatic: field[1] === 1, type: typeFromTable(field[2], bindingsOf(type)) };
  }
  for (const parent of platformParents(type)) {
    const inherited = findPlatformField(parent, name);
    if (inherited) return inherited;
  }
  return undefined;
}

const FIELD_TYPES: Partial<Record<FieldType, Type>> = {
  id: ID,
  reference: ID,
  boolean: BOOLEAN,
  integer: INTEGER,
  long: LONG,
  double: DECIMAL,
  currency: DECIMAL,
  percent: DECIMAL,
  date: DATE,
  datetime: DATETIME,
  time: TIME,
  base64: BLOB,
};

/** The Apex type of an SObject field. Source: SOAP API Developer Guide, Field Types. */
export function fieldApexType(field: FieldSchema): Type {
  if (field.type === 'address' || field.type === 'location')
    return platformType(field.type === 'address' ? 'System.Address' : 'System.Location');
  // References of custom metadata to objects and fields hold names.
  if (field.type === 'reference' && /^(EntityDefinition|FieldDefinition|EntityParticle)$/.test(field.referenceTo[0] ?? '')) return STRING;
  // Source: Change Data Capture Developer Guide, Change Event Triggers.
  if (field.type === 'anyType') return field.name === 'ChangeEventHeader' ? platformType('eventbus.ChangeEventHeader') : OBJECT;
  return FIELD_TYPES[field.type] ?? STRING;
}
