import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFormula, evaluate } from '../../../local/data/formula/evaluate.ts';
import { parseFormula } from '../../../local/data/formula/parse.ts';
import { textOf } from '../../../local/data/formula/values.ts';
import type { FormulaValue } from '../../../local/data/formula/values.ts';

const FIELDS: Record<string, FormulaValue> = {
  name: 'Ada',
  blank: null,
  amount: 12.5,
  due: { kind: 'date', days: 20_515 },
};

/** The result of a formula, as text. */
function result(formula: string): string {
  const value = (path: string[]): FormulaValue => FIELDS[path.join('.').toLowerCase()] ?? null;
  const now = new Date('2026-03-18T10:00:00.000Z');
  return textOf(evaluate(parseFormula(formula), { value, prior: value, isNew: true, now, today: '2026-03-18' }));
}

const EXPECTED: [string, string][] = [
  ['1 + 2 * 3 ^ 2', '19'],
  ['IF(Amount > 10, "big", "small") & "-" & Name', 'big-Ada'],
  ['AND(NOT(ISBLANK(Name)), ISBLANK(Blank))', 'true'],
  ['Name = "ada" || Name = "Ada"', 'true'],
  ['CASE(Name, "Bob", 1, "Ada", 2, 3)', '2'],
  ['TODAY() - DATE(2026, 3, 1)', '17'],
  ['Due - TODAY()', '-15'],
  ['TEXT(ADDMONTHS(DATE(2026, 1, 31), 1))', '2026-02-28'],
  ['LEFT(Name, 2) + MID("Babbage", 2, 3)', 'Adabb'],
  ['REGEX("00Q123", "00Q[0-9]+")', 'true'],
  ['ROUND(2.345, 2)', '2.35'],
  ['MOD(-3, 5)', '2'],
  ['BLANKVALUE(Blank, "none")', 'none'],
  ['Blank + 1', ''],
  ['SUBSTITUTE(UPPER("a-b"), "-", "")', 'AB'],
  ['FLOOR(-2.5) & "/" & CEILING(-2.5) & "/" & MFLOOR(-2.5) & "/" & MCEILING(-2.5)', '-2/-3/-3/-2'],
  ['TRUNC(3.789, 1) + LOG(100)', '5.7'],
  ['HOUR(TIMEVALUE("10:30:15.000")) * 100 + MINUTE(TIMEVALUE("10:30:15.000"))', '1030'],
  ['ISOWEEK(DATE(2027, 1, 1)) & "/" & ISOYEAR(DATE(2027, 1, 1)) & "/" & DAYOFYEAR(DATE(2026, 2, 1))', '53/2026/32'],
  ['UNIXTIMESTAMP(DATE(1970, 1, 2))', '86400'],
  ['INITCAP("ada LOVELACE") & REVERSE("ab")', 'Ada Lovelaceba'],
  ['HYPERLINK("/x", "X", "_self")', '<a href="/x" target="_self">X</a>'],
];

for (const [formula, expected] of EXPECTED) {
  test(`the formula ${formula} gives ${expected === '' ? 'a blank' : expected}`, () => {
    assert.equal(result(formula), expected);
  });
}

test('a function that the local org lacks is refused by name, a mistake by its place', () => {
  assert.throws(() => checkFormula(parseFormula('VLOOKUP(a, b, c)')), /The function VLOOKUP is not supported by the local org/);
  assert.throws(() => parseFormula('IF(1,'), /Syntax error: unexpected the end/);
  assert.throws(() => parseFormula('1 ~ 2'), /Syntax error at position 3/);
});
