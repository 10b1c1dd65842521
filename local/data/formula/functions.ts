import { FormulaError } from './ast.ts';
import { MORE_FUNCTIONS } from './moreFunctions.ts';
import { dateFrom, dateOf, dateTimeOf, DAY, isBlank, numeric, partsOf, textOf } from './values.ts';
import type { DateValue, FormulaValue } from './values.ts';

type Fn = (values: FormulaValue[]) => FormulaValue;

const text = (value: FormulaValue | undefined): string => textOf(value ?? null);
const number = (value: FormulaValue | undefined): number => numeric(value ?? null) ?? 0;

function asDate(value: FormulaValue | undefined): DateValue | null {
  if (value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean') return null;
  if (typeof value === 'string') return dateOf(value);
  return value.kind === 'date' ? value : { kind: 'date', days: Math.floor(value.time / DAY) };
}

function datePart(part: 'year' | 'month' | 'day'): Fn {
  return ([value]) => {
    const date = asDate(value);
    return date === null ? null : partsOf(date)[part];
  };
}

/** Half away from zero, as Salesforce rounds. */
function round(value: number, places: number): number {
  const factor = 10 ** places;
  return (Math.sign(value) * Math.round(Math.abs(value) * factor + 1e-9)) / factor;
}

/** A month later keeps the day, or takes the last one. Source: Salesforce Help, "ADDMONTHS". */
function addMonths(value: FormulaValue | undefined, months: number): FormulaValue {
  const date = asDate(value);
  if (!date) return null;
  const { year, month, day } = partsOf(date);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  return dateFrom(first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(day, last));
}

function regexOf(pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`, 'su');
  } catch (error) {
    throw new FormulaError(`REGEX: "${pattern}" is not supported: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function find(needle: string, hay: string, from: number): number {
  return hay.indexOf(needle, Math.max(0, from - 1)) + 1;
}

/** Functions whose arguments are all computed first. Source: Salesforce Help, "All Formula Operators and Functions". */
export const FUNCTIONS: Record<string, Fn> = {
  ISBLANK: ([value = null]) => isBlank(value),
  ISNULL: ([value = null]) => isBlank(value),
  BLANKVALUE: ([value = null, other = null]) => (isBlank(value) ? other : value),
  NULLVALUE: ([value = null, other = null]) => (isBlank(value) ? other : value),
  ISPICKVAL: ([value, wanted]) => text(value) === text(wanted),
  TEXT: ([value]) => text(value),
  VALUE: ([value]) => numeric(value ?? null),
  LEN: ([value]) => text(value).length,
  LEFT: ([value, count]) => text(value).slice(0, Math.max(0, number(count))),
  RIGHT: ([value, count]) => (number(count) <= 0 ? '' : text(value).slice(-number(count))),
  MID: ([value, start, count]) => text(value).substring(number(start) - 1, number(start) - 1 + number(count)),
  CONTAINS: ([value, part]) => text(value).includes(text(part)),
  BEGINS: ([value, part]) => text(value).startsWith(text(part)),
  FIND: ([needle, hay, from]) => find(text(needle), text(hay), from === undefined ? 1 : number(from)),
  TRIM: ([value]) => text(value).trim(),
  UPPER: ([value]) => text(value).toUpperCase(),
  LOWER: ([value]) => text(value).toLowerCase(),
  SUBSTITUTE: ([value, old, fresh]) => (text(old) === '' ? text(value) : text(value).replaceAll(text(old), text(fresh))),
  REGEX: ([value, pattern]) => regexOf(text(pattern)).test(text(value)),
  INCLUDES: ([value, part]) => text(value).split(';').includes(text(part)),
  LPAD: ([value, length, pad]) =>
    text(value)
      .slice(0, number(length))
      .padStart(number(length), text(pad ?? ' ')),
  RPAD: ([value, length, pad]) =>
    text(value)
      .slice(0, number(length))
      .padEnd(number(length), text(pad ?? ' ')),
  BR: () => '\n',
  ABS: ([value]) => Math.abs(number(value)),
  ROUND: ([value, places]) => round(number(value), number(places)),
  MOD: ([value, by]) => number(value) - number(by) * Math.floor(number(value) / number(by)),
  SQRT: ([value]) => Math.sqrt(number(value)),
  MIN: (values) => Math.min(...values.map(number)),
  MAX: (values) => Math.max(...values.map(number)),
  DATE: ([year, month, day]) => dateFrom(number(year), number(month), number(day)),
  DATEVALUE: ([value]) => asDate(value),
  DATETIMEVALUE: ([value]) => (typeof value === 'string' ? dateTimeOf(value) : (value ?? null)),
  YEAR: datePart('year'),
  MONTH: datePart('month'),
  DAY: datePart('day'),
  WEEKDAY: ([value]) => {
    const date = asDate(value);
    return date ? new Date(date.days * DAY).getUTCDay() + 1 : null;
  },
  ADDMONTHS: ([value, months]) => addMonths(value, number(months)),
  CASESAFEID: ([value]) => text(value),
  ...MORE_FUNCTIONS,
  ISNUMBER: ([value]) => text(value).trim() !== '' && !Number.isNaN(Number(text(value))),
};
