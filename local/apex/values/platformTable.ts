/** The platform's type table, read once. Shapes are described in ../types/NOTICE and below. */
import { readFileSync } from 'node:fs';
import { withSupplement } from '../types/supplement.ts';
import { ApexEnum } from './object.ts';
import { typeKey } from './typeNames.ts';

/** A method row: name, static (1) or not (0), return type, parameter types. */
export type MethodRow = [name: string, isStatic: 0 | 1, returns: string, parameters: string[]];
/** A field row: name, static (1) or not (0), type. */
export type FieldRow = [name: string, isStatic: 0 | 1, type: string];

/** One type of the table. */
export interface PlatformType {
  k: 'class' | 'interface' | 'enum';
  /** Type parameters. */
  g?: string[];
  /** Parent type. */
  x?: string;
  /** Interfaces. */
  i?: string[];
  /** Enum constants in order. */
  e?: string[];
  /** Constructors: parameter types each. */
  c?: string[][];
  m?: MethodRow[];
  f?: FieldRow[];
}

/** A type with its canonical name. */
export interface NamedPlatformType extends PlatformType {
  name: string;
}

let table: Map<string, NamedPlatformType> | undefined;

/** Aliases that Apex sources use for types that the table spells otherwise. */
const ALIASES: Record<string, string> = {
  'schema.soaptype': 'Schema.SoapType',
  'database.dmloptions': 'Database.DMLOptions',
};

function load(): Map<string, NamedPlatformType> {
  const text = readFileSync(new URL('../types/platform.json', import.meta.url), 'utf8');
  const raw = withSupplement(JSON.parse(text) as Record<string, PlatformType>);
  const result = new Map<string, NamedPlatformType>();
  for (const [name, type] of Object.entries(raw)) result.set(typeKey(name), { name, ...type });
  return result;
}

/** All types. */
export function platformTypes(): Map<string, NamedPlatformType> {
  table ??= load();
  return table;
}

/** A type by name in any case, with or without `System.` (or `Schema.`), generics ignored. */
export function platformType(name: string): NamedPlatformType | undefined {
  const open = name.indexOf('<');
  const key = typeKey(open < 0 ? name : name.slice(0, open));
  const all = platformTypes();
  return all.get(key) ?? all.get(`schema.${key}`) ?? all.get((ALIASES[key] ?? '').toLowerCase());
}

/** Does platform type `name` extend or implement `ancestor`? True when they are the same. */
export function platformExtends(name: string, ancestor: string): boolean {
  const wanted = platformType(ancestor)?.name;
  const seen = new Set<string>();
  const walk = (type: NamedPlatformType | undefined): boolean => {
    if (!type || seen.has(type.name)) return false;
    seen.add(type.name);
    if (type.name === wanted) return true;
    return [type.x, ...(type.i ?? [])].some((parent) => parent !== undefined && walk(platformType(parent)));
  };
  return wanted !== undefined && walk(platformType(name));
}

const enums = new Map<string, ApexEnum[]>();

/** The constants of a platform enum in order, or undefined when the type is none. */
export function enumConstants(type: string): ApexEnum[] | undefined {
  const found = platformType(type);
  if (!found || found.k !== 'enum') return undefined;
  let constants = enums.get(found.name);
  if (!constants) {
    constants = (found.e ?? []).map((name, ordinal) => new ApexEnum(found.name, name, ordinal));
    enums.set(found.name, constants);
  }
  return constants;
}

/** One constant of a platform enum; names are case-insensitive. Undefined when there is none. */
export function enumConstant(type: string, name: string): ApexEnum | undefined {
  const wanted = name.toLowerCase();
  return enumConstants(type)?.find((constant) => constant.$name.toLowerCase() === wanted);
}
