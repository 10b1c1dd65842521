import { type Clock } from '../kernel/clock.ts';
import { MarketoError } from './envelope.ts';

/** Limits of a subscription. Source: Adobe, Marketo integration best practices. */
export interface LimitSettings {
  callsPerWindow: number;
  windowMs: number;
  concurrent: number;
  callsPerDay: number;
}

/** Adobe's standard limits. */
export const standardLimits: LimitSettings = { callsPerWindow: 100, windowMs: 20_000, concurrent: 10, callsPerDay: 50_000 };

const central = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago', dateStyle: 'short' });

/** The day (`YYYY-MM-DD`) on which quota is counted: it turns at 00:00 US Central. */
export function quotaDay(ms: number): string {
  return central.format(ms);
}

/** Counts the calls of all integrations together. */
export class Limiter {
  readonly settings: LimitSettings;
  readonly #clock: Clock;
  #times: number[] = [];
  #running = 0;
  #days = new Map<string, { calls: number; errors: Map<string, number> }>();
  constructor(clock: Clock, settings: LimitSettings) {
    this.#clock = clock;
    this.settings = settings;
  }
  /** Admits a call, or throws MarketoError 606, 607 or 615. After admission `leave` must follow. */
  enter(): void {
    const now = this.#clock.now();
    const { callsPerWindow, windowMs, concurrent, callsPerDay } = this.settings;
    this.#times = this.#times.filter((time) => time > now - windowMs);
    if (this.#day(now).calls >= callsPerDay) throw new MarketoError('607', `Daily quota '${callsPerDay}' reached`);
    if (this.#times.length >= callsPerWindow) {
      throw new MarketoError('606', `Max rate limit '${callsPerWindow}' exceeded with in '${windowMs / 1000}' secs`);
    }
    if (this.#running >= concurrent) throw new MarketoError('615', `Concurrent access limit '${concurrent}' reached`);
    this.#times.push(now);
    this.#day(now).calls += 1;
    this.#running += 1;
  }
  leave(): void {
    this.#running -= 1;
  }
  /** Remembers a code for the error statistics. */
  countError(code: string): void {
    const { errors } = this.#day(this.#clock.now());
    errors.set(code, (errors.get(code) ?? 0) + 1);
  }
  /** Calls and errors of the last `days` quota days, today first. */
  statistics(days: number): { date: string; calls: number; errors: Record<string, number> }[] {
    return Array.from({ length: days }, (_, back) => {
      const date = quotaDay(this.#clock.now() - back * 86_400_000);
      const day = this.#days.get(date);
      return { date, calls: day?.calls ?? 0, errors: Object.fromEntries(day?.errors ?? []) };
    });
  }
  reset(): void {
    this.#times = [];
    this.#days.clear();
  }
  #day(now: number): { calls: number; errors: Map<string, number> } {
    const date = quotaDay(now);
    const day = this.#days.get(date) ?? { calls: 0, errors: new Map<string, number>() };
    this.#days.set(date, day);
    return day;
  }
}
