/** Apex Datetime: an instant in milliseconds, shown in the running user's time zone. */
import { ApexDate } from './date.ts';
import { throwApex } from './errors.ts';
import { ApexTime } from './time.ts';
import { instantOf, localParts, tellable } from './timeZones.ts';
import type { LocalParts } from './timeZones.ts';

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

function offsetMs(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  const digits = zone.slice(1).replace(':', '');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}

/** An instant. Immutable. Source: Apex Reference, Datetime class. */
export class ApexDatetime {
  readonly ms: number;
  constructor(ms: number) {
    this.ms = tellable(ms);
  }

  /** From parts in a time zone (`GMT` or an IANA name); overflowing parts roll on. */
  static of(date: ApexDate, time: ApexTime, zone: string): ApexDatetime {
    return new ApexDatetime(instantOf(date.utcMs() + time.ms, zone));
  }

  /**
   * From ISO text (`2024-01-31T10:00:00.000Z`, `+01:00`, or a space instead of T); without a zone
   * it is taken in `zone`. Throws System.TypeException "Invalid date/time: x".
   */
  static parse(text: string, zone: string): ApexDatetime {
    const match = ISO.exec(text.trim());
    if (!match) throwApex('System.TypeException', `Invalid date/time: ${text}`);
    const day = ApexDate.parse(`${match[1]}-${match[2]}-${match[3]}`);
    const millis = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'));
    const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)];
    if (hour > 23 || minute > 59 || second > 59) throwApex('System.TypeException', `Invalid date/time: ${text}`);
    const wall = day.utcMs() + ((hour * 60 + minute) * 60 + second) * 1000 + millis;
    return new ApexDatetime(match[8] ? wall - offsetMs(match[8]) : instantOf(wall, zone));
  }

  /** The calendar parts in a zone. */
  parts(zone: string): LocalParts {
    return localParts(this.ms, zone);
  }
  date(zone: string): ApexDate {
    const p = this.parts(zone);
    return ApexDate.of(p.year, p.month, p.day);
  }
  time(zone: string): ApexTime {
    const p = this.parts(zone);
    return ApexTime.of(p.hour, p.minute, p.second, p.millisecond);
  }
  /** The same wall time on another day. */
  onDate(date: ApexDate, zone: string): ApexDatetime {
    return ApexDatetime.of(date, this.time(zone), zone);
  }
  add(ms: number): ApexDatetime {
    return new ApexDatetime(this.ms + ms);
  }
  compare(other: ApexDatetime): number {
    return this.ms - other.ms;
  }
  /** `2024-01-31T10:00:00.000Z`: the form of JSON and of records. */
  toIso(): string {
    return new Date(this.ms).toISOString();
  }
  /** `yyyy-MM-dd HH:mm:ss` in a zone: String.valueOf(Datetime). */
  text(zone: string): string {
    const p = this.parts(zone);
    const two = (n: number): string => String(n).padStart(2, '0');
    return `${String(p.year).padStart(4, '0')}-${two(p.month)}-${two(p.day)} ${two(p.hour)}:${two(p.minute)}:${two(p.second)}`;
  }
  toString(): string {
    return this.text('GMT');
  }
}
