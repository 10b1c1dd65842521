/**
 * Test.createStub: an instance of a class whose methods ask a StubProvider.
 * Source: Apex Developer Guide, Build a Mocking Framework with the Stub API. Static and private methods are not stubbed.
 */
import type { ClassInfo, MethodInfo } from '../../runtime/classInfo.ts';
import { current } from '../../runtime/context.ts';
import { ApexList, ApexType, callMethod, classChain, markStub, required, throwApex } from '../../values/index.ts';

type Members = Record<string, unknown>;

/** The class, its parents and all interfaces above them. */
function lineage(info: ClassInfo, found = new Set<ClassInfo>()): Set<ClassInfo> {
  for (const one of classChain(info)) {
    found.add(one);
    for (const name of one.interfaces) {
      const parent = current().classes.find(name);
      if (parent && !found.has(parent)) lineage(parent, found);
    }
  }
  return found;
}

function answering(provider: object, method: MethodInfo): (this: object, ...args: unknown[]) => unknown {
  const types = method.parameters.map(({ type }) => new ApexType(type));
  const names = method.parameters.map(({ name }) => name);
  return function (...args) {
    const given = [new ApexList('System.Type', [...types]), new ApexList('String', [...names]), new ApexList('Object', args)];
    return callMethod(provider, 'handleMethodCall', [this, method.name, new ApexType(method.returns), ...given]);
  };
}

/** The stub. Throws System.TypeException for what is not a class or interface of the code base. */
export function createStub(type: ApexType | null, provider: object | null): object {
  const { name } = required(type);
  const info = current().classes.find(name);
  if (!info || info.kind === 'enum') return throwApex('System.TypeException', `Invalid parent type: ${name}`);
  const asked = required(provider);
  const stub = Object.create(info.js.prototype) as Members;
  markStub(stub);
  for (const one of lineage(info)) {
    for (const field of one.fields) if (!field.isStatic && field.jsName.startsWith('f_')) stub[field.jsName] = null;
    for (const method of one.methods) {
      const isOpen = !method.isStatic && method.access !== 'private' && !Object.hasOwn(stub, method.jsName);
      if (isOpen) stub[method.jsName] = answering(asked, method);
    }
  }
  return stub;
}
