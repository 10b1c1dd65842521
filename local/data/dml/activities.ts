import { quoted } from '../soql/context.ts';
import { after, sound } from './work.ts';
import type { ObjectWork } from './work.ts';

/** Objects whose records carry the day of their last activity, and how tasks and events name them. */
const CARRIERS = { Lead: 'WhoId', Contact: 'WhoId', Account: 'AccountId', Opportunity: 'WhatId' };

function isActivity(work: ObjectWork): boolean {
  return work.object.name === 'Task' || work.object.name === 'Event';
}

/**
 * Sets the account of tasks and events: the account they are related to, or the one of their
 * opportunity, case or contact. Source: Object Reference, "Task", field AccountId.
 */
export function relateToAccounts(work: ObjectWork): void {
  if (!isActivity(work)) return;
  const rows = sound(work.rows);
  const ids = new Set(rows.flatMap((row) => [after(row, 'WhatId'), after(row, 'WhoId')]).filter((id) => typeof id === 'string'));
  const accounts = accountsOf([...ids], work);
  for (const row of rows) {
    const [what, who] = [after(row, 'WhatId'), after(row, 'WhoId')];
    row.changes['AccountId'] = accounts.get(String(what)) ?? accounts.get(String(who)) ?? null;
  }
}

/** The account of each record that has one. */
function accountsOf(ids: string[], work: ObjectWork): Map<string, string> {
  const { core } = work.context;
  const accounts = new Map<string, string>();
  for (const [prefix, group] of Map.groupBy(ids, (id) => id.slice(0, 3))) {
    const object = core.metadata.schema.objectByKeyPrefix(prefix)?.name ?? '';
    const column = object === 'Account' ? 'Id' : 'AccountId';
    if (!core.metadata.schema.field(object, column)) continue;
    core.tables.ensure(object);
    const sql = `SELECT "Id" AS id, ${quoted(column)} AS account FROM ${quoted(object)} WHERE "Id" IN (SELECT value FROM json_each(?))`;
    for (const row of core.writer.all(sql, JSON.stringify(group))) {
      if (typeof row['account'] === 'string') accounts.set(String(row['id']), row['account']);
    }
  }
  return accounts;
}

/**
 * Brings `LastActivityDate` of the related records up to date: the latest day of their closed tasks and
 * of their events. Source: Object Reference, "Lead", field LastActivityDate.
 */
export function updateLastActivity(work: ObjectWork): void {
  if (!isActivity(work)) return;
  const { core } = work.context;
  const names = ['WhoId', 'WhatId', 'AccountId'];
  const ids = new Set(sound(work.rows).flatMap((row) => names.flatMap((name) => [after(row, name), row.old?.[name] ?? null])));
  const related = [...ids].filter((id) => typeof id === 'string');
  for (const [object, link] of Object.entries(CARRIERS)) {
    const prefix = core.object(object).keyPrefix;
    const own = related.filter((id) => id.startsWith(prefix));
    if (own.length === 0) continue;
    const latest = ['Task', 'Event'].map((activity) => {
      const closed = activity === 'Task' ? ' AND a."IsClosed" = 1' : '';
      return `SELECT MAX(a."ActivityDate") AS day FROM ${quoted(activity)} a WHERE a.${quoted(link)} = ${quoted(object)}."Id" AND a."IsDeleted" = 0${closed}`;
    });
    core.writer.run(
      `UPDATE ${quoted(object)} SET "LastActivityDate" = (SELECT MAX(day) FROM (${latest.join(' UNION ALL ')})) WHERE "Id" IN (SELECT value FROM json_each(?))`,
      JSON.stringify(own),
    );
  }
}
