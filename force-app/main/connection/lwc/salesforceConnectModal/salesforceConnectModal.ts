import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { fill } from 'c/format';
import { labels } from './labels';

/** Says what will happen before the browser leaves for Salesforce's sign-in page; closes with `ok` or nothing. */
export default class SalesforceConnectModal extends LightningModal {
  /** The chosen environment in words: Salesforce or Sandbox. */
  @api environmentLabel = '';
  labels = labels;

  get question(): string {
    return fill(labels.question, this.environmentLabel);
  }

  async handleCancel(): Promise<void> {
    await this.close(undefined);
  }

  async handleOk(): Promise<void> {
    await this.close('ok');
  }
}
