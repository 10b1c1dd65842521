/**
 * The compiler against Salesforce's own front end, whose answers are recorded: what it refuses, where and in which words.
 * Cases that are known to differ are listed in differences.ts with the reason; one that no longer differs must leave the list.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ANSWERS_FILE, TABLES, helpers, letterOf, membersOf, rules, type Answers, type Table } from '../../../support/compilerCases.ts';
import { compile } from '../emit/support.ts';
import { CELLS, RULES } from './differences.ts';

const answers = JSON.parse(readFileSync(ANSWERS_FILE, 'utf8')) as Answers;

/** The letters of our compiler: all cells are members of one class, each on its own line. */
function lettersOf(table: Table): string[] {
  const members = membersOf(table).map((member, index) =>
    member.startsWith('class Cell') ? member.replace('Cell', `Cell${index}`) : member.replace('void t()', `void t${index}()`),
  );
  const first = new Map<number, string>();
  const { problems } = compile({ ...helpers(), A: `public class A {\n${members.join('\n')}\n}` });
  for (const { file, line, message } of problems) if (file === 'A.cls' && !first.has(line)) first.set(line, message);
  const letters = members.map((_, index) => letterOf(table, first.get(index + 2) ?? ''));
  return table.rows.map((_, row) => letters.slice(row * table.columns.length, (row + 1) * table.columns.length).join(''));
}

for (const table of TABLES) {
  test(`the table of ${table.name} is the one of Salesforce's compiler`, () => {
    const ours = lettersOf(table);
    const different = table.rows.flatMap((row, index) =>
      table.columns
        .filter((_, column) => ours[index]?.[column] !== answers.tables[table.name]?.[index]?.[column])
        .map((column) => `${row} > ${column}`),
    );
    assert.deepEqual(different, CELLS[table.name] ?? []);
  });
}

/** Does our compiler say what theirs says first? */
function agrees(text: string, theirs: string): boolean {
  const name = /\b(?:class|interface|enum) (\w+)/.exec(text)?.[1] ?? 'A';
  const { problems } = compile({ ...helpers(), [name]: text });
  const ours = problems.filter(({ file }) => file === `${name}.cls`).map(({ column, message }) => `${column} ${message}`);
  return theirs === '' ? ours.length === 0 : ours.includes(theirs);
}

test("each rule is refused in the words and at the place of Salesforce's compiler, or accepted as there", () => {
  const different = rules()
    .filter(({ text }, index) => !agrees(text, answers.rules[index] ?? ''))
    .map(({ line }) => line);
  assert.deepEqual(different.sort(), Object.values(RULES).flat().sort());
});
