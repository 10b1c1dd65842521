/** What records take from their parents, give to them, or need of them. */
import type { PlainValue } from '../../../kernel/ports/records.ts';
import { quoted } from '../../soql/context.ts';
import { storedRows } from '../systemRows.ts';
import { after, fail, sound } from '../work.ts';
import type { ObjectWork } from '../work.ts';
import { stampOf } from '../../store/stamp.ts';

/** A quote belongs to the account of its opportunity. Source: Object Reference, "Quote", field AccountId. */
export function completeQuotes(work: ObjectWork): void {
  const rows = sound(work.rows);
  const opportunities = storedRows(
    work.context,
    'Opportunity',
    rows.map((row) => after(row, 'OpportunityId')),
    ['AccountId'],
  );
  for (const row of rows) row.changes['AccountId'] = opportunities.get(String(after(row, 'OpportunityId')))?.['AccountId'] ?? null;
}

/** Source: Salesforce Help, "Guidelines for Assets": an asset belongs to an account, a contact or both. */
export function checkAssets(work: ObjectWork): void {
  for (const row of sound(work.rows))
    if (after(row, 'AccountId') === null && after(row, 'ContactId') === null)
      fail(row, 'FIELD_INTEGRITY_EXCEPTION', 'Every asset needs an account, a contact, or both.', ['AccountId', 'ContactId']);
}

/** An event has a beginning, and an end or a duration. Source: Object Reference, "Event", fields StartDateTime, EndDateTime, DurationInMinutes. */
export function checkEvents(work: ObjectWork): void {
  for (const row of sound(work.rows)) {
    if (row.old !== undefined) continue;
    const given = (name: string): boolean => (row.changes[name] ?? null) !== null && row.changes[name] !== false;
    const missing = [
      ...(['DurationInMinutes', 'EndDateTime', 'IsAllDayEvent', 'IsRecurrence'].some(given) ? [] : ['DurationInMinutes']),
      ...(['StartDateTime', 'ActivityDateTime', 'ActivityDate', 'IsRecurrence'].some(given) ? [] : ['ActivityDateTime']),
    ];
    if (missing.length > 0) fail(row, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing);
  }
}

/**
 * One contact of an opportunity is the primary one, and the opportunity names it.
 * Source: Object Reference, "OpportunityContactRole", field IsPrimary; "Opportunity", field ContactId.
 */
export function namePrimaryContacts(work: ObjectWork): void {
  const { writer } = work.context.core;
  const rows = sound(work.rows);
  for (const row of rows) {
    if (after(row, 'IsPrimary') !== true) continue;
    writer.run(
      'UPDATE "OpportunityContactRole" SET "IsPrimary" = 0 WHERE "OpportunityId" = ? AND "Id" <> ?',
      String(after(row, 'OpportunityId')),
      String(row.id),
    );
  }
  writer.run(
    `UPDATE "Opportunity" SET "ContactId" = (SELECT r."ContactId" FROM "OpportunityContactRole" r
      WHERE r."OpportunityId" = "Opportunity"."Id" AND r."IsPrimary" = 1 AND r."IsDeleted" = 0) WHERE "Id" IN (SELECT value FROM json_each(?))`,
    JSON.stringify([...new Set(rows.map((row) => after(row, 'OpportunityId')))]),
  );
}

/** A contract begins as a draft; who activates it is noted. Source: Object Reference, "Contract", fields Status, ActivatedById, ActivatedDate. */
export function activateContracts(work: ObjectWork): void {
  const { actor } = work.context;
  for (const row of sound(work.rows)) {
    if (after(row, 'Status') !== 'Activated' || row.old?.['Status'] === 'Activated') continue;
    if (row.old === undefined)
      fail(row, 'FAILED_ACTIVATION', 'Choose a valid contract status and save your changes. Ask your admin for details.', ['Status']);
    else Object.assign(row.changes, { ActivatedDate: stampOf(actor.now()), ActivatedById: actor.userId });
  }
}

/** An order that is activated has products. Source: Salesforce Help, "Order Limitations"; Object Reference, "Order", fields Status, ActivatedDate. */
export function activateOrders(work: ObjectWork): void {
  const { core, actor } = work.context;
  core.tables.ensure('OrderItem');
  for (const row of sound(work.rows)) {
    if (after(row, 'Status') !== 'Activated' || row.old?.['Status'] === 'Activated') continue;
    const items = core.writer.all('SELECT 1 AS found FROM "OrderItem" WHERE "OrderId" = ? AND "IsDeleted" = 0 LIMIT 1', String(row.id));
    if (items.length === 0) fail(row, 'FAILED_ACTIVATION', 'An order must have at least one product.', ['Status']);
    else Object.assign(row.changes, { ActivatedDate: stampOf(actor.now()), ActivatedById: actor.userId });
  }
}

/** Objects that form a tree, with the field that names the parent. */
const TREES: Record<string, string> = { Account: 'ParentId', Campaign: 'ParentId', Case: 'ParentId', UserRole: 'ParentRoleId' };

/** Nobody stands above itself. Source: SOAP API Developer Guide, StatusCode CIRCULAR_DEPENDENCY; the message as an org shows it. */
export function checkTree(work: ObjectWork): void {
  const field = TREES[work.object.name];
  if (field === undefined) return;
  const { writer } = work.context.core;
  const parentOf = (id: PlainValue): PlainValue => {
    const [row] = writer.all(`SELECT ${quoted(field)} AS parent FROM ${quoted(work.object.name)} WHERE "Id" = ?`, String(id));
    return (row?.['parent'] as PlainValue | undefined) ?? null;
  };
  for (const row of sound(work.rows)) {
    if (row.id === null || typeof row.changes[field] !== 'string') continue;
    const seen = new Set<PlainValue>([row.id]);
    for (let above: PlainValue = row.changes[field] ?? null; above !== null; above = parentOf(above)) {
      if (above === row.id) fail(row, 'CIRCULAR_DEPENDENCY', 'attempt to violate hierarchy constraints', [field]);
      if (seen.has(above)) break;
      seen.add(above);
    }
  }
}
