import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { IdSequence } from '../../kernel/salesforceIds.ts';

/** Ids and auto-numbers that go on where the store stopped, also after a roll-back or in another worker. */
export class Sequences {
  readonly #read: StatementSync;
  readonly #write: StatementSync;
  readonly #clear: StatementSync;
  readonly #highest = new Map<string, number>();

  constructor(database: DatabaseSync) {
    this.#clear = database.prepare('DELETE FROM "_sequence"');
    this.#read = database.prepare('SELECT position FROM "_sequence" WHERE name = ?');
    this.#write = database.prepare(
      'INSERT INTO "_sequence" (name, position) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET position = excluded.position',
    );
  }

  /** Takes `count` numbers; the answer is the number before the first. Call it inside a write transaction. */
  take(name: string, count: number): number {
    const stored = Number(this.#read.get(name)?.['position'] ?? 0);
    const start = Math.max(stored, this.#highest.get(name) ?? 0);
    this.#highest.set(name, start + count);
    this.#write.run(name, start + count);
    return start;
  }

  /** The next `count` ids of a key prefix. */
  ids(prefix: string, count: number): string[] {
    const sequence = new IdSequence(prefix, this.take(prefix, count));
    return Array.from({ length: count }, () => sequence.next());
  }

  /** Begins anew, as in an empty org. */
  restart(): void {
    this.#highest.clear();
    this.#clear.run();
  }
}
