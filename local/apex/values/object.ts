/** The base of every instance of a compiled class, and of every Apex exception. */
import type { ClassInfo } from '../runtime/classInfo.ts';

export { NotImplemented } from '../../kernel/notImplemented.ts';

/** An instance of a class that is written in Apex. The class's facts stand on its prototype. */
export class ApexObject {
  declare readonly $info: ClassInfo;
}

/** An Apex exception: platform ones are named by `typeName`, compiled ones by their class. */
export class ApexException extends ApexObject {
  /** Canonical name of a platform exception, e.g. `System.DmlException`. */
  $typeName: string;
  $message: string | null;
  $cause: ApexException | null = null;
  /** JavaScript stack at the place of creation; it holds the Apex lines. */
  declare readonly stack: string;
  /** Further facts of special exceptions, e.g. the failed rows of a DmlException. */
  $details: unknown = undefined;

  constructor(typeName = 'System.Exception', message: string | null = null) {
    super();
    this.$typeName = typeName;
    this.$message = message;
    Error.captureStackTrace(this, ApexException);
  }
}

/** A constant of an enum, platform or compiled. */
export class ApexEnum {
  readonly $type: string;
  readonly $name: string;
  readonly $ordinal: number;
  constructor(type: string, name: string, ordinal: number) {
    this.$type = type;
    this.$name = name;
    this.$ordinal = ordinal;
  }
}

const stubs = new WeakSet<object>();

/** Remembers that an instance comes from Test.createStub. */
export function markStub(instance: object): void {
  stubs.add(instance);
}

/** Does the instance come from Test.createStub? */
export function isStub(instance: object): boolean {
  return stubs.has(instance);
}
