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
    let signature: string | undefined;
    let statement: StatementSync | undefined;
    for (const row of rows) {
      const columns = Object.keys(row);
      const next = columns.join();
      if (next !== signature || !statement) {
        signature = next;
        const names = columns.map(quoted).join(', ');
        statement = this.#statement(`INSERT INTO ${quoted(object)} (${names}) VALUES (${columns.map(() => '?').join(', ')})`);
      }
      statement.run(...Object.values(row).map(stored));
    }
  }

  /** Sets the given columns of each row; `Id` names the row. */
  update(object: string, rows: Row[]): void {
    for (const row of rows) {
      const { Id, ...rest } = row;
      const columns = Object.keys(rest);
      const set = columns.map((column) => `${quoted(column)} = ?`).join(', ');
      this.#statement(`UPDATE ${quoted(object)} SET ${set} WHERE "Id" = ?`).run(...Object.values(rest).map(stored), stored(Id));
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
