import { api, LightningElement } from 'lwc';
import { fill } from 'c/format';
import { safeLink } from 'c/problems';
import { labels } from './labels';

/**
 * Shows one Problem: what happened, why, who can fix it and what to do next.
 * Takes the focus when a problem appears, unless `quiet` (a state that was there when the page loaded).
 * Fires `retry` when the person asks to try again.
 */
export default class ErrorPanel extends LightningElement {
  @api problem: Apex.Problem | undefined = undefined;
  @api quiet = false;
  @api hideRetry = false;
  labels = labels;
  focusedFor: Apex.Problem | undefined = undefined;

  get hasRetry(): boolean {
    return this.problem?.retryable === true && !this.hideRetry;
  }

  get link(): string | undefined {
    return safeLink(this.problem?.link);
  }

  get linkLabel(): string {
    return this.problem?.linkLabel ?? labels.openLink;
  }

  get code(): string {
    return fill(labels.code, this.problem?.code ?? '');
  }

  override renderedCallback(): void {
    if (this.quiet || this.problem === undefined || this.problem === this.focusedFor) return;
    this.focusedFor = this.problem;
    this.focusHeading();
  }

  /** Moves the focus to the panel's heading. */
  @api focusHeading(): void {
    this.template?.querySelector<HTMLElement>('h3')?.focus();
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
