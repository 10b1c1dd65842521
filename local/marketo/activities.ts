import { type SQLInputValue } from 'node:sqlite';
import { isObject, parseJson, textOf } from '../kernel/guards.ts';
import { activityTypeRows, activityTypes } from './activityTypes.ts';
import { decodeToken, encodeToken, type Envelope, MarketoError, marketoTime, success } from './envelope.ts';
import { fieldNamed } from './fields.ts';
import { batchSizeOf } from './leads.ts';
import { type ActivityRow } from './store.ts';
import { listOf, type Parameters, type World } from './world.ts';

/** Get Activity Types. */
export function getActivityTypes(): Envelope {
  return success(activityTypeRows());
}

/** Get Paging Token. A date without zone or no date at all is 704. */
export function getPagingToken(_world: World, parameters: Parameters): Envelope {
  const since = parameters['sinceDatetime'] ?? '';
  if (since === '') throw new MarketoError('701', 'sinceDatetime cannot be blank');
  const ms = Date.parse(since.replace(/ (\d\d:?\d\d)$/, '+$1'));
  const zoned = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+ -]\d\d:?\d\d))?$/.test(since);
  if (!zoned || Number.isNaN(ms)) throw new MarketoError('704', `Invalid date/time format '${since}' for sinceDatetime`);
  return success(undefined, { nextPageToken: encodeToken('a', marketoTime(ms), 0) });
}

interface Page {
  rows: ActivityRow[];
  nextPageToken: string;
  moreResult: boolean;
}

/**
 * The activities after a token. A page may be short although more follows: the only end is `moreResult:false`,
 * and there is always a token to go on with. Source: Adobe, Paging Tokens and Activities.
 */
function readPage(world: World, parameters: Parameters, path: string, where: string, values: SQLInputValue[]): Page {
  if (!parameters['nextPageToken']) throw new MarketoError('701', 'nextPageToken cannot be blank');
  const [date = '', id = '0'] = decodeToken(parameters['nextPageToken'], 'a');
  const size = batchSizeOf(parameters);
  const found = world.db.sql
    .prepare(`SELECT * FROM activities WHERE (date, id) > (?, ?) AND ${where} ORDER BY date, id LIMIT ?`)
    .all(date, Number(id), ...values, size + 1) as unknown as ActivityRow[];
  const short = found.length > 1 && world.faults.take(path, ['shortPages']) !== undefined;
  const rows = found.slice(0, short ? Math.ceil(found.length / 4) : size);
  const last = rows.at(-1);
  const nextPageToken = last ? encodeToken('a', last.date, last.id) : parameters['nextPageToken'];
  return { rows, nextPageToken, moreResult: found.length > rows.length };
}

function idsOf(parameters: Parameters, name: string, most: number): number[] {
  const ids = listOf(parameters, name).map(Number);
  if (ids.some((id) => !Number.isInteger(id))) throw new MarketoError('1001', `Invalid value in ${name}: integers expected`);
  if (ids.length > most) throw new MarketoError('1003', `${name} may have at most ${most} values`);
  return ids;
}

function oneOf(column: string, ids: readonly number[]): string {
  return ids.length === 0 ? '1 = 1' : `${column} IN (${ids.map(() => '?').join(', ')})`;
}

function refuseLists(parameters: Parameters): void {
  if (parameters['listId']) throw new MarketoError('1013', 'List not found: the local Marketo has no static lists');
}

/** Get Lead Activities: at most 10 types and 30 leads. */
export function getActivities(world: World, parameters: Parameters, path: string): Envelope {
  refuseLists(parameters);
  const types = idsOf(parameters, 'activityTypeIds', 10);
  if (types.length === 0) throw new MarketoError('701', 'activityTypeIds cannot be blank');
  const leads = idsOf(parameters, 'leadIds', 30);
  const assets = idsOf(parameters, 'assetIds', 10);
  const where = [oneOf('typeId', types), oneOf('leadId', leads), oneOf('primaryId', assets)].join(' AND ');
  const { rows, ...paging } = readPage(world, parameters, path, where, [...types, ...leads, ...assets]);
  return success(rows.map(shownActivity), paging);
}

function attributesOf(row: ActivityRow): unknown[] {
  const parsed = parseJson(row.attributes);
  return Array.isArray(parsed) ? parsed : [];
}

function common(row: ActivityRow): Record<string, unknown> {
  return {
    id: row.id,
    marketoGUID: String(row.id),
    leadId: row.leadId,
    activityDate: row.date,
    activityTypeId: row.typeId,
  };
}

function shownActivity(row: ActivityRow): Record<string, unknown> {
  const primary = activityTypes.find(({ id }) => id === row.typeId)?.primary;
  const value = row.typeId === 13 ? fieldNamed(row.primaryValue ?? '')?.displayName : row.primaryValue;
  const withPrimary = primary !== undefined && row.primaryValue !== null;
  return {
    ...common(row),
    ...(withPrimary && row.primaryId !== null ? { primaryAttributeValueId: row.primaryId } : {}),
    ...(withPrimary ? { primaryAttributeValue: value } : {}),
    attributes: attributesOf(row),
  };
}

/** Get Lead Changes: new people (12) and changes (13) of the named fields. */
export function getLeadChanges(world: World, parameters: Parameters, path: string): Envelope {
  refuseLists(parameters);
  const fields = listOf(parameters, 'fields');
  if (fields.length === 0) throw new MarketoError('701', 'fields cannot be blank');
  for (const name of fields) if (!fieldNamed(name)) throw new MarketoError('1006', `Field '${name}' not found`);
  const leads = idsOf(parameters, 'leadIds', 30);
  const where = `(typeId = 12 OR (typeId = 13 AND primaryValue IN (${fields.map(() => '?').join(', ')}))) AND ${oneOf('leadId', leads)}`;
  const { rows, ...paging } = readPage(world, parameters, path, where, [...fields, ...leads]);
  return success(rows.map(shownChange), paging);
}

function shownChange(row: ActivityRow): Record<string, unknown> {
  const attributes = attributesOf(row).filter(isObject);
  const value = (name: string): string | null =>
    textOf(
      attributes.find((one) => one['name'] === name),
      'value',
    ) ?? null;
  const field = fieldNamed(row.primaryValue ?? '');
  const change = { id: field?.id ?? 0, name: row.primaryValue ?? '', newValue: value('New Value'), oldValue: value('Old Value') };
  return {
    ...common(row),
    fields: row.typeId === 13 ? [change] : [],
    attributes: attributes.filter(({ name }) => name !== 'New Value' && name !== 'Old Value'),
  };
}
