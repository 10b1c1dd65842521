import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readCodeBase } from '../../../../local/org/code/codeBase.ts';
import { TestRunner } from '../../../../local/org/testing/runner.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'namespaced', 'force-app');
const runner = new TestRunner(readCodeBase([folder]));
const report = runner.run();
runner.close();

test('a code base with a namespace compiles, and all its tests are found', () => {
  assert.deepEqual(report.compileErrors, []);
  assert.equal(report.methods.length, 8);
});

for (const { methodName, outcome, message } of report.methods) {
  test(`in a code base with a namespace: ${methodName}`, () => assert.equal(outcome, 'pass', message ?? ''));
}
