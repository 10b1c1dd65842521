/** Starts asynchronous jobs when their time has come; they survive a restart because they live in the store. */
import type { PlatformRows } from '../data/index.ts';
import { jobKey, waitingJobs } from './transactions/jobs.ts';
import type { Outcome } from './transactions/outcome.ts';

/** How the scheduler reaches the rest of the org. */
export interface JobSurroundings {
  rows(): PlatformRows;
  run(key: string): Promise<Outcome>;
  now(): number;
}

/** Jobs that run at once; the others wait. Two keep a thread free for people. */
const AT_ONCE = 2;

export class JobScheduler {
  private readonly surroundings: JobSurroundings;
  private readonly running = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private stopped = true;

  constructor(surroundings: JobSurroundings) {
    this.surroundings = surroundings;
  }

  /** Begins; jobs that an earlier run left behind start again. */
  start(): void {
    this.stopped = false;
    this.wake();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** True when no job runs and none is due within a second: a chained job starts after a short pause. */
  isIdle(): boolean {
    const soon = this.surroundings.now() + 1000;
    return this.running.size === 0 && waitingJobs(this.surroundings.rows()).every((job) => job.runAfter > soon);
  }

  /** Looks for jobs that may start now, and sets the alarm for the next one. */
  wake(): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    const waiting = waitingJobs(this.surroundings.rows()).filter((job) => !this.running.has(jobKey(job)));
    const now = this.surroundings.now();
    for (const job of waiting) {
      if (this.running.size >= AT_ONCE) return;
      if (job.runAfter <= now) this.begin(jobKey(job));
    }
    const next = Math.min(...waiting.map((job) => job.runAfter).filter((at) => at > now));
    if (Number.isFinite(next)) this.timer = setTimeout(() => this.wake(), Math.min(next - now, 60_000));
  }

  private begin(key: string): void {
    this.running.add(key);
    void this.surroundings
      .run(key)
      .catch(() => undefined)
      .finally(() => {
        this.running.delete(key);
        this.wake();
      });
  }
}
