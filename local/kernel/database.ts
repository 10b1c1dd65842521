import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A SQLite database and the one way to write several things as one. */
export interface LocalDatabase {
  readonly sql: DatabaseSync;
  /** Runs `work` as one transaction: all of it is kept, or (when it throws) nothing. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens a file (WAL mode) or `:memory:` and brings it to the newest version: `migrations[n]` is run
 * once, in order, each in its own transaction; `PRAGMA user_version` tells how many were run.
 * A killed process loses no committed transaction; a power failure may lose the last ones, but leaves no half one
 * (SQLite, "PRAGMA synchronous": NORMAL in WAL mode).
 */
export function openDatabase(file: string, migrations: readonly string[]): LocalDatabase {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const sql = new DatabaseSync(file);
  sql.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000');
  const transaction = transactionsOf(sql);
  const done = Number(sql.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  migrations.slice(done).forEach((migration, index) => {
    transaction(() => sql.exec(`${migration};\nPRAGMA user_version = ${done + index + 1}`));
  });
  return { sql, transaction, close: () => sql.close() };
}

function transactionsOf(sql: DatabaseSync): LocalDatabase['transaction'] {
  let open = false;
  return <T>(work: () => T): T => {
    if (open) return work();
    sql.exec('BEGIN IMMEDIATE');
    open = true;
    try {
      const result = work();
      sql.exec('COMMIT');
      return result;
    } catch (error) {
      sql.exec('ROLLBACK');
      throw error;
    } finally {
      open = false;
    }
  };
}
