/** Making an instance of a type that is known by name only: Type.newInstance and JSON. */
import { current } from '../runtime/context.ts';
import type { ClassInfo } from '../runtime/classInfo.ts';
import { ApexList, ApexMap, ApexSObject, ApexSet, throwApex, typeKey, typeParts } from '../values/index.ts';
import { findFunction } from './registry.ts';

type Constructible = Record<string, (() => object) | undefined>;

/** A new instance of a compiled class by its constructor without parameters. Throws System.TypeException. */
export function newCompiled(info: ClassInfo): object {
  if (info.isAbstract || info.kind !== 'class') throwApex('System.TypeException', `Abstract classes cannot be constructed: ${info.name}`);
  const constructor = info.constructors.find((one) => one.parameters.length === 0);
  if (!constructor && info.constructors.length > 0)
    throwApex('System.TypeException', `Class ${info.name} does not have a no-arg constructor`);
  const instance = new info.js();
  const init = constructor && (instance as unknown as Constructible)[constructor.jsName];
  return init ? (init.call(instance) ?? instance) : instance;
}

/** An empty collection for a generic type, or undefined. */
export function newCollection(type: string): ApexList | ApexSet | ApexMap | undefined {
  const { name, args } = typeParts(type);
  const [first = 'Object', second = 'Object'] = args;
  switch (name.toLowerCase()) {
    case 'list':
      return new ApexList(first);
    case 'set':
      return new ApexSet(first);
    case 'map':
      return new ApexMap(first, second);
    default:
      return undefined;
  }
}

/** A new instance of any type. Throws System.TypeException when the type has no empty constructor. */
export function newInstanceOf(type: string): unknown {
  const collection = newCollection(type);
  if (collection) return collection;
  const info = current().classes.find(type);
  if (info) return newCompiled(info);
  const object = current().schema.object(type.replace(/^schema\./i, ''));
  if (object) return new ApexSObject(object.name);
  const make = findFunction(type, 'constructor', '', []);
  return make ? make() : throwApex('System.TypeException', `Cannot construct ${typeKey(type)}`);
}
