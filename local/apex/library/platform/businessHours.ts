/** System.BusinessHours: arithmetic with the hours of a BusinessHours record. Source: Apex Reference, BusinessHours class. */
import { isId } from '../../../kernel/salesforceIds.ts';
import { current } from '../../runtime/context.ts';
import { ApexDatetime, required, throwApex } from '../../values/index.ts';
import { instantOf, localParts } from '../../values/timeZones.ts';
import type { PlatformClass } from '../platformClass.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const DAY = 86_400_000;
const MAX_DAYS = 36_600;

/** Opening hours: per weekday from and to in milliseconds of the day, undefined when closed. */
interface Hours {
  zone: string;
  days: ([number, number] | undefined)[];
}

function milliseconds(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const [hour = 0, minute = 0, second = 0] = text.replace('Z', '').split(':').map(Number);
  return ((hour * 60 + minute) * 60 + second) * 1000;
}

/** A day whose start and end are both midnight is open all day; one without is closed. */
function read(id: string): Hours {
  if (!isId(required(id))) throwApex('System.InvalidParameterValueException', `Invalid business hours id: ${id}`);
  const fields = DAYS.flatMap((day) => [`${day}StartTime`, `${day}EndTime`]);
  const text = `SELECT TimeZoneSidKey, ${fields.join(', ')} FROM BusinessHours WHERE Id = :id`;
  const [row] = current().data.query(text, { id }, { mode: 'system', sharing: false }).records;
  if (!row) throwApex('System.InvalidParameterValueException', `Invalid business hours id: ${id}`);
  const days = DAYS.map((day): [number, number] | undefined => {
    const [from, to] = [milliseconds(row.fields[`${day}StartTime`]), milliseconds(row.fields[`${day}EndTime`])];
    if (from === undefined || to === undefined) return undefined;
    return [from, to === 0 ? DAY : to];
  });
  const zone = row.fields['TimeZoneSidKey'];
  return { zone: typeof zone === 'string' ? zone : current().user.timeZone, days };
}

/** The open interval of the day `offset` days after the instant's day, as instants. */
function interval(hours: Hours, instant: number, offset: number): [number, number] | undefined {
  const at = localParts(instant, hours.zone);
  const date = new Date(Date.UTC(at.year, at.month - 1, at.day) + offset * DAY);
  const open = hours.days[date.getUTCDay()];
  return open && [instantOf(date.getTime() + open[0], hours.zone), instantOf(date.getTime() + open[1], hours.zone)];
}

function requireOpen(hours: Hours): void {
  if (hours.days.every((day) => day === undefined)) throwApex('System.InvalidParameterValueException', 'The business hours are never open');
}

/** The instant after so many open milliseconds; negative ones go back. */
function after(hours: Hours, from: number, amount: number): number {
  requireOpen(hours);
  let left = Math.abs(amount);
  const forward = amount >= 0;
  for (let offset = 0; Math.abs(offset) < MAX_DAYS; offset += forward ? 1 : -1) {
    const open = interval(hours, from, offset);
    if (!open) continue;
    const [begin, end] = forward ? [Math.max(open[0], from), open[1]] : [open[0], Math.min(open[1], from)];
    const length = end - begin;
    if (length <= 0) continue;
    if (left <= length) return forward ? begin + left : end - left;
    left -= length;
  }
  return throwApex('System.InvalidParameterValueException', 'The result is too far away');
}

function difference(hours: Hours, from: number, to: number): number {
  if (to < from) return -difference(hours, to, from);
  let sum = 0;
  for (let offset = 0; offset < MAX_DAYS; offset++) {
    const day = localParts(from, hours.zone);
    if (instantOf(Date.UTC(day.year, day.month - 1, day.day) + offset * DAY, hours.zone) > to) break;
    const open = interval(hours, from, offset);
    if (open) sum += Math.max(0, Math.min(open[1], to) - Math.max(open[0], from));
  }
  return sum;
}

function isWithin(hours: Hours, instant: number): boolean {
  const open = interval(hours, instant, 0);
  return open !== undefined && instant >= open[0] && instant < open[1];
}

const ms = (instant: ApexDatetime): number => required(instant).ms;

const add = (id: string, start: ApexDatetime, amount: bigint): ApexDatetime =>
  new ApexDatetime(after(read(id), ms(start), Number(required(amount))));

export const businessHoursClass: PlatformClass = {
  name: 'System.BusinessHours',
  statics: {
    add,
    // The result is the same instant; only its display differs.
    addGmt: add,
    diff: (id: string, from: ApexDatetime, to: ApexDatetime) => BigInt(difference(read(id), ms(from), ms(to))),
    isWithin: (id: string, instant: ApexDatetime) => isWithin(read(id), ms(instant)),
    nextStartDate: (id: string, instant: ApexDatetime) => {
      const hours = read(id);
      return isWithin(hours, ms(instant)) ? required(instant) : new ApexDatetime(after(hours, ms(instant), 0));
    },
  },
};
