/** System.TimeZone. */
import { current } from '../../../runtime/context.ts';
import { PlatformObject, required } from '../../../values/index.ts';
import type { ApexDatetime } from '../../../values/index.ts';
import { isTimeZone, offsetAt } from '../../../values/timeZones.ts';
import type { PlatformClass } from '../../platformClass.ts';
import { localeTag } from '../numbers/format.ts';
import { ianaOf } from './patterns.ts';

/** A time zone by IANA name; unknown names are GMT. Source: Apex Reference, TimeZone.getTimeZone. */
export class ApexTimeZone extends PlatformObject {
  readonly id: string;
  constructor(id: string) {
    super();
    this.id = id;
  }
  override get $platform(): string {
    return 'System.TimeZone';
  }
  override toString(): string {
    return this.id;
  }
  $equals(other: unknown): boolean {
    return other instanceof ApexTimeZone && other.id === this.id;
  }
}

function displayName(zone: ApexTimeZone): string {
  const minutes = Math.round(offsetAt(current().now(), zone.id) / 60_000);
  const clock = `${String(Math.floor(Math.abs(minutes) / 60)).padStart(2, '0')}:${String(Math.abs(minutes) % 60).padStart(2, '0')}`;
  const parts = new Intl.DateTimeFormat(localeTag(), {
    timeZone: ianaOf(zone.id),
    timeZoneName: 'long',
  }).formatToParts(current().now());
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? zone.id;
  return `(GMT${minutes < 0 ? '-' : '+'}${clock}) ${name} (${zone.id})`;
}

export const timeZoneClass: PlatformClass = {
  name: 'System.TimeZone',
  statics: { getTimeZone: (id: string) => new ApexTimeZone(isTimeZone(required(id)) ? id : 'GMT') },
  methods: {
    getDisplayName: displayName,
    getID: (self: ApexTimeZone) => self.id,
    getOffset: (self: ApexTimeZone, at: ApexDatetime) => offsetAt(required(at).ms, self.id),
    toString: (self: ApexTimeZone) => self.id,
  },
};
