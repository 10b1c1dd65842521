/**
 * Small pieces of Apex about which Salesforce's compiler front end was asked: rules one by one, and whole tables of types.
 * The answers are recorded by scripts/support/apexCompiler/record.ts.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../scripts/support/paths.ts';

const FIXTURES = join(repositoryRoot, 'test/fixtures/apex-compiler');
const HEAD =
  'public class A { Integer f; static Integer sf; public A() { } void m() { } static void sm() { } Boolean b() { return true; } En en() { return En.X; } ';

const lines = (file: string): string[] =>
  readFileSync(join(FIXTURES, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

/** Where the answers are. */
export const ANSWERS_FILE = join(FIXTURES, 'answers.json');
/** The classes that stand beside every case. */
export const HELPERS_FILE = join(FIXTURES, 'helpers.txt');

/** What the front end answered: to each rule its first error or '', and to each table a letter per cell. */
export interface Answers {
  rules: string[];
  tables: Record<string, string[]>;
}

/** Classes by name. */
export function helpers(): Record<string, string> {
  return Object.fromEntries(lines('helpers.txt').map((text) => [/(?:class|enum|interface) (\w+)/.exec(text)?.[1] ?? '', text]));
}

/** `S` is a statement, `C` a member of a class, `T` the class A itself. */
export function rules(): { line: string; text: string }[] {
  return lines('rules.txt').map((line) => {
    const code = line.slice(2);
    return { line, text: line.startsWith('T') ? code : `${HEAD}${line.startsWith('S') ? `void t() { ${code} }` : code} }` };
  });
}

const SIMPLE =
  'Integer Long Double Decimal String Id Boolean Date Datetime Time Blob Object SObject Account Contact A Virt SubVirt Inf Impl En Exception MyException'.split(
    ' ',
  );
const of = (kind: string, names: string) => names.split(' ').map((name) => `${kind}<${name}>`);
const TYPES = [
  ...SIMPLE,
  ...of('List', 'String Id Object SObject Account Contact Virt SubVirt Inf Impl'),
  ...of('Set', 'Integer String Id Object SObject Account Virt'),
  ...of('Map', 'String,Object String,String Id,Object Id,Account String,Account Id,SObject Object,Object String,Virt String,SubVirt'),
  'List<List<Account>>',
  'List<List<SObject>>',
];
const NUMBERS = ['Integer', 'Long', 'Double', 'Decimal'];
const ARGUMENTS = [
  ...SIMPLE.filter((name) => !['Time', 'Blob', 'A', 'Exception', 'MyException', 'Contact'].includes(name)),
  ...of('List', 'String Object Id SObject Account'),
  ...of('Set', 'String Id'),
  'Map<String,Object>',
  'Iterable<String>',
];

/** A table: one method per cell, whose first error says what the cell holds. */
export interface Table {
  name: string;
  rows: string[];
  columns: string[];
  cell(row: string, column: string): string;
}

const pairs = (name: string, cell: Table['cell'], types = TYPES): Table => ({ name, rows: types, columns: types, cell });
const twoOf = (types: string[]) => types.flatMap((first, index) => types.slice(index + 1).map((second) => `${first}|${second}`));
const numberPairs = NUMBERS.flatMap((first) => NUMBERS.map((second) => `${first} ${second}`));

/** Two methods of a name, told apart by their result, and a call that shows which one is meant. */
function overloads(row: string, variables: string, given: string): string {
  const [first = '', second = ''] = row.split('|').map((types) =>
    types
      .split(' ')
      .map((type, index) => `${type} p${index}`)
      .join(', '),
  );
  return `class Cell { Integer n(${first}) { return 1; } String n(${second}) { return null; } void t() { ${variables}Boolean z = n(${given}); } }`;
}

/** All tables. */
export const TABLES: Table[] = [
  pairs('assignment', (from, to) => `void t() { ${from} x; ${to} y = x; }`),
  pairs('cast', (from, to) => `void t() { ${from} x; Object y = (${to}) x; }`),
  pairs('instanceof', (from, to) => `void t() { ${from} x; Boolean y = x instanceof ${to}; }`),
  pairs('equality', (left, right) => `void t() { ${left} x; ${right} y; Boolean z = x == y; }`),
  pairs('ternary', (left, right) => `void t() { ${left} x; ${right} y; Object z = true ? x : y; }`),
  pairs('coalescing', (left, right) => `void t() { ${left} x; ${right} y; Object z = x ?? y; }`, SIMPLE),
  pairs('order', (left, right) => `void t() { ${left} x; ${right} y; Boolean z = x < y; }`, SIMPLE),
  pairs('sum', (left, right) => `void t() { ${left} x; ${right} y; Object z = x + y; }`, SIMPLE),
  pairs('difference', (left, right) => `void t() { ${left} x; ${right} y; Object z = x - y; }`, SIMPLE),
  ...['*', '/', '&', '<<', '>>>', '&&', '==='].map((operator) =>
    pairs(`x ${operator} y`, (left, right) => `void t() { ${left} x; ${right} y; Object z = x ${operator} y; }`, SIMPLE),
  ),
  ...['+=', '-=', '*=', '|=', '>>='].map((operator) =>
    pairs(`x ${operator} y`, (left, right) => `void t() { ${left} x; ${right} y; x ${operator} y; }`, SIMPLE),
  ),
  {
    name: 'overload of one argument',
    rows: twoOf(ARGUMENTS),
    columns: [...ARGUMENTS, 'null'],
    cell: (row, given) => overloads(row, given === 'null' ? '' : `${given} x; `, given === 'null' ? 'null' : 'x'),
  },
  {
    name: 'overload of two numbers',
    rows: twoOf(numberPairs),
    columns: numberPairs,
    cell: (row, given) => overloads(row, `${given.replace(' ', ' x; ')} y; `, 'x, y'),
  },
];

/** What an error means for a cell: `.` none, `1` and `2` the overload, `a` ambiguous, `n` no such method, `t` and `f` certain, `x` refused. */
export function letterOf(table: Table, error: string): string {
  if (error === '') return '.';
  if (table.name.startsWith('overload') && error.includes('to Boolean')) return error.includes('from Integer') ? '1' : '2';
  if (error.includes('Ambiguous')) return 'a';
  if (error.includes('Method does not exist')) return 'n';
  if (error.includes('always true')) return 't';
  return error.includes('always false') ? 'f' : 'x';
}

/** The members that make up a table, row by row. */
export function membersOf(table: Table): string[] {
  return table.rows.flatMap((row) => table.columns.map((column) => table.cell(row, column)));
}
