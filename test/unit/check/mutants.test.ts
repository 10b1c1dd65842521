import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { MUTANTS, mutated } from '../../bench/mutate-apex.ts';

const local = join(import.meta.dirname, '..', '..', '..', 'local');

test('at least sixty rules are broken by name, each in a place that still exists', () => {
  assert.ok(MUTANTS.length >= 60);
  assert.equal(new Set(MUTANTS.map(({ name }) => name)).size, MUTANTS.length);
  for (const mutant of MUTANTS) assert.notEqual(mutated(mutant, readFileSync(join(local, mutant.file), 'utf8')), '');
});

test('a mutant whose place is gone or is not the only one is an error', () => {
  const mutant = { name: 'gone', file: 'x.ts', find: 'here', replace: 'there' };
  assert.throws(() => mutated(mutant, 'nothing'), /The mutant "gone" looks for text that stands 0 times in local\/x\.ts/);
  assert.throws(() => mutated(mutant, 'here and here'), /stands 2 times/);
  assert.equal(mutated(mutant, 'right here'), 'right there');
});
