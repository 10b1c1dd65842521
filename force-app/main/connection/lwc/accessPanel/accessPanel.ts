import { api, LightningElement } from 'lwc';
import getAccess from '@salesforce/apex/AccessController.getAccess';
import { toProblem } from 'c/problems';
import { labels } from './labels';

/**
 * "Before you start": the package's API access to Marketo and to the Sales account.
 * Shows itself only while one of them is missing or broken, unless `always` is set.
 * Fires `accesschange` when access was stored.
 */
export default class AccessPanel extends LightningElement {
  /** Shows the panel also when everything works. */
  @api always = false;
  labels = labels;
  access: Apex.Access | undefined = undefined;
  problem: Apex.Problem | undefined = undefined;

  get isShown(): boolean {
    if (this.problem !== undefined) return true;
    if (this.access === undefined) return this.always;
    return this.always || this.isBroken(this.access);
  }

  get isLoading(): boolean {
    return this.access === undefined && this.problem === undefined;
  }

  isBroken({ marketo, salesAccount }: Apex.Access): boolean {
    return marketo?.working !== true || salesAccount?.working !== true;
  }

  override connectedCallback(): void {
    this.load().catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  /** Asks again whether the package has access. */
  @api async refresh(): Promise<void> {
    await this.load();
  }

  /** Moves the focus to the panel's heading; false when the panel is not shown. */
  @api focusHeading(): boolean {
    const heading = this.template?.querySelector<HTMLElement>('h2') ?? null;
    heading?.focus();
    return heading !== null;
  }

  async load(): Promise<void> {
    try {
      this.access = await getAccess();
      this.problem = undefined;
    } catch (error) {
      this.problem = toProblem(error);
    }
  }

  async handleRetry(): Promise<void> {
    this.problem = undefined;
    await this.load();
  }

  handleAccessChange(event: CustomEvent<Apex.Access>): void {
    this.access = event.detail;
    this.dispatchEvent(new CustomEvent<Apex.Access>('accesschange', { detail: event.detail }));
  }
}
