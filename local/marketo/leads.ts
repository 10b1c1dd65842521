import { messageOfCode } from './codes.ts';
import { describe2Rows, describeRows, defaultFields, fieldNamed } from './fields.ts';
import { decodeToken, encodeToken, type Envelope, MarketoError, success } from './envelope.ts';
import { type LeadRow } from './store.ts';
import { listOf, type Parameters, type World } from './world.ts';

const maxValues = 300;
const maxMatches = 1000;

/** The asked-for fields, `id` always among them. Throws 1006 for an unknown one. */
function wantedFields(parameters: Parameters): string[] {
  const asked = listOf(parameters, 'fields');
  const wanted = asked.length > 0 ? asked : [...defaultFields];
  for (const name of wanted) if (!fieldNamed(name)) throw new MarketoError('1006', `Field '${name}' not found`);
  return [...new Set(['id', ...wanted])];
}

function shownLead(row: LeadRow, fields: readonly string[]): Record<string, unknown> {
  const entries = fields.map((name): [string, unknown] => [name, name === 'unsubscribed' ? row[name] === 1 : (row[name] ?? null)]);
  return Object.fromEntries(entries);
}

/** Get Lead by Id. An unknown id is 1004. */
export function getLead(world: World, parameters: Parameters): Envelope {
  const fields = wantedFields(parameters);
  const id = Number(parameters['leadId']);
  const row = Number.isInteger(id) ? world.db.sql.prepare('SELECT * FROM leads WHERE id = ?').get(id) : undefined;
  if (!row) throw new MarketoError('1004', `Lead '${parameters['leadId'] ?? ''}' not found`);
  return success([shownLead(row, fields)]);
}

function filterOf(parameters: Parameters): { column: string; values: string[] } {
  const column = parameters['filterType'] ?? '';
  if (column === '') throw new MarketoError('1003', 'filterType not specified');
  const field = fieldNamed(column);
  if (!field) throw new MarketoError('1006', `Field '${column}' not found`);
  if (!field.searchable) throw new MarketoError('1011', `Field '${column}' not supported`);
  const values = [...new Set(listOf(parameters, 'filterValues'))];
  if (values.length === 0) throw new MarketoError('1003', 'filterValues not specified');
  if (values.length > maxValues) throw new MarketoError('1003', `Too many filterValues: at most ${maxValues}`);
  return { column, values };
}

/** A whole number from 1 to 300; 300 when absent. Throws 701. */
export function batchSizeOf(parameters: Parameters): number {
  const text = parameters['batchSize'];
  if (text === undefined || text === '') return maxValues;
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1) throw new MarketoError('701', `batchSize cannot be '${text}'`);
  return Math.min(size, maxValues);
}

/**
 * Get Leads by Filter Type: at most 300 values; above 1,000 matches 1003; a token when matches exceed the batch size.
 * Source: Adobe, Leads and Paging Tokens.
 */
export function getLeadsByFilter(world: World, parameters: Parameters, path: string): Envelope {
  const fields = wantedFields(parameters);
  const { column, values } = filterOf(parameters);
  const size = batchSizeOf(parameters);
  const after = parameters['nextPageToken'] ? Number(decodeToken(parameters['nextPageToken'], 'l')[0]) : 0;
  const condition = `${column} IN (${values.map(() => '?').join(', ')})`;
  const matches = Number(world.db.sql.prepare(`SELECT count(*) AS n FROM leads WHERE ${condition}`).get(...values)?.['n'] ?? 0);
  if (matches > maxMatches) throw new MarketoError('1003', 'Too many results match the filter');
  const rows = world.db.sql
    .prepare(`SELECT * FROM leads WHERE ${condition} AND id > ? ORDER BY id LIMIT ?`)
    .all(...values, after, size + 1);
  const page = rows.slice(0, size);
  const result = page.map((row) => shownLead(row, fields));
  for (const [index, code] of skipsOf(world, path, result.length).entries()) {
    result[index] = { id: page[index]?.['id'], status: 'skipped', reasons: [{ code, message: messageOfCode(code) }] };
  }
  const more = rows.length > size ? { nextPageToken: encodeToken('l', Number(page.at(-1)?.['id'] ?? 0)), moreResult: true } : {};
  return success(result, more);
}

/** The codes with which the first records of an answer are skipped: one record for each code that is switched on. */
function skipsOf(world: World, path: string, records: number): string[] {
  const on = world.faults.active().filter(({ name, pathPrefix }) => name === 'skipRecords' && path.startsWith(pathPrefix));
  return on.slice(0, records).flatMap(({ code }) => world.faults.take(path, ['skipRecords'], code)?.code ?? []);
}

/** Describe Lead. */
export function describeLead(): Envelope {
  return success(describeRows());
}

/** Describe Lead2. */
export function describeLead2(): Envelope {
  return success(describe2Rows());
}
