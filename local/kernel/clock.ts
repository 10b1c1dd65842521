/** Where a service reads the time. Milliseconds since 1970 UTC. */
export interface Clock {
  now(): number;
}

/** The machine's time. */
export const systemClock: Clock = { now: () => Date.now() };

/** A time that stands still until it is moved: for tests of expiry and quotas. */
export class SettableClock implements Clock {
  #now: number;
  /** @param start ISO date-time or milliseconds */
  constructor(start: string | number = '2026-09-01T12:00:00Z') {
    this.#now = typeof start === 'number' ? start : Date.parse(start);
  }
  now(): number {
    return this.#now;
  }
  /** Moves the time forward by so many milliseconds. */
  advance(ms: number): void {
    this.#now += ms;
  }
  /** Sets the time to an ISO date-time or to milliseconds. */
  set(time: string | number): void {
    this.#now = typeof time === 'number' ? time : Date.parse(time);
  }
}

/** The clock's time as `YYYY-MM-DDTHH:MM:SS.sssZ`. */
export function isoNow(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
