/** System.Datetime. Methods without `Gmt` answer in the running user's time zone. Source: Apex Reference, Datetime class. */
import { current } from '../../../runtime/context.ts';
import { ApexDate, ApexDatetime, ApexTime, required, throwApex } from '../../../values/index.ts';
import type { LocalParts } from '../../../values/timeZones.ts';
import { isTimeZone } from '../../../values/timeZones.ts';
import type { PlatformClass, PlatformFunction } from '../../platformClass.ts';
import { formatMoment, parseMoment } from './locale.ts';
import { formatPattern } from './patterns.ts';

const GMT = 'GMT';
const zone = (): string => current().user.timeZone;

function made(at: () => string): PlatformFunction {
  return (first: number | bigint | ApexDate, second: number | ApexTime | null, day: number, h = 0, m = 0, s = 0) => {
    const given = required(first);
    if (typeof given === 'bigint') return new ApexDatetime(Number(given));
    if (given instanceof ApexDate) return ApexDatetime.of(given, (second as ApexTime | null) ?? ApexTime.of(0, 0, 0, 0), at());
    const time = ((required(h) * 60 + required(m)) * 60 + required(s)) * 1000;
    const date = ApexDate.of(given, required(second) as number, required(day)).addDays(Math.floor(time / 86_400_000));
    return ApexDatetime.of(date, new ApexTime(time), at());
  };
}

function parts(name: keyof LocalParts): Record<string, PlatformFunction> {
  return {
    [name]: (self: ApexDatetime) => self.parts(zone())[name],
    [`${name}Gmt`]: (self: ApexDatetime) => self.parts(GMT)[name],
  };
}

/** Only `yyyy-MM-dd HH:mm:ss` is taken. Source: Apex Reference, Datetime.valueOf(String). */
function fromText(text: string, at: string): ApexDatetime {
  if (!/^\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{1,2}:\d{1,2}/.test(required(text).trim()))
    throwApex('System.TypeException', `Invalid date/time: ${text}`);
  return ApexDatetime.parse(text.trim().replace(/\s*$/, ''), at);
}

/** Milliseconds are taken as public projects use it (NebulaLogger's handler of its events); the reference does not say. */
function valueOf(value: unknown): ApexDatetime {
  const given = required(value);
  if (given instanceof ApexDatetime) return given;
  if (given instanceof ApexDate) return ApexDatetime.of(given, ApexTime.of(0, 0, 0, 0), zone());
  if (typeof given === 'string') return fromText(given, zone());
  if (typeof given === 'bigint') return new ApexDatetime(Number(given));
  throwApex('System.TypeException', 'Invalid date/time');
}

function zoneNamed(id: string): string {
  const known = isTimeZone(required(id));
  return known ? id : GMT;
}

const HOUR = 3_600_000;

export const datetimeClass: PlatformClass = {
  name: 'System.Datetime',
  statics: {
    newInstance: made(zone),
    newInstanceGmt: made(() => GMT),
    now: () => new ApexDatetime(current().now()),
    parse: (text: string) => parseMoment(required(text), zone()),
    valueOf,
    valueOfGmt: (text: string) => fromText(text, GMT),
  },
  methods: {
    ...parts('year'),
    ...parts('month'),
    ...parts('day'),
    ...parts('hour'),
    ...parts('minute'),
    ...parts('second'),
    ...parts('millisecond'),
    addDays: (self: ApexDatetime, n: number) => self.onDate(self.date(GMT).addDays(required(n)), GMT),
    addMonths: (self: ApexDatetime, n: number) => self.onDate(self.date(GMT).addMonths(required(n)), GMT),
    addYears: (self: ApexDatetime, n: number) => self.onDate(self.date(GMT).addYears(required(n)), GMT),
    addHours: (self: ApexDatetime, n: number) => self.add(required(n) * HOUR),
    addMinutes: (self: ApexDatetime, n: number) => self.add(required(n) * 60_000),
    addSeconds: (self: ApexDatetime, n: number) => self.add(required(n) * 1000),
    date: (self: ApexDatetime) => self.date(zone()),
    dateGmt: (self: ApexDatetime) => self.date(GMT),
    dayOfYear: (self: ApexDatetime) => self.date(zone()).dayOfYear(),
    dayOfYearGmt: (self: ApexDatetime) => self.date(GMT).dayOfYear(),
    'format/0': (self: ApexDatetime) => formatMoment(self, zone()),
    'format/1': (self: ApexDatetime, pattern: string) => formatPattern(self, required(pattern), zone()),
    'format/2': (self: ApexDatetime, pattern: string, id: string) => formatPattern(self, required(pattern), zoneNamed(id)),
    formatGmt: (self: ApexDatetime, pattern: string) => formatPattern(self, required(pattern), GMT),
    formatLong: (self: ApexDatetime) => formatMoment(self, zone(), true),
    getTime: (self: ApexDatetime) => BigInt(self.ms),
    isSameDay: (self: ApexDatetime, other: ApexDatetime) => self.date(zone()).epochDay === required(other).date(zone()).epochDay,
    time: (self: ApexDatetime) => self.time(zone()),
    timeGmt: (self: ApexDatetime) => self.time(GMT),
  },
};
