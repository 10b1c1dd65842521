/** Wall clock times of time zones, by the zone data inside Node. */
import { NotImplemented } from '../../kernel/notImplemented.ts';

/** Calendar parts of an instant in a zone. */
export interface LocalParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Is this an IANA name or GMT? */
export function isTimeZone(zone: string): boolean {
  try {
    return formatter(zone) !== undefined;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function formatter(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    });
    formatters.set(zone, found);
  }
  return found;
}

function isUtc(zone: string): boolean {
  return zone === 'GMT' || zone === 'UTC';
}

/** The last moment that JavaScript can tell, either way from 1970. */
const FURTHEST = 8.64e15;

/** The moment itself, unless it is too far away to be told. */
export function tellable(ms: number): number {
  if (!(Math.abs(ms) <= FURTHEST)) throw new NotImplemented('a moment more than 270,000 years away');
  return ms;
}

/** The wall clock at an instant, written as if it were UTC milliseconds. */
export function wallMs(ms: number, zone: string): number {
  if (isUtc(zone)) return ms;
  const part: Record<string, string> = {};
  for (const { type, value } of formatter(zone).formatToParts(tellable(ms))) part[type] = value;
  const year = part['era'] === 'BC' ? 1 - Number(part['year']) : Number(part['year']);
  const date = new Date(0);
  date.setUTCFullYear(year, Number(part['month']) - 1, Number(part['day']));
  date.setUTCHours(Number(part['hour']), Number(part['minute']), Number(part['second']), ((ms % 1000) + 1000) % 1000);
  return date.getTime();
}

/** Milliseconds to add to UTC at an instant. */
export function offsetAt(ms: number, zone: string): number {
  return wallMs(ms, zone) - ms;
}

/** The instant of a wall clock time given as UTC milliseconds. In a gap the clock moves on. */
export function instantOf(wall: number, zone: string): number {
  if (isUtc(zone)) return wall;
  const before = wall - offsetAt(wall - 86_400_000, zone);
  if (wallMs(before, zone) === wall) return before;
  const after = wall - offsetAt(wall + 86_400_000, zone);
  return wallMs(after, zone) === wall ? after : before;
}

export function localParts(ms: number, zone: string): LocalParts {
  const date = new Date(wallMs(ms, zone));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}
