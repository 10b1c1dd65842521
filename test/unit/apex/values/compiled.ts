/** Compiled classes as the compiler shapes them, written by hand for tests of values and library. */
import type { ClassInfo, CompiledClass, FieldInfo, MethodInfo } from '../../../../local/apex/runtime/classInfo.ts';

/** Facts of a class; the prototype gets its `$info`. */
export function compiled(
  name: string,
  js: CompiledClass,
  facts: {
    fields?: Record<string, string>;
    methods?: Record<string, [jsName: string, arity: number]>;
    interfaces?: string[];
    superName?: string;
    kind?: ClassInfo['kind'];
  } = {},
): ClassInfo {
  const fields: FieldInfo[] = Object.entries(facts.fields ?? {}).map(([field, type]) => ({
    name: field,
    jsName: `f_${field}`,
    type,
    isStatic: false,
    isTransient: false,
    isProperty: false,
    isAuraEnabled: false,
    isInvocable: false,
    access: 'public',
  }));
  const methods: MethodInfo[] = Object.entries(facts.methods ?? {}).map(([method, [jsName, arity]]) => ({
    name: method,
    jsName,
    parameters: Array.from({ length: arity }, (_, i) => ({ name: `p${i}`, type: 'Object' })),
    returns: 'Object',
    isStatic: false,
    isAbstract: false,
    access: 'public',
    annotations: {},
    line: 1,
  }));
  const info: ClassInfo = {
    name,
    kind: facts.kind ?? 'class',
    isAbstract: false,
    isTest: false,
    annotations: {},
    sharing: 'with',
    interfaces: facts.interfaces ?? [],
    fields,
    methods,
    constructors: [],
    enumConstants: [],
    js,
    ...(facts.superName ? { superName: facts.superName } : {}),
  };
  Object.defineProperty(js.prototype, '$info', { value: info });
  return info;
}
