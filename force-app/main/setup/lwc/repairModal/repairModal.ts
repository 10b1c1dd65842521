import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { fill } from 'c/format';
import { labels } from './labels';

interface Row {
  key: string;
  what: string;
  before: string;
  after: string;
}

/** Shows the difference that a repair, or undoing it, makes. Closes with true when the person agrees. */
export default class RepairModal extends LightningModal {
  @api repair: Apex.Repair = {};
  /** The way back. */
  @api isUndo = false;
  labels = labels;

  get heading(): string {
    return this.isUndo ? labels.undoTitle : labels.title;
  }

  get who(): string {
    return fill(this.isUndo ? labels.undoFor : labels.forUser, this.repair.userName ?? '');
  }

  get confirmLabel(): string {
    return this.isUndo ? labels.undo : labels.confirm;
  }

  get rows(): Row[] {
    const rows = (this.repair.changes ?? []).map(({ what = '', before = '', after = '' }, index) => ({
      key: String(index),
      what,
      before: this.isUndo ? after : before,
      after: this.isUndo ? before : after,
    }));
    return this.isUndo ? rows.reverse() : rows;
  }

  async handleCancel(): Promise<void> {
    await this.close(false);
  }

  async handleConfirm(): Promise<void> {
    await this.close(true);
  }
}
