/** API requests of the last 24 hours. Source: REST API Developer Guide, Limits (DailyApiRequests: a rolling window of 24 hours). */
import type { FaultBoard } from '../kernel/faults.ts';

const HOUR = 3_600_000;
const COUNTED = /^\/services\/(?:data|apexrest|Soap)\//i;

/** Counts by hour, so that a day costs 24 numbers. */
export class ApiRequests {
  readonly #faults: FaultBoard;
  readonly #hours = new Map<number, number>();
  constructor(faults: FaultBoard) {
    this.#faults = faults;
  }
  /** Counts a request that is one of the API. */
  note(url: string, now: number): void {
    if (!COUNTED.test(url)) return;
    const hour = Math.floor(now / HOUR);
    this.#hours.set(hour, (this.#hours.get(hour) ?? 0) + 1);
    for (const old of this.#hours.keys()) if (old <= hour - 24) this.#hours.delete(old);
  }
  /** The requests of the last 24 hours, with those that the fault `requestsUsed` adds. */
  used(now: number): number {
    const since = Math.floor(now / HOUR) - 24;
    const counted = [...this.#hours].reduce((sum, [hour, count]) => sum + (hour > since ? count : 0), 0);
    return counted + (this.#faults.active().find(({ name }) => name === 'requestsUsed')?.value ?? 0);
  }
  reset(): void {
    this.#hours.clear();
  }
}
