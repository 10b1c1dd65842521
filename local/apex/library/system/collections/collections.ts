/** System.List, Set, Map and Iterator. Source: Apex Reference. */
import {
  ApexList,
  ApexSet,
  ApexSObject,
  ApexSObjectType,
  callMethod,
  hashOf,
  required,
  strictKeyEquals,
  stringValue,
} from '../../../values/index.ts';
import type { ApexIterator, ApexMap } from '../../../values/index.ts';
import { requireRoom } from '../../../runtime/heap.ts';
import { Collator } from '../core/collator.ts';
import type { PlatformClass, PlatformFunction } from '../../platformClass.ts';

/** Methods that all collections share. */
const common: Record<string, PlatformFunction> = {
  equals: (self: unknown, other: unknown) => strictKeyEquals(self, other),
  hashCode: (self: unknown) => hashOf(self),
  toString: (self: unknown) => stringValue(self),
};

/** The token of a list's or map's record type; null for `SObject` and other elements. */
function tokenOf(type: string, first: unknown): ApexSObjectType | null {
  if (type.toLowerCase() !== 'sobject') return ApexSObjectType.of(type);
  return first instanceof ApexSObject ? first.getSObjectType() : null;
}

/** The elements of what a List or Set constructor takes. */
function elements(source: unknown): unknown[] {
  if (typeof source === 'number') requireRoom(source);
  return typeof source === 'number' ? Array.from({ length: source }, () => null) : [...(required(source) as Iterable<unknown>)];
}

export const listClass: PlatformClass = {
  name: 'System.List',
  constructors: {
    '/0': () => new ApexList('Object'),
    '/1': (source: unknown) => new ApexList('Object', elements(source)),
  },
  methods: {
    ...common,
    'add/1': (self: ApexList, value: unknown) => self.add(value),
    'add/2': (self: ApexList, index: number, value: unknown) => self.insert(required(index), value),
    addAll: (self: ApexList, values: Iterable<unknown>) => self.addAll(values),
    clear: (self: ApexList) => self.clear(),
    clone: (self: ApexList) => self.clone(),
    contains: (self: ApexList, value: unknown) => self.contains(value),
    deepClone: (self: ApexList, id?: boolean, stamps?: boolean, numbers?: boolean) => self.deepClone(id, stamps, numbers),
    get: (self: ApexList, index: number) => self.get(required(index)),
    getSObjectType: (self: ApexList) => tokenOf(self.elementType, self.items[0]),
    indexOf: (self: ApexList, value: unknown) => self.indexOf(value),
    isEmpty: (self: ApexList) => self.isEmpty(),
    iterator: (self: ApexList) => self.iterator(),
    remove: (self: ApexList, index: number) => self.remove(required(index)),
    set: (self: ApexList, index: number, value: unknown) => self.set(required(index), value),
    size: (self: ApexList) => self.size(),
    'sort/0': (self: ApexList) => self.sort(),
    'sort/1': (self: ApexList, comparator: object) =>
      self.sortWith(
        comparator instanceof Collator
          ? (a, b) => comparator.compare(a as string | null, b as string | null)
          : (a, b) => callMethod(required(comparator), 'compare', [a, b]) as number,
      ),
  },
};

export const setClass: PlatformClass = {
  name: 'System.Set',
  constructors: {
    '/0': () => new ApexSet('Object'),
    '/1': (source: unknown) => new ApexSet('Object', elements(source)),
  },
  methods: {
    ...common,
    add: (self: ApexSet, value: unknown) => self.add(value),
    addAll: (self: ApexSet, values: Iterable<unknown>) => self.addAll(required(values)),
    clear: (self: ApexSet) => self.clear(),
    clone: (self: ApexSet) => self.clone(),
    contains: (self: ApexSet, value: unknown) => self.contains(value),
    containsAll: (self: ApexSet, values: Iterable<unknown>) => self.containsAll(required(values)),
    isEmpty: (self: ApexSet) => self.isEmpty(),
    iterator: (self: ApexSet) => self.iterator(),
    remove: (self: ApexSet, value: unknown) => self.remove(value),
    removeAll: (self: ApexSet, values: Iterable<unknown>) => self.removeAll(required(values)),
    retainAll: (self: ApexSet, values: Iterable<unknown>) => self.retainAll(required(values)),
    size: (self: ApexSet) => self.size(),
  },
};

export const mapClass: PlatformClass = {
  name: 'System.Map',
  methods: {
    ...common,
    clear: (self: ApexMap) => self.clear(),
    clone: (self: ApexMap) => self.clone(),
    containsKey: (self: ApexMap, key: unknown) => self.containsKey(key),
    deepClone: (self: ApexMap) => self.deepClone(),
    get: (self: ApexMap, key: unknown) => self.get(key),
    getSObjectType: (self: ApexMap) => tokenOf(self.valueType, self.values().items[0]),
    isEmpty: (self: ApexMap) => self.isEmpty(),
    keySet: (self: ApexMap) => self.keySet(),
    put: (self: ApexMap, key: unknown, value: unknown) => self.put(key, value),
    putAll: (self: ApexMap, source: ApexMap | ApexList<ApexSObject>) => self.putAll(required(source)),
    remove: (self: ApexMap, key: unknown) => self.remove(key),
    size: (self: ApexMap) => self.size(),
    values: (self: ApexMap) => self.values(),
  },
};

export const iteratorClass: PlatformClass = {
  name: 'System.Iterator',
  methods: {
    hasNext: (self: ApexIterator) => self.hasNext(),
    next: (self: ApexIterator) => self.next(),
  },
};

export const iterableClass: PlatformClass = {
  name: 'System.Iterable',
  methods: { iterator: (self: ApexList | ApexSet) => self.iterator() },
};
