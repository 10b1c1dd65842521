/** Apex Time: a time of day in milliseconds. */
import { throwApex } from './errors.ts';

const DAY = 86_400_000;

/** A time of day; additions wrap at midnight. Source: Apex Reference, Time class. */
export class ApexTime {
  readonly ms: number;
  constructor(ms: number) {
    this.ms = ((ms % DAY) + DAY) % DAY;
  }
  static of(hour: number, minute: number, second: number, millisecond: number): ApexTime {
    return new ApexTime(((hour * 60 + minute) * 60 + second) * 1000 + millisecond);
  }
  /** From `HH:mm:ss[.SSS][Z]`. Throws System.TypeException. */
  static parse(text: string): ApexTime {
    const match = /^(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?Z?$/.exec(text.trim());
    if (!match) throwApex('System.TypeException', `Invalid time: ${text}`);
    return ApexTime.of(Number(match[1]), Number(match[2]), Number(match[3]), Number((match[4] ?? '0').padEnd(3, '0')));
  }
  hour(): number {
    return Math.floor(this.ms / 3_600_000);
  }
  minute(): number {
    return Math.floor(this.ms / 60_000) % 60;
  }
  second(): number {
    return Math.floor(this.ms / 1000) % 60;
  }
  millisecond(): number {
    return this.ms % 1000;
  }
  add(ms: number): ApexTime {
    return new ApexTime(this.ms + ms);
  }
  compare(other: ApexTime): number {
    return this.ms - other.ms;
  }
  /** `HH:mm:ss.SSSZ`, for text, JSON and records alike. */
  toString(): string {
    return `${new Date(this.ms).toISOString().slice(11)}`;
  }
}
