/** System.Formula and FormulaEval. Source: Apex Reference, Formula Class, FormulaEval Namespace; Apex Developer Guide, Formula Evaluation in Apex. */
import { InvalidFormula } from '../../../kernel/ports/formulas.ts';
import type { PlainValue, TypedValue } from '../../../kernel/ports/records.ts';
import type { FieldType, SchemaPort } from '../../../kernel/ports/schema.ts';
import { current } from '../../runtime/context.ts';
import {
  ApexList,
  ApexObject,
  ApexSObject,
  ApexSet,
  NotImplemented,
  PlatformObject,
  required,
  throwApex,
  toPlain,
  typeNameOf,
} from '../../values/index.ts';
import type { ApexEnum, ApexType, ApexSObjectType } from '../../values/index.ts';
import { fromPlain } from '../../values/plain.ts';
import { classSchema, memberOf } from './formulaClasses.ts';
import type { PlatformClass } from '../platformClass.ts';
import { today } from '../system/dates/date.ts';

const RESULTS: Record<string, FieldType> = {
  BOOLEAN: 'boolean',
  DATE: 'date',
  DATETIME: 'datetime',
  DECIMAL: 'double',
  DOUBLE: 'double',
  ID: 'id',
  INTEGER: 'integer',
  LONG: 'long',
  STRING: 'string',
  TIME: 'time',
};

class FormulaBuilder extends PlatformObject {
  formula: string | null = null;
  object: string | null = null;
  result: ApexEnum | null = null;
  schema: SchemaPort | undefined;
  globals: string[] = [];
  override get $platform(): string {
    return 'FormulaEval.FormulaBuilder';
  }
}

class FormulaInstance extends PlatformObject {
  readonly formula: string;
  readonly object: string;
  readonly type: FieldType;
  readonly schema: SchemaPort | undefined;
  readonly globals: string[];
  constructor(formula: string, object: string, type: FieldType, globals: string[], schema?: SchemaPort) {
    super();
    this.schema = schema;
    this.formula = formula;
    this.object = object;
    this.type = type;
    this.globals = globals;
  }
  override get $platform(): string {
    return 'FormulaEval.FormulaInstance';
  }
}

/** The value at a path of a record in memory; what is not there is blank. */
function valueAt(record: ApexSObject | null, path: string[]): PlainValue {
  const { schema } = current();
  const [first = '', ...rest] = path;
  if (!record) return null;
  if (rest.length === 0) return toPlain(record.fieldValues()[schema.field(record.type, first)?.name ?? first] ?? null);
  const relation = schema.parentRelationship(record.type, first)?.relationshipName ?? first;
  return valueAt(record.parentRecords()[relation] ?? null, rest);
}

/** The value at a path that begins with a member of an Apex object. */
function valueIn(instance: ApexObject, [first = '', ...rest]: string[]): PlainValue {
  const value = memberOf(instance, first);
  if (rest.length === 0) return toPlain(value);
  return valueAt(value instanceof ApexSObject ? value : null, rest);
}

/** Source: Apex Reference, FormulaBuilder.withGlobalVariables; what a formula with other globals is told is not documented. */
function globalAt(self: FormulaInstance, path: string[]): TypedValue {
  const [root = ''] = path;
  if (!self.globals.includes(root.slice(1).toUpperCase()))
    throw new NotImplemented(`a formula with ${root}, which withGlobalVariables does not name`);
  return current().data.formulaGlobal(path);
}

function compute(self: FormulaInstance, read: (path: string[]) => PlainValue): unknown {
  const { formula, object, type, schema } = self;
  const { formulas } = current();
  const global = (path: string[]) => globalAt(self, path);
  const question = { formula, object, type, now: new Date(current().now()), today: today().toIso(), read, global };
  const plain = formulas.evaluate({ ...question, ...(schema ? { schema } : {}) });
  return fromPlain(plain, { type } as Parameters<typeof fromPlain>[1]);
}

function build(self: FormulaBuilder): FormulaInstance {
  if (self.formula === null || self.object === null || self.result === null)
    throwApex('System.FormulaValidationException', 'A formula needs withFormula, withType and withReturnType');
  try {
    current().formulas.paths(self.formula, self.object, self.schema);
  } catch (error) {
    if (error instanceof InvalidFormula) throwApex('System.FormulaValidationException', error.message);
    throw error;
  }
  return new FormulaInstance(self.formula, self.object, RESULTS[self.result.$name] ?? 'string', self.globals, self.schema);
}

function evaluate(self: FormulaInstance, context: unknown): unknown {
  if (context instanceof ApexSObject && context.type === self.object) return compute(self, (path) => valueAt(context, path));
  if (context instanceof ApexObject && self.schema) return compute(self, (path) => valueIn(context, path));
  return throwApex('System.FormulaEvaluationException', `The formula is for ${self.object}, not ${typeNameOf(context)}`);
}

function typed(self: FormulaBuilder, type: ApexSObjectType | ApexType): FormulaBuilder {
  const { name } = required(type);
  const info = current().classes.find(name);
  self.schema = info && classSchema(info, current().schema);
  self.object = info ? info.name : (current().schema.object(name.replace(/^schema\./i, ''))?.name ?? null);
  if (self.object === null) throw new NotImplemented(`FormulaEval.FormulaBuilder.withType of ${name}`);
  return self;
}

class RecalcResult extends PlatformObject {
  readonly record: ApexSObject;
  constructor(record: ApexSObject) {
    super();
    this.record = record;
  }
  override get $platform(): string {
    return 'System.FormulaRecalcResult';
  }
}

/** Computes the formula fields of a record anew from the values in memory. */
export function recalculate(record: ApexSObject): RecalcResult {
  const { data, schema } = current();
  const computed = data.computeFormulas(required(record).toPlainRecord());
  for (const [name, value] of Object.entries(computed)) record.setComputed(name, fromPlain(value, schema.field(record.type, name)));
  return new RecalcResult(record);
}

export const formulaClasses: PlatformClass[] = [
  {
    name: 'System.Formula',
    statics: {
      builder: () => new FormulaBuilder(),
      recalculateFormulas: (records: ApexList<ApexSObject>) =>
        new ApexList('System.FormulaRecalcResult', required(records).items.map(recalculate)),
    },
  },
  {
    name: 'FormulaEval.FormulaBuilder',
    statics: { builder: () => new FormulaBuilder() },
    methods: {
      build,
      withFormula: (self: FormulaBuilder, text: string) => ((self.formula = required(text)), self),
      withReturnType: (self: FormulaBuilder, type: ApexEnum) => ((self.result = required(type)), self),
      withGlobalVariables: (self: FormulaBuilder, names: ApexList<ApexEnum>) => (
        (self.globals = required(names).items.map((one) => one.$name)),
        self
      ),
      withType: typed,
    },
  },
  {
    name: 'FormulaEval.FormulaInstance',
    methods: {
      evaluate,
      getReferencedFields: (self: FormulaInstance) =>
        new ApexSet(
          'String',
          current()
            .formulas.paths(self.formula, self.object, self.schema)
            .map((path) => path.join('.')),
        ),
    },
  },
  {
    name: 'System.FormulaRecalcResult',
    methods: {
      getErrors: () => new ApexList('System.FormulaRecalcFieldError'),
      getSObject: (self: RecalcResult) => self.record,
      isSuccess: () => true,
    },
  },
];
