import { quoted } from '../../soql/context.ts';
import { addSystemRows, storedRows } from '../systemRows.ts';
import { after, fail, sound } from '../work.ts';
import type { ObjectWork, WorkRow } from '../work.ts';

/** A new campaign has the statuses Sent and Responded. Source: Salesforce Help, "Campaign Member Status". */
export function addMemberStatuses(work: ObjectWork): void {
  const fresh = sound(work.rows).filter((row) => row.created);
  addSystemRows(
    work.context,
    'CampaignMemberStatus',
    fresh.flatMap((row) => [
      { CampaignId: row.id, Label: 'Sent', SortOrder: 1, IsDefault: true, HasResponded: false },
      { CampaignId: row.id, Label: 'Responded', SortOrder: 2, IsDefault: false, HasResponded: true },
    ]),
  );
}

const COPIED = ['FirstName', 'LastName', 'Name', 'Email', 'Phone', 'Title', 'LeadSource'];

/**
 * A member shows its lead or contact, and has responded when its status says so. A person is a member once.
 * Source: Object Reference, "CampaignMember".
 */
export function completeMembers(work: ObjectWork): void {
  const rows = sound(work.rows);
  for (const [link, object] of [
    ['LeadId', 'Lead'],
    ['ContactId', 'Contact'],
  ] as const) {
    const people = storedRows(
      work.context,
      object,
      rows.map((row) => after(row, link)),
      COPIED,
    );
    for (const row of rows) {
      const person = people.get(String(after(row, link)));
      if (!person) continue;
      Object.assign(row.changes, Object.fromEntries(COPIED.map((name) => [name, person[name] ?? null])));
      row.changes['Type'] = object;
      row.changes['LeadOrContactId'] = after(row, link);
      refuseTwice(row, link, work);
    }
  }
  const { today } = work.context.core.clock();
  for (const row of rows) {
    const hasResponded = responded(row, work);
    row.changes['HasResponded'] = hasResponded;
    row.changes['FirstRespondedDate'] = hasResponded ? (after(row, 'FirstRespondedDate') ?? today) : null;
  }
}

function refuseTwice(row: WorkRow, link: string, work: ObjectWork): void {
  if (row.old !== undefined) return;
  const campaign = after(row, 'CampaignId');
  const person = after(row, link);
  const sql = `SELECT 1 AS found FROM "CampaignMember" WHERE "CampaignId" = ? AND ${quoted(link)} = ? AND "IsDeleted" = 0`;
  const stored = work.context.core.writer.all(sql, String(campaign), String(person)).length > 0;
  const earlier = work.rows.some(
    (other) => other.index < row.index && other.changes['CampaignId'] === campaign && other.changes[link] === person,
  );
  if (stored || earlier) fail(row, 'DUPLICATE_VALUE', 'Already a campaign member.', []);
}

function responded(row: WorkRow, work: ObjectWork): boolean {
  const { core } = work.context;
  core.tables.ensure('CampaignMemberStatus');
  const sql = 'SELECT "HasResponded" AS yes FROM "CampaignMemberStatus" WHERE "CampaignId" = ? AND "Label" = ? AND "IsDeleted" = 0';
  const [known] = core.writer.all(sql, String(after(row, 'CampaignId')), String(after(row, 'Status')));
  return known ? known['yes'] === 1 : after(row, 'Status') === 'Responded';
}

/** A campaign counts its members. Source: Object Reference, "Campaign", fields NumberOfLeads, NumberOfContacts, NumberOfResponses. */
export function countMembers(work: ObjectWork): void {
  const campaigns = JSON.stringify([...new Set(sound(work.rows).map((row) => after(row, 'CampaignId')))]);
  const count = (condition: string): string =>
    `(SELECT COUNT(*) FROM "CampaignMember" m WHERE m."CampaignId" = "Campaign"."Id" AND m."IsDeleted" = 0 AND ${condition})`;
  work.context.core.writer.run(
    `UPDATE "Campaign" SET "NumberOfLeads" = ${count('m."LeadId" IS NOT NULL')}, "NumberOfContacts" = ${count('m."ContactId" IS NOT NULL')},
      "NumberOfResponses" = ${count('m."HasResponded" = 1')} WHERE "Id" IN (SELECT value FROM json_each(?))`,
    campaigns,
  );
}
