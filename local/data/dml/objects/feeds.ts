import { storedRows } from '../systemRows.ts';
import { after, sound } from '../work.ts';
import type { ObjectWork } from '../work.ts';

/** A post tells who added it. Source: octoberswimmer/aer-dist, issue 327, on what an org fills in. */
export function completePosts(work: ObjectWork): void {
  for (const row of work.rows.filter(({ old }) => old === undefined)) row.changes['InsertedById'] = work.context.actor.userId;
}

/** A comment hangs on the record of its post. Source: Object Reference, "FeedComment", field ParentId. */
export function completeComments(work: ObjectWork): void {
  const rows = sound(work.rows);
  const posts = storedRows(
    work.context,
    'FeedItem',
    rows.map((row) => after(row, 'FeedItemId')),
    ['ParentId'],
  );
  for (const row of rows) row.changes['ParentId'] = posts.get(String(after(row, 'FeedItemId')))?.['ParentId'] ?? null;
}

/** A post counts its comments. Source: Object Reference, "FeedItem", field CommentCount. */
export function countComments(work: ObjectWork): void {
  const posts = JSON.stringify([...new Set(sound(work.rows).map((row) => after(row, 'FeedItemId')))]);
  work.context.core.writer.run(
    `UPDATE "FeedItem" SET "CommentCount" = (SELECT COUNT(*) FROM "FeedComment" c WHERE c."FeedItemId" = "FeedItem"."Id" AND c."IsDeleted" = 0)
      WHERE "Id" IN (SELECT value FROM json_each(?))`,
    posts,
  );
}
