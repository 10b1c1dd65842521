/**
 * Turns Apex values into JSON and back, so that a job survives its transaction and a restart.
 * Objects that are referenced twice stay one object; transient fields come back as null.
 * Source: Apex Developer Guide, Queueable Apex (serialisation of the job).
 */
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
  ApexSObjectField,
  ApexSObjectType,
  ApexTime,
  ApexType,
  NotImplemented,
  classChain,
  enumConstant,
  typeNameOf,
} from '../values/index.ts';
import { PlatformBag } from '../library/bag.ts';
import type { ClassInfo, ClassRegistry } from './classInfo.ts';

/** A frozen value. Objects are `{$: tag, …}`. */
export type Frozen = null | string | number | boolean | { $: string; [key: string]: unknown };

type Tagged = { $: string; [key: string]: unknown };

interface Scalar {
  tag: string;
  type: new (...args: never[]) => object;
  freeze(value: never): unknown;
  thaw(text: never): object;
}

const SCALARS: Scalar[] = [
  {
    tag: 'decimal',
    type: ApexDecimal,
    freeze: (x: ApexDecimal) => [String(x.unscaled), x.scale],
    thaw: ([u, s]: [string, number]) => new ApexDecimal(BigInt(u), s),
  },
  { tag: 'double', type: ApexDouble, freeze: (x: ApexDouble) => x.value, thaw: (x: number) => new ApexDouble(x) },
  { tag: 'date', type: ApexDate, freeze: (x: ApexDate) => x.epochDay, thaw: (x: number) => new ApexDate(x) },
  { tag: 'datetime', type: ApexDatetime, freeze: (x: ApexDatetime) => x.ms, thaw: (x: number) => new ApexDatetime(x) },
  { tag: 'time', type: ApexTime, freeze: (x: ApexTime) => x.ms, thaw: (x: number) => new ApexTime(x) },
  { tag: 'type', type: ApexType, freeze: (x: ApexType) => x.name, thaw: (x: string) => new ApexType(x) },
  {
    tag: 'blob',
    type: ApexBlob,
    freeze: (x: ApexBlob) => Buffer.from(x.bytes).toString('base64'),
    thaw: (x: string) => new ApexBlob(Buffer.from(x, 'base64')),
  },
];

class Freezer {
  private readonly seen = new Map<object, number>();
  private readonly kept: object[] | undefined;
  constructor(kept?: object[]) {
    this.kept = kept;
  }

  freeze(value: unknown): Frozen {
    if (value === null || value === undefined) return null;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    if (typeof value === 'bigint') return { $: 'long', v: String(value) };
    const known = this.seen.get(value);
    if (known !== undefined) return { $: 'ref', v: known };
    const scalar = SCALARS.find(({ type }) => value instanceof type);
    if (scalar) return { $: scalar.tag, v: scalar.freeze(value as never) };
    if (value instanceof ApexEnum) return { $: 'enum', type: value.$type, v: value.$name };
    this.seen.set(value, this.seen.size);
    return this.container(value);
  }

  private container(value: object): Tagged {
    if (value instanceof ApexList) return { $: 'list', type: value.elementType, v: value.items.map((item) => this.freeze(item)) };
    if (value instanceof ApexSet) return { $: 'set', type: value.elementType, v: [...value].map((item) => this.freeze(item)) };
    if (value instanceof ApexMap) {
      const pairs = [...value.keySet()].map((key) => [this.freeze(key), this.freeze(value.get(key))]);
      return { $: 'map', key: value.keyType, type: value.valueType, v: pairs };
    }
    if (value instanceof ApexSObject) return this.record(value);
    if (value instanceof ApexSObjectType) return { $: 'objectToken', v: value.name };
    if (value instanceof ApexSObjectField) return { $: 'fieldToken', type: value.object, v: value.field };
    if (value instanceof PlatformBag) {
      return { $: 'bag', type: value.typeName, v: Object.entries(value.fields).map(([name, field]) => [name, this.freeze(field)]) };
    }
    if (value instanceof ApexObject && !(value instanceof ApexException)) return this.instance(value);
    if (!this.kept) throw new NotImplemented(`${typeNameOf(value)} as state of an asynchronous job`);
    return { $: 'kept', v: this.kept.push(value) - 1 };
  }

  private record(value: ApexSObject): Tagged {
    const fields = Object.entries(value.fieldValues()).map(([name, field]) => [name, this.freeze(field)]);
    const parents = Object.entries(value.parentRecords()).map(([name, parent]) => [name, this.freeze(parent)]);
    const children = Object.entries(value.childRecords()).map(([name, rows]) => [name, this.freeze(rows)]);
    return { $: 'record', type: value.type, v: fields, parents, children, assigned: value.assignedNames() };
  }

  private instance(value: ApexObject): Tagged {
    const holder = value as unknown as Record<string, unknown>;
    const fields: Record<string, Frozen> = {};
    for (const name of storedFields(value.$info, false)) fields[name] = this.freeze(holder[name] ?? null);
    return { $: 'object', type: value.$info.name, v: fields };
  }
}

/** JavaScript names of the instance state of a class and its parents. */
function storedFields(info: ClassInfo, withTransient: boolean): string[] {
  return classChain(info).flatMap((owner) =>
    owner.fields
      .filter((field) => !field.isStatic && (withTransient || !field.isTransient))
      .map((field) => `f_${field.name.toLowerCase()}`),
  );
}

class Thawer {
  private readonly seen: object[] = [];
  private readonly classes: ClassRegistry;
  private readonly kept: readonly object[];
  constructor(classes: ClassRegistry, kept: readonly object[]) {
    this.classes = classes;
    this.kept = kept;
  }

  thaw(value: unknown): unknown {
    if (value === null || typeof value !== 'object') return value;
    const node = value as Tagged;
    const scalar = SCALARS.find(({ tag }) => tag === node.$);
    if (scalar) return scalar.thaw(node['v'] as never);
    if (node.$ === 'long') return BigInt(node['v'] as string);
    if (node.$ === 'ref') return this.seen[node['v'] as number];
    if (node.$ === 'enum') return this.enumValue(node['type'] as string, node['v'] as string);
    return this.container(node);
  }

  private enumValue(type: string, name: string): unknown {
    const holder = this.classes.find(type)?.js as unknown as Record<string, unknown> | undefined;
    return holder?.[`f_${name.toLowerCase()}`] ?? enumConstant(type, name) ?? null;
  }

  private container(node: Tagged): unknown {
    const type = node['type'] as string;
    const items = node['v'] as unknown[];
    if (node.$ === 'list') {
      const list = this.remember(new ApexList(type));
      for (const item of items) list.add(this.thaw(item));
      return list;
    }
    if (node.$ === 'set') {
      const set = this.remember(new ApexSet(type));
      for (const item of items) set.add(this.thaw(item));
      return set;
    }
    if (node.$ === 'map') {
      const map = this.remember(new ApexMap(node['key'] as string, type));
      for (const [key, item] of items as [unknown, unknown][]) map.put(this.thaw(key), this.thaw(item));
      return map;
    }
    if (node.$ === 'bag') {
      const bag = this.remember(new PlatformBag(type));
      for (const [name, field] of node['v'] as [string, unknown][]) bag.set(name, this.thaw(field));
      return bag;
    }
    if (node.$ === 'objectToken') return this.remember(ApexSObjectType.of(node['v'] as string));
    if (node.$ === 'fieldToken') return this.remember(ApexSObjectField.of(type, node['v'] as string));
    if (node.$ === 'kept') return this.remember(this.kept[node['v'] as number] ?? {});
    return node.$ === 'record' ? this.record(node, type) : this.instance(node, type);
  }

  private record(node: Tagged, type: string): ApexSObject {
    const record = this.remember(new ApexSObject(type));
    for (const [name, field] of node['v'] as [string, unknown][]) record.setField(name, this.thaw(field));
    for (const [name, parent] of node['parents'] as [string, unknown][]) record.setParent(name, this.thaw(parent) as ApexSObject | null);
    for (const [name, rows] of (node['children'] ?? []) as [string, unknown][])
      record.setChildren(name, this.thaw(rows) as ApexList<ApexSObject>);
    record.restoreAssigned(node['assigned'] as string[] | null);
    return record;
  }

  private instance(node: Tagged, type: string): object {
    const info = this.classes.find(type);
    if (!info) throw new NotImplemented(`the class ${type}, which a queued job needs and the code base no longer has`);
    const instance = this.remember(new info.js()) as Record<string, unknown>;
    for (const name of storedFields(info, true)) instance[name] = null;
    for (const [name, field] of Object.entries(node['v'] as Record<string, unknown>)) instance[name] = this.thaw(field);
    return instance;
  }

  private remember<T extends object>(value: T): T {
    this.seen.push(value);
    return value;
  }
}

/**
 * Freezes a value. What has no frozen form (an HttpRequest, an exception) goes to `kept` as it is, for work that stays in
 * this thread; without `kept` it throws NotImplemented.
 */
export function freeze(value: unknown, kept?: object[]): Frozen {
  return new Freezer(kept).freeze(value);
}

/** Thaws a frozen value against a code base. */
export function thaw(value: Frozen, classes: ClassRegistry, kept: readonly object[] = []): unknown {
  return new Thawer(classes, kept).thaw(value);
}
