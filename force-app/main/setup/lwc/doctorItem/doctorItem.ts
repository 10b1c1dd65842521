import { api, LightningElement } from 'lwc';
import { fill } from 'c/format';
import { labels } from './labels';

const STATES: Record<string, string> = { ok: labels.ok, broken: labels.broken, unknown: labels.unknown };

/**
 * One check of the doctor: its state, and while it is not fine what it means, who mends it and how.
 * Fires `repair` and `file`; the page knows the check by its key.
 */
export default class DoctorItem extends LightningElement {
  @api check: Apex.DoctorCheck = {};
  @api isBusy = false;
  labels = labels;

  get stateLabel(): string {
    return STATES[this.check.state ?? ''] ?? labels.unknown;
  }

  get isOpen(): boolean {
    return this.check.state !== 'ok';
  }

  get whoText(): string {
    return fill(labels.who, this.check.who ?? '');
  }

  /** The clicks are the only way when neither a repair nor a file is offered. */
  get opensPath(): boolean {
    return this.check.canRepair !== true && this.check.hasFile !== true;
  }

  /** Pages of this app open here, Setup in its own tab. */
  get isOwnPage(): boolean {
    return this.check.link?.startsWith('/lightning/n/') === true;
  }

  get linkTarget(): string {
    return this.isOwnPage ? '_self' : '_blank';
  }

  get linkLabel(): string {
    return this.isOwnPage ? labels.openHere : `${labels.open} ${labels.newTab}`;
  }

  handleRepair(): void {
    this.dispatchEvent(new CustomEvent('repair'));
  }

  handleFile(): void {
    this.dispatchEvent(new CustomEvent('file'));
  }
}
