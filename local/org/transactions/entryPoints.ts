/** Calls what the platform calls on jobs; a class may be several kinds of job, so the type of the first parameter decides. */
import type { QueryLocator } from '../../apex/library/database/locator.ts';
import { iterate } from '../../apex/runtime/objects.ts';
import { ApexList, ApexObject, NotImplemented, PlatformObject, classChain, isInstance, throwApex } from '../../apex/values/index.ts';

/** The context types of the platform's job interfaces. */
export type ContextType = 'System.QueueableContext' | 'System.FinalizerContext' | 'System.SchedulableContext' | 'Database.BatchableContext';

function call(target: unknown, name: string, contextType: ContextType, args: unknown[]): unknown {
  if (!(target instanceof ApexObject)) throw new NotImplemented('a job that is not an instance of an Apex class');
  const methods = classChain(target.$info)
    .flatMap((info) => info.methods)
    .filter((one) => one.name.toLowerCase() === name && one.parameters[0]?.type === contextType && one.parameters.length === args.length);
  const method = methods.find((one) => !one.isStatic) ?? methods[0];
  if (!method) throw new NotImplemented(`${target.$info.name} without ${name}(${contextType})`);
  return (target as unknown as Record<string, (...given: unknown[]) => unknown>)[method.jsName]?.(...args) ?? null;
}

/** Runs `target.execute(context)` for the overload that takes this platform type. */
export function execute(target: unknown, contextType: ContextType, context: object): void {
  call(target, 'execute', contextType, [context]);
}

const BATCH = 'Database.BatchableContext';

/**
 * The first phase of a batch job: what there is to do, in lists of the scope's size.
 * Source: Apex Developer Guide, Using Batch Apex (start answers a QueryLocator or an Iterable).
 */
export function startBatch(target: unknown, context: object, scope: number): ApexList[] {
  const source = call(target, 'start', BATCH, [context]);
  if (typeof source !== 'object' || source === null) throwApex('System.NullPointerException', 'Batch start method returned null');
  const items = isLocator(source) ? source.records() : source instanceof ApexList ? source : undefined;
  const all = items ? items.items : [...iterate(source)];
  const type = items?.elementType ?? 'Object';
  const lists: ApexList[] = [];
  for (let from = 0; from < all.length; from += scope) lists.push(new ApexList(type, all.slice(from, from + scope)));
  return lists;
}

function isLocator(value: object): value is QueryLocator {
  return value instanceof PlatformObject && value.$platform === 'Database.QueryLocator';
}

export function executeScope(target: unknown, context: object, scope: ApexList): void {
  call(target, 'execute', BATCH, [context, scope]);
}

export function finishBatch(target: unknown, context: object): void {
  call(target, 'finish', BATCH, [context]);
}

/** Does the job keep its state from one phase to the next? */
export function keepsState(target: unknown): boolean {
  return isInstance(target, 'Database.Stateful');
}
