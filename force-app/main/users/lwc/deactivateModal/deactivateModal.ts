import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { fill, formatNumber } from 'c/format';
import { labels } from './labels';

/** What the dialog is closed with when the person agrees. */
export interface Deactivation {
  handOverTo: string | undefined;
}

/** Asks before a user is deactivated, and who takes shared content over. Closes with a Deactivation or nothing. */
export default class DeactivateModal extends LightningModal {
  @api user: Apex.AccountUser = {};
  /** Who can take the content. */
  @api candidates: Apex.AccountUser[] = [];
  labels = labels;
  handOverTo = '';

  get question(): string {
    return fill(labels.question, this.user.email ?? '');
  }

  get hasContent(): boolean {
    return (this.user.sharedContent ?? 0) > 0;
  }

  get contentText(): string {
    return fill(labels.content, formatNumber(this.user.sharedContent));
  }

  get options(): { label: string; value: string }[] {
    return this.candidates.map(({ id = '', name = '', email = '' }) => ({ value: id, label: name === '' ? email : `${name} (${email})` }));
  }

  get cannotConfirm(): boolean {
    return this.hasContent && this.handOverTo === '';
  }

  handleHeir(event: CustomEvent<{ value: string }>): void {
    this.handOverTo = event.detail.value;
  }

  async handleCancel(): Promise<void> {
    await this.close(undefined);
  }

  async handleConfirm(): Promise<void> {
    const { handOverTo } = this;
    await this.close({ handOverTo: handOverTo === '' ? undefined : handOverTo } satisfies Deactivation);
  }
}
