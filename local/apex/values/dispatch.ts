/** Calling compiled code from the library, and reading the class facts of an instance. */
import type { ClassInfo, MethodInfo } from '../runtime/classInfo.ts';
import { ApexObject, NotImplemented } from './object.ts';

/** The ClassInfo of an instance, or undefined for values that no compiled class made. */
export function infoOf(value: unknown): ClassInfo | undefined {
  return value instanceof ApexObject ? (value as Partial<ApexObject>).$info : undefined;
}

/** The class of `info` and its compiled parents, nearest first. */
export function classChain(info: ClassInfo): ClassInfo[] {
  const chain: ClassInfo[] = [];
  let prototype: unknown = info.js.prototype;
  while (prototype instanceof ApexObject) {
    const own = Object.getOwnPropertyDescriptor(prototype, '$info')?.value as ClassInfo | undefined;
    if (own && !chain.includes(own)) chain.push(own);
    prototype = Object.getPrototypeOf(prototype);
  }
  return chain.length > 0 ? chain : [info];
}

const found = new WeakMap<ClassInfo, Map<string, MethodInfo | null>>();

/** The instance method of a class by case-insensitive name and arity, own ones before inherited ones. */
export function findMethod(info: ClassInfo, name: string, arity: number): MethodInfo | undefined {
  const key = `${name.toLowerCase()}/${arity}`;
  let cache = found.get(info);
  if (!cache) found.set(info, (cache = new Map<string, MethodInfo | null>()));
  const known = cache.get(key);
  if (known !== undefined) return known ?? undefined;
  const method = classChain(info)
    .flatMap((one) => one.methods)
    .find((m) => !m.isStatic && m.parameters.length === arity && m.name.toLowerCase() === name.toLowerCase());
  cache.set(key, method ?? null);
  return method;
}

/** Does the instance's class define this method? */
export function hasMethod(target: unknown, name: string, arity: number): boolean {
  const info = infoOf(target);
  return info !== undefined && findMethod(info, name, arity) !== undefined;
}

type Callable = Record<string, ((...args: unknown[]) => unknown) | undefined>;

/** Calls an instance method of a compiled class. Throws NotImplemented when there is none. */
export function callMethod(target: unknown, name: string, args: unknown[]): unknown {
  const info = infoOf(target);
  const method = info && findMethod(info, name, args.length);
  const body = method && (target as Callable)[method.jsName];
  if (!body) throw new NotImplemented(`${info?.name ?? typeof target}.${name}(${args.length} arguments)`);
  return body.apply(target, args) ?? null;
}
