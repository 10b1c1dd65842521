/** How the library and compiled code raise Apex exceptions. */
import { ApexException } from './object.ts';

/**
 * Throws a platform exception. `typeName` is canonical (`System.ListException`), `details` carries
 * the facts of special exceptions (rows of a DmlException, fields of a QueryException).
 */
export function throwApex(typeName: string, message: string, details?: unknown): never {
  const error = new ApexException(typeName, message);
  error.$details = details;
  throw error as unknown as Error;
}

/** The value, or System.NullPointerException "Argument cannot be null." Source: observed platform text. */
export function required<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throwApex('System.NullPointerException', 'Argument cannot be null.');
  return value;
}
