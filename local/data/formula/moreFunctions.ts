import { DAY, dateOf, isBlank, numeric, textOf } from './values.ts';
import type { FormulaValue } from './values.ts';

type Fn = (values: FormulaValue[]) => FormulaValue;

const text = (value: FormulaValue | undefined): string => textOf(value ?? null);
const number = (value: FormulaValue | undefined): number => numeric(value ?? null) ?? 0;
const HOUR = 3_600_000;

/** Milliseconds since midnight of a time of day or an instant. */
function timeOfDay(value: FormulaValue | undefined): number | null {
  if (typeof value === 'object' && value !== null) return value.kind === 'datetime' ? ((value.time % DAY) + DAY) % DAY : 0;
  const match = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?/.exec(text(value));
  if (!match) return null;
  return Number(match[1]) * HOUR + Number(match[2]) * 60_000 + Number(match[3] ?? 0) * 1000 + Number((match[4] ?? '0').padEnd(3, '0'));
}

function timeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(11);
}

function part(size: number, count: number): Fn {
  return ([value]) => {
    const time = timeOfDay(value);
    return time === null ? null : Math.floor(time / size) % count;
  };
}

function startOfYear(value: FormulaValue | undefined): { days: number; first: number } | null {
  const date = typeof value === 'object' && value !== null ? value : dateOf(text(value));
  if (date === null) return null;
  const days = date.kind === 'date' ? date.days : Math.floor(date.time / DAY);
  return { days, first: Date.UTC(new Date(days * DAY).getUTCFullYear(), 0, 1) / DAY };
}

/** The week of ISO 8601 and the year it belongs to. */
function isoWeek(value: FormulaValue | undefined): { week: number; year: number } | null {
  const start = startOfYear(value);
  if (!start) return null;
  const weekday = new Date(start.days * DAY).getUTCDay() || 7;
  const thursday = start.days + 4 - weekday;
  const year = new Date(thursday * DAY).getUTCFullYear();
  return { week: Math.floor((thursday - Date.UTC(year, 0, 1) / DAY) / 7) + 1, year };
}

function scaled(value: number, places: number, round: (value: number) => number): number {
  const factor = 10 ** places;
  return round(value * factor) / factor;
}

function awayFromZero(value: number): number {
  return value < 0 ? Math.floor(value) : Math.ceil(value);
}

function escaped(value: string, letters: Record<string, string>): string {
  return value.replace(/[&<>"'\\\n\r]/g, (letter) => letters[letter] ?? letter);
}

const HTML = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const SCRIPT = { "'": "\\'", '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '<': '\\u003C', '>': '\\u003E' };

/** Further functions whose arguments are all computed first. Source: Salesforce Help, "All Formula Operators and Functions". */
export const MORE_FUNCTIONS: Record<string, Fn> = {
  EXP: ([value]) => Math.exp(number(value)),
  LN: ([value]) => (number(value) > 0 ? Math.log(number(value)) : null),
  LOG: ([value]) => (number(value) > 0 ? Math.log10(number(value)) : null),
  TRUNC: ([value, places]) => scaled(number(value), number(places), Math.trunc),
  MCEILING: ([value]) => Math.ceil(number(value)),
  MFLOOR: ([value]) => Math.floor(number(value)),
  CEILING: ([value]) => awayFromZero(number(value)),
  FLOOR: ([value]) => Math.trunc(number(value)),
  PI: () => Math.PI,
  HOUR: part(HOUR, 24),
  MINUTE: part(60_000, 60),
  SECOND: part(1000, 60),
  MILLISECOND: part(1, 1000),
  TIMEVALUE: ([value]) => {
    const time = timeOfDay(value);
    return time === null ? null : timeText(time);
  },
  UNIXTIMESTAMP: ([value]) => {
    if (typeof value !== 'object' || value === null) return null;
    return value.kind === 'date' ? (value.days * DAY) / 1000 : Math.floor(value.time / 1000);
  },
  FROMUNIXTIME: ([value]) => ({ kind: 'datetime', time: number(value) * 1000 }),
  DAYOFYEAR: ([value]) => {
    const start = startOfYear(value);
    return start && start.days - start.first + 1;
  },
  ISOWEEK: ([value]) => isoWeek(value)?.week ?? null,
  ISOYEAR: ([value]) => isoWeek(value)?.year ?? null,
  INITCAP: ([value]) =>
    text(value)
      .toLowerCase()
      .replace(/(^|[^\p{L}\p{N}])(\p{L})/gu, (_whole, before: string, letter: string) => before + letter.toUpperCase()),
  REVERSE: ([value]) => [...text(value)].reverse().join(''),
  ASCII: ([value]) => text(value).charCodeAt(0) || null,
  CHR: ([value]) => String.fromCharCode(number(value)),
  PICKLISTCOUNT: ([value]) => (isBlank(value ?? null) ? 0 : text(value).split(';').length),
  HYPERLINK: ([url, shown, target]) =>
    `<a href="${text(url)}" target="${target === undefined ? '_blank' : text(target)}">${text(shown)}</a>`,
  IMAGE: ([url, shown, height, width]) => {
    const size = height === undefined ? '' : ` height="${text(height)}" width="${text(width)}"`;
    return `<img src="${text(url)}" alt="${text(shown)}"${size} border="0"/>`;
  },
  HTMLENCODE: ([value]) => escaped(text(value), HTML),
  JSENCODE: ([value]) => escaped(text(value), SCRIPT),
  URLENCODE: ([value]) => encodeURIComponent(text(value)).replaceAll('%20', '+'),
  CURRENCYRATE: () => 1,
  ISCLONE: () => false,
};
