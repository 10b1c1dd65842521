/** Formulas that running code evaluates. */
import type { PlainValue } from './records.ts';
import type { FieldType } from './schema.ts';

/** One evaluation. */
export interface FormulaQuestion {
  formula: string;
  /** The object whose fields the formula names. */
  object: string;
  /** The type of the result. */
  type: FieldType;
  now: Date;
  /** The value at a path of field names. */
  read(path: string[]): PlainValue;
}

/** Throws NotImplemented for what formulas of the local org cannot do. */
export interface FormulaPort {
  evaluate(question: FormulaQuestion): PlainValue;
  /** The field paths that a formula reads. */
  paths(formula: string, object: string): string[][];
}
