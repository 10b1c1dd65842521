import type { PlainValue } from '../../kernel/ports/records.ts';
import type { FieldSchema, ObjectSchema } from '../../kernel/ports/schema.ts';
import { plainResult } from '../formula/library.ts';
import type { StoreCore } from '../store/core.ts';
import { defaultValue } from './rules.ts';
import type { ObjectWork, WorkRow } from './work.ts';

/** Sets what a new record has without being told: defaults of fields, the owner, the setting's owner. */
export function applyDefaults(work: ObjectWork): void {
  const { core, actor } = work.context;
  const fields = work.object.fields.filter(hasDefault);
  const owner = core.metadata.schema.field(work.object.name, 'OwnerId');
  for (const row of work.rows) {
    for (const field of fields) {
      if (!takesDefault(row, field)) continue;
      const formula = core.formulas.defaultOf(work.object.name, field.name);
      row.changes[field.name] = formula ? plainResult(defaultValue(formula, row, work), field.type) : literal(field);
    }
    if (owner?.createable && (row.changes['OwnerId'] ?? null) === null) row.changes['OwnerId'] = actor.userId;
    applySettingOwner(row, work);
  }
}

/** A field that was not set; a required one also when it was set to blank. */
function takesDefault(row: WorkRow, field: FieldSchema): boolean {
  const value = row.changes[field.name];
  return value === undefined || (value === null && field.required);
}

/** Unchecked is what a checkbox column holds anyway. */
function hasDefault(field: FieldSchema): boolean {
  return (field.defaultValue !== undefined && field.defaultValue !== false) || field.defaultFormula !== undefined;
}

function literal(field: FieldSchema): PlainValue {
  return field.defaultValue ?? null;
}

/** A hierarchy setting without an owner is the organisation's. */
function applySettingOwner(row: WorkRow, work: ObjectWork): void {
  if (work.object.kind !== 'customSettingHierarchy' || (row.changes['SetupOwnerId'] ?? null) !== null) return;
  const [organization] = work.context.core.writer.all('SELECT "Id" AS id FROM "Organization"');
  row.changes['SetupOwnerId'] = typeof organization?.['id'] === 'string' ? organization['id'] : null;
}

/** Literal default values of an object, for rows that are loaded without statements. */
export function literalDefaults(object: ObjectSchema): Record<string, PlainValue> {
  return Object.fromEntries(
    object.fields
      .filter((field) => field.defaultValue !== undefined && field.defaultValue !== false)
      .map((field) => [field.name, literal(field)]),
  );
}

/** Auto-number text: `{000}` is the counter, padded; `{YYYY}`, `{MM}`, `{DD}` the day. */
function numbered(format: string, counter: number, now: Date): string {
  const day = now.toISOString();
  return format
    .replace('{YYYY}', day.slice(0, 4))
    .replace('{YY}', day.slice(2, 4))
    .replace('{MM}', day.slice(5, 7))
    .replace('{DD}', day.slice(8, 10))
    .replace(/\{(0+)\}/, (_whole, zeros: string) => String(counter).padStart(zeros.length, '0'));
}

/** Gives rows the next numbers of the object's auto-number fields. */
export function applyAutoNumbers(core: StoreCore, object: ObjectSchema, rows: Record<string, PlainValue>[], now: Date): void {
  for (const field of object.fields) {
    if (!field.autoNumber) continue;
    const start = core.sequences.take(`${object.name}.${field.name}`, rows.length);
    rows.forEach((row, index) => {
      row[field.name] = numbered(field.autoNumberFormat ?? '{0}', start + index + 1, now);
    });
  }
}
