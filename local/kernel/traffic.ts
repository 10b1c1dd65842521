/** What a service counted since its last reset. */
export interface TrafficStats {
  callsInWindow: number;
  peakCallsInWindow: number;
  concurrent: number;
  peakConcurrent: number;
  total: number;
  byPath: Record<string, number>;
}

/** Counts calls, calls in a sliding window and calls at once. Times are milliseconds. */
export class TrafficMeter {
  readonly #windowMs: number;
  #times: number[] = [];
  #stats: Omit<TrafficStats, 'callsInWindow'> = emptyStats();
  constructor(windowMs = 20_000) {
    this.#windowMs = windowMs;
  }
  begin(path: string, now: number): void {
    this.#times.push(now);
    this.#trim(now);
    const stats = this.#stats;
    stats.total += 1;
    stats.byPath[path] = (stats.byPath[path] ?? 0) + 1;
    stats.concurrent += 1;
    stats.peakConcurrent = Math.max(stats.peakConcurrent, stats.concurrent);
    stats.peakCallsInWindow = Math.max(stats.peakCallsInWindow, this.#times.length);
  }
  end(): void {
    this.#stats.concurrent = Math.max(0, this.#stats.concurrent - 1);
  }
  stats(now: number): TrafficStats {
    this.#trim(now);
    return { callsInWindow: this.#times.length, ...this.#stats, byPath: { ...this.#stats.byPath } };
  }
  reset(): void {
    this.#times = [];
    this.#stats = { ...emptyStats(), concurrent: this.#stats.concurrent };
  }
  #trim(now: number): void {
    const oldest = now - this.#windowMs;
    let gone = 0;
    while (gone < this.#times.length && (this.#times[gone] ?? 0) <= oldest) gone += 1;
    if (gone > 0) this.#times.splice(0, gone);
  }
}

function emptyStats(): Omit<TrafficStats, 'callsInWindow'> {
  return { peakCallsInWindow: 0, concurrent: 0, peakConcurrent: 0, total: 0, byPath: {} };
}
