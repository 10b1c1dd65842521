/** Date patterns of java.text.SimpleDateFormat. Source: Apex Reference, Datetime.format ("uses the standard date and time pattern"). */
import { throwApex } from '../../../values/index.ts';
import type { ApexDatetime } from '../../../values/index.ts';
import { offsetAt } from '../../../values/timeZones.ts';
import { localeTag } from '../numbers/format.ts';

interface Moment {
  at: ApexDatetime;
  zone: string;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

function named(moment: Moment, options: Intl.DateTimeFormatOptions, part: Intl.DateTimeFormatPartTypes): string {
  const parts = new Intl.DateTimeFormat(localeTag(), {
    ...options,
    timeZone: ianaOf(moment.zone),
  }).formatToParts(moment.at.ms);
  return parts.find((one) => one.type === part)?.value ?? '';
}

/** Intl knows `UTC` where Apex says `GMT`. */
export function ianaOf(zone: string): string {
  return zone === 'GMT' ? 'UTC' : zone;
}

function offset(moment: Moment, style: 'Z' | 'X', length: number): string {
  const minutes = Math.round(offsetAt(moment.at.ms, moment.zone) / 60_000);
  if (style === 'X' && minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  const hours = pad(Math.floor(size / 60), 2);
  const rest = pad(size % 60, 2);
  const sign = minutes < 0 ? '-' : '+';
  if (style === 'X' && length === 1) return sign + hours;
  return `${sign}${hours}${style === 'X' && length === 3 ? ':' : ''}${rest}`;
}

/** ISO-free week numbers as SimpleDateFormat with a US calendar: weeks begin on Sunday, week 1 holds January 1. */
function weekOfYear(day: number, weekday: number): number {
  return Math.floor((day - 1 + ((((weekday - (day - 1)) % 7) + 7) % 7)) / 7) + 1;
}

function year(value: number, length: number): string {
  return length === 2 ? pad(value % 100, 2) : pad(value, length);
}

function monthText(moment: Moment, month: number, length: number): string {
  return length < 3 ? pad(month, length) : named(moment, { month: length === 3 ? 'short' : 'long' }, 'month');
}

function hourText(letter: string, hour: number, length: number): string {
  const value = letter === 'H' ? hour : letter === 'k' ? hour || 24 : letter === 'K' ? hour % 12 : hour % 12 || 12;
  return pad(value, length);
}

function zoneText(moment: Moment, length: number): string {
  if (moment.zone === 'GMT') return length >= 4 ? 'Greenwich Mean Time' : 'GMT';
  return named(moment, { timeZoneName: length >= 4 ? 'long' : 'short' }, 'timeZoneName');
}

/** One run of a pattern letter as text. */
function field(moment: Moment, letter: string, length: number): string {
  const p = moment.at.parts(moment.zone);
  const date = moment.at.date(moment.zone);
  if ('HhkK'.includes(letter)) return hourText(letter, p.hour, length);
  if (letter === 'Z' || letter === 'X') return offset(moment, letter, length);
  switch (letter) {
    case 'G':
      return 'AD';
    case 'y':
    case 'Y':
      return year(p.year, length);
    case 'M':
    case 'L':
      return monthText(moment, p.month, length);
    case 'd':
      return pad(p.day, length);
    case 'D':
      return pad(date.dayOfYear(), length);
    case 'E':
      return named(moment, { weekday: length >= 4 ? 'long' : 'short' }, 'weekday');
    case 'u':
      return pad(date.dayOfWeek() || 7, length);
    case 'F':
      return pad(Math.ceil(p.day / 7), length);
    case 'w':
      return pad(weekOfYear(date.dayOfYear(), date.dayOfWeek()), length);
    case 'a':
      return p.hour < 12 ? 'AM' : 'PM';
    case 'm':
      return pad(p.minute, length);
    case 's':
      return pad(p.second, length);
    case 'S':
      return pad(p.millisecond, length);
    case 'z':
      return zoneText(moment, length);
    default:
      throwApex('System.StringException', `Illegal pattern character '${letter}'`);
  }
}

/** Formats an instant by a pattern; quoted text is literal. Throws System.StringException for other letters. */
export function formatPattern(at: ApexDatetime, pattern: string, zone: string): string {
  return pattern.replace(/'((?:[^']|'')*)'|([A-Za-z])\2*/g, (run: string, quoted: string | undefined, letter: string | undefined) => {
    if (letter !== undefined) return field({ at, zone }, letter, run.length);
    return quoted === '' ? "'" : (quoted ?? '').replaceAll("''", "'");
  });
}
