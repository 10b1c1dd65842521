/** Calls of `@AuraEnabled` methods. Source: LWC Developer Guide, Call Apex Methods. */
import { findFunction } from '../../apex/library/registry.ts';
import type { ClassInfo, MethodInfo } from '../../apex/runtime/classInfo.ts';
import { current } from '../../apex/runtime/context.ts';
import { use, type ScriptClass } from '../../apex/runtime/failures.ts';
import { ApexType, throwApex } from '../../apex/values/index.ts';
import { toBrowser } from './browserValues.ts';

/** A call that names nothing callable; not an Apex exception. */
export class NoSuchAction extends Error {
  override name = 'NoSuchAction';
}

type Deserialize = (text: string, type: ApexType) => unknown;

function deserialize(value: unknown, type: string): unknown {
  if (value === undefined || value === null) return null;
  const parse = findFunction('System.JSON', 'static', 'deserialize', ['System.String', 'System.Type']) as unknown as Deserialize;
  return parse(JSON.stringify(value), new ApexType(type));
}

/** Finds the method; the running user needs access to its class. */
export function findAction(className: string, methodName: string): { info: ClassInfo; method: MethodInfo } {
  const info = current().classes.find(className);
  const method = info?.methods.find(
    (candidate) => candidate.name === methodName && candidate.isStatic && 'auraenabled' in candidate.annotations,
  );
  if (!info || !method) throw new NoSuchAction(`Apex has no method ${className}.${methodName} with @AuraEnabled.`);
  return { info, method };
}

/** Runs the action with named parameters; the answer is its JSON value. */
export function callAction(className: string, methodName: string, parameters: Record<string, unknown>): unknown {
  const { user, access } = current();
  const { info, method } = findAction(className, methodName);
  const outer = info.name.split('.')[0] ?? info.name;
  if (!access.canRunClass(user.id, outer)) {
    throwApex('System.NoAccessException', `You do not have access to the Apex class named '${outer}'.`);
  }
  const args = method.parameters.map((parameter) => deserialize(parameters[parameter.name], parameter.type));
  const holder = use(info.js as unknown as ScriptClass) as unknown as Record<string, (...values: unknown[]) => unknown>;
  return toBrowser(holder[method.jsName]?.(...args) ?? null);
}

/** May the action's answer be kept by the browser? */
export function isCacheable(method: MethodInfo): boolean {
  return method.annotations['auraenabled']?.['cacheable']?.toLowerCase() === 'true';
}
