import { LightningElement } from 'lwc';
import connectAnew from '@salesforce/apex/OrgGuardController.connectAnew';
import getState from '@salesforce/apex/OrgGuardController.getState';
import stayDisconnected from '@salesforce/apex/OrgGuardController.stayDisconnected';
import { announceSuccess, confirmAction } from 'c/dialogs';
import { fill } from 'c/format';
import { toProblem } from 'c/problems';
import { labels } from './labels';

/**
 * The repair page of a copy of the connected org, such as a refreshed sandbox; shows nothing in the connected org.
 * Fires `guard` with true while outbound traffic is stopped, and with false when it is not or when that cannot be told:
 * the org itself still lets nothing out.
 */
export default class OrgGuard extends LightningElement {
  labels = labels;
  state: Apex.OrgState | undefined = undefined;
  problem: Apex.Problem | undefined = undefined;
  isBusy = false;
  shouldFocus = false;

  get isBlocked(): boolean {
    return this.state?.isBlocked === true;
  }

  get stays(): boolean {
    return this.state?.staysDisconnected === true;
  }

  get intro(): string {
    return fill(labels.intro, this.state?.runningOrgName ?? '');
  }

  get facts(): { label: string; value: string }[] {
    const { connectedOrgId, runningOrgId, runningOrgName = '', munchkinId } = this.state ?? {};
    const rows: [label: string, value: string | undefined][] = [
      [labels.connected, connectedOrgId],
      [labels.running, `${runningOrgName} (${runningOrgId ?? ''})`],
      [labels.munchkin, munchkinId],
    ];
    return rows.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
  }

  override connectedCallback(): void {
    this.attempt(getState).catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  /** The button that was pressed is gone: the sentence in its place gets the focus. */
  override renderedCallback(): void {
    const sentence = this.template?.querySelector<HTMLElement>('[data-id="stays"]');
    if (!this.shouldFocus || sentence === null || sentence === undefined) return;
    this.shouldFocus = false;
    sentence.focus();
  }

  /** Runs a call that answers the state; true when it worked. */
  async attempt(call: () => Promise<Apex.OrgState | undefined>): Promise<boolean> {
    this.isBusy = true;
    try {
      this.state = await call();
      this.problem = undefined;
      return true;
    } catch (error) {
      this.problem = toProblem(error);
      return false;
    } finally {
      this.isBusy = false;
      this.dispatchEvent(new CustomEvent<boolean>('guard', { detail: this.isBlocked }));
    }
  }

  async handleAnew(): Promise<void> {
    if (!(await confirmAction(labels.anew, labels.anewQuestion))) return;
    if (await this.attempt(connectAnew)) announceSuccess(this, labels.done, labels.doneMessage);
  }

  async handleStay(): Promise<void> {
    this.shouldFocus = true;
    if (await this.attempt(stayDisconnected)) announceSuccess(this, labels.stayed);
    else this.shouldFocus = false;
  }

  async handleRetry(): Promise<void> {
    await this.attempt(getState);
  }
}
