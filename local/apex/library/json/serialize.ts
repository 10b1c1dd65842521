/** JSON.serialize. Source: Apex Reference, JSON class; observed platform output for records. */
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
  ApexObject,
  ApexSet,
  ApexSObject,
  ApexTime,
  classChain,
  infoOf,
  stringValue,
  throwApex,
  typeNameOf,
} from '../../values/index.ts';
import { PlatformBag } from '../bag.ts';
import { JsonWriter } from './writer.ts';

const API_VERSION = 'v67.0';

/** Writes values. */
class Serializer {
  private readonly writer: JsonWriter;
  private readonly suppressNulls: boolean;
  private readonly open = new Set<object>();

  constructor(writer: JsonWriter, suppressNulls: boolean) {
    this.writer = writer;
    this.suppressNulls = suppressNulls;
  }

  value(value: unknown): void {
    if (value === null || value === undefined) this.writer.raw('null');
    else if (typeof value === 'string') this.writer.string(value);
    else if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') this.writer.raw(String(value));
    else this.scalar(value);
  }

  private scalar(value: object): void {
    if (value instanceof ApexDecimal) this.writer.raw(value.toPlainString());
    else if (value instanceof ApexDouble) this.writer.raw(value.toString());
    else if (value instanceof ApexDate || value instanceof ApexDatetime) this.writer.string(value.toIso());
    else if (value instanceof ApexTime) this.writer.string(value.toString());
    else if (value instanceof ApexBlob) this.writer.string(value.toBase64());
    else if (value instanceof ApexEnum) this.writer.string(value.$name);
    else this.nested(value);
  }

  private nested(value: object): void {
    if (this.open.has(value)) throwApex('System.JSONException', `Cycle detected: ${typeNameOf(value)} refers to itself`);
    this.open.add(value);
    if (value instanceof ApexList || value instanceof ApexSet) this.array(value);
    else if (value instanceof ApexMap) this.fields([...value.entries()].map(([key, one]) => [stringValue(key), one]));
    else if (value instanceof ApexSObject) this.record(value);
    else if (value instanceof ApexObject && !(value instanceof ApexException)) this.instance(value);
    else if (value instanceof PlatformBag)
      this.fields(Object.keys(value.fields).map((name) => [name.charAt(0).toLowerCase() + name.slice(1), value.get(name)]));
    else throwApex('System.JSONException', `Apex Type unsupported in JSON: ${typeNameOf(value)}`);
    this.open.delete(value);
  }

  private array(values: Iterable<unknown>): void {
    this.writer.start('array');
    for (const one of values) this.value(one);
    this.writer.end('array');
  }

  private fields(entries: [string, unknown][]): void {
    this.writer.start('object');
    for (const [name, one] of entries) this.field(name, one);
    this.writer.end('object');
  }

  private field(name: string, value: unknown): void {
    if (this.suppressNulls && (value === null || value === undefined)) return;
    this.writer.field(name);
    this.value(value);
  }

  private instance(value: ApexObject): void {
    const info = infoOf(value);
    const fields = info ? classChain(info).flatMap((one) => one.fields) : [];
    const shown = fields.filter((field) => !field.isStatic && !field.isTransient);
    this.fields(shown.map((field) => [field.name, (value as unknown as Record<string, unknown>)[field.jsName] ?? null]));
  }

  private record(record: ApexSObject): void {
    const values = record.fieldValues();
    const named = (name: string) => current().schema.qualifiedName(name);
    const id = values['Id'];
    this.writer.start('object');
    this.writer.field('attributes');
    this.writer.start('object');
    this.field('type', named(record.type));
    if (typeof id === 'string') this.field('url', `/services/data/${API_VERSION}/sobjects/${named(record.type)}/${id}`);
    this.writer.end('object');
    for (const [name, value] of Object.entries(values))
      this.field(named(name), value instanceof ApexDatetime ? value.toIso().replace('Z', '+0000') : value);
    for (const [name, parent] of Object.entries(record.parentRecords())) this.field(named(name), parent);
    for (const [name, rows] of Object.entries(record.childRecords())) this.children(named(name), rows);
    this.writer.end('object');
  }

  private children(name: string, rows: ApexList<ApexSObject>): void {
    this.writer.field(name);
    this.writer.start('object');
    this.field('totalSize', rows.size());
    this.field('done', true);
    this.field('records', rows);
    this.writer.end('object');
  }
}

/** Writes one value into a writer, for JSONGenerator.writeObject. */
export function writeValue(writer: JsonWriter, value: unknown, suppressNulls = false): void {
  new Serializer(writer, suppressNulls).value(value);
}

/** The JSON text of a value. Throws System.JSONException for types that have none. */
export function serialize(value: unknown, suppressNulls = false, pretty = false): string {
  const writer = new JsonWriter(pretty);
  writeValue(writer, value, suppressNulls);
  return writer.result();
}
