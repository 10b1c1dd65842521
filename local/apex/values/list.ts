/** Apex List. */
import { compareValues } from './compare.ts';
import { strictKeyEquals } from './equality.ts';
import { throwApex } from './errors.ts';
import { ApexIterator } from './iterator.ts';
import { ApexSObject } from './sobject.ts';

/** Sorts with a stable merge; `order` may throw Apex exceptions. */
type Order<T> = (a: T, b: T) => number;

/**
 * A list. `elementType` is canonical (`Integer`, `List<Account>`). Source: Apex Reference, List class.
 * Reading or writing outside throws System.ListException "List index out of bounds: N".
 */
export class ApexList<T = unknown> {
  readonly elementType: string;
  items: T[];

  constructor(elementType: string, items: T[] = []) {
    this.elementType = elementType;
    this.items = items;
  }

  get(index: number): T {
    if (index < 0 || index >= this.items.length) this.outOfBounds(index);
    return this.items[index] as T;
  }
  set(index: number, value: T): void {
    if (index < 0 || index >= this.items.length) this.outOfBounds(index);
    this.items[index] = value;
  }
  add(value: T): void {
    this.items.push(value);
  }
  /** `add(Integer, Object)`. */
  insert(index: number, value: T): void {
    if (index < 0 || index > this.items.length) this.outOfBounds(index);
    this.items.splice(index, 0, value);
  }
  private outOfBounds(index: number): never {
    if (index === null) throwApex('System.NullPointerException', 'Argument cannot be null.');
    throwApex('System.ListException', `List index out of bounds: ${index}`);
  }
  size(): number {
    return this.items.length;
  }
  isEmpty(): boolean {
    return this.items.length === 0;
  }
  remove(index: number): T {
    const value = this.get(index);
    this.items.splice(index, 1);
    return value;
  }
  clear(): void {
    this.items.length = 0;
  }
  /** With case for strings. */
  contains(value: T): boolean {
    return this.indexOf(value) >= 0;
  }
  indexOf(value: T): number {
    if (typeof value === 'string') return this.items.indexOf(value);
    return this.items.findIndex((item) => strictKeyEquals(item, value));
  }
  addAll(values: Iterable<T>): void {
    if (values === null) throwApex('System.NullPointerException', 'Argument cannot be null.');
    for (const value of values === this ? [...this.items] : values) this.items.push(value);
  }
  /** Ascending, nulls first. */
  sort(): void {
    this.items.sort(compareValues);
  }
  /** With a comparator's `compare`. */
  sortWith(order: Order<T>): void {
    this.items.sort(order);
  }
  clone(): ApexList<T> {
    return new ApexList(this.elementType, [...this.items]);
  }
  /** Copies of the records; ids, timestamps and auto-numbers are kept on request. */
  deepClone(preserveId = false, preserveTimestamps = false, preserveAutonumber = false): ApexList<T> {
    const copy = (item: T): T =>
      (item instanceof ApexSObject ? item.clone(preserveId, true, preserveTimestamps, preserveAutonumber) : item) as T;
    return new ApexList(this.elementType, this.items.map(copy));
  }
  iterator(): ApexIterator<T> {
    return new ApexIterator(this.elementType, this.items[Symbol.iterator]());
  }
  [Symbol.iterator](): IterableIterator<T> {
    return this.items[Symbol.iterator]();
  }
}
