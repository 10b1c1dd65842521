/**
 * Which types may be assigned to which, and how much a conversion costs when overloads compete.
 * Source: Apex Developer Guide, Understanding Rules of Conversion.
 */
import type { ClassSymbol } from '../model/symbols.ts';
import { platformParents, tableEntry } from './platformTable.ts';
import {
  DATE,
  DATETIME,
  DECIMAL,
  DOUBLE,
  ID,
  INTEGER,
  LONG,
  NULL,
  OBJECT,
  SOBJECT,
  STRING,
  VOID,
  isList,
  isMap,
  isNumeric,
  isSObject,
  isSet,
  platformType,
  type Type,
} from './type.ts';

/** The cost of a conversion that is not allowed. */
export const IMPOSSIBLE = Number.POSITIVE_INFINITY;
/** An element that becomes an Object costs less than the whole that does. */
const ELEMENT_TO_OBJECT = 50;
const TO_OBJECT = 60;

const WIDENINGS = new Map<Type, ReadonlyMap<Type, number>>([
  [
    INTEGER,
    new Map([
      [LONG, 1],
      [DOUBLE, 2],
      [DECIMAL, 3],
    ]),
  ],
  [
    LONG,
    new Map([
      [DOUBLE, 1],
      [DECIMAL, 2],
    ]),
  ],
  [DOUBLE, new Map([[DECIMAL, 1]])],
  [DECIMAL, new Map([[DOUBLE, 1]])],
  [STRING, new Map([[ID, 2]])],
  [ID, new Map([[STRING, 1]])],
  [DATE, new Map([[DATETIME, 1]])],
]);

/** Direct parents of a type: the parent class and the interfaces. */
export function parentsOf(type: Type): Type[] {
  if (type.symbol) return classParents(type.symbol);
  if (type.kind === 'platform') return platformParents(type);
  return type.kind === 'sobject' && type !== SOBJECT ? [SOBJECT] : [];
}

function classParents(symbol: ClassSymbol): Type[] {
  return symbol.superType ? [symbol.superType, ...symbol.interfaces] : symbol.interfaces;
}

function inheritanceDistance(from: Type, to: Type): number {
  let level: Type[] = [from];
  for (let distance = 1; level.length > 0 && distance < 50; distance++) {
    level = level.flatMap(parentsOf);
    if (level.some((type) => sameOrLooseArguments(type, to))) return distance;
  }
  return IMPOSSIBLE;
}

/** Interfaces such as Batchable and Iterator are accepted with any SObject argument; a Comparator may compare a parent of the elements. */
function sameOrLooseArguments(type: Type, to: Type): boolean {
  if (type === to) return true;
  if (type.table === undefined || type.table !== to.table || to.kind === 'sobject') return false;
  return to.arguments.every((argument, index) => {
    const own = type.arguments[index];
    if (own === undefined || own === argument || argument.kind === 'parameter') return true;
    const takes = to.table === 'System.Comparator' ? conversionCost(argument, own) : conversionCost(own, argument);
    return takes < IMPOSSIBLE;
  });
}

function elementCost(from: Type, to: Type): number {
  if (from === to) return 0;
  if (from.kind === 'sobject' && to.kind === 'sobject') return from === SOBJECT || to === SOBJECT ? 1 : IMPOSSIBLE;
  if (to === OBJECT) return ELEMENT_TO_OBJECT;
  if (from.kind === 'primitive' || to.kind === 'primitive')
    return (from === ID && to === STRING) || (from === STRING && to === ID) ? 1 : IMPOSSIBLE;
  return conversionCost(from, to);
}

/** Sets and the keys of maps must be of the same type; a list of SObjects fits lists of every object. */
function collectionCost(from: Type, to: Type): number {
  if (from.table !== to.table) {
    const iterable = to.table === 'System.Iterable' && (isList(from) || isSet(from));
    return iterable ? elementCost(from.arguments[0] ?? OBJECT, to.arguments[0] ?? OBJECT) + 2 : IMPOSSIBLE;
  }
  if (isSet(from)) return from === to ? 0 : IMPOSSIBLE;
  if (!isMap(from)) return elementCost(from.arguments[0] ?? OBJECT, to.arguments[0] ?? OBJECT);
  const [[key, value = OBJECT], [wantedKey, wanted = OBJECT]] = [from.arguments, to.arguments];
  return key !== wantedKey || (value === SOBJECT && wanted !== SOBJECT && wanted !== OBJECT) ? IMPOSSIBLE : elementCost(value, wanted);
}

/** How far `from` is from `to`: 0 when equal, IMPOSSIBLE when it cannot be assigned. */
export function conversionCost(from: Type, to: Type): number {
  if (from === to) return 0;
  if (from === VOID || to === VOID) return IMPOSSIBLE;
  if (to.kind === 'parameter' || from.kind === 'parameter') return 1;
  if (from === NULL) return to === OBJECT ? 2 : 1;
  if (to === OBJECT) return TO_OBJECT;
  const widening = WIDENINGS.get(from)?.get(to);
  if (widening !== undefined) return widening;
  if (isList(from) || isSet(from) || isMap(from)) return collectionCost(from, to);
  return inheritanceDistance(from, to);
}

/** May a value of `from` be assigned to a variable of `to`? */
export function isAssignable(from: Type, to: Type): boolean {
  return conversionCost(from, to) < IMPOSSIBLE;
}

/** May the two stand on both sides of `==`, `?:` and `??`? One must be assignable to the other. */
export function areCompatible(left: Type, right: Type): boolean {
  return isAssignable(left, right) || isAssignable(right, left) || (isNumeric(left) && isNumeric(right)) || mayBeRelated(left, right);
}

/** May a value of `from` be cast to `to`? Down-casts and interfaces are checked when they run. */
export function isCastable(from: Type, to: Type): boolean {
  return areCompatible(from, to) || isInterface(from) || isInterface(to);
}

/** Relatives as far as the compiler can know: the table does not hold every parent of the platform's classes. */
function mayBeRelated(left: Type, right: Type): boolean {
  if (isSObject(left) && isSObject(right)) return isOpenRecord(left) || isOpenRecord(right);
  return isPlatformClass(left) && isPlatformClass(right);
}

/** What a relationship to several objects holds is only known when it runs. Source: SOQL and SOSL Reference, Polymorphic Relationships. */
function isOpenRecord(type: Type): boolean {
  return type.kind === 'sobject' && type.name === 'Name';
}

function isPlatformClass(type: Type): boolean {
  return type.kind === 'platform' && !isList(type) && !isSet(type) && !isMap(type) && tableEntry(type.table)?.k !== 'enum';
}

function isInterface(type: Type): boolean {
  return type.symbol ? type.symbol.kind === 'interface' : tableEntry(type.table)?.k === 'interface';
}

/** Does the class extend the platform's Exception? */
export function isException(type: Type): boolean {
  const exception = platformType('System.Exception');
  return type === exception || inheritanceDistance(type, exception) < IMPOSSIBLE;
}

/** The nearest common type of two branches of a conditional expression. */
export function commonType(left: Type, right: Type): Type | undefined {
  if (left === NULL) return right;
  if (conversionCost(right, left) <= conversionCost(left, right)) {
    if (isAssignable(right, left)) return left;
  }
  if (isAssignable(left, right)) return right;
  const ancestors = allAncestors(right);
  return allAncestors(left).find((type) => ancestors.includes(type)) ?? OBJECT;
}

/** All parents of a type, nearest first. */
export function allParents(type: Type): Type[] {
  return parentsOf(type).flatMap((parent) => [parent, ...allParents(parent)]);
}

function allAncestors(type: Type): Type[] {
  return [type, ...parentsOf(type).flatMap(allAncestors)];
}

/**
 * Classes of the platform that are there to be extended stand outside of its core namespaces, but for one.
 * Source: Apex Reference, e.g. VisualEditor.DynamicPickList, Auth.AuthProviderPluginClass, DataSource.Provider, SoqlStubProvider.
 */
export function isExtensible({ table = '' }: Type): boolean {
  return tableEntry(table)?.k === 'class' && (!/^(System|Schema|Database)\./.test(table) || table === 'System.SoqlStubProvider');
}
