/** What the runner of Apex tests promises about events, jobs and the cache. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCodeBase, requireCompiled } from '../../../local/org/index.ts';
import { TestRunner } from '../../../local/org/testing/runner.ts';

const codeBase = readCodeBase([new URL('../../fixtures/testing', import.meta.url).pathname]);
requireCompiled(codeBase);
const runner = new TestRunner(codeBase);
const { methods } = runner.run();
runner.close();

for (const { className, methodName, outcome, message } of methods.filter((one) => one.methodName !== 'aJobThatFailsInStopTestIs')) {
  test(`${className}.${methodName}`, () => {
    assert.equal(outcome, 'pass', message ?? '');
  });
}

test('what a job throws in stopTest is the failure of the test', () => {
  const failed = methods.find((one) => one.methodName === 'aJobThatFailsInStopTestIs');
  assert.equal(failed?.outcome, 'fail');
  assert.equal(failed.message, 'System.IllegalArgumentException: after the end');
  assert.match(failed.stackTrace ?? '', /^Class\.LeftOverTest\.Job\.execute: line 5/);
});
