/** Apex Set. */
import { ApexIterator } from './iterator.ts';
import { BucketedObjects, hasHash, keyOf } from './keys.ts';

/** A set in the order of insertion; strings with case. Source: Apex Reference, Set class. */
export class ApexSet<T = unknown> {
  readonly elementType: string;
  private readonly held = new Map<unknown, T>();
  private objects: BucketedObjects | undefined;

  constructor(elementType: string, items: Iterable<T> = []) {
    this.elementType = elementType;
    for (const item of items) this.add(item);
  }

  private key(value: T, keep: boolean): unknown {
    if (typeof value === 'string' || typeof value === 'number') return value;
    const key = keyOf(value);
    if (typeof key !== 'object' || !hasHash(key)) return key;
    this.objects ??= new BucketedObjects();
    return this.objects.representative(key as object, keep);
  }

  /** True when the set changed. */
  add(value: T): boolean {
    const key = this.key(value, true);
    if (this.held.has(key)) return false;
    this.held.set(key, value);
    return true;
  }
  contains(value: T): boolean {
    return this.held.has(this.key(value, false));
  }
  remove(value: T): boolean {
    return this.held.delete(this.key(value, false));
  }
  size(): number {
    return this.held.size;
  }
  isEmpty(): boolean {
    return this.held.size === 0;
  }
  clear(): void {
    this.held.clear();
    this.objects = undefined;
  }
  addAll(values: Iterable<T>): boolean {
    const before = this.held.size;
    for (const value of values) this.add(value);
    return this.held.size !== before;
  }
  containsAll(values: Iterable<T>): boolean {
    for (const value of values) if (!this.contains(value)) return false;
    return true;
  }
  removeAll(values: Iterable<T>): boolean {
    const before = this.held.size;
    for (const value of [...values]) this.remove(value);
    return this.held.size !== before;
  }
  retainAll(values: Iterable<T>): boolean {
    const keep = new ApexSet<T>(this.elementType, values);
    const before = this.held.size;
    for (const value of [...this.held.values()]) if (!keep.contains(value)) this.remove(value);
    return this.held.size !== before;
  }
  clone(): ApexSet<T> {
    return new ApexSet(this.elementType, this.held.values());
  }
  iterator(): ApexIterator<T> {
    return new ApexIterator(this.elementType, this.held.values());
  }
  [Symbol.iterator](): IterableIterator<T> {
    return this.held.values();
  }
}
