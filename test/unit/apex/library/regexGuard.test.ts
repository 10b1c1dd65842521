/** Expressions that would run without end are stopped as the platform stops them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guarded } from '../../../../local/apex/library/system/regex/guard.ts';
import { finder, replace, split } from '../../../../local/apex/library/system/regex/compile.ts';

const ENDLESS = `${'a'.repeat(60)}c`;

test('an expression that backtracks without end is too complicated', () => {
  for (const work of [() => replace(ENDLESS, '(a+)+b', '', true), () => split(ENDLESS, '(a+)+b')]) {
    assert.throws(work, { name: 'System.LimitException', message: 'Regex too complicated' });
  }
});

test('a nested expression that ends gives its answer', () => {
  assert.equal(replace('aab-aab', '(a+)+b', 'x', true), 'x-x');
  const regex = finder('(?:a+)+b');
  assert.equal(guarded(regex, 'xaab', () => regex.exec('xaab'))?.index, 1);
});

test('what an expression throws itself goes on', () => {
  assert.throws(
    () =>
      guarded(/(a+)+/, 'a', () => {
        throw new TypeError('own');
      }),
    TypeError,
  );
});
