import { api, LightningElement } from 'lwc';
import { fill } from 'c/format';
import { labels } from './labels';

/**
 * One step of the guide: what it is, who does it, how it stands and the one next action.
 * Opens the step's panel in place. Fires `togglestep` with the step's key and `action` with the step.
 */
export default class StepRow extends LightningElement {
  @api step: Apex.SetupStep | undefined = undefined;
  @api expanded = false;
  /** A new number makes the open panel ask the systems afresh. */
  @api version = 0;
  labels = labels;
  wasExpanded = false;

  get isDone(): boolean {
    return this.step?.state === 'done';
  }

  get number(): string {
    return fill(labels.number, this.step?.position ?? '');
  }

  get who(): string {
    const { persona = '', owner } = this.step ?? {};
    return owner === undefined ? persona : fill(labels.personaAndOwner, persona, owner);
  }

  /** While the panel is open the row's action is what the panel offers. */
  get hasAction(): boolean {
    return this.step?.actionLabel !== undefined && !this.expanded;
  }

  get actionVariant(): string {
    return this.isDone ? 'neutral' : 'brand';
  }

  get toggleLabel(): string {
    return fill(this.expanded ? labels.close : labels.open, this.step?.title ?? '');
  }

  get toggleIcon(): string {
    return this.expanded ? 'utility:chevrondown' : 'utility:chevronright';
  }

  get ariaExpandedText(): string {
    return String(this.expanded);
  }

  /** The open panel tells how the step stands, also while a run moves on. */
  get showDetail(): boolean {
    return this.step?.detail !== undefined && !this.expanded;
  }

  get showProblem(): boolean {
    return this.step?.problem !== undefined && !this.expanded;
  }

  override renderedCallback(): void {
    const opened = this.expanded && !this.wasExpanded;
    this.wasExpanded = this.expanded;
    if (opened) this.template?.querySelector<HTMLElement>('h2')?.focus();
  }

  handleToggle(): void {
    this.dispatchEvent(new CustomEvent<string>('togglestep', { detail: this.step?.key ?? '' }));
  }

  handleAction(): void {
    this.dispatchEvent(new CustomEvent('action', { detail: this.step }));
  }
}
