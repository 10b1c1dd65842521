import type { PlainValue } from '../../kernel/ports/records.ts';
import type { ObjectSchema } from '../../kernel/ports/schema.ts';
import type { LookupFilterMeta } from '../schema/model.ts';
import { quoted } from '../soql/context.ts';
import { filterSql } from '../soql/filterItems.ts';
import type { Column } from '../soql/scope.ts';
import { NotImplemented } from '../../kernel/notImplemented.ts';
import { after, fail, sound } from './work.ts';
import type { ObjectWork, WorkRow } from './work.ts';

/**
 * Required look-up filters: the record that a changed look-up names must meet the filter.
 * Source: Salesforce Help, "Lookup Filters"; SOAP API Developer Guide, "FIELD_FILTER_VALIDATION_EXCEPTION".
 */
export function checkLookupFilters(work: ObjectWork): void {
  const { lookupFilters, schema } = work.context.core.metadata;
  for (const filter of lookupFilters) {
    if (schema.object(filter.object)?.name !== work.object.name) continue;
    const field = schema.field(work.object.name, filter.field);
    const target = schema.object(field?.referenceTo[0] ?? '');
    if (!field || !target) continue;
    for (const row of sound(work.rows)) {
      const id = row.changes[field.name];
      if (typeof id === 'string' && id !== row.old?.[field.name]) checkRow(row, id, field.name, { filter, target, work });
    }
  }
}

interface Check {
  filter: LookupFilterMeta;
  target: ObjectSchema;
  work: ObjectWork;
}

function checkRow(row: WorkRow, id: string, field: string, check: Check): void {
  const { filter, target, work } = check;
  const items = filter.items.map((item) => itemSql(item, row, check));
  const logic = filter.logic?.replace(/\d+/g, (number) => items[Number(number) - 1] ?? '0') ?? items.join(' AND ');
  const sql = `SELECT 1 AS found FROM ${quoted(target.name)} t WHERE t."Id" = ? AND (${logic || '1'})`;
  if (work.context.core.writer.all(sql, id).length > 0) return;
  fail(row, 'FIELD_FILTER_VALIDATION_EXCEPTION', filter.message ?? 'Value does not exist or does not match filter criteria.', [field]);
}

function itemSql(item: LookupFilterMeta['items'][number], row: WorkRow, check: Check): string {
  const value = item.valueField === undefined ? item.value : textOf(sourceValue(item.valueField, row, check));
  const [root = '', ...path] = item.field.split('.');
  if (root === '$Source' || root.startsWith('$')) throw refusal(check);
  return filterSql(columnOf(path, check), { field: item.field, operation: item.operation, value });
}

/** The target's own field; paths beyond it are refused by name. */
function columnOf(path: string[], check: Check): Column {
  const [name = '', ...beyond] = path;
  const field = check.work.context.core.metadata.schema.field(check.target.name, name);
  if (!field || beyond.length > 0 || field.calculated) throw refusal(check);
  return { sql: `t.${quoted(field.name)}`, field, object: check.target, bare: true };
}

function sourceValue(path: string, row: WorkRow, check: Check): PlainValue {
  const [root, name = '', ...beyond] = path.split('.');
  const field = check.work.context.core.metadata.schema.field(check.work.object.name, name);
  if (root !== '$Source' || !field || beyond.length > 0) throw refusal(check);
  return after(row, field.name);
}

function textOf(value: PlainValue): string {
  return value === null || value instanceof Uint8Array ? '' : String(value);
}

function refusal({ filter }: Check): NotImplemented {
  return new NotImplemented(`the look-up filter of ${filter.object}.${filter.field}`);
}
