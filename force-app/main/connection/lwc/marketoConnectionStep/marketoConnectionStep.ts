import { LightningElement } from 'lwc';
import connect from '@salesforce/apex/MarketoConnectionController.connect';
import disconnect from '@salesforce/apex/MarketoConnectionController.disconnect';
import getConnection from '@salesforce/apex/MarketoConnectionController.getConnection';
import testConnection from '@salesforce/apex/MarketoConnectionController.testConnection';
import { announceSuccess, confirmAction } from 'c/dialogs';
import { facts, type Fact } from 'c/facts';
import { fill, formatWhen } from 'c/format';
import { toProblem } from 'c/problems';
import { labels } from './labels';

/**
 * Step 3: the Sales account's connection to Marketo, with the tabs Connection and Set Up.
 * Fires `stepchange` when the connection changed.
 */
export default class MarketoConnectionStep extends LightningElement {
  labels = labels;
  connection: Apex.MarketoConnection | undefined = undefined;
  problem: Apex.Problem | undefined = undefined;
  isBusy = false;
  loadFailed = false;

  get isLoading(): boolean {
    return this.connection === undefined && !this.loadFailed;
  }

  get isWorking(): boolean {
    return this.connection?.state === 'connected';
  }

  get hasConnection(): boolean {
    return this.connection !== undefined && this.connection.state !== 'disconnected';
  }

  get canConnect(): boolean {
    return !this.isWorking;
  }

  get cannotHandOver(): boolean {
    return this.isBusy || this.connection?.canHandOver !== true;
  }

  /** Somebody else connected, and the package has an access of its own to hand over. */
  get canTakeOver(): boolean {
    return this.isWorking && this.connection?.isMine !== true && this.connection?.canHandOver === true;
  }

  get takeOverHelp(): string {
    return fill(labels.takeOverHelp, this.connection?.owner ?? '');
  }

  get shownProblem(): Apex.Problem | undefined {
    return this.problem ?? this.connection?.problem;
  }

  get isQuiet(): boolean {
    return this.problem === undefined;
  }

  get stateLabel(): string {
    if (this.isWorking) return labels.connected;
    return this.hasConnection ? labels.failed : labels.disconnected;
  }

  get munchkinId(): string | undefined {
    return this.connection?.munchkinId;
  }

  get connectHelp(): string {
    return this.connection?.canHandOver === true ? labels.connectHelp : labels.cannotConnectHelp;
  }

  get facts(): Fact[] {
    const { munchkinId, clientId, owner, connectedAt } = this.connection ?? {};
    return facts([
      ['munchkinId', labels.munchkinId, munchkinId],
      ['clientId', labels.clientId, clientId],
      ['owner', labels.owner, owner],
      ['since', labels.since, formatWhen(connectedAt)],
    ]);
  }

  override connectedCallback(): void {
    this.load().catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  async load(): Promise<void> {
    this.loadFailed = false;
    try {
      this.connection = await getConnection();
    } catch (error) {
      this.loadFailed = true;
      this.problem = toProblem(error);
    }
  }

  async handleRetry(): Promise<void> {
    this.problem = undefined;
    await this.load();
  }

  async handleConnect(): Promise<void> {
    await this.work(connect, labels.connectedToast);
  }

  async handleTakeOver(): Promise<void> {
    if (!(await confirmAction(labels.takeOver, this.takeOverHelp))) return;
    await this.work(connect, labels.takeOverToast);
  }

  async handleTest(): Promise<void> {
    await this.work(testConnection, labels.testedToast);
  }

  async handleDisconnect(): Promise<void> {
    if (!(await confirmAction(labels.disconnectTitle, labels.disconnectQuestion))) return;
    await this.work(disconnect, labels.disconnectedToast);
  }

  handleSetUp(event: CustomEvent<Apex.MarketoConnection>): void {
    this.connection = event.detail;
    this.problem = undefined;
    this.announceChange();
  }

  /** Runs one change; a connection that comes back broken is shown as such, not as a success. */
  async work(job: () => Promise<Apex.MarketoConnection>, success: string): Promise<void> {
    this.isBusy = true;
    this.problem = undefined;
    try {
      this.connection = await job();
      if (this.connection.problem === undefined) announceSuccess(this, success);
      this.announceChange();
      this.focusState();
    } catch (error) {
      this.problem = toProblem(error);
    } finally {
      this.isBusy = false;
    }
  }

  /** The pressed button may be gone now, so the focus goes to the state. */
  focusState(): void {
    this.template?.querySelector<HTMLElement>('[data-id="state"]')?.focus();
  }

  announceChange(): void {
    this.dispatchEvent(new CustomEvent('stepchange', { bubbles: true, composed: true }));
  }
}
