import { FormulaError } from './ast.ts';
import type { Expression } from './ast.ts';
import { FUNCTIONS } from './functions.ts';
import { DAY, dateOf, isBlank, numeric, textOf } from './values.ts';
import type { FormulaValue } from './values.ts';

/** What a formula may ask for while it is computed. */
export interface FormulaScope {
  /** The value of a field path or of a global such as `$User.Id`. */
  value(path: string[]): FormulaValue;
  /** The value before the update; the same as `value` for a new record. */
  prior(path: string[]): FormulaValue;
  isNew: boolean;
  now: Date;
  /** Today as `YYYY-MM-DD` in the user's time zone. */
  today: string;
}

type Special = (call: Expression[], scope: FormulaScope) => FormulaValue;

/** Functions that decide which of their arguments are computed, or that look at the record's past. */
const SPECIAL: Record<string, Special> = {
  IF: ([test, yes, no], scope) => evaluate(truth(need(test), scope) ? need(yes) : need(no), scope),
  AND: (items, scope) => items.every((item) => truth(item, scope)),
  OR: (items, scope) => items.some((item) => truth(item, scope)),
  NOT: ([item], scope) => !truth(need(item), scope),
  CASE: chooseCase,
  ISNEW: (_items, scope) => scope.isNew,
  ISCHANGED: ([item], scope) => !scope.isNew && !same(evaluate(need(item), scope), scope.prior(pathOf(need(item)))),
  PRIORVALUE: ([item], scope) => scope.prior(pathOf(need(item))),
  TODAY: (_items, scope) => dateOf(scope.today),
  TIMENOW: (_items, scope) => scope.now.toISOString().slice(11),
  NOW: (_items, scope) => ({ kind: 'datetime', time: scope.now.getTime() }),
};

function need(expression: Expression | undefined): Expression {
  if (!expression) throw new FormulaError('Incorrect number of parameters');
  return expression;
}

function pathOf(expression: Expression): string[] {
  if (expression.kind !== 'path') throw new FormulaError('Expected a field');
  return expression.path;
}

function chooseCase(items: Expression[], scope: FormulaScope): FormulaValue {
  const value = evaluate(need(items[0]), scope);
  for (let index = 1; index + 1 < items.length; index += 2) {
    if (same(value, evaluate(need(items[index]), scope))) return evaluate(need(items[index + 1]), scope);
  }
  return evaluate(need(items[items.length - 1]), scope);
}

function truth(expression: Expression, scope: FormulaScope): boolean {
  return evaluate(expression, scope) === true;
}

function same(left: FormulaValue, right: FormulaValue): boolean {
  if (isBlank(left) || isBlank(right)) return isBlank(left) && isBlank(right);
  if (typeof left === 'string' && typeof right === 'string') return left === right;
  if (typeof left === 'boolean' || typeof right === 'boolean') return left === right;
  return numeric(left) === numeric(right);
}

/** Computes a formula. Throws FormulaError for what it cannot do. */
export function evaluate(expression: Expression, scope: FormulaScope): FormulaValue {
  switch (expression.kind) {
    case 'number':
    case 'text':
    case 'boolean':
      return expression.value;
    case 'null':
      return null;
    case 'path':
      return scope.value(expression.path);
    case 'unary':
      return unary(expression.operator, evaluate(expression.operand, scope));
    case 'binary':
      return binary(expression, scope);
    case 'call':
      return call(expression, scope);
  }
}

function unary(operator: '-' | '!', value: FormulaValue): FormulaValue {
  if (operator === '!') return value !== true;
  const operand = numeric(value);
  return operand === null ? null : -operand;
}

function call(expression: Extract<Expression, { kind: 'call' }>, scope: FormulaScope): FormulaValue {
  const special = SPECIAL[expression.name];
  if (special) return special(expression.arguments, scope);
  const plain = FUNCTIONS[expression.name];
  if (!plain) throw new FormulaError(`The function ${expression.name} is not supported by the local org`);
  return plain(expression.arguments.map((item) => evaluate(item, scope)));
}

function binary(expression: Extract<Expression, { kind: 'binary' }>, scope: FormulaScope): FormulaValue {
  const { operator } = expression;
  if (operator === '&&') return truth(expression.left, scope) && truth(expression.right, scope);
  if (operator === '||') return truth(expression.left, scope) || truth(expression.right, scope);
  const left = evaluate(expression.left, scope);
  const right = evaluate(expression.right, scope);
  if (operator === '=') return same(left, right);
  if (operator === '<>') return !same(left, right);
  if (operator === '&') return textOf(left) + textOf(right);
  if (operator === '<' || operator === '>' || operator === '<=' || operator === '>=') return ordered(operator, left, right);
  if (operator === '+' && typeof left === 'string' && typeof right !== 'number') return left + textOf(right);
  if (operator === '+' && typeof right === 'string') return textOf(left) + right;
  return arithmetic(operator, left, right);
}

function ordered(operator: string, left: FormulaValue, right: FormulaValue): boolean {
  const [a, b] = [numeric(left), numeric(right)];
  if (a === null || b === null) return false;
  if (operator === '<') return a < b;
  if (operator === '>') return a > b;
  return operator === '<=' ? a <= b : a >= b;
}

/** Dates plus days stay dates, date-times plus days stay date-times; a difference is a number of days. */
function arithmetic(operator: string, left: FormulaValue, right: FormulaValue): FormulaValue {
  const [a, b] = [numeric(left), numeric(right)];
  if (a === null || b === null) return null;
  const result = compute(operator, a, b);
  const dated = typeof left === 'object' && left !== null && typeof right === 'number' ? left : undefined;
  if (!dated || result === null || (operator !== '+' && operator !== '-')) return result;
  return dated.kind === 'date' ? { kind: 'date', days: Math.floor(result) } : { kind: 'datetime', time: result * DAY };
}

function compute(operator: string, a: number, b: number): number | null {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? null : a / b;
    case '^':
      return a ** b;
    default:
      throw new FormulaError(`The operator ${operator} is not supported`);
  }
}

/** All field paths of a formula; throws FormulaError for functions that the local org lacks. */
export function checkFormula(expression: Expression, paths: string[][] = []): string[][] {
  if (expression.kind === 'path') paths.push(expression.path);
  else if (expression.kind === 'unary') checkFormula(expression.operand, paths);
  else if (expression.kind === 'binary') {
    checkFormula(expression.left, paths);
    checkFormula(expression.right, paths);
  } else if (expression.kind === 'call') {
    if (!SPECIAL[expression.name] && !FUNCTIONS[expression.name]) {
      throw new FormulaError(`The function ${expression.name} is not supported by the local org`);
    }
    for (const item of expression.arguments) checkFormula(item, paths);
  }
  return paths;
}
