/** The table of platform types (see NOTICE) with case-insensitive look-up. */
import { readFileSync } from 'node:fs';
import { withSupplement } from './supplement.ts';
import {
  OBJECT,
  PRIMITIVES,
  SOBJECT,
  VOID,
  parameterType,
  platformType,
  type Type,
  BLOB,
  BOOLEAN,
  DATE,
  DATETIME,
  DECIMAL,
  DOUBLE,
  ID,
  INTEGER,
  LONG,
  STRING,
  TIME,
} from './type.ts';

/** One type of the table; the keys are explained in scripts/support/platformTypes/generate.ts. */
export interface TableEntry {
  k: 'class' | 'interface' | 'enum';
  a?: 1;
  g?: string[];
  x?: string;
  i?: string[];
  e?: string[];
  c?: string[][];
  m?: [name: string, isStatic: 0 | 1, returns: string, parameters: string[]][];
  f?: [name: string, isStatic: 0 | 1, type: string][];
}

const entries = withSupplement(JSON.parse(readFileSync(new URL('./platform.json', import.meta.url), 'utf8')) as Record<string, TableEntry>);
const byLowerName = new Map(Object.keys(entries).map((name) => [name.toLowerCase(), name]));
/** Further names. Source: LightningLoginFormController, which the platform writes into every org. */
byLowerName.set('apexpages.pagereference', 'System.PageReference');

const PRIMITIVE_TYPES: Record<string, Type> = {
  'System.Blob': BLOB,
  'System.Boolean': BOOLEAN,
  'System.Date': DATE,
  'System.Datetime': DATETIME,
  'System.Decimal': DECIMAL,
  'System.Double': DOUBLE,
  'System.Id': ID,
  'System.Integer': INTEGER,
  'System.Long': LONG,
  'System.String': STRING,
  'System.Time': TIME,
  'System.SObject': SOBJECT,
  Object: OBJECT,
  void: VOID,
};

/** The table's spelling of a qualified name, or undefined. */
export function tableName(name: string): string | undefined {
  return byLowerName.get(name.toLowerCase());
}

/** The entry of a type by its table name. */
export function tableEntry(name: string | undefined): TableEntry | undefined {
  return name === undefined ? undefined : entries[name];
}

/** All table names that begin with `namespace.`. */
export function isNamespace(name: string): boolean {
  const prefix = `${name.toLowerCase()}.`;
  return namespaces.has(prefix);
}
const namespaces = new Set([...byLowerName.keys()].map((name) => name.slice(0, name.indexOf('.') + 1)));

/** Is this the name of a primitive type? The answer is the type. */
export function primitiveByName(name: string): Type | undefined {
  const spelled = PRIMITIVES.find((primitive) => primitive.toLowerCase() === name.toLowerCase());
  return spelled ? PRIMITIVE_TYPES[`System.${spelled}`] : undefined;
}

function splitArguments(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let index = 0; index <= text.length; index++) {
    const char = text[index];
    if (char === '<') depth++;
    else if (char === '>') depth--;
    else if (index === text.length || (char === ',' && depth === 0)) {
      parts.push(text.slice(from, index).trim());
      from = index + 1;
    }
  }
  return parts;
}

/** Reads a type of the table. Unknown simple names are type parameters, bound by `bindings`. */
export function typeFromTable(text: string, bindings: ReadonlyMap<string, Type> = new Map()): Type {
  const known = PRIMITIVE_TYPES[text];
  if (known) return known;
  const open = text.indexOf('<');
  const base = open < 0 ? text : text.slice(0, open);
  if (!base.includes('.')) return bindings.get(base) ?? (tableEntry(base) ? platformType(base) : parameterType(base));
  const typeArguments = open < 0 ? [] : splitArguments(text.slice(open + 1, -1)).map((part) => typeFromTable(part, bindings));
  return platformType(base, typeArguments);
}

/** What the type parameters of a platform type stand for. */
export function bindingsOf(type: Type): ReadonlyMap<string, Type> {
  const names = tableEntry(type.table)?.g ?? [];
  return new Map(names.map((name, index) => [name, type.arguments[index] ?? OBJECT]));
}

/** The parent and the interfaces of a platform type, with its arguments carried over. */
export function platformParents(type: Type): Type[] {
  const entry = tableEntry(type.table);
  if (!entry) return [];
  const bindings = bindingsOf(type);
  return [...(entry.x ? [entry.x] : []), ...(entry.i ?? [])].map((parent) => typeFromTable(parent, bindings));
}
