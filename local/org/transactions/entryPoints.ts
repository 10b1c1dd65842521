/** Calls the `execute` of a job or finalizer; a class may be both, so the parameter type decides. */
import { ApexObject, NotImplemented, classChain } from '../../apex/values/index.ts';

/** Runs `target.execute(context)` for the overload that takes this platform type. */
export function execute(target: unknown, contextType: 'System.QueueableContext' | 'System.FinalizerContext', context: object): void {
  if (!(target instanceof ApexObject)) throw new NotImplemented('a job that is not an instance of an Apex class');
  const method = classChain(target.$info)
    .flatMap((info) => info.methods)
    .find((candidate) => candidate.name.toLowerCase() === 'execute' && candidate.parameters[0]?.type === contextType);
  if (!method) throw new NotImplemented(`${target.$info.name} without execute(${contextType})`);
  (target as unknown as Record<string, (argument: object) => void>)[method.jsName]?.(context);
}
