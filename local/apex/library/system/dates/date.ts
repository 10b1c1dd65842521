/** System.Date and System.Time. Source: Apex Reference. */
import { current } from '../../../runtime/context.ts';
import { ApexDate, ApexDatetime, ApexTime, required, throwApex } from '../../../values/index.ts';
import { daysInMonth } from '../../../values/date.ts';
import type { PlatformClass } from '../../platformClass.ts';
import { firstWeekday, formatDate, parseDate } from './locale.ts';

/** Today in the running user's time zone. */
export function today(): ApexDate {
  return new ApexDatetime(current().now()).date(current().user.timeZone);
}

function valueOf(value: unknown): ApexDate {
  const given = required(value);
  if (given instanceof ApexDate) return given;
  if (given instanceof ApexDatetime) return given.date(current().user.timeZone);
  if (typeof given === 'string') return ApexDate.parse(given);
  throwApex('System.TypeException', 'Invalid date');
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export const dateClass: PlatformClass = {
  name: 'System.Date',
  statics: {
    daysInMonth: (year: number, month: number) => daysInMonth(required(year), required(month)),
    isLeapYear: isLeap,
    newInstance: (year: number, month: number, day: number) => ApexDate.of(required(year), required(month), required(day)),
    parse: (text: string) => parseDate(required(text)),
    today,
    valueOf,
  },
  methods: {
    addDays: (self: ApexDate, n: number) => self.addDays(required(n)),
    addMonths: (self: ApexDate, n: number) => self.addMonths(required(n)),
    addYears: (self: ApexDate, n: number) => self.addYears(required(n)),
    day: (self: ApexDate) => self.day(),
    dayOfYear: (self: ApexDate) => self.dayOfYear(),
    daysBetween: (self: ApexDate, other: ApexDate) => self.daysBetween(required(other)),
    format: (self: ApexDate) => formatDate(self),
    isSameDay: (self: ApexDate, other: ApexDate) => self.epochDay === required(other).epochDay,
    month: (self: ApexDate) => self.month(),
    monthsBetween: (self: ApexDate, other: ApexDate) => self.monthsBetween(required(other)),
    toStartOfMonth: (self: ApexDate) => self.toStartOfMonth(),
    toStartOfWeek: (self: ApexDate) => self.addDays(-((self.dayOfWeek() - firstWeekday() + 7) % 7)),
    year: (self: ApexDate) => self.year(),
  },
};

export const timeClass: PlatformClass = {
  name: 'System.Time',
  statics: {
    newInstance: (h: number, m: number, s: number, ms: number) => ApexTime.of(required(h), required(m), required(s), required(ms)),
  },
  methods: {
    addHours: (self: ApexTime, n: number) => self.add(n * 3_600_000),
    addMinutes: (self: ApexTime, n: number) => self.add(n * 60_000),
    addSeconds: (self: ApexTime, n: number) => self.add(n * 1000),
    addMilliseconds: (self: ApexTime, n: number) => self.add(n),
    hour: (self: ApexTime) => self.hour(),
    minute: (self: ApexTime) => self.minute(),
    second: (self: ApexTime) => self.second(),
    millisecond: (self: ApexTime) => self.millisecond(),
  },
};
