import type { PlainRecord, PlainValue } from '../../kernel/ports/records.ts';
import type { FieldSchema } from '../../kernel/ports/schema.ts';
import { evaluate } from '../formula/evaluate.ts';
import type { FormulaScope } from '../formula/evaluate.ts';
import { formulaValue } from '../formula/library.ts';
import type { CompiledFormula, CompiledRule } from '../formula/library.ts';
import type { FormulaValue } from '../formula/values.ts';
import { after, fail, sound, workRow } from './work.ts';
import type { DmlContext, ObjectWork, WorkRow } from './work.ts';

/** Runs the object's validation rules. Source: Salesforce Help, "Validation Rules". */
export function checkRules(work: ObjectWork): void {
  const rules = work.context.core.formulas.rules(work.object.name);
  if (rules.length === 0) return;
  const clock = work.context.core.clock();
  for (const row of sound(work.rows)) {
    for (const rule of rules) checkRule(rule, row, formulaScope(row, work, clock));
  }
}

function checkRule(rule: CompiledRule, row: WorkRow, scope: FormulaScope): void {
  if (evaluate(rule.expression, scope) !== true) return;
  fail(row, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', rule.errorMessage, rule.errorDisplayField ? [rule.errorDisplayField] : []);
}

/** What a formula sees of a row that is being saved. */
export function formulaScope(row: WorkRow, work: ObjectWork, clock: { now: Date; today: string }): FormulaScope {
  const { core } = work.context;
  const read = (path: string[], own: (field: string) => PlainValue): FormulaValue => {
    if (path[0]?.startsWith('$')) return core.global(path);
    const raw = path.length === 1 ? ownValue(path[0] ?? '', own, row, work) : parentValue(path, own, work);
    return formulaValue(raw, core.formulas.typeOf(work.object.name, path));
  };
  return {
    value: (path) => read(path, (field) => after(row, field)),
    prior: (path) => read(path, (field) => row.old?.[field] ?? null),
    isNew: row.old === undefined,
    ...clock,
  };
}

/** A field of the row itself; another formula field is computed from the same row. */
function ownValue(name: string, own: (field: string) => PlainValue, row: WorkRow, work: ObjectWork): PlainValue {
  const { core } = work.context;
  const field = core.metadata.schema.field(work.object.name, name);
  const paths = field && core.formulas.paths(work.object.name, field.name);
  if (!field || !paths) return field ? own(field.name) : null;
  const inputs = paths.map((path) => (path.length === 1 ? ownValue(path[0] ?? '', own, row, work) : parentValue(path, own, work)));
  return core.formulas.compute(`${work.object.name}.${field.name}`, inputs, (path) => core.global(path), core.clock());
}

/** A value reached through lookups, read from the store. */
function parentValue(path: string[], own: (field: string) => PlainValue, work: ObjectWork): PlainValue {
  const { schema } = work.context.core.metadata;
  const [name = '', chosen] = (path[0] ?? '').split(':');
  const relation = schema.parentRelationship(work.object.name, name);
  const id = relation ? own(relation.name) : null;
  const target = chosen === undefined ? relation?.referenceTo[0] : chosen === 'Queue' ? 'Group' : chosen;
  if (typeof id !== 'string' || target === undefined) return null;
  const soql = `SELECT ${path.slice(1).join('.')} FROM ${target} WHERE Id = :id ALL ROWS`;
  const { core } = work.context;
  const plan = core.plans.plan(soql, new Map([['id', id]]), '', { mode: 'system', sharing: false });
  for (const table of plan.tables) core.tables.ensure(table);
  const environment = { binds: new Map([['id', id]]), now: new Date(), timeZone: 'GMT' };
  const statement = core.prepare(plan.sql);
  const [found] = statement.all(...plan.parameters.map((source) => source(environment))) as unknown as PlainValue[][];
  return found?.at(-1) ?? null;
}

/** The value of a default formula for a new row. */
export function defaultValue(formula: CompiledFormula, row: WorkRow, work: ObjectWork): FormulaValue {
  return evaluate(formula.expression, formulaScope(row, work, work.context.core.clock()));
}

/** The value of a formula field of a row that is not stored yet. */
export function computedValue(field: FieldSchema, row: WorkRow, work: ObjectWork): PlainValue {
  return ownValue(field.name, (name) => after(row, name), row, work);
}

/** All formula fields of a record that may not be stored. */
export function formulasOf(context: DmlContext, record: PlainRecord): Record<string, PlainValue> {
  const object = context.core.object(record.type);
  const row = workRow(0, null);
  for (const [name, value] of Object.entries(record.fields)) {
    const field = context.core.metadata.schema.field(object.name, name);
    if (field) row.changes[field.name] = value;
  }
  const work = { context, object, rows: [row] };
  const formulas = object.fields.filter((field) => field.formula !== undefined);
  return Object.fromEntries(formulas.map((field) => [field.name, computedValue(field, row, work)]));
}
