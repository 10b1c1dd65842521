import { api, LightningElement } from 'lwc';
import { fill, formatDuration, formatNumber, formatPercent } from 'c/format';
import { milestonePassed } from 'c/syncMilestone';
import { labels } from './labels';

const HEADINGS: Record<string, string> = {
  queued: labels.queued,
  running: labels.running,
  paused: labels.paused,
};

/**
 * Live progress of a plan or a sync: bar, people, speed and measured time to go.
 * Tells a listener the start, each quarter and the end, not each tick.
 * Fires `pause`, `resume` and `cancel`.
 */
export default class SyncProgress extends LightningElement {
  @api busy = false;
  labels = labels;
  current: Apex.SyncRun | undefined = undefined;
  announcement = '';

  @api get run(): Apex.SyncRun | undefined {
    return this.current;
  }
  set run(value: Apex.SyncRun | undefined) {
    const before = this.current;
    this.current = value;
    if (value !== undefined) this.announcement = this.sentenceFor(value, before) ?? this.announcement;
  }

  get isPlan(): boolean {
    return this.current?.kind === 'plan';
  }

  get heading(): string {
    const { current } = this;
    if (current?.status === 'running' && this.isPlan) return labels.planning;
    return HEADINGS[current?.status ?? ''] ?? labels.running;
  }

  get processed(): string {
    const { processed = 0, total = 0, percent = 0 } = this.current ?? {};
    return total === 0 ? labels.counting : fill(labels.processed, formatNumber(processed), formatNumber(total), formatPercent(percent));
  }

  get speed(): string {
    const perMinute = this.current?.peoplePerMinute;
    return perMinute === undefined ? labels.measuring : fill(labels.speed, formatNumber(perMinute));
  }

  get timeLeft(): string {
    const left = this.current?.secondsLeft;
    if (this.isPaused || left === undefined) return '';
    return fill(labels.left, formatDuration(left));
  }

  get calls(): string {
    const { marketoCalls = 0, salesCalls = 0 } = this.current ?? {};
    return fill(labels.calls, formatNumber(marketoCalls), formatNumber(salesCalls));
  }

  get isPaused(): boolean {
    return this.current?.status === 'paused';
  }

  get canPause(): boolean {
    return !this.isPaused && !this.isPlan;
  }

  /** Moves the focus to the heading, for a person whose last button is gone. */
  @api focusHeading(): void {
    this.template?.querySelector<HTMLElement>('h3')?.focus();
  }

  handlePause(): void {
    this.dispatchEvent(new CustomEvent('pause'));
  }

  handleResume(): void {
    this.dispatchEvent(new CustomEvent('resume'));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  sentenceFor(run: Apex.SyncRun, before: Apex.SyncRun | undefined): string | undefined {
    if (before === undefined || before.id !== run.id) return this.isPlan ? labels.startedPlan : labels.startedSync;
    if (before.status !== run.status && run.status === 'paused') return labels.paused;
    const mark = milestonePassed(before.percent ?? 0, run.percent ?? 0);
    return mark === undefined ? undefined : fill(labels.milestone, formatPercent(mark));
  }
}
