import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { OrgMetadata } from '../schema/model.ts';

/** Raised when the store's own tables change, so that older files are brought up to date. */
const LAYOUT = 2;

/** A fingerprint of the metadata, so that a store that already has it is left alone. */
export function signatureOf(metadata: OrgMetadata): string {
  const text = JSON.stringify(metadata, (key, value: unknown) => {
    if (key === 'schema') return undefined;
    if (value instanceof Map) return [...value.entries()] as unknown[];
    return value instanceof Set ? ([...value] as unknown[]) : value;
  });
  return createHash('sha256').update(`${LAYOUT} ${text}`).digest('hex');
}

/** The fingerprint that a database was last brought up to; undefined for a new one. */
export function storedSignature(database: DatabaseSync): string | undefined {
  const known = database.prepare(`SELECT 1 AS found FROM sqlite_master WHERE name = '_meta'`).get();
  if (!known) return undefined;
  const row = database.prepare(`SELECT value FROM "_meta" WHERE name = 'metadata'`).get();
  return typeof row?.['value'] === 'string' ? row['value'] : undefined;
}
