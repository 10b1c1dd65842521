import { api, LightningElement } from 'lwc';
import connectManually from '@salesforce/apex/MarketoConnectionController.connectManually';
import testCredentials from '@salesforce/apex/MarketoConnectionController.testCredentials';
import type { Credentials } from 'c/credentialRules';
import { announceSuccess } from 'c/dialogs';
import { toProblem } from 'c/problems';
import { labels } from './labels';

/**
 * The tab "Set Up": connects Marketo with credentials that are typed in, tested before they are saved.
 * Fires `connected` with the new MarketoConnection.
 */
export default class MarketoSetUpForm extends LightningElement {
  @api munchkinId: string | undefined = undefined;
  labels = labels;
  isBusy = false;
  problem: Apex.Problem | undefined = undefined;

  get form(): (HTMLElement & { clearSecret(): void }) | null {
    return this.template?.querySelector<HTMLElement & { clearSecret(): void }>('c-credential-form') ?? null;
  }

  async handleCredentials(event: CustomEvent<Credentials>): Promise<void> {
    this.isBusy = true;
    this.problem = undefined;
    try {
      await this.testAndSave(event.detail);
    } catch (error) {
      this.problem = toProblem(error);
    } finally {
      this.isBusy = false;
    }
  }

  async testAndSave(credentials: Credentials): Promise<void> {
    const check = await testCredentials(credentials);
    if (!check.ok) {
      this.problem = check.problem ?? toProblem(undefined);
      return;
    }
    const connection = await connectManually(credentials);
    this.form?.clearSecret();
    announceSuccess(this, labels.connectedToast);
    this.dispatchEvent(new CustomEvent<Apex.MarketoConnection>('connected', { detail: connection }));
  }
}
