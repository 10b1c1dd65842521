/**
 * System.assert* and System.Assert. A failed one is System.AssertException, which Apex cannot catch.
 * Source: Apex Reference, Assert class; observed platform texts ("Assertion Failed: Expected: 1, Actual: 2").
 */
import { isInstance, required, strictKeyEquals, stringValue, throwApex } from '../../../values/index.ts';
import type { ApexType } from '../../../values/index.ts';
import type { PlatformClass, PlatformFunction } from '../../platformClass.ts';

function fail(message: unknown, facts?: string): never {
  const parts = ['Assertion Failed', message === undefined || message === null ? undefined : stringValue(message), facts];
  throwApex('System.AssertException', parts.filter((part) => part !== undefined).join(': '));
}

function isTrue(condition: boolean | null, message?: unknown): void {
  if (required(condition) !== true) fail(message);
}

function areEqual(expected: unknown, actual: unknown, message?: unknown): void {
  if (!strictKeyEquals(expected, actual)) fail(message, `Expected: ${stringValue(expected)}, Actual: ${stringValue(actual)}`);
}

function areNotEqual(unexpected: unknown, actual: unknown, message?: unknown): void {
  if (strictKeyEquals(unexpected, actual)) fail(message, `Same value: ${stringValue(actual)}`);
}

function isNull(value: unknown, message?: unknown): void {
  if (value !== null) fail(message, `Expected: null, Actual: ${stringValue(value)}`);
}

export const assertStatics: Record<string, PlatformFunction> = {
  assert: isTrue,
  assertEquals: areEqual,
  assertNotEquals: areNotEqual,
};

export const assertClass: PlatformClass = {
  name: 'System.Assert',
  statics: {
    areEqual,
    areNotEqual,
    fail: (message?: string) => fail(message),
    isTrue,
    isFalse: (condition: boolean | null, message?: string) => {
      if (required(condition)) fail(message);
    },
    isNull,
    isNotNull: (value: unknown, message?: string) => {
      if (value === null) fail(message, 'Expected: not null, Actual: null');
    },
    isInstanceOfType: (value: unknown, type: ApexType, message?: string) => {
      if (!isInstance(value, required(type).name)) fail(message, `Expected: instance of ${type.name}, Actual: ${stringValue(value)}`);
    },
    isNotInstanceOfType: (value: unknown, type: ApexType, message?: string) => {
      if (isInstance(value, required(type).name)) fail(message, `Expected: not an instance of ${type.name}`);
    },
  },
};
