/** Formulas that running code evaluates. */
import type { PlainValue, TypedValue } from './records.ts';
import type { FieldType, SchemaPort } from './schema.ts';

/** A formula that the platform refuses: its syntax, or a field that is not there. */
export class InvalidFormula extends Error {
  override name = 'InvalidFormula';
}

/** One evaluation. */
export interface FormulaQuestion {
  formula: string;
  /** The object whose fields the formula names. */
  object: string;
  /** Where that object is found, when it is none of the org's: an Apex class. */
  schema?: SchemaPort;
  /** The type of the result. */
  type: FieldType;
  now: Date;
  /** The day it is for the acting user, `yyyy-MM-dd`. */
  today: string;
  /** The value at a path of field names. */
  read(path: string[]): PlainValue;
  /** The value of a global variable such as `$User.Id`. */
  global(path: string[]): TypedValue;
}

/** Throws InvalidFormula, and NotImplemented for what formulas of the local org cannot do. */
export interface FormulaPort {
  evaluate(question: FormulaQuestion): PlainValue;
  /** The field paths that a formula reads. */
  paths(formula: string, object: string, schema?: SchemaPort): string[][];
}
