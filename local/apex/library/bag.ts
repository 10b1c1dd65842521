/** Platform objects that only carry data: ConnectApi inputs and outputs, results, errors. */
import { ApexList, NotImplemented, PlatformObject, hashText, platformType, stringValue } from '../values/index.ts';
import type { FieldRow, NamedPlatformType } from '../values/platformTable.ts';
import type { PlatformFunction } from './platformClass.ts';

/** Namespaces whose classes may be served from the type table alone. */
const NAMESPACES = new Set(['ConnectApi', 'Database', 'Datacloud', 'Messaging', 'Approval', 'Metadata']);
/** Further classes that only carry data. */
const CLASSES = new Set([
  'System.AsyncOptions',
  'System.RestRequest',
  'System.RestResponse',
  'Invocable.Action.Result',
  'Invocable.Action.Error',
  'eventbus.ChangeEventHeader',
]);

/** What a field holds whose value is not known here: to read it is refused by name, to carry it along is not. */
export class UnknownValue {
  readonly what: string;
  constructor(what: string) {
    this.what = what;
  }
}

/** An instance: fields by name in the table's spelling. */
export class PlatformBag extends PlatformObject {
  readonly typeName: string;
  readonly fields: Record<string, unknown>;

  constructor(typeName: string, fields: Record<string, unknown> = {}) {
    super();
    this.typeName = typeName;
    this.fields = fields;
  }
  override get $platform(): string {
    return this.typeName;
  }
  get(name: string): unknown {
    const value = this.fields[name] ?? null;
    if (value instanceof UnknownValue) throw new NotImplemented(value.what);
    return value;
  }
  set(name: string, value: unknown): void {
    this.fields[name] = value;
  }
  /** `Database.SaveResult[getErrors=();getId=001...;isSuccess=true;]`. Source: observed platform output. */
  override toString(): string {
    const shown = Object.keys(this.fields).map((name) => {
      const value = this.get(name);
      const getter = typeof value === 'boolean' ? `is${name}` : `get${name}`;
      return `${getter}=${stringValue(value)};`;
    });
    return `${this.typeName}[${shown.join('')}]`;
  }
}

/** Is this a class that the table alone can serve? */
export function isBag(type: NamedPlatformType | undefined): boolean {
  if (!type || type.k !== 'class') return false;
  return CLASSES.has(type.name) || (NAMESPACES.has(type.name.split('.')[0] ?? '') && fieldsOf(type).length > 0);
}

/** Instance fields of a class and its parents with their types. */
export function fieldRows(type: NamedPlatformType): FieldRow[] {
  const own = (type.f ?? []).filter((row) => row[1] === 0);
  const parent = type.x ? platformType(type.x) : undefined;
  return parent ? [...own, ...fieldRows(parent)] : own;
}

/** A new instance; lists of metadata are there from the beginning. Source: Apex Reference, Metadata.CustomMetadata (its example adds to `values`). */
export function newBag(type: NamedPlatformType): PlatformBag {
  const bag = new PlatformBag(type.name);
  if (type.name === DML_OPTIONS) addHeaders(bag, type);
  if (!type.name.startsWith('Metadata.')) return bag;
  for (const [name, , fieldType] of fieldRows(type)) {
    const item = /^System\.List<(.*)>$/.exec(fieldType)?.[1];
    if (item) bag.set(name, new ApexList(item.replace(/^System\./, '')));
  }
  return bag;
}

const DML_OPTIONS = 'Database.DMLOptions';

/** The headers of DML options are there from the beginning. Source: Apex Reference, DMLOptions Class (its examples set their members). */
function addHeaders(bag: PlatformBag, type: NamedPlatformType): void {
  for (const [name, , fieldType] of fieldRows(type)) if (fieldType.startsWith(`${DML_OPTIONS}.`)) bag.set(name, new PlatformBag(fieldType));
}

function fieldsOf(type: NamedPlatformType): string[] {
  return fieldRows(type).map((row) => row[0]);
}

function fieldNamed(type: NamedPlatformType, name: string): string | undefined {
  return fieldsOf(type).find((field) => field.toLowerCase() === name.toLowerCase());
}

/** Reads a field; values of other rooms that are no bags read as null. */
export function bagGet(type: NamedPlatformType, name: string): PlatformFunction | undefined {
  const field = fieldNamed(type, name);
  return field === undefined ? undefined : (self: PlatformBag) => self.get(field);
}

export function bagSet(type: NamedPlatformType, name: string): PlatformFunction | undefined {
  const field = fieldNamed(type, name);
  return field === undefined
    ? undefined
    : (self: PlatformBag, value: unknown) => {
        self.set(field, value);
        return value;
      };
}

/** `getX`, `isX`, `setX` of a bag, and the methods every data class has. */
export function bagMethod(type: NamedPlatformType, name: string): PlatformFunction | undefined {
  const match = /^(get|is|set)(\w+)$/i.exec(name);
  if (match) return match[1]?.toLowerCase() === 'set' ? bagSet(type, match[2] ?? '') : bagGet(type, match[2] ?? '');
  switch (name.toLowerCase()) {
    case 'clone':
      return (self: PlatformBag) => new PlatformBag(self.typeName, { ...self.fields });
    case 'equals':
      return (self: PlatformBag, other: unknown) => self === other;
    case 'hashcode':
      return (self: PlatformBag) => hashText(self.toString());
    default:
      return undefined;
  }
}
