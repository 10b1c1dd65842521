import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateRange } from '../../../local/data/soql/dateLiterals.ts';
import { knownTimeZone, startOfLocalDay } from '../../../local/data/soql/timeZone.ts';

const NOW = new Date('2026-05-13T12:00:00.000Z'); // a Wednesday

/** First and last day (inclusive) of a literal. */
function days(name: string, count = 0): [string, string] {
  const { start, end } = dateRange(name, count, NOW, 'GMT');
  return [start, new Date(Date.parse(end) - 86_400_000).toISOString().slice(0, 10)];
}

const EXPECTED: [string, number, string, string][] = [
  ['YESTERDAY', 0, '2026-05-12', '2026-05-12'],
  ['LAST_WEEK', 0, '2026-05-03', '2026-05-09'],
  ['THIS_MONTH', 0, '2026-05-01', '2026-05-31'],
  ['LAST_N_DAYS', 3, '2026-05-10', '2026-05-13'],
  ['NEXT_N_DAYS', 3, '2026-05-14', '2026-05-16'],
  ['N_DAYS_AGO', 3, '2026-05-10', '2026-05-10'],
  ['LAST_N_MONTHS', 2, '2026-03-01', '2026-04-30'],
  ['NEXT_N_QUARTERS', 1, '2026-07-01', '2026-09-30'],
  ['LAST_QUARTER', 0, '2026-01-01', '2026-03-31'],
  ['THIS_FISCAL_YEAR', 0, '2026-01-01', '2026-12-31'],
  ['LAST_90_DAYS', 0, '2026-02-12', '2026-05-13'],
];

for (const [name, count, first, last] of EXPECTED) {
  test(`${name}${count > 0 ? `:${count}` : ''} runs from ${first} to ${last} on 13 May 2026`, () => {
    assert.deepEqual(days(name, count), [first, last]);
  });
}

test('a day begins at the local midnight, also on the days when the clocks change', () => {
  assert.equal(startOfLocalDay('2026-03-08', 'America/New_York'), '2026-03-08T05:00:00.000Z');
  assert.equal(startOfLocalDay('2026-03-09', 'America/New_York'), '2026-03-09T04:00:00.000Z');
  assert.equal(startOfLocalDay('2026-11-02', 'America/New_York'), '2026-11-02T05:00:00.000Z');
});

test('an unknown time zone counts as GMT, an unknown literal is refused', () => {
  assert.equal(knownTimeZone('Mars/Olympus'), 'GMT');
  assert.throws(() => dateRange('SOON', 0, NOW, 'GMT'), /unknown date literal: SOON/);
});
