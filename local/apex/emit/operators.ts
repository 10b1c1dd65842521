/** Operators. Source: Apex Developer Guide, Expression Operators and Rules of Conversion. */
import type {
  BinaryExpression,
  BinaryOperator,
  CompareExpression,
  EqualityExpression,
  LogicalExpression,
  Position,
  UnaryExpression,
} from '../syntax/ast.ts';
import { areCompatible, commonType } from '../types/relations.ts';
import {
  BLOB,
  BOOLEAN,
  DATE,
  DATETIME,
  DECIMAL,
  DOUBLE,
  ID,
  INTEGER,
  LONG,
  NULL,
  OBJECT,
  STRING,
  TIME,
  VOID,
  isNumeric,
  type Type,
} from '../types/type.ts';
import type { Body } from './body.ts';
import { isSimple, required, type Code } from './code.ts';
import { closeQuery, convert, widen } from './convert.ts';
import { expression, misreadCast } from './expressions.ts';

const RANK = [INTEGER, LONG, DOUBLE, DECIMAL];

function widest(left: Type, right: Type): Type {
  return RANK[Math.max(RANK.indexOf(left), RANK.indexOf(right))] ?? INTEGER;
}

const INTEGER_OPERATIONS: Record<BinaryOperator, (a: string, b: string) => string> = {
  '+': (a, b) => `(${a}+${b}|0)`,
  '-': (a, b) => `(${a}-${b}|0)`,
  '*': (a, b) => `Math.imul(${a},${b})`,
  '/': (a, b) => `idiv(${a},${b})`,
  '&': (a, b) => `(${a}&${b})`,
  '|': (a, b) => `(${a}|${b})`,
  '^': (a, b) => `(${a}^${b})`,
  '<<': (a, b) => `(${a}<<${b})`,
  '>>': (a, b) => `(${a}>>${b})`,
  '>>>': (a, b) => `(${a}>>>${b}|0)`,
};

const LONG_OPERATIONS: Record<BinaryOperator, (a: string, b: string) => string> = {
  '+': (a, b) => `BigInt.asIntN(64,${a}+${b})`,
  '-': (a, b) => `BigInt.asIntN(64,${a}-${b})`,
  '*': (a, b) => `BigInt.asIntN(64,${a}*${b})`,
  '/': (a, b) => `ldiv(${a},${b})`,
  '&': (a, b) => `(${a}&${b})`,
  '|': (a, b) => `(${a}|${b})`,
  '^': (a, b) => `(${a}^${b})`,
  '<<': (a, b) => `lshl(${a},${b})`,
  '>>': (a, b) => `lshr(${a},${b})`,
  '>>>': (a, b) => `lushr(${a},${b})`,
};

const WORDS: Partial<Record<BinaryOperator, string>> = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div' };

function concatenation(left: Code, right: Code): Code {
  const text = (code: Code) => {
    if (code.type === STRING) return code.nonNull ? code.js : `(${code.js} ?? "null")`;
    return `text(${code.js})`;
  };
  return { js: `(${text(left)}+${text(right)})`, type: STRING, nonNull: true };
}

const DATE_OPERANDS = new Map<Type, { types: Type[]; message: string }>([
  [DATE, { types: [INTEGER, LONG], message: 'Date expressions must use Integer or Long' }],
  [DATETIME, { types: [INTEGER, DOUBLE, DECIMAL], message: 'Date/time expressions must use Integer or Double or Decimal' }],
  [TIME, { types: [INTEGER, LONG], message: 'Time expressions must use Integer or Long' }],
]);

function dateArithmetic(body: Body, operator: BinaryOperator, left: Code, right: Code, position: Position): Code | undefined {
  if (operator !== '+' && operator !== '-') return undefined;
  if ((left.type !== DATE && left.type !== DATETIME && left.type !== TIME) || right.type === STRING) return undefined;
  const rule = DATE_OPERANDS.get(left.type);
  if (!rule?.types.includes(right.type)) throw body.error(position, rule?.message ?? '');
  return { js: `dateAdd(${left.js},${right.js},${operator === '-' ? -1 : 1})`, type: left.type, nonNull: true };
}

/** Applies a binary operator to two values. */
export function arithmetic(
  body: Body,
  operator: BinaryOperator,
  leftCode: Code,
  rightCode: Code,
  position: Position,
  leftPosition = position,
): Code {
  const left = closeQuery(leftCode);
  const right = closeQuery(rightCode);
  if (operator === '+' && (left.type === STRING || right.type === STRING) && left.type !== VOID && right.type !== VOID)
    return concatenation(left, right);
  const dated = dateArithmetic(body, operator, left, right, leftPosition);
  if (dated) return dated;
  if (left.type === BOOLEAN && right.type === BOOLEAN && '&|^'.includes(operator)) {
    return { js: `(${required(left)}${operator}${required(right)}?true:false)`, type: BOOLEAN, nonNull: true };
  }
  if (!isNumeric(left.type) || !isNumeric(right.type)) {
    if ('&|^'.includes(operator)) throw body.error(position, bitwiseOnly(operator));
    if (operator === '<<' || operator === '>>' || operator === '>>>') throw body.error(position, shiftOnly(operator));
    if (left.type === VOID || right.type === VOID) throw body.error(position, 'Arithmetic expressions are not allowed on void types');
    throw body.error(position, `Arithmetic expressions must use numeric arguments`);
  }
  return numericOperation(operator, left, right, body, position);
}

const shiftOnly = (operator: string) => `${operator} operation can only be applied to Integer or Long types`;
const bitwiseOnly = (operator: string) =>
  `${operator} operator can only be applied to Boolean expressions or to Integer or Long expressions`;

function numericOperation(operator: BinaryOperator, left: Code, right: Code, body: Body, position: Position): Code {
  const isShift = operator === '<<' || operator === '>>' || operator === '>>>';
  if (isShift && (right.type === DOUBLE || right.type === DECIMAL)) throw body.error(position, shiftOnly(operator));
  const type = isShift ? left.type : widest(left.type, right.type);
  const a = widen(left, type);
  const b = isShift && type === LONG ? widen(right, LONG) : isShift ? right : widen(right, type);
  if (type === INTEGER) return { js: INTEGER_OPERATIONS[operator](required(a), required(b)), type, nonNull: true };
  if (type === LONG) return { js: LONG_OPERATIONS[operator](required(a), required(b)), type, nonNull: true };
  const word = WORDS[operator];
  if (!word) throw body.error(position, isShift ? shiftOnly(operator) : bitwiseOnly(operator));
  return { js: `${type === DOUBLE ? 'f' : 'd'}${word}(${a.js},${b.js})`, type, nonNull: true };
}

/**
 * The parser reads `a * (x) + 1` as `a * (cast of +1 to x)`. When x is a variable, the sum that the
 * cast stands for gives way to the operator beside it.
 */
function misreadSum(body: Body, node: BinaryExpression): Code | undefined {
  const { left, right, operator } = node;
  if (right.kind === 'cast') {
    const sum = misreadCast(body, right);
    if (sum)
      return arithmetic(
        body,
        sum.operator,
        arithmetic(body, operator, expression(body, left), sum.left, node),
        expression(body, sum.right),
        node,
      );
  }
  if (left.kind === 'cast' && (operator === '*' || operator === '/')) {
    const sum = misreadCast(body, left);
    if (sum)
      return arithmetic(
        body,
        sum.operator,
        sum.left,
        arithmetic(body, operator, expression(body, sum.right), expression(body, right), node),
        node,
      );
  }
  return undefined;
}

export function binary(body: Body, node: BinaryExpression): Code {
  const repaired = misreadSum(body, node);
  if (repaired) return repaired;
  return arithmetic(body, node.operator, expression(body, node.left), expression(body, node.right), node, node.left);
}

const COMPARISONS = { '<': 'lt', '>': 'gt', '<=': 'le', '>=': 'ge' } as const;

/** A comparison of whole numbers without a call: null makes it false. */
function directComparison(left: Code, right: Code, operator: string): Code | undefined {
  const nullable = [left, right].filter((code) => !code.nonNull);
  if (!nullable.every((code) => isSimple(code.js))) return undefined;
  const guards = nullable.map((code) => `${code.js}!==null&&`).join('');
  return { js: `(${guards}${left.js}${operator}${right.js})`, type: BOOLEAN, nonNull: true };
}

/** Only numbers, texts, ids, times and dates have an order. */
function isUnordered(type: Type): boolean {
  return type === BOOLEAN || type === BLOB || type === OBJECT || (type.kind !== 'primitive' && type !== NULL);
}

export function compare(body: Body, node: CompareExpression): Code {
  let left = closeQuery(expression(body, node.left));
  let right = closeQuery(expression(body, node.right));
  if (isNumeric(left.type) && isNumeric(right.type)) {
    const type = widest(left.type, right.type);
    [left, right] = [widen(left, type), widen(right, type)];
    const direct = type === INTEGER || type === LONG ? directComparison(left, right, node.operator) : undefined;
    if (direct) return direct;
  } else if (!areCompatible(left.type, right.type)) {
    throw body.error(node, `Comparison arguments must be compatible types: ${left.type.name}, ${right.type.name}`);
  }
  const compared = commonType(left.type, right.type) ?? OBJECT;
  if (isUnordered(compared)) throw body.error(node, `Inequality operator not allowed for this type: ${compared.name}`);
  if (left.type === DATE && right.type === DATETIME) left = widen(left, DATETIME);
  if (left.type === DATETIME && right.type === DATE) right = widen(right, DATETIME);
  return { js: `${COMPARISONS[node.operator]}(${left.js},${right.js})`, type: BOOLEAN, nonNull: true };
}

function isIdentityType(type: Type): boolean {
  return type === INTEGER || type === BOOLEAN || type === LONG || type === ID || type.symbol?.kind === 'enum';
}

function equalityTest(left: Code, right: Code): string {
  if (left.type === NULL || right.type === NULL) return `(${left.js}===${right.js})`;
  if (isNumeric(left.type) && isNumeric(right.type)) {
    const type = widest(left.type, right.type);
    const [a, b] = [widen(left, type), widen(right, type)];
    return isIdentityType(type) ? `(${a.js}===${b.js})` : `eq(${a.js},${b.js})`;
  }
  if (left.type === right.type && isIdentityType(left.type)) return `(${left.js}===${right.js})`;
  if (left.type === STRING && right.type === STRING) return `eqText(${left.js},${right.js})`;
  if ((left.type === ID && right.type === STRING) || (left.type === STRING && right.type === ID)) return `eqId(${left.js},${right.js})`;
  if (left.type === DATE && right.type === DATETIME) return `eq(${widen(left, DATETIME).js},${right.js})`;
  if (left.type === DATETIME && right.type === DATE) return `eq(${left.js},${widen(right, DATETIME).js})`;
  return `eq(${left.js},${right.js})`;
}

export function equality(body: Body, node: EqualityExpression): Code {
  const left = closeQuery(expression(body, node.left));
  const right = closeQuery(expression(body, node.right));
  if (!areCompatible(left.type, right.type)) {
    throw body.error(node, `Comparison arguments must be compatible types: ${left.type.name}, ${right.type.name}`);
  }
  const exact = node.operator === '===' || node.operator === '!==';
  if (exact && left.type.kind === 'primitive' && right.type.kind === 'primitive') {
    throw body.error(node, `Exact equality operator only allowed for reference types: ${commonType(left.type, right.type)?.name}`);
  }
  const test = exact ? `same(${left.js},${right.js})` : equalityTest(left, right);
  return { js: node.operator.startsWith('!') ? `!${test}` : test, type: BOOLEAN, nonNull: true };
}

/** A condition: a Boolean that must not be null. */
export function condition(body: Body, code: Code, position: Position): string {
  if (code.type !== BOOLEAN) throw body.error(position, `Condition expression must be of type Boolean: ${code.type.name}`);
  return required(code);
}

export function logical(body: Body, node: LogicalExpression): Code {
  const sides = [expression(body, node.left), expression(body, node.right)];
  if (sides.some(({ type }) => type !== BOOLEAN)) throw body.error(node, 'Logical operator can only be applied to Boolean');
  const [left, right] = sides.map((side) => required(side));
  return { js: `(${left}${node.operator}${right})`, type: BOOLEAN, nonNull: true };
}

export function unary(body: Body, node: UnaryExpression): Code {
  const operand = closeQuery(expression(body, node.operand));
  if (node.operator === '!') {
    if (operand.type !== BOOLEAN) throw body.error(node, '! operator can only be applied to boolean expressions');
    return { js: `!${required(operand)}`, type: BOOLEAN, nonNull: true };
  }
  const isWhole = operand.type === INTEGER || operand.type === LONG;
  if (node.operator === '~' && !isWhole) throw body.error(node, `Invalid type for bitwise negate: ${operand.type.name}`);
  if (node.operator === '+') return operand;
  if (!isNumeric(operand.type)) throw body.error(node, 'Unary negation must use a numeric argument');
  const value = required(operand);
  if (node.operator === '~') return { js: `(~${value})`, type: operand.type, nonNull: true };
  if (operand.literal !== undefined) {
    const negated = operand.literal.startsWith('-') ? operand.literal.slice(1) : `-${operand.literal}`;
    return { js: `(${negated})`, type: operand.type, nonNull: true, literal: negated };
  }
  if (operand.type === INTEGER) return { js: `(-(${value})|0)`, type: INTEGER, nonNull: true };
  if (operand.type === LONG) return { js: `BigInt.asIntN(64,-(${value}))`, type: LONG, nonNull: true };
  return { js: `${operand.type === DOUBLE ? 'fneg' : 'dneg'}(${operand.js})`, type: operand.type, nonNull: true };
}

/** The value that `++` or `--` or a compound assignment stores. */
export function stepped(body: Body, operator: BinaryOperator, current: Code, value: Code, position: Position): Code {
  return convert(body, narrowed(arithmetic(body, operator, current, value, position), current.type), current.type, position);
}

/** `Integer += Long` and the like are refused; `Decimal /= Integer` is fine; Integer stays Integer. */
function narrowed(result: Code, target: Type): Code {
  return result.type === DECIMAL && target === DOUBLE ? widen(result, DOUBLE) : result;
}
