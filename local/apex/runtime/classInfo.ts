/** What the runtime knows of compiled classes: enough for reflection, JSON, dispatch and tests. */

/** A field or property of a compiled class. */
export interface FieldInfo {
  name: string;
  /** Name of the JavaScript property that holds (or computes) the value. */
  jsName: string;
  /** Canonical type name, e.g. `Integer`, `List<Account>`, `Outer.Inner`. */
  type: string;
  isStatic: boolean;
  isTransient: boolean;
  isProperty: boolean;
  /** Is the member part of what a component receives (`@AuraEnabled`)? */
  isAuraEnabled: boolean;
  /** May an invocable action set or read it (`@InvocableVariable`)? */
  isInvocable: boolean;
  access: 'private' | 'protected' | 'public' | 'global';
}

/** A method of a compiled class. */
export interface MethodInfo {
  name: string;
  /** Name of the JavaScript method; overriding methods share it. */
  jsName: string;
  parameters: { name: string; type: string }[];
  returns: string;
  isStatic: boolean;
  isAbstract: boolean;
  access: 'private' | 'protected' | 'public' | 'global';
  /** Annotations in lower case with their parameters, e.g. `auraenabled` → `{cacheable: 'true'}`. */
  annotations: Record<string, Record<string, string>>;
  line: number;
}

/** A constructor of a compiled class. */
export interface ConstructorInfo {
  jsName: string;
  parameters: { name: string; type: string }[];
}

/** A compiled class, interface or enum. */
export interface ClassInfo {
  /** Canonical name: `Outer` or `Outer.Inner`. */
  name: string;
  kind: 'class' | 'interface' | 'enum';
  isAbstract: boolean;
  isTest: boolean;
  /** Annotations of the class in lower case with their parameters. */
  annotations: Record<string, Record<string, string>>;
  sharing: 'with' | 'without' | 'inherited' | 'none';
  /** Canonical name of the parent class; platform parents too (`System.Exception`). */
  superName?: string;
  /** Canonical names of directly implemented interfaces, with type arguments. */
  interfaces: string[];
  fields: FieldInfo[];
  methods: MethodInfo[];
  constructors: ConstructorInfo[];
  enumConstants: string[];
  /** The compiled JavaScript class; instances are made by `construct`. */
  js: CompiledClass;
}

/** The JavaScript face of a compiled class. */
export interface CompiledClass {
  new (): object;
  prototype: object;
}

/** All compiled classes of a transaction's code base; look-up is case-insensitive. */
export interface ClassRegistry {
  find(name: string): ClassInfo | undefined;
  all(): ClassInfo[];
}
