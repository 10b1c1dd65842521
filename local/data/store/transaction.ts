import type { DatabaseSync } from 'node:sqlite';

interface Mark {
  name: string;
  /** Was something written before this mark? */
  afterWrite: boolean;
}

/** Lets one session write at a time on one connection. */
export interface WriterSlot {
  writer: Transaction | undefined;
}

/**
 * The transaction of one session. The write lock is taken at the first write, so that a session that
 * reads or waits for a callout holds none.
 */
export class Transaction {
  readonly #database: DatabaseSync;
  readonly #slot: WriterSlot;
  #marks: Mark[] = [];
  #writing = false;
  #counter = 0;

  readonly #undone: () => void;

  /** `undone` is called after everything that was rolled back. */
  constructor(database: DatabaseSync, slot: WriterSlot, undone: () => void = () => undefined) {
    this.#database = database;
    this.#slot = slot;
    this.#undone = undone;
  }

  get writing(): boolean {
    return this.#writing;
  }

  /** Takes the write lock unless it is held. Throws when another session of the same store holds it. */
  beginWrite(): void {
    if (this.#writing) return;
    if (this.#slot.writer) {
      throw new Error('Another session of this store has uncommitted work. Commit or abort it first.');
    }
    this.#database.exec('BEGIN IMMEDIATE');
    for (const mark of this.#marks) this.#database.exec(`SAVEPOINT ${mark.name}`);
    this.#slot.writer = this;
    this.#writing = true;
  }

  savepoint(): string {
    const mark = { name: `mark${++this.#counter}`, afterWrite: this.#writing };
    this.#marks.push(mark);
    if (this.#writing) this.#database.exec(`SAVEPOINT ${mark.name}`);
    return mark.name;
  }

  /** Goes back to a mark; later marks are gone, this one stays. */
  rollback(name: string): void {
    const index = this.#marks.findIndex((mark) => mark.name === name);
    const mark = this.#marks[index];
    if (!mark) throw new Error(`There is no savepoint ${name}: it was released or rolled back past.`);
    this.#marks = this.#marks.slice(0, index + 1);
    if (!this.#writing) return;
    if (mark.afterWrite) this.#database.exec(`ROLLBACK TO ${name}`);
    else this.#end('ROLLBACK');
    this.#undone();
  }

  /** Forgets a mark and the later ones; what was written stays. */
  release(name: string): void {
    const index = this.#marks.findIndex((mark) => mark.name === name);
    if (index < 0) return;
    this.#marks = this.#marks.slice(0, index);
    if (this.#writing) this.#database.exec(`RELEASE ${name}`);
  }

  commit(): void {
    this.#marks = [];
    if (this.#writing) this.#end('COMMIT');
  }

  abort(): void {
    this.#marks = [];
    if (this.#writing) this.#end('ROLLBACK');
  }

  /** Runs a statement's work so that all of it remains or nothing; a failed first write holds no lock. */
  atomically<T>(work: () => T): T {
    const first = !this.#writing;
    const marks = this.#marks.length;
    this.beginWrite();
    const name = `step${++this.#counter}`;
    this.#database.exec(`SAVEPOINT ${name}`);
    try {
      const result = work();
      this.#database.exec(`RELEASE ${name}`);
      return result;
    } catch (error) {
      this.#marks = this.#marks.slice(0, marks);
      if (this.#writing && first) this.#end('ROLLBACK');
      else if (this.#writing) this.#database.exec(`ROLLBACK TO ${name}; RELEASE ${name}`);
      this.#undone();
      throw error;
    }
  }

  #end(command: 'COMMIT' | 'ROLLBACK'): void {
    this.#database.exec(command);
    this.#writing = false;
    this.#slot.writer = undefined;
  }
}
