import { sharedField } from '../schema/shares.ts';
import { quoted } from '../soql/context.ts';
import { sound } from './work.ts';
import type { ObjectWork } from './work.ts';

/** A new owner shares anew: what was shared by hand ends. Source: Apex Developer Guide, Understanding Sharing, Manual Sharing. */
export function dropManualShares(work: ObjectWork): void {
  const { core } = work.context;
  const moved = sound(work.rows).filter((row) => row.changes['OwnerId'] !== undefined && row.changes['OwnerId'] !== row.old?.['OwnerId']);
  const share = core.metadata.schema.object(work.object.name.replace(/(__c)?$/, work.object.kind === 'custom' ? '__Share' : 'Share'));
  const link = share && sharedField(share);
  if (moved.length === 0 || !share || !link || !core.tables.has(share.name)) return;
  core.writer.run(
    `DELETE FROM ${quoted(share.name)} WHERE "RowCause" = 'Manual' AND ${quoted(link.name)} IN (SELECT value FROM json_each(?))`,
    JSON.stringify(moved.map((row) => row.id)),
  );
  core.wrote(share.name);
}
