import { api, LightningElement } from 'lwc';
import saveMarketoAccess from '@salesforce/apex/AccessController.saveMarketoAccess';
import type { Credentials } from 'c/credentialRules';
import { announceSuccess } from 'c/dialogs';
import { toProblem } from 'c/problems';
import { labels } from './labels';

/**
 * API access of the package to Marketo: the subscription the package reads people from.
 * Fires `accesschange` with the new Access once values were tested and stored.
 */
export default class MarketoAccessForm extends LightningElement {
  /** What is stored now; undefined values are not known yet. */
  @api access: Apex.MarketoAccess | undefined = undefined;
  labels = labels;
  busy = false;
  problem: Apex.Problem | undefined = undefined;

  get shownProblem(): Apex.Problem | undefined {
    return this.problem ?? this.access?.problem;
  }

  get isQuiet(): boolean {
    return this.problem === undefined;
  }

  get state(): string {
    if (this.access?.working) return 'working';
    return this.access?.configured ? 'failed' : 'notStarted';
  }

  get stateLabel(): string {
    if (this.access?.working) return labels.working;
    return this.access?.configured ? labels.broken : labels.missing;
  }

  get form(): (HTMLElement & { clearSecret(): void }) | null {
    return this.template?.querySelector<HTMLElement & { clearSecret(): void }>('c-credential-form') ?? null;
  }

  async handleCredentials(event: CustomEvent<Credentials>): Promise<void> {
    this.busy = true;
    this.problem = undefined;
    try {
      const access = await saveMarketoAccess(event.detail);
      this.form?.clearSecret();
      announceSuccess(this, labels.saved);
      this.dispatchEvent(new CustomEvent<Apex.Access>('accesschange', { detail: access }));
    } catch (error) {
      this.problem = toProblem(error);
    } finally {
      this.busy = false;
    }
  }
}
