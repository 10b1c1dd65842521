/** Exceptions between JavaScript and Apex. */
import { ApexException, NotImplemented, throwApex } from '../values/index.ts';
import { heapExceeded } from './heap.ts';
import { LimitExceeded } from './limits.ts';

/** A JavaScript class as compiled code makes it. */
export interface ScriptClass {
  new (): object;
  $s: object | null;
  $blank(): object;
  $static(): void;
}

/** Ends the expression when a required value is null. */
export function npe(): never {
  return throwApex('System.NullPointerException', 'Attempt to de-reference a null object');
}

/** Thrown by code that did not compile, when it is reached. */
export class Uncompiled extends Error {
  override name = 'CompileError';
}

export function uncompiled(message: string): never {
  throw new Uncompiled(message);
}

/** Exceptions that no Apex `catch` may see. Source: Apex Developer Guide, Exceptions That Can't be Caught. */
function isUncatchable(error: unknown): boolean {
  return error instanceof ApexException && error.$typeName === 'System.AssertException';
}

/** The Apex exception that a JavaScript error stands for, or undefined for engine errors. */
export function apexExceptionOf(error: unknown): ApexException | undefined {
  if (error instanceof ApexException) return error;
  if (error instanceof TypeError && /\bof null\b|null is not|^null /.test(error.message)) {
    const mapped = new ApexException('System.NullPointerException', 'Attempt to de-reference a null object');
    Object.defineProperty(mapped, 'stack', { value: error.stack, writable: true, configurable: true });
    return mapped;
  }
  return undefined;
}

/** The exception that Apex code could have caught, or undefined. */
export function catchable(error: unknown): ApexException | undefined {
  return isUncatchable(error) ? undefined : apexExceptionOf(error);
}

/** The limit that an error of JavaScript stands for: recursion without end, or values that no memory holds. */
export function limitBehind(error: unknown): LimitExceeded | undefined {
  if (!(error instanceof RangeError)) return undefined;
  if (/call stack/.test(error.message)) return new LimitExceeded('Maximum stack depth reached: 1001');
  return /Invalid (string|array) length|maximum (bigint )?size exceeded/i.test(error.message) ? heapExceeded() : undefined;
}

/** What a `catch` gets. Limits, assertions and engine errors pass it by. */
export function caught(error: unknown): ApexException {
  const limit = limitBehind(error);
  if (limit) throw limit;
  if (error instanceof NotImplemented || error instanceof LimitExceeded || isUncatchable(error)) throw error;
  const exception = apexExceptionOf(error);
  if (!exception) throw error;
  return exception;
}

/** The operand of `throw`. */
export function raise(value: ApexException | null): ApexException {
  return value ?? npe();
}

/** Gives an instance of a compiled exception class its inherited state. */
export function initException(target: ApexException, message: string | null, cause: ApexException | null): void {
  target.$typeName = target.$info.name;
  target.$message = message ?? (cause ? causeText(cause) : null);
  target.$cause = cause;
  target.$details = undefined;
  Error.captureStackTrace(target, initException);
}

function causeText(cause: ApexException): string | null {
  return cause.$message;
}

/** `new MyException(...)` with one of the inherited constructors. */
export function newException(type: ScriptClass, message: string | null, cause: ApexException | null): ApexException {
  const instance = new type() as ApexException & { $initialise(): void };
  initException(instance, message, cause);
  instance.$initialise();
  return instance;
}

/** Initialises a class's static state, its parents' first. */
export function init(type: ScriptClass): object {
  const parent = (Object.getPrototypeOf(type.prototype) as { constructor?: ScriptClass } | null)?.constructor;
  if (parent && parent.$s === null) init(parent);
  type.$s = type.$blank();
  type.$static();
  return type.$s;
}

/** The class itself, initialised. */
export function use(type: ScriptClass): ScriptClass {
  if (type.$s === null) init(type);
  return type;
}
