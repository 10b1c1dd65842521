/** JSON.deserialize to a type. Source: Apex Reference, JSON class; messages as the platform gives them. */
import { normalise } from '../../../kernel/salesforceIds.ts';
import type { ClassInfo } from '../../runtime/classInfo.ts';
import { current } from '../../runtime/context.ts';
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexEnum,
  ApexException,
  ApexList,
  ApexMap,
  ApexSObject,
  ApexSet,
  ApexTime,
  apexTypeOf,
  classChain,
  enumConstants,
  throwApex,
  toId,
  typeKey,
  typeParts,
} from '../../values/index.ts';
import { platformType, type NamedPlatformType } from '../../values/platformTable.ts';
import { PlatformBag, UnknownValue, fieldRows, isBag } from '../bag.ts';
import { JsonNumber, JsonObject, untyped } from './tree.ts';
import type { JsonNode } from './tree.ts';

/** Fields outside the type are an error in strict mode and skipped else. */
export interface DeserializeOptions {
  strict: boolean;
}

function fail(message: string): never {
  throwApex('System.JSONException', message);
}

function illegal(): never {
  fail('Illegal value for primitive');
}

/** Text of a scalar node; numbers as written. */
function scalarText(node: JsonNode): string {
  if (typeof node === 'string') return node;
  if (typeof node === 'boolean') return String(node);
  return node instanceof JsonNumber ? node.text : illegal();
}

function integer(node: JsonNode, bits: 32 | 64): bigint {
  const text = scalarText(node);
  if (!/^[+-]?\d+$/.test(text)) illegal();
  const value = BigInt(text);
  return BigInt.asIntN(bits, value) === value ? value : fail(`Numeric value (${text}) out of range of ${bits === 32 ? 'int' : 'long'}`);
}

function decimal(node: JsonNode): ApexDecimal {
  const text = scalarText(node);
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? ApexDecimal.of(text) : illegal();
}

/** Dates and times are checked by their own classes; their System.TypeException becomes a JSONException. */
function parsed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ApexException) fail(error.$message ?? '');
    throw error;
  }
}

/** Scalar readers by type key. */
const SCALARS: Record<string, (node: JsonNode) => unknown> = {
  string: scalarText,
  id: (node) => parsed(() => toId(scalarText(node))),
  integer: (node) => Number(integer(node, 32)),
  long: (node) => integer(node, 64),
  decimal,
  double: (node) => new ApexDouble(decimal(node).doubleValue()),
  boolean: (node) => (typeof node === 'boolean' ? node : node === 'true' ? true : node === 'false' ? false : illegal()),
  date: (node) => parsed(() => ApexDate.parse(dayText(scalarText(node)))),
  datetime: (node) => parsed(() => datetime(scalarText(node))),
  time: (node) => parsed(() => ApexTime.parse(scalarText(node))),
  blob: (node) => new ApexBlob(Buffer.from(scalarText(node), 'base64')),
  object: untyped,
};

/** A date with a time after it is no date, other than for Date.valueOf; tests of packages expect so. */
function dayText(text: string): string {
  return /^\d+-\d+-\d+T/.test(text) ? fail(`Invalid date: ${text}`) : text;
}

function datetime(text: string): ApexDatetime {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? new ApexDatetime(ApexDate.parse(text).utcMs()) : ApexDatetime.parse(text, 'GMT');
}

/** Fields that the text does not name are null. */
function blank(instance: object, name: string): void {
  const stored = `f_${name.toLowerCase()}`;
  (instance as Record<string, unknown>)[stored] ??= null;
}

/** Builds values of the wanted type from a tree. */
class Reader {
  private readonly options: DeserializeOptions;
  constructor(options: DeserializeOptions) {
    this.options = options;
  }

  read(node: JsonNode, type: string): unknown {
    if (node === null) return null;
    const scalar = SCALARS[typeKey(type)];
    if (scalar) return scalar(node);
    const { name, args } = typeParts(type);
    if (args.length > 0) return this.collection(node, name.toLowerCase(), args);
    const info = current().classes.find(type);
    if (info) return info.kind === 'enum' ? this.constant(node, info) : this.instance(node, info);
    const constants = enumConstants(type);
    if (constants) return constants.find((one) => one.$name === scalarText(node)) ?? illegal();
    if (typeKey(type) === 'aggregateresult') return this.aggregate(node);
    const platform = platformType(type);
    return platform && isBag(platform) ? this.bag(node, platform) : this.record(node, type);
  }

  private aggregate(node: JsonNode): ApexSObject {
    if (!(node instanceof JsonObject)) fail("Malformed JSON: Expected '{' at the beginning of object");
    const row = new ApexSObject('AggregateResult');
    for (const [name, value] of node.fields) if (name !== 'attributes') row.setField(name, untyped(value));
    return row;
  }

  /** Results such as Database.SaveResult, which tests make from JSON. */
  private bag(node: JsonNode, type: NamedPlatformType): PlatformBag {
    if (!(node instanceof JsonObject)) fail("Malformed JSON: Expected '{' at the beginning of object");
    const bag = new PlatformBag(type.name);
    const rows = fieldRows(type);
    for (const [name, , fieldType] of rows) if (fieldType === 'System.Boolean') bag.set(name, false);
    for (const [name, value] of node.fields) {
      const row = rows.find(([field]) => field.toLowerCase() === name.toLowerCase());
      if (row) bag.set(row[0], this.bagField(value, row[2]));
      else if (this.options.strict) fail(`Unknown field: ${type.name}.${name}`);
    }
    return bag;
  }

  /** Tests of packages make results whose status code is a number; which constant that is, no document says. */
  private bagField(node: JsonNode, type: string): unknown {
    if (node !== null && enumConstants(type) && /^\d+$/.test(scalarText(node))) {
      return new UnknownValue(`the constant of ${type} with the number ${scalarText(node)}`);
    }
    return this.read(node, type.replaceAll('System.', ''));
  }

  private collection(node: JsonNode, kind: string, args: string[]): unknown {
    const [first = 'Object', second = 'Object'] = args;
    if (kind === 'map') return this.map(node, first, second);
    if (kind !== 'list' && kind !== 'set' && kind !== 'iterable') fail(`Apex Type unsupported in JSON: ${kind}`);
    if (!Array.isArray(node)) fail("Malformed JSON: Expected '[' at the beginning of List/Set");
    const items = node.map((one) => this.read(one, first));
    return kind === 'set' ? new ApexSet(first, items) : new ApexList(first, items);
  }

  private map(node: JsonNode, keyType: string, valueType: string): ApexMap {
    if (!(node instanceof JsonObject)) fail("Malformed JSON: Expected '{' at the beginning of object");
    const map = new ApexMap(keyType, valueType);
    for (const [name, value] of node.fields) map.put(this.read(name, keyType), this.read(value, valueType));
    return map;
  }

  private constant(node: JsonNode, info: ClassInfo): unknown {
    const name = scalarText(node);
    return Object.values(info.js).find((one) => one instanceof ApexEnum && one.$name === name) ?? illegal();
  }

  /** An instance without running its constructors, as the platform makes it. */
  private instance(node: JsonNode, info: ClassInfo): object {
    if (!(node instanceof JsonObject)) fail("Malformed JSON: Expected '{' at the beginning of object");
    if (info.isAbstract || info.kind !== 'class')
      throwApex('System.TypeException', `Cannot deserialize JSON as abstract type: ${info.name}`);
    const instance = new info.js();
    const held = classChain(info)
      .flatMap((one) => one.fields)
      .filter((field) => !field.isStatic);
    for (const field of held) blank(instance, field.name);
    const fields = held.filter((field) => !field.isTransient);
    for (const [name, value] of node.fields) {
      const field = fields.find((one) => one.name.toLowerCase() === name.toLowerCase());
      if (field) (instance as Record<string, unknown>)[field.jsName] = this.read(value, field.type);
      else if (this.options.strict) fail(`Unknown field: ${info.name}.${name}`);
    }
    return instance;
  }

  private record(node: JsonNode, type: string): ApexSObject {
    if (!(node instanceof JsonObject)) fail("Malformed JSON: Expected '{' at the beginning of object");
    const attributes = node.get('attributes');
    const named = attributes instanceof JsonObject ? attributes.get('type') : undefined;
    const wanted = typeKey(type) === 'sobject' ? (typeof named === 'string' ? named : fail('Missing attributes.type of the record')) : type;
    const schema = current().schema.object(wanted.replace(/^schema\./i, '')) ?? fail(`Apex Type unsupported in JSON: ${type}`);
    const record = new ApexSObject(schema.name);
    for (const [name, value] of node.fields) if (name !== 'attributes') this.recordField(record, name, value);
    return record;
  }

  /** Ids of records are not checked: tests of packages make records with ids such as `id-1`. */
  private fieldValue(node: JsonNode, type: string): unknown {
    if (typeof node !== 'string' || typeKey(type) !== 'id') return this.read(node, type);
    return normalise(node) ?? node;
  }

  private recordField(record: ApexSObject, name: string, value: JsonNode): void {
    const { schema } = current();
    const field = schema.field(record.type, name);
    if (field) return record.setField(field.name, this.fieldValue(value, apexTypeOf(field)));
    const parent = schema.parentRelationship(record.type, name);
    if (parent?.relationshipName) {
      const type = parent.referenceTo.length === 1 ? (parent.referenceTo[0] ?? 'SObject') : 'SObject';
      return record.setParent(parent.relationshipName, this.read(value, type) as ApexSObject | null);
    }
    const child = schema.childRelationship(record.type, name);
    if (!child) fail(`No such column '${name}' on sobject of type ${record.type}`);
    const rows = value instanceof JsonObject ? (value.get('records') ?? null) : value;
    record.setChildren(
      child.name,
      (this.read(rows, `List<${child.childObject}>`) as ApexList<ApexSObject> | null) ?? new ApexList<ApexSObject>(child.childObject),
    );
  }
}

const OPENINGS: Partial<Record<string, { wrong: RegExp; message: string }>> = {
  list: { wrong: /^\s*["{]/, message: "Malformed JSON: Expected '[' at the beginning of List/Set" },
  set: { wrong: /^\s*["{]/, message: "Malformed JSON: Expected '[' at the beginning of List/Set" },
  map: { wrong: /^\s*["[]/, message: "Malformed JSON: Expected '{' at the beginning of object" },
};

/**
 * The platform reads as it goes: it sees that the text begins as the wrong thing before it sees that the text is broken further on.
 * Source: trailheadapps/apex-recipes, CustomRestEndpointRecipes_Tests, which reads the text `"}]` into a list.
 */
export function checkOpening(text: string, type: string): string {
  const { name, args } = typeParts(type);
  const opening = args.length > 0 ? OPENINGS[name.toLowerCase()] : undefined;
  return opening?.wrong.test(text) ? fail(opening.message) : text;
}

/** The value of a tree in a type. Throws System.JSONException. */
export function fromTree(node: JsonNode, type: string, strict = false): unknown {
  return new Reader({ strict }).read(node, type);
}
