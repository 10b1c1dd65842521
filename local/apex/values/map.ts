/** Apex Map. */
import { current } from '../runtime/context.ts';
import { throwApex } from './errors.ts';
import { BucketedObjects, hasHash, keyOf } from './keys.ts';
import { ApexList } from './list.ts';
import { ApexSet } from './set.ts';
import { ApexSObject } from './sobject.ts';

/**
 * A map in the order of insertion; string keys with case. `keySet` and `values` are snapshots.
 * Source: Apex Reference, Map class ("Map keys of type String are case-sensitive").
 */
export class ApexMap<K = unknown, V = unknown> {
  readonly keyType: string;
  readonly valueType: string;
  /** Values by key; a primitive key is its own key. */
  protected readonly held: Map<unknown, V>;
  /** The original keys where they differ from the key they are held by. */
  private originals: Map<unknown, K> | undefined;
  private objects: BucketedObjects | undefined;

  constructor(keyType: string, valueType: string, held = new Map<unknown, V>()) {
    this.keyType = keyType;
    this.valueType = valueType;
    this.held = held;
  }

  /** `new Map<Id, SObject>(records)`: by record id. Throws System.ListException for a null or repeated id. */
  static ofRecords(keyType: string, valueType: string, records: Iterable<ApexSObject>): ApexMap<unknown, unknown> {
    const map = new ApexMap<unknown, unknown>(keyType, valueType);
    map.putRecords(records);
    return map;
  }

  /** The key a value is held by. */
  protected key(value: K, keep: boolean): unknown {
    if (typeof value === 'string' || typeof value === 'number') return value;
    const key = keyOf(value);
    if (typeof key !== 'object' || !hasHash(key)) return key;
    this.objects ??= new BucketedObjects();
    return this.objects.representative(key as object, keep);
  }

  get(key: K): V | null {
    return this.held.get(typeof key === 'string' ? this.textKey(key) : this.key(key, false)) ?? null;
  }
  /** Overridden where string keys ignore case. */
  protected textKey(key: string): string {
    return key;
  }
  /** The former value, or null. */
  put(key: K, value: V): V | null {
    const by = typeof key === 'string' ? this.textKey(key) : this.key(key, true);
    const before = this.held.get(by) ?? null;
    this.held.set(by, value);
    if (by !== key && !this.originals?.has(by)) (this.originals ??= new Map()).set(by, key);
    return before;
  }
  /** From a map, or a list of records keyed by id. */
  putAll(source: ApexMap<K, V> | ApexList<ApexSObject>): void {
    if (source instanceof ApexMap) for (const [key, value] of source.entries()) this.put(key, value);
    else this.putRecords(source);
  }
  private putRecords(records: Iterable<ApexSObject>): void {
    const seen = new Set<unknown>();
    let row = 0;
    for (const record of records) {
      const id = record.getField('Id');
      if (id === null) throwApex('System.ListException', `Row with null Id at index: ${row}`);
      if (seen.has(id)) throwApex('System.ListException', `Row with duplicate Id at index: ${row}`);
      seen.add(id);
      this.put(id as K, record as V);
      row++;
    }
  }
  containsKey(key: K): boolean {
    return this.held.has(typeof key === 'string' ? this.textKey(key) : this.key(key, false));
  }
  remove(key: K): V | null {
    const by = typeof key === 'string' ? this.textKey(key) : this.key(key, false);
    const before = this.held.get(by) ?? null;
    this.held.delete(by);
    this.originals?.delete(by);
    return before;
  }
  size(): number {
    return this.held.size;
  }
  isEmpty(): boolean {
    return this.held.size === 0;
  }
  clear(): void {
    this.held.clear();
    this.originals = undefined;
    this.objects = undefined;
  }
  /** Keys in order. */
  *keys(): Generator<K> {
    for (const by of this.held.keys()) yield this.originals?.has(by) ? (this.originals.get(by) as K) : (by as K);
  }
  *entries(): Generator<[K, V]> {
    for (const [by, value] of this.held) yield [this.originals?.has(by) ? (this.originals.get(by) as K) : (by as K), value];
  }
  keySet(): ApexSet<K> {
    return new ApexSet(this.keyType, this.keys());
  }
  values(): ApexList<V> {
    return new ApexList(this.valueType, [...this.held.values()]);
  }
  protected empty(): ApexMap<K, V> {
    return new ApexMap(this.keyType, this.valueType);
  }
  clone(): ApexMap<K, V> {
    const copy = this.empty();
    copy.putAll(this);
    return copy;
  }
  /** Records are copied with their ids. Source: Apex Reference, Map.deepClone. */
  deepClone(): ApexMap<K, V> {
    const copy = this.empty();
    for (const [key, value] of this.entries())
      copy.put(key, (value instanceof ApexSObject ? value.clone(true, true, true, true) : value) as V);
    return copy;
  }
}

/** A map whose string keys ignore case, as the describe maps (`fields.getMap()`) are. */
export class ApexTextMap<V = unknown> extends ApexMap<string, V> {
  protected override key(value: string): unknown {
    return value === null ? null : this.textKey(value);
  }
  protected override textKey(key: string): string {
    const { schema } = current();
    const prefix = `${schema.namespace}__`.toLowerCase();
    const lower = key.toLowerCase();
    return schema.namespace === '' || lower.startsWith(prefix) ? lower : schema.qualifiedName(lower).toLowerCase();
  }
  protected override empty(): ApexMap<string, V> {
    return new ApexTextMap(this.keyType, this.valueType);
  }
  override clone(): ApexTextMap<V> {
    return new ApexTextMap(this.keyType, this.valueType, new Map(this.held));
  }
  /** The keys in lower case. Source: Apex Developer Guide, "Understanding Describe Information Permissions": map keys are not case-sensitive. */
  override *keys(): Generator<string> {
    for (const by of this.held.keys()) yield by as string;
  }
  override *entries(): Generator<[string, V]> {
    for (const [by, value] of this.held) yield [by as string, value];
  }
}
