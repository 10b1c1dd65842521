/** A case and its contact. Source: Object Reference, "Case", fields AccountId, ContactEmail, ContactFax, ContactMobile, ContactPhone. */
import { storedRows } from '../systemRows.ts';
import { after, sound } from '../work.ts';
import type { ObjectWork } from '../work.ts';

/** Fields of the contact by the field of the case that shows them. */
const SHOWN: Record<string, string> = { ContactEmail: 'Email', ContactFax: 'Fax', ContactMobile: 'MobilePhone', ContactPhone: 'Phone' };

/** A case takes over its contact's account, and shows how to reach the contact. */
export function completeCases(work: ObjectWork): void {
  const rows = sound(work.rows).filter((row) => row.changes['ContactId'] !== undefined);
  const ids = rows.map((row) => row.changes['ContactId']);
  const contacts = storedRows(work.context, 'Contact', ids, ['AccountId', ...Object.values(SHOWN)]);
  for (const row of rows) {
    const contact = contacts.get(String(row.changes['ContactId']));
    for (const [field, from] of Object.entries(SHOWN)) row.changes[field] = contact?.[from] ?? null;
    if (contact && after(row, 'AccountId') === null) row.changes['AccountId'] = contact['AccountId'] ?? null;
  }
}

/** What changed of a contact shows on its cases. */
export function tellCases(work: ObjectWork): void {
  const changed = sound(work.rows).filter((row) => row.old && Object.values(SHOWN).some((from) => row.changes[from] !== undefined));
  if (changed.length === 0) return;
  const values = Object.entries(SHOWN).map(
    ([field, from]) => `"${field}" = (SELECT c."${from}" FROM "Contact" c WHERE c."Id" = "Case"."ContactId")`,
  );
  work.context.core.writer.run(
    `UPDATE "Case" SET ${values.join(', ')} WHERE "ContactId" IN (SELECT value FROM json_each(?))`,
    JSON.stringify(changed.map((row) => row.id)),
  );
}
