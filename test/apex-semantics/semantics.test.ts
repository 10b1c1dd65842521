/** Runs the suite of Apex rules, one test per Apex method, and counts what it asserts. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readCodeBase } from '../../local/org/code/codeBase.ts';
import { TestRunner } from '../../local/org/testing/runner.ts';

const folder = import.meta.dirname;
const runner = new TestRunner(readCodeBase([folder]));
const report = runner.run();
runner.close();

test('the suite compiles, and holds at least 1,250 assertions whose chapters are named', () => {
  assert.deepEqual(report.compileErrors, []);
  const texts = globSync('classes/Sem*Test.cls', { cwd: folder }).map((file) => readFileSync(join(folder, file), 'utf8'));
  const assertions = texts.reduce((sum, text) => sum + (text.match(/\bAssert\.\w+\(/g)?.length ?? 0), 0);
  assert.ok(assertions >= 1250, `${assertions} assertions`);
  for (const text of texts) assert.match(text, /Source: (Apex|SOQL|Object Reference)/);
});

for (const method of report.methods) {
  test(`${method.className}: ${method.methodName}`, () => {
    assert.equal(method.outcome, 'pass', `${method.message ?? ''}\n${method.stackTrace ?? ''}`);
  });
}
