/**
 * Cron expressions of System.schedule: seconds minutes hours day-of-month month day-of-week [year].
 * Source: Apex Reference, System class, schedule.
 */
import { throwApex } from '../../values/index.ts';
import { instantOf, localParts } from '../../values/timeZones.ts';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const YEARS = 130;
const DAY = 86_400_000;

/** A parsed expression. */
export interface Cron {
  seconds: number[];
  minutes: number[];
  hours: number[];
  months: number[];
  years: number[] | undefined;
  fitsDay(year: number, month: number, day: number): boolean;
}

function refuse(text: string, reason: string): never {
  return throwApex('System.StringException', `${reason}: ${text}`);
}

function numberOf(text: string, names: string[], base: number): number {
  const named = names.indexOf(text.toUpperCase());
  return named >= 0 ? named + base : Number(text);
}

/** `*`, `a`, `a-b`, `a/b`, `a,b` as the numbers it stands for. */
function valuesOf(field: string, from: number, to: number, names: string[] = []): number[] {
  const result = new Set<number>();
  for (const part of field.split(',')) {
    const [range = '', step] = part.split('/');
    const [first = '', last] = range.split('-');
    const every = first === '*' || first === '?';
    const low = every ? from : numberOf(first, names, from);
    const high = every || (step !== undefined && last === undefined) ? to : last === undefined ? low : numberOf(last, names, from);
    const by = step === undefined ? 1 : Number(step);
    const isRight = Number.isInteger(low) && Number.isInteger(high) && low >= from && high <= to && Number.isInteger(by) && by > 0;
    if (!isRight) refuse(field, 'Illegal cron expression format');
    for (let value = low; value <= high; value += by) result.add(value);
    if (high < low)
      for (let value = low; value <= to + high - from + 1; value += by) result.add(value > to ? value - to + from - 1 : value);
  }
  return [...result].sort((a, b) => a - b);
}

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const weekday = (year: number, month: number, day: number): number => new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;

type DayRule = (year: number, month: number, day: number) => boolean;

/** `LW` and `15W`: the weekday nearest to a day of the month, within the month. */
function nearestWeekday(wanted: (year: number, month: number) => number): DayRule {
  return (year, month, day) => {
    const target = wanted(year, month);
    const at = weekday(year, month, target);
    const last = lastDay(year, month);
    const shift = at === 7 ? (target === 1 ? 2 : -1) : at === 1 ? (target === last ? -2 : 1) : 0;
    return day === target + shift;
  };
}

function dayOfMonth(field: string): DayRule {
  const upper = field.toUpperCase();
  if (upper === 'L') return (year, month, day) => day === lastDay(year, month);
  if (upper === 'LW') return nearestWeekday(lastDay);
  if (upper.endsWith('W')) return nearestWeekday(() => Number(upper.slice(0, -1)));
  const days = valuesOf(field, 1, 31);
  return (_year, _month, day) => days.includes(day);
}

function dayOfWeek(field: string): DayRule {
  const upper = field.toUpperCase();
  const nth = /^(\w+)#(\d)$/.exec(upper);
  if (nth) {
    const [day] = valuesOf(nth[1] ?? '', 1, 7, DAYS);
    return (year, month, at) => weekday(year, month, at) === day && Math.ceil(at / 7) === Number(nth[2]);
  }
  const last = /^(\w+)L$/.exec(upper);
  if (last) {
    const [day] = valuesOf(last[1] ?? '', 1, 7, DAYS);
    return (year, month, at) => weekday(year, month, at) === day && at + 7 > lastDay(year, month);
  }
  const days = upper === 'L' ? [7] : valuesOf(field, 1, 7, DAYS);
  return (year, month, at) => days.includes(weekday(year, month, at));
}

function checkPlain(text: string, field: string): void {
  if (!/^\d{1,2}$/.test(field)) refuse(text, 'Seconds and minutes must be specified as integers');
}

/** Parses an expression. Throws System.StringException. */
export function parseCron(text: string): Cron {
  const fields = text.trim().split(/\s+/);
  const [second = '', minute = '', hour = '', date = '', month = '', week = '', year] = fields;
  if (fields.length < 6 || fields.length > 7) refuse(text, 'Illegal cron expression format');
  for (const field of [second, minute]) checkPlain(text, field);
  const isOpen = (field: string): boolean => field === '?';
  if (isOpen(date) === isOpen(week) && (isOpen(date) || (date !== '*' && week !== '*')))
    refuse(text, 'Support for specifying both a day-of-week AND a day-of-month parameter is not implemented');
  const [byDate, byWeek] = [isOpen(date) ? undefined : dayOfMonth(date), isOpen(week) ? undefined : dayOfWeek(week)];
  return {
    seconds: valuesOf(second, 0, 59),
    minutes: valuesOf(minute, 0, 59),
    hours: valuesOf(hour, 0, 23),
    months: valuesOf(month, 1, 12, MONTHS),
    years: year === undefined || year === '*' ? undefined : valuesOf(year, 1970, 2099),
    fitsDay: (...day) => (byDate?.(...day) ?? true) && (byWeek?.(...day) ?? true),
  };
}

function timesOfDay(cron: Cron, year: number, month: number, day: number, zone: string): number[] {
  const midnight = Date.UTC(year, month - 1, day);
  return cron.hours.flatMap((hour) =>
    cron.minutes.flatMap((minute) => cron.seconds.map((second) => instantOf(midnight + ((hour * 60 + minute) * 60 + second) * 1000, zone))),
  );
}

/** The first fire time after `after` in a time zone, in milliseconds; undefined when there is none. */
export function nextFireTime(cron: Cron, after: number, zone: string): number | undefined {
  const start = localParts(after, zone);
  let date = Date.UTC(start.year, start.month - 1, start.day);
  const end = date + YEARS * 366 * DAY;
  while (date <= end) {
    const at = new Date(date);
    const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
    if (cron.years && year > (cron.years.at(-1) ?? 0)) return undefined;
    if (cron.years && !cron.years.includes(year)) {
      date = Date.UTC(year + 1, 0, 1);
    } else if (!cron.months.includes(month)) {
      date = Date.UTC(year, month, 1);
    } else {
      const found = cron.fitsDay(year, month, day) ? timesOfDay(cron, year, month, day, zone).find((time) => time > after) : undefined;
      if (found !== undefined) return found;
      date += DAY;
    }
  }
  return undefined;
}
