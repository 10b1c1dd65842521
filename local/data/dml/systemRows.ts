import type { Row } from '../store/rowWriter.ts';
import { quoted } from '../soql/context.ts';
import { literalDefaults } from './defaults.ts';
import type { DmlContext } from './work.ts';
import { stampOf } from '../store/stamp.ts';

/** Adds rows that the platform itself makes beside a statement; neither triggers nor rules see them. Answers their ids. */
export function addSystemRows(context: DmlContext, name: string, rows: Row[]): string[] {
  if (rows.length === 0) return [];
  const { core, actor } = context;
  const object = core.object(name);
  core.tables.ensure(object.name);
  const stamp = stampOf(actor.now());
  const values: Row = {
    OwnerId: actor.userId,
    CreatedDate: stamp,
    CreatedById: actor.userId,
    LastModifiedDate: stamp,
    LastModifiedById: actor.userId,
    SystemModstamp: stamp,
  };
  const system = Object.fromEntries(Object.entries(values).filter(([field]) => object.fields.some((own) => own.name === field)));
  const ids = core.sequences.ids(object.keyPrefix, rows.length);
  const made = rows.map((row, index) => ({ Id: ids[index] ?? null, ...literalDefaults(object), ...system, ...row }));
  core.writer.insert(object.name, made);
  core.wrote(object.name);
  return ids;
}

/** Stored rows by id: the given columns. */
export function storedRows(context: DmlContext, name: string, ids: Iterable<unknown>, columns: string[]): Map<string, Row> {
  const { core } = context;
  const wanted = [...new Set(ids)].filter((id) => typeof id === 'string');
  const found = new Map<string, Row>();
  if (wanted.length === 0) return found;
  core.tables.ensure(name);
  const sql = `SELECT ${['Id', ...columns].map(quoted).join(', ')} FROM ${quoted(name)} WHERE "Id" IN (SELECT value FROM json_each(?))`;
  for (const row of core.writer.all(sql, JSON.stringify(wanted))) found.set(String(row['Id']), row as Row);
  return found;
}
