import type { PlainRecord, PlainValue, RowResult } from '../../kernel/ports/records.ts';
import { quoted } from '../soql/context.ts';
import { fold } from '../soql/values.ts';
import { inputsOf, runRows, settle } from './statement.ts';
import { fail, workRow } from './work.ts';
import type { DmlContext, InputRecord, WorkRow } from './work.ts';

/**
 * Inserts or updates by id or by an external id.
 * Source: Apex Developer Guide, "Upserting Records": no match inserts, one updates, several are an error.
 */
export function runUpsert(given: DmlContext, records: PlainRecord[]): RowResult[] {
  if (records.length === 0) return [];
  const context = { ...given, isUpsert: true };
  return context.transaction.atomically(() => {
    const sorted = sortOut(context, inputsOf(records));
    const rows = [...sorted.refused, ...runRows(context, 'Insert', sorted.fresh), ...runRows(context, 'Update', sorted.known)];
    return settle(context, 'Upsert', rows);
  });
}

interface Sorted {
  fresh: InputRecord[];
  known: InputRecord[];
  refused: WorkRow[];
}

function sortOut(context: DmlContext, inputs: InputRecord[]): Sorted {
  const key = context.options.externalIdField ?? 'Id';
  if (key.toLowerCase() !== 'id') return sortByExternalId(context, inputs, key);
  const sorted: Sorted = { fresh: [], known: [], refused: [] };
  for (const input of inputs) ((idOf(input.record) ?? '') === '' ? sorted.fresh : sorted.known).push(input);
  return sorted;
}

function idOf(record: PlainRecord): PlainValue | undefined {
  return valueOf(record, 'Id');
}

function valueOf(record: PlainRecord, name: string): PlainValue | undefined {
  const entry = Object.entries(record.fields).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return entry?.[1];
}

function sortByExternalId(context: DmlContext, inputs: InputRecord[], key: string): Sorted {
  const sorted: Sorted = { fresh: [], known: [], refused: [] };
  for (const group of Map.groupBy(inputs, (input) => input.record.type.toLowerCase()).values()) {
    const type = context.core.object(group[0]?.record.type ?? '').name;
    const field = context.core.metadata.schema.field(type, key);
    if (!field) throw new Error(`Upsert: ${type} has no field ${key}`);
    const keyOf = (value: unknown): string => (field.caseSensitive ? String(value) : fold(String(value)));
    const matches = storedIds(
      context,
      type,
      field.name,
      group.map((input) => valueOf(input.record, key) ?? null),
      keyOf,
    );
    const seen = new Set<string>();
    for (const input of group) place(input, { key: field.name, keyOf, matches, seen, sorted });
  }
  return sorted;
}

function storedIds(
  context: DmlContext,
  type: string,
  field: string,
  values: PlainValue[],
  keyOf: (value: unknown) => string,
): Map<string, string[]> {
  context.core.tables.ensure(type);
  const sql = `SELECT "Id" AS id, ${quoted(field)} AS value FROM ${quoted(type)} WHERE ${quoted(field)} IN (SELECT value FROM json_each(?)) AND "IsDeleted" = 0`;
  const found = new Map<string, string[]>();
  for (const row of context.core.writer.all(sql, JSON.stringify(values.filter((value) => value !== null)))) {
    const key = keyOf(row['value']);
    found.set(key, [...(found.get(key) ?? []), String(row['id'])]);
  }
  return found;
}

interface Placing {
  key: string;
  keyOf: (value: unknown) => string;
  matches: Map<string, string[]>;
  seen: Set<string>;
  sorted: Sorted;
}

function place(input: InputRecord, placing: Placing): void {
  const value = valueOf(input.record, placing.key);
  const row = workRow(input.index, null);
  if (value === undefined || value === null || value === '') {
    fail(row, 'MISSING_ARGUMENT', `${placing.key} not specified`, []);
    placing.sorted.refused.push(row);
    return;
  }
  const text = placing.keyOf(value);
  const ids = placing.matches.get(text) ?? [];
  if (ids.length > 1 || placing.seen.has(text)) {
    const message =
      ids.length > 1
        ? `${placing.key}: more than one record found for external id field: [${ids.join(', ')}]`
        : `Duplicate external id specified: ${String(value)}`;
    fail(row, 'DUPLICATE_VALUE', message, [placing.key]);
    if (ids.length > 1) row.errors = [{ statusCode: 'DUPLICATE_EXTERNAL_ID', message, fields: [] }];
    placing.sorted.refused.push(row);
    return;
  }
  placing.seen.add(text);
  const [id] = ids;
  if (id === undefined) placing.sorted.fresh.push({ ...input, record: withoutId(input.record) });
  else
    placing.sorted.known.push({
      ...input,
      record: { ...input.record, fields: { ...withoutId(input.record).fields, Id: id } },
    });
}

function withoutId(record: PlainRecord): PlainRecord {
  return {
    ...record,
    fields: Object.fromEntries(Object.entries(record.fields).filter(([name]) => name.toLowerCase() !== 'id')),
  };
}
