import { api, LightningElement } from 'lwc';
import { copyText } from 'c/browser';
import { fill, formatWhen } from 'c/format';
import { labels } from './labels';

/** "Integration Information": the client of the account, which exists once somebody was invited. */
export default class IntegrationCard extends LightningElement {
  @api account: Apex.AccountState | undefined = undefined;
  labels = labels;
  copied = '';

  get hasClient(): boolean {
    return this.account?.integrationExists === true;
  }

  get createdAt(): string {
    return fill(labels.createdAt, formatWhen(this.account?.integrationCreatedAt));
  }

  async handleCopy(): Promise<void> {
    const done = await copyText(this.account?.integrationClientId ?? '');
    this.copied = done ? labels.copied : labels.notCopied;
  }
}
