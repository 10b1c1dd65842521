/** Apex Date: a calendar day without a time zone. */
import { throwApex } from './errors.ts';

export const DAY_MS = 86_400_000;

function pad(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}

/** Milliseconds since the epoch of a UTC day; months may overflow, years below 100 are meant literally. */
export function utcDay(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

/** Days in a month (1 to 12). */
export function daysInMonth(year: number, month: number): number {
  return new Date(utcDay(year, month + 1, 0)).getUTCDate();
}

/** A day. Immutable; `epochDay` counts days since 1970-01-01. Source: Apex Reference, Date class. */
export class ApexDate {
  readonly epochDay: number;

  constructor(epochDay: number) {
    this.epochDay = epochDay;
  }

  /** Overflowing days and months roll on, as Date.newInstance does. */
  static of(year: number, month: number, day: number): ApexDate {
    return new ApexDate(Math.floor(utcDay(year, month, day) / DAY_MS));
  }

  /** From `yyyy-MM-dd` with anything after it ignored. Throws System.TypeException "Invalid date: x". */
  static parse(text: string): ApexDate {
    const match = /^\s*(\d{1,4})-(\d{1,2})-(\d{1,2})(?:$|[T\s])/.exec(text);
    const [year, month, day] = match ? [Number(match[1]), Number(match[2]), Number(match[3])] : [0, 0, 0];
    if (!match || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
      throwApex('System.TypeException', `Invalid date: ${text}`);
    }
    return ApexDate.of(year, month, day);
  }

  private get js(): Date {
    return new Date(this.epochDay * DAY_MS);
  }
  year(): number {
    return this.js.getUTCFullYear();
  }
  month(): number {
    return this.js.getUTCMonth() + 1;
  }
  day(): number {
    return this.js.getUTCDate();
  }
  dayOfYear(): number {
    return this.epochDay - ApexDate.of(this.year(), 1, 1).epochDay + 1;
  }
  /** 0 Sunday to 6 Saturday. */
  dayOfWeek(): number {
    return this.js.getUTCDay();
  }
  compare(other: ApexDate): number {
    return this.epochDay - other.epochDay;
  }
  addDays(days: number): ApexDate {
    return new ApexDate(this.epochDay + days);
  }
  /** The same day of another month, or that month's last day. */
  addMonths(months: number): ApexDate {
    const index = this.year() * 12 + this.month() - 1 + months;
    const year = Math.floor(index / 12);
    const month = (((index % 12) + 12) % 12) + 1;
    return ApexDate.of(year, month, Math.min(this.day(), daysInMonth(year, month)));
  }
  addYears(years: number): ApexDate {
    return this.addMonths(years * 12);
  }
  daysBetween(other: ApexDate): number {
    return other.epochDay - this.epochDay;
  }
  /** Difference of the month numbers; days do not count. */
  monthsBetween(other: ApexDate): number {
    return (other.year() - this.year()) * 12 + other.month() - this.month();
  }
  toStartOfMonth(): ApexDate {
    return ApexDate.of(this.year(), this.month(), 1);
  }
  /** Milliseconds at midnight UTC. */
  utcMs(): number {
    return this.epochDay * DAY_MS;
  }
  /** `yyyy-MM-dd`. */
  toIso(): string {
    return `${pad(this.year(), 4)}-${pad(this.month())}-${pad(this.day())}`;
  }
  /** String.valueOf(Date) and concatenation: `yyyy-MM-dd 00:00:00`. Source: observed platform output. */
  toString(): string {
    return `${this.toIso()} 00:00:00`;
  }
}
