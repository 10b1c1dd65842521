import { DatabaseSync } from 'node:sqlite';
import { wallClock } from '../soql/timeZone.ts';
import { fold } from '../soql/values.ts';
import { hasWords } from '../sosl/words.ts';
import { distance, labels, shown } from './shownValues.ts';

/** Milliseconds a writer waits for another writer before it gives up. */
const BUSY_MS = 30_000;

/** Computes a formula field from its inputs; installed by the store. */
export type FormulaFunction = (key: string, inputs: (string | number | bigint | null | Uint8Array)[]) => string | number | null;

/** Text in sorting form: case and accents do not count, as in a dictionary. */
function sortKey(value: unknown): string | number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  return value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function local(value: unknown, timeZone: unknown): string | null {
  if (typeof value !== 'string' || typeof timeZone !== 'string') return null;
  return new Date(wallClock(new Date(value), timeZone)).toISOString();
}

/** Is one of the wanted combinations (`A;B` wants both) among the selected values? */
function includes(value: unknown, wanted: unknown): number {
  if (typeof value !== 'string' || typeof wanted !== 'string') return 0;
  const selected = new Set(fold(value).split(';'));
  const list = JSON.parse(wanted) as string[];
  return list.some((item) =>
    fold(item)
      .split(';')
      .every((part) => selected.has(part)),
  )
    ? 1
    : 0;
}

function textFold(value: unknown): string | number | null {
  if (typeof value === 'string') return fold(value);
  return typeof value === 'number' ? value : null;
}

/**
 * Opens a database file (WAL, so that readers never wait) or `:memory:` with the functions that the
 * translated SOQL calls.
 */
export function openDatabase(file: string, formula: FormulaFunction): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
  if (file !== ':memory:') database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536');
  const pure = { deterministic: true };
  database.function('sf_fold', pure, textFold);
  database.function('sf_sortkey', pure, sortKey);
  database.function('sf_local', pure, local);
  database.function('sf_includes', pure, includes);
  database.function('sf_words', pure, hasWords);
  database.function('sf_labels', pure, labels);
  database.function('sf_format', pure, shown);
  database.function('sf_distance', { ...pure, varargs: true }, distance);
  database.function('sf_formula', { varargs: true }, (...inputs) => formula(String(inputs[0]), inputs.slice(1)));
  return database;
}
