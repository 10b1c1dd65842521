import type { PlainRecord, PlainValue } from '../../kernel/ports/records.ts';
import type { FieldSchema, ObjectSchema } from '../../kernel/ports/schema.ts';
import { normalise } from '../../kernel/salesforceIds.ts';
import { quoted } from '../soql/context.ts';
import { checkedValue } from './checks.ts';
import { fail, workRow } from './work.ts';
import type { DmlContext, InputRecord, WorkRow } from './work.ts';

type Kind = 'insert' | 'update';

/** A setting that was read can be inserted again for another owner once its id is taken off (NebulaLogger's tests do). */
const SETTINGS: ReadonlySet<string> = new Set(['customSettingHierarchy', 'customSettingList']);

interface Preparation {
  context: DmlContext;
  object: ObjectSchema;
  kind: Kind;
}

/** Turns the records of a statement into rows with checked values. */
export function prepareRows(context: DmlContext, object: ObjectSchema, inputs: InputRecord[], kind: Kind): WorkRow[] {
  const preparation = { context, object, kind };
  const rows = inputs.map(({ index, record }) => prepareRow(index, record, preparation));
  resolveParents(rows, inputs, preparation);
  return rows;
}

function prepareRow(index: number, record: PlainRecord, preparation: Preparation): WorkRow {
  const row = workRow(index, null);
  row.truncate = preparation.context.options.truncate;
  const refused: string[] = [];
  const { context, object } = preparation;
  for (const [name, value] of Object.entries(record.fields)) {
    const field = context.core.metadata.schema.field(object.name, name);
    if (!field) fail(row, 'INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`, [name]);
    else if (field.name === 'Id') takeId(row, value, preparation);
    else if (preparation.kind === 'update' && !field.updateable) row.fixed[field.name] = value;
    else if (preparation.kind === 'insert' && !field.createable) {
      if (!SETTINGS.has(object.kind)) refused.push(field.name);
    } else row.changes[field.name] = checkedValue(row, field, value);
  }
  if (preparation.kind === 'update' && row.id === null && row.errors.length === 0) {
    fail(row, 'MISSING_ARGUMENT', 'Id not specified in an update call', []);
  }
  if (refused.length > 0) refuseFields(row, refused);
  return row;
}

/** Notes that fields may not be written. */
export function refuseFields(row: WorkRow, names: string[]): void {
  const message = `Unable to create/update fields: ${names.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`;
  fail(row, 'INVALID_FIELD_FOR_INSERT_UPDATE', message, names);
}

function takeId(row: WorkRow, value: PlainValue, { kind, object }: Preparation): void {
  if (value === null || value === '') return;
  if (kind === 'insert') {
    fail(row, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']);
    return;
  }
  const id = normalise(String(value));
  if (id === undefined) fail(row, 'MALFORMED_ID', `${object.label} ID: id value of incorrect type: ${String(value)}`, ['Id']);
  else row.id = id;
}

/** Parents that are named by an external id instead of their own. Source: Apex Developer Guide, "Creating Parent and Child Records in a Single Statement Using Foreign Keys". */
function resolveParents(rows: WorkRow[], inputs: InputRecord[], preparation: Preparation): void {
  inputs.forEach(({ record }, position) => {
    const row = rows[position];
    for (const [name, parent] of Object.entries(record.parents ?? {})) if (row) resolveParent(row, name, parent, preparation);
  });
}

/** Fields that name a record from outside. Source: Object Reference, "idLookup". */
function isKey(field: FieldSchema, object: string): boolean {
  return (
    (object === 'Profile' && field.name === 'Name') ||
    field.externalId ||
    field.name === 'Id' ||
    field.unique ||
    (field.nameField && field.custom) ||
    /^(Username|Email|DeveloperName)$/.test(field.name)
  );
}

function resolveParent(row: WorkRow, name: string, parent: PlainRecord, { context, object }: Preparation): void {
  const { schema } = context.core.metadata;
  const relation = schema.parentRelationship(object.name, name);
  const [key, value] = Object.entries(parent.fields)[0] ?? [];
  const field = key === undefined ? undefined : schema.field(parent.type, key);
  if (!relation || !field || value === undefined || value === null) {
    fail(row, 'INVALID_FIELD', `Foreign key external ID: a parent of ${name} must be named by one external id`, [name]);
    return;
  }
  if (!isKey(field, parent.type)) {
    const message = `Field name provided, ${field.name} does not match an External ID, Salesforce Id, or indexed field for ${parent.type}`;
    fail(row, 'INVALID_FIELD', message, []);
    return;
  }
  context.core.tables.ensure(parent.type);
  const sql = `SELECT "Id" AS id FROM ${quoted(parent.type)} WHERE ${quoted(field.name)} = ? AND "IsDeleted" = 0`;
  const found = context.core.writer.all(sql, value as string | number);
  const [first] = found;
  if (found.length === 1 && first) row.changes[relation.name] = String(first['id']);
  else {
    const message = `Foreign key external ID: ${String(value)} not found for field ${field.name} in entity ${parent.type}`;
    fail(row, found.length === 0 ? 'INVALID_FIELD' : 'DUPLICATE_EXTERNAL_ID', message, []);
  }
}
