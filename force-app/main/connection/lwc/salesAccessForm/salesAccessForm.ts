import { api, LightningElement } from 'lwc';
import saveSalesAccess from '@salesforce/apex/AccessController.saveSalesAccess';
import type { Credentials } from 'c/credentialRules';
import { announceSuccess } from 'c/dialogs';
import { toProblem } from 'c/problems';
import { labels } from './labels';

/**
 * API access of the package to the Sales account: the client that the vendor hands out.
 * Fires `accesschange` with the new Access once values were tested and stored.
 */
export default class SalesAccessForm extends LightningElement {
  /** What is stored now; undefined values are not known yet. */
  @api access: Apex.SalesAccess | undefined = undefined;
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
    const { clientId, clientSecret } = event.detail;
    this.busy = true;
    this.problem = undefined;
    try {
      const access = await saveSalesAccess({ clientId, clientSecret });
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
