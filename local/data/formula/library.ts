import type { PlainValue } from '../../kernel/ports/records.ts';
import type { FieldSchema, FieldType, SchemaPort } from '../../kernel/ports/schema.ts';
import { NotImplemented } from '../../kernel/notImplemented.ts';
import type { OrgMetadata, ValidationRuleMeta } from '../schema/model.ts';
import { FormulaError, FormulaMistake } from './ast.ts';
import type { Expression } from './ast.ts';
import { checkFormula, evaluate } from './evaluate.ts';
import type { FormulaScope } from './evaluate.ts';
import { parseFormula } from './parse.ts';
import { dateOf, dateTimeOf, textOf } from './values.ts';
import type { FormulaValue } from './values.ts';

/** A formula that was parsed and checked, with the field paths it reads. */
export interface CompiledFormula {
  expression: Expression;
  paths: string[][];
}

/** A validation rule ready to run. */
export interface CompiledRule extends CompiledFormula {
  name: string;
  errorMessage: string;
  errorDisplayField?: string;
}

const NUMBERS = new Set<FieldType>(['double', 'currency', 'percent', 'integer', 'long']);

const GLOBALS = new Set([
  '$user',
  '$profile',
  '$permission',
  '$label',
  '$organization',
  '$userrole',
  '$setup',
  '$custommetadata',
  '$recordtype',
]);

/** Parses a formula; `where` names it in the error. Throws NotImplemented for what is not supported. */
export function compileFormula(where: string, text: string, object: string, schema: SchemaPort): CompiledFormula {
  try {
    return readFormula(text, object, schema);
  } catch (error) {
    if (error instanceof FormulaError) throw new NotImplemented(`${where}: ${error.message}`);
    throw error;
  }
}

/** Parses a formula. Throws FormulaError. */
export function readFormula(text: string, object: string, schema: SchemaPort): CompiledFormula {
  const expression = parseFormula(text);
  const paths = ownRecordType(checkFormula(expression), object, schema).map((path) => resolvedPath(path, object, schema));
  return { expression, paths: uniquePaths(paths) };
}

/** `$RecordType.Name` is a field of the record's own record type. The paths are those of the tree: it follows. */
function ownRecordType(paths: string[][], object: string, schema: SchemaPort): string[][] {
  for (const path of paths) {
    if (path[0]?.toLowerCase() === '$recordtype' && schema.field(object, 'RecordTypeId')) path[0] = 'RecordType';
  }
  return paths;
}

function uniquePaths(paths: string[][]): string[][] {
  const own = paths.filter((path) => !path[0]?.startsWith('$'));
  return [...new Map(own.map((path) => [pathKey(path), path])).values()];
}

/** One key per path, whatever its case. */
export function pathKey(path: string[]): string {
  return path.join('.').toLowerCase();
}

function resolvedPath(path: string[], object: string, schema: SchemaPort): string[] {
  const [first = '', ...rest] = path;
  if (first.startsWith('$')) {
    if (!GLOBALS.has(first.toLowerCase())) throw new FormulaError(`The global ${first} is not supported by the local org`);
    return path;
  }
  let current = object;
  for (const step of path.slice(0, -1)) {
    const [name = step, chosen] = step.split(':');
    const relation = schema.parentRelationship(current, name);
    const target = chosen === undefined ? relation?.referenceTo[0] : chosen === 'Queue' ? 'Group' : chosen;
    if (!relation) throw new FormulaMistake(`Field ${path.join('.')} does not exist`);
    if (!target || (relation.referenceTo.length > 1 && chosen === undefined))
      throw new FormulaError(`Field ${path.join('.')} is polymorphic`);
    current = target;
  }
  if (!schema.field(current, rest.at(-1) ?? first)) throw new FormulaMistake(`Field ${path.join('.')} does not exist`);
  return path;
}

/** The formulas and validation rules of the org, each compiled when it is first needed. */
export class FormulaLibrary {
  readonly #formulas = new Map<string, { object: string; field: FieldSchema }>();
  readonly #compiled = new Map<string, CompiledFormula & { field: FieldSchema }>();
  readonly #written = new Map<string, ValidationRuleMeta[]>();
  readonly #rules = new Map<string, CompiledRule[]>();
  readonly #defaults = new Map<string, CompiledFormula>();
  readonly schema: SchemaPort;

  constructor(metadata: OrgMetadata) {
    this.schema = metadata.schema;
    for (const object of metadata.objects) {
      for (const field of object.fields) {
        if (field.formula !== undefined) this.#formulas.set(`${object.name}.${field.name}`.toLowerCase(), { object: object.name, field });
      }
    }
    for (const rule of metadata.validationRules) {
      const key = rule.object.toLowerCase();
      if (rule.active) this.#written.set(key, [...(this.#written.get(key) ?? []), rule]);
    }
  }

  /** The default formula of a field, or undefined. */
  defaultOf(object: string, field: string): CompiledFormula | undefined {
    const key = `${object}.${field}`;
    const text = this.schema.field(object, field)?.defaultFormula;
    if (text === undefined) return undefined;
    const known = this.#defaults.get(key);
    if (known) return known;
    const made = compileFormula(`default of ${key}`, text, object, this.schema);
    this.#defaults.set(key, made);
    return made;
  }

  /** The active validation rules of an object. */
  rules(object: string): CompiledRule[] {
    const key = object.toLowerCase();
    const known = this.#rules.get(key);
    if (known) return known;
    const made = (this.#written.get(key) ?? []).map(({ name, formula, errorMessage, errorDisplayField }) => ({
      ...compileFormula(`validation rule ${object}.${name}`, formula, object, this.schema),
      ...{ name, errorMessage, errorDisplayField },
    }));
    this.#rules.set(key, made);
    return made;
  }

  paths(object: string, field: string): string[][] | undefined {
    return this.#formula(`${object}.${field}`)?.paths;
  }

  #formula(key: string): (CompiledFormula & { field: FieldSchema }) | undefined {
    const name = key.toLowerCase();
    const known = this.#compiled.get(name);
    if (known) return known;
    const written = this.#formulas.get(name);
    if (!written) return undefined;
    const compiled = compileFormula(`formula ${key}`, written.field.formula ?? '', written.object, this.schema);
    const made = { ...compiled, field: written.field };
    this.#compiled.set(name, made);
    return made;
  }

  /** Computes a formula field from its inputs in the order of `paths`. Called from SQL. */
  compute(key: string, inputs: PlainValue[], globals: (path: string[]) => FormulaValue, clock: { now: Date; today: string }): PlainValue {
    const formula = this.#formula(key);
    if (!formula) throw new FormulaError(`There is no formula ${key}`);
    const zero = formula.field.blankAsZero === true;
    const values = new Map(formula.paths.map((path, index) => [pathKey(path), this.#input(key, path, inputs[index] ?? null, zero)]));
    const value = (path: string[]): FormulaValue => (path[0]?.startsWith('$') ? globals(path) : (values.get(pathKey(path)) ?? null));
    const scope: FormulaScope = { value, prior: value, isNew: false, ...clock };
    return plainResult(evaluate(formula.expression, scope), formula.field.type);
  }

  #input(key: string, path: string[], value: PlainValue, blankAsZero: boolean): FormulaValue {
    const type = this.typeOf(key.split('.')[0] ?? '', path);
    return value === null && blankAsZero && NUMBERS.has(type) ? 0 : formulaValue(value, type);
  }

  /** The type of the field at the end of a path. */
  typeOf(object: string, path: string[]): FieldType {
    let current = object;
    for (const step of path.slice(0, -1)) current = targetOf(this.schema, current, step);
    return this.schema.field(current, path.at(-1) ?? '')?.type ?? 'string';
  }
}

function targetOf(schema: SchemaPort, object: string, step: string): string {
  const [name = step, chosen] = step.split(':');
  if (chosen !== undefined) return chosen === 'Queue' ? 'Group' : chosen;
  return schema.parentRelationship(object, name)?.referenceTo[0] ?? object;
}

/** A field's value as formulas see it. */
export function formulaValue(value: PlainValue, type: FieldType): FormulaValue {
  if (type === 'boolean') return value === true || value === 1;
  if (value === null || value instanceof Uint8Array) return null;
  if (type === 'date') return dateOf(String(value));
  return type === 'datetime' ? dateTimeOf(String(value)) : value;
}

/** A formula's result in the plain form of its field. */
export function plainResult(value: FormulaValue, type: FieldType): PlainValue {
  if (type === 'boolean') return value === true;
  if (value === null || value === '') return null;
  if (typeof value !== 'object') return type === 'string' ? textOf(value) : value;
  return type === 'datetime' && value.kind === 'datetime' ? new Date(value.time).toISOString() : textOf(value).slice(0, 10);
}
