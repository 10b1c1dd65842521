/** Dates in the running user's locale. */
import { ApexDate, ApexDatetime, ApexTime, throwApex } from '../../../values/index.ts';
import { localeTag } from '../numbers/format.ts';
import { ianaOf } from './patterns.ts';

const DAY: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'numeric', day: 'numeric' };

function clean(text: string): string {
  return text.replaceAll('\u202f', ' ');
}

/** `Date.format()`, e.g. `1/31/2024`. */
export function formatDate(date: ApexDate): string {
  return clean(new Intl.DateTimeFormat(localeTag(), { ...DAY, timeZone: 'UTC' }).format(date.utcMs()));
}

/** `Datetime.format()`, e.g. `1/31/2024, 10:00 AM`; long adds seconds and the zone. */
export function formatMoment(at: ApexDatetime, zone: string, long = false): string {
  const time: Intl.DateTimeFormatOptions = {
    hour: 'numeric',
    minute: '2-digit',
    ...(long ? { second: '2-digit', timeZoneName: 'short' } : {}),
  };
  return clean(new Intl.DateTimeFormat(localeTag(), { ...DAY, ...time, timeZone: ianaOf(zone) }).format(at.ms));
}

/** Day, month and year in the order the locale writes them. */
function order(): string[] {
  const parts = new Intl.DateTimeFormat(localeTag(), DAY).formatToParts(0);
  return parts.map((part) => part.type).filter((type) => type !== 'literal');
}

/** `Date.parse`: the locale's short form. Throws System.TypeException "Invalid date: x". */
export function parseDate(text: string): ApexDate {
  const numbers = /^\s*(\d+)[./-](\d+)[./-](\d+)\s*$/.exec(text)?.slice(1, 4).map(Number);
  if (!numbers) throwApex('System.TypeException', `Invalid date: ${text}`);
  const names = order();
  const of = (name: string): number => numbers[names.indexOf(name)] ?? 0;
  const year = of('year') < 100 ? 2000 + of('year') : of('year');
  if (of('month') < 1 || of('month') > 12 || of('day') < 1 || of('day') > 31) throwApex('System.TypeException', `Invalid date: ${text}`);
  return ApexDate.of(year, of('month'), of('day'));
}

/** `Datetime.parse`: the locale's short form, e.g. `1/31/2024, 10:00 AM`. Throws System.TypeException. */
export function parseMoment(text: string, zone: string): ApexDatetime {
  const match = /^(\S+?),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp][Mm])?\s*$/.exec(text.trim());
  if (!match) throwApex('System.TypeException', `Invalid date/time: ${text}`);
  const half = match[5]?.toUpperCase();
  const hour = (Number(match[2]) % (half ? 12 : 24)) + (half === 'PM' ? 12 : 0);
  return ApexDatetime.of(parseDate(match[1] ?? ''), ApexTime.of(hour, Number(match[3]), Number(match[4] ?? 0), 0), zone);
}

/** First day of the week of the locale: 0 Sunday to 6 Saturday. */
export function firstWeekday(): number {
  const locale = new Intl.Locale(localeTag()) as Intl.Locale & {
    getWeekInfo?(): { firstDay: number };
  };
  return (locale.getWeekInfo?.().firstDay ?? 7) % 7;
}
