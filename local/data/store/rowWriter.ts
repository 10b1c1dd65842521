import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { PlainValue } from '../../kernel/ports/records.ts';
import type { SqlValue } from '../soql/context.ts';
import { quoted } from '../soql/context.ts';

/** A row as the store writes it: column name (schema's spelling) to value. */
export type Row = Record<string, PlainValue>;

/** A value as SQLite stores it. */
export function stored(value: PlainValue | undefined): SqlValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value;
}

function sameNames(a: string[], b: string[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

/** Writes rows with prepared statements, one per set of columns. */
export class RowWriter {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  #statement(sql: string): StatementSync {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const made = this.#database.prepare(sql);
    this.#prepared.set(sql, made);
    return made;
  }

  insert(object: string, rows: Row[]): void {
    this.#each(rows, (columns) => {
      const places = columns.map((_column, index) => `?${index + 1}`).join(', ');
      return `INSERT INTO ${quoted(object)} (${columns.map(quoted).join(', ')}) VALUES (${places})`;
    });
  }

  /** Sets the given columns of each row; `Id` names the row. */
  update(object: string, rows: Row[]): void {
    this.#each(rows, (columns) => {
      const set = columns.flatMap((column, index) => (column === 'Id' ? [] : [`${quoted(column)} = ?${index + 1}`]));
      return `UPDATE ${quoted(object)} SET ${set.join(', ')} WHERE "Id" = ?${columns.indexOf('Id') + 1}`;
    });
  }

  /** Runs one statement per row, made anew only when the row has other columns than the one before. */
  #each(rows: Row[], sqlFor: (columns: string[]) => string): void {
    let columns: string[] = [];
    let statement: StatementSync | undefined;
    for (const row of rows) {
      const names = Object.keys(row);
      if (!statement || !sameNames(names, columns)) {
        columns = names;
        statement = this.#statement(sqlFor(names));
      }
      statement.run(...names.map((name) => stored(row[name])));
    }
  }

  /** Runs any other statement of the store. */
  run(sql: string, ...values: SqlValue[]): number {
    return Number(this.#statement(sql).run(...values).changes);
  }

  all(sql: string, ...values: SqlValue[]): Record<string, SqlValue>[] {
    return this.#statement(sql).all(...values);
  }
}
