/** What the platform itself writes in a session's transaction: rows that no DML statement may touch. */
import { quoted } from '../soql/context.ts';
import type { StoreCore } from './core.ts';
import type { Row } from './rowWriter.ts';
import type { Transaction } from './transaction.ts';
import { stampOf } from './stamp.ts';

/** Writes platform rows and small entries of the platform's own; all of it commits or rolls back with the session. */
export interface PlatformRows {
  /** Inserts a row of an object such as AsyncApexJob without rules and triggers; the answer is its id. */
  insert(object: string, row: Row): string;
  /** Sets the given fields of the row with `Id`. */
  update(object: string, row: Row): void;
  /** Takes a row away for good. */
  delete(object: string, id: string): void;
  put(kind: string, key: string, value: string): void;
  get(kind: string, key: string): string | undefined;
  remove(kind: string, key: string): void;
  /** Entries of a kind in the order of their first `put`. */
  list(kind: string): { key: string; value: string }[];
}

/** The platform rows of one session. */
export function platformRowsOf(core: StoreCore, transaction: Transaction, now: () => Date): PlatformRows {
  const writing = (work: () => void): void => {
    transaction.beginWrite();
    work();
  };
  return {
    insert(object, row) {
      // The number is taken under the write lock: another worker may be taking one too.
      transaction.beginWrite();
      const schema = core.object(object);
      core.tables.ensure(schema.name);
      const [id = ''] = core.sequences.ids(schema.keyPrefix, 1);
      const stamp = stampOf(now());
      const system: Row = {};
      for (const name of ['CreatedDate', 'LastModifiedDate', 'SystemModstamp'])
        if (schema.fields.some((field) => field.name === name)) system[name] = stamp;
      writing(() => core.writer.insert(schema.name, [{ Id: id, ...system, ...row }]));
      return id;
    },
    update: (object, row) =>
      writing(() => {
        core.tables.ensure(core.object(object).name);
        core.writer.update(core.object(object).name, [row]);
      }),
    delete: (object, id) =>
      writing(() => {
        core.tables.ensure(core.object(object).name);
        core.writer.run(`DELETE FROM ${quoted(core.object(object).name)} WHERE "Id" = ?`, id);
      }),
    put: (kind, key, value) =>
      writing(() =>
        core.writer.run(
          'INSERT INTO "_platform" (kind, key, value) VALUES (?, ?, ?) ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value',
          kind,
          key,
          value,
        ),
      ),
    get: (kind, key) => textOf(core.writer.all('SELECT value FROM "_platform" WHERE kind = ? AND key = ?', kind, key)[0]?.['value']),
    remove: (kind, key) => writing(() => core.writer.run('DELETE FROM "_platform" WHERE kind = ? AND key = ?', kind, key)),
    list: (kind) =>
      core.writer
        .all('SELECT key, value FROM "_platform" WHERE kind = ? ORDER BY rowid', kind)
        .map((row) => ({ key: String(row['key']), value: String(row['value']) })),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
