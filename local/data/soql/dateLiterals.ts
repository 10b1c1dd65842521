import { QueryFailure } from '../../kernel/ports/records.ts';
import { localDate } from './timeZone.ts';

/** Dates from `start` (inclusive) to `end` (exclusive), `YYYY-MM-DD`. */
export interface DateRange {
  start: string;
  end: string;
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

function asDate(text: string): Date {
  return new Date(`${text}T00:00:00.000Z`);
}

function asText(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** The first day of the unit that holds the date. Weeks begin on Sunday, as in the en_US locale. */
function startOf(unit: Unit, date: Date): Date {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  switch (unit) {
    case 'DAY':
      return new Date(Date.UTC(year, month, day));
    case 'WEEK':
      return new Date(Date.UTC(year, month, day - date.getUTCDay()));
    case 'MONTH':
      return new Date(Date.UTC(year, month, 1));
    case 'QUARTER':
      return new Date(Date.UTC(year, month - (month % 3), 1));
    case 'YEAR':
      return new Date(Date.UTC(year, 0, 1));
  }
}

const DAYS: Partial<Record<Unit, number>> = { DAY: 1, WEEK: 7 };
const MONTHS: Partial<Record<Unit, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

function add(unit: Unit, date: Date, count: number): Date {
  const days = (DAYS[unit] ?? 0) * count;
  const months = (MONTHS[unit] ?? 0) * count;
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate() + days));
}

/** Units from `from` to `to` relative to the one that holds today, both inclusive. */
function span(today: Date, unit: Unit, from: number, to: number): DateRange {
  const start = startOf(unit, today);
  return { start: asText(add(unit, start, from)), end: asText(add(unit, start, to + 1)) };
}

/**
 * The days that a date literal means.
 * Source: SOQL and SOSL Reference, "Date Formats and Date Literals": LAST_N_DAYS:n includes today,
 * LAST_N_WEEKS:n and the longer ones end before the current unit; fiscal units follow the calendar year.
 * Throws QueryFailure for a name that is not a date literal.
 */
export function dateRange(name: string, count: number, now: Date, timeZone: string): DateRange {
  const today = asDate(localDate(now, timeZone));
  const plain = name.replace('FISCAL_', '');
  return fixedRange(plain, today) ?? countedRange(plain, count, today) ?? unknown(name);
}

function unknown(name: string): never {
  throw new QueryFailure(`unknown date literal: ${name}`);
}

function fixedRange(name: string, today: Date): DateRange | undefined {
  if (name === 'TODAY') return span(today, 'DAY', 0, 0);
  if (name === 'YESTERDAY') return span(today, 'DAY', -1, -1);
  if (name === 'TOMORROW') return span(today, 'DAY', 1, 1);
  if (name === 'LAST_90_DAYS') return span(today, 'DAY', -90, 0);
  if (name === 'NEXT_90_DAYS') return span(today, 'DAY', 1, 90);
  const match = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(name);
  if (!match) return undefined;
  const offset = { LAST: -1, THIS: 0, NEXT: 1 }[match[1] ?? ''] ?? 0;
  return span(today, match[2] as Unit, offset, offset);
}

function countedRange(name: string, count: number, today: Date): DateRange | undefined {
  const ago = /^N_(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO$/.exec(name);
  if (ago) return span(today, ago[1] as Unit, -count, -count);
  const match = /^(LAST|NEXT)_N_(DAY|WEEK|MONTH|QUARTER|YEAR)S$/.exec(name);
  if (!match) return undefined;
  const unit = match[2] as Unit;
  if (match[1] === 'NEXT') return span(today, unit, 1, count);
  return span(today, unit, -count, unit === 'DAY' ? 0 : -1);
}
