/** A value while a formula is computed; dates and date-times are wrapped to keep their kind. */
export type FormulaValue = string | number | boolean | null | DateValue | DateTimeValue;

/** A day, as the number of days since 1970-01-01. */
export interface DateValue {
  kind: 'date';
  days: number;
}

/** An instant, in milliseconds since 1970. */
export interface DateTimeValue {
  kind: 'datetime';
  time: number;
}

export const DAY = 86_400_000;

/** A day from `YYYY-MM-DD...`, or null when the text is no date. */
export function dateOf(text: string): DateValue | null {
  const time = Date.parse(`${text.slice(0, 10)}T00:00:00.000Z`);
  return Number.isNaN(time) ? null : { kind: 'date', days: time / DAY };
}

/** An instant from ISO text, or null. */
export function dateTimeOf(text: string): DateTimeValue | null {
  const time = Date.parse(text.length === 19 ? `${text.replace(' ', 'T')}Z` : text);
  return Number.isNaN(time) ? null : { kind: 'datetime', time };
}

/** The calendar day as year, month (1-12) and day. */
export function partsOf(value: DateValue): { year: number; month: number; day: number } {
  const date = new Date(value.days * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** A day from its parts, or null when there is no such day. */
export function dateFrom(year: number, month: number, day: number): DateValue | null {
  const time = Date.UTC(year, month - 1, day);
  const back = new Date(time);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? { kind: 'date', days: time / DAY } : null;
}

/** Text as TEXT() and the concatenation write it. */
export function textOf(value: FormulaValue): string {
  if (value === null) return '';
  if (typeof value === 'object') {
    return value.kind === 'date'
      ? new Date(value.days * DAY).toISOString().slice(0, 10)
      : new Date(value.time).toISOString().slice(0, 19).replace('T', ' ') + 'Z';
  }
  return String(value);
}

/** True for null and for empty text. */
export function isBlank(value: FormulaValue): boolean {
  return value === null || value === '';
}

/** A number for arithmetic and comparison; blank counts as null. */
export function numeric(value: FormulaValue): number | null {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'object') return value.kind === 'date' ? value.days : value.time / DAY;
  return Number.isNaN(Number(value)) ? null : Number(value);
}
