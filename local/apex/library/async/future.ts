/** `@future` methods: a call queues the work. Source: Apex Developer Guide, Future Methods. */
import type { ClassInfo, MethodInfo } from '../../runtime/classInfo.ts';
import { current } from '../../runtime/context.ts';
import { use, type ScriptClass } from '../../runtime/failures.ts';
import { ApexList, throwApex } from '../../values/index.ts';

type Holder = Record<string, (...args: unknown[]) => unknown>;

/** Where the method's own body stands. */
const bodyName = (jsName: string): string => `future$${jsName}`;

const FORBIDDEN = new Set(['FUTURE', 'BATCH_APEX']);

function queue(info: ClassInfo, method: MethodInfo, args: unknown[]): null {
  const { limits, async, quiddity } = current();
  if (FORBIDDEN.has(quiddity)) {
    const types = method.parameters.map((parameter) => parameter.type).join(', ');
    throwApex(
      'System.AsyncException',
      `Future method cannot be called from a future or batch method: ${info.name}.${method.name}(${types})`,
    );
  }
  limits.count('futureCalls');
  async.enqueue({
    kind: 'future',
    className: info.name,
    methodName: method.name,
    payload: new ApexList('Object', args),
    delayMinutes: 0,
  });
  return null;
}

/** Makes the future methods of a class queue their calls. */
export function wrapFutures(info: ClassInfo): void {
  const holder = info.js as unknown as Holder;
  for (const method of info.methods) {
    if (!('future' in method.annotations) || !method.isStatic) continue;
    const body = holder[method.jsName];
    if (!body) continue;
    holder[bodyName(method.jsName)] = body;
    holder[method.jsName] = (...args: unknown[]) => queue(info, method, args);
  }
}

/** Runs the body of a future method. */
export function runFuture(className: string, methodName: string, args: ApexList): void {
  const info = current().classes.find(className);
  const method = info?.methods.find(
    (one) => one.name === methodName && one.parameters.length === args.items.length && 'future' in one.annotations,
  );
  if (!info || !method) throwApex('System.AsyncException', `There is no future method ${className}.${methodName}`);
  const holder = use(info.js as unknown as ScriptClass) as unknown as Holder;
  holder[bodyName(method.jsName)]?.(...args.items);
}
