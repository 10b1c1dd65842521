import { type LocalDatabase, openDatabase } from '../kernel/database.ts';

/** A received mail. Times are ISO date-times. */
export interface StoredMail {
  id: number;
  receivedAt: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
}

/** The mailbox: what this machine's SMTP server received, newest first. */
export interface MailStore {
  add(mail: Omit<StoredMail, 'id'>): void;
  /** Without the bodies. */
  list(): Omit<StoredMail, 'text' | 'html'>[];
  find(id: number): StoredMail | undefined;
  clear(): void;
  close(): void;
}

const migrations = [
  `CREATE TABLE mails (id INTEGER PRIMARY KEY AUTOINCREMENT, receivedAt TEXT NOT NULL, sender TEXT NOT NULL,
     recipient TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL, html TEXT)`,
];

/** Opens the mailbox; a file or `:memory:`. */
export function openMailStore(dataFile: string): MailStore {
  const db: LocalDatabase = openDatabase(dataFile, migrations);
  const columns = 'id, receivedAt, sender AS "from", recipient AS "to", subject';
  return {
    add: (mail) => {
      db.sql
        .prepare('INSERT INTO mails (receivedAt, sender, recipient, subject, text, html) VALUES (?, ?, ?, ?, ?, ?)')
        .run(mail.receivedAt, mail.from, mail.to, mail.subject, mail.text, mail.html);
    },
    list: () => db.sql.prepare(`SELECT ${columns} FROM mails ORDER BY id DESC LIMIT 500`).all() as unknown as StoredMail[],
    find: (id) => db.sql.prepare(`SELECT ${columns}, text, html FROM mails WHERE id = ?`).get(id) as StoredMail | undefined,
    clear: () => db.sql.exec('DELETE FROM mails'),
    close: () => db.close(),
  };
}
