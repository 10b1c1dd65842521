/** The same algorithms as Bench.cls, as one would write them in JavaScript. Each answers the same number. */
import { DatabaseSync } from 'node:sqlite';

/** One algorithm: how big, and the answer. */
export type Algorithm = (n: number) => number;

function integerLoop(n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    sum = (sum + Math.imul(i, 3) - Math.trunc(i / 7)) | 0;
    if (i % 5 === 0) sum ^= i;
  }
  return sum;
}

function fib(n: number): number {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

function strings(n: number): number {
  let text = '';
  let found = 0;
  for (let i = 0; i < n; i++) {
    text += `item ${i};`;
    if (i % 1000 === 0) found += text.indexOf(`item ${i}`);
  }
  return text.length + found;
}

function sortList(n: number): number {
  const numbers: number[] = [];
  let seed = 12345;
  for (let i = 0; i < n; i++) {
    seed = (Math.imul(seed, 1103515245) + 12345) | 0;
    numbers.push(seed >>> 8);
  }
  numbers.sort((a, b) => a - b);
  let sum = 0;
  for (let i = 1; i < numbers.length; i++) sum = (sum + (numbers[i] ?? 0) - (numbers[i - 1] ?? 0)) | 0;
  return sum;
}

function fillList(n: number): number {
  const numbers: number[] = [];
  for (let i = 0; i < n; i++) numbers.push(i);
  let sum = 0;
  for (let round = 0; round < 5; round++) {
    for (const value of numbers) sum = (sum + value) | 0;
    for (let i = 0; i < numbers.length; i++) numbers[i] = (numbers[i] ?? 0) + 1;
  }
  return sum;
}

function maps(n: number): number {
  const byName = new Map<string, number>();
  for (let i = 0; i < n; i++) byName.set(`key${i}`, i);
  let sum = 0;
  for (let i = 0; i < n; i++) if (byName.has(`key${i}`)) sum = (sum + (byName.get(`key${i}`) ?? 0)) | 0;
  const byNumber = new Map<number, number>();
  for (let i = 0; i < n; i++) byNumber.set(i, sum);
  return sum + byNumber.size;
}

/** Exact decimals by hand: hundredths in BigInt, for JavaScript has no decimal type. */
function decimals(n: number): number {
  let sum = 0n;
  for (let i = 0; i < n; i++) sum += 125n * BigInt(i);
  return Number(sum / 100n);
}

class Point {
  x: number;
  y: number;
  constructor(x: number, y: number) {
    this.x = x;
    this.y = y;
  }
  norm(): number {
    return (Math.imul(this.x, this.x) + Math.imul(this.y, this.y)) | 0;
  }
}

function objects(n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum = (sum + new Point(i, i + 1).norm()) | 0;
  return sum;
}

/** The floor of DML: the rows in one table of one column each, without rights, triggers, ids or audit fields. */
function records(n: number): number {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE account (id INTEGER PRIMARY KEY, name TEXT, revenue REAL); BEGIN');
  const insert = database.prepare('INSERT INTO account (id, name, revenue) VALUES (?, ?, ?)');
  const update = database.prepare('UPDATE account SET name = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM account WHERE id = ?');
  for (let i = 0; i < n; i++) insert.run(i, `Account ${i}`, i);
  for (let i = 0; i < n; i++) update.run(`Account ${i} changed`, i);
  const { count } = database.prepare("SELECT COUNT(*) AS count FROM account WHERE name LIKE '% changed'").get() as { count: number };
  for (let i = 0; i < n; i++) remove.run(i);
  database.exec('COMMIT');
  database.close();
  return count;
}

/** By the name of the Apex method. */
export const javascript: Record<string, Algorithm> = {
  integerLoop,
  recursion: fib,
  strings,
  sortList,
  fillList,
  maps,
  decimals,
  objects,
  records,
};
