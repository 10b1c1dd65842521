import { type Clock } from '../kernel/clock.ts';
import { type LocalDatabase } from '../kernel/database.ts';
import { marketoTime } from './envelope.ts';
import { fieldNamed } from './fields.ts';
import { activityAdder } from './store.ts';

/** A person or field that a change names and that is not there. */
export class UnknownChangeError extends Error {
  override name = 'UnknownChangeError';
}

/** What a person's fields can be set to. */
export type FieldValue = string | number | boolean | null;

/**
 * Changes a person as if the CRM sync or a form did: the row, `updatedAt`, and one Change Data Value activity per
 * changed field, so that Get Lead Changes tells it. Throws UnknownChangeError.
 */
export function changePerson(db: LocalDatabase, clock: Clock, id: number, changes: Record<string, FieldValue>): void {
  const row = db.sql.prepare('SELECT * FROM leads WHERE id = ?').get(id);
  if (!row) throw new UnknownChangeError(`There is no person ${id}.`);
  const add = activityAdder(db);
  db.transaction(() => {
    for (const [name, value] of Object.entries(changes)) {
      const field = fieldNamed(name);
      if (!field || ['id', 'createdAt', 'updatedAt'].includes(name)) throw new UnknownChangeError(`The field ${name} cannot be changed.`);
      const stored = typeof value === 'boolean' ? Number(value) : value;
      if (row[name] === stored) continue;
      db.sql.prepare(`UPDATE leads SET ${name} = ?, updatedAt = ? WHERE id = ?`).run(stored, marketoTime(clock.now()), id);
      const attributes = {
        'New Value': String(value ?? ''),
        'Old Value': String(row[name] ?? ''),
        Source: 'Local change',
        Reason: 'Inspector',
      };
      add({ ms: clock.now(), typeId: 13, leadId: id, primaryId: field.id, primaryValue: name, attributes });
    }
  });
}
