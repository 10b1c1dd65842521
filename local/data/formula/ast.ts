/** A formula's syntax tree. */
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'null' }
  | { kind: 'path'; path: string[] }
  | { kind: 'call'; name: string; arguments: Expression[] }
  | { kind: 'unary'; operator: '-' | '!'; operand: Expression }
  | { kind: 'binary'; operator: string; left: Expression; right: Expression };

/** A formula that cannot be understood, or that uses what the local org does not have. */
export class FormulaError extends Error {
  override name = 'FormulaError';
}

/** A formula that the platform refuses too: its syntax, or a field that is not there. */
export class FormulaMistake extends FormulaError {}
