import { LightningElement } from 'lwc';
import confirmConnection from '@salesforce/apex/SalesforceConnectionController.confirmConnection';
import disconnect from '@salesforce/apex/SalesforceConnectionController.disconnect';
import getConnection from '@salesforce/apex/SalesforceConnectionController.getConnection';
import startConnection from '@salesforce/apex/SalesforceConnectionController.startConnection';
import testConnection from '@salesforce/apex/SalesforceConnectionController.testConnection';
import { currentAddress, goTo } from 'c/browser';
import { readReturn, returnAddress, type ConnectionReturn } from 'c/connectionReturn';
import { announceSuccess, confirmAction, type Opener } from 'c/dialogs';
import { facts, type Fact } from 'c/facts';
import { fill, formatWhen } from 'c/format';
import { toProblem } from 'c/problems';
import SalesforceConnectModal from 'c/salesforceConnectModal';
import { labels } from './labels';

type Environment = 'production' | 'sandbox';

const ENVIRONMENTS: Record<Environment, string> = {
  production: labels.salesforce,
  sandbox: labels.sandbox,
};

const modal = SalesforceConnectModal as unknown as Opener<{ label: string; size: 'small'; environmentLabel: string }, 'ok'>;

/**
 * Step 2: the Sales account's connection to Salesforce, on the tab "Connections & Customizations".
 * Fires `stepchange` when the connection changed.
 */
export default class SalesforceConnectionStep extends LightningElement {
  labels = labels;
  connection: Apex.SalesforceConnection | undefined = undefined;
  problem: Apex.Problem | undefined = undefined;
  environment: Environment = 'production';
  isBusy = false;
  loadFailed = false;

  get isLoading(): boolean {
    return this.connection === undefined && !this.loadFailed;
  }

  get isWorking(): boolean {
    return this.connection?.state === 'connected';
  }

  /** A connection that exists, working or not, can be tested and given up. */
  get hasConnection(): boolean {
    return this.connection !== undefined && this.connection.state !== 'disconnected';
  }

  get canConnect(): boolean {
    return !this.isWorking;
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

  get connectLabel(): string {
    return this.hasConnection ? labels.reconnect : labels.connect;
  }

  get environmentOptions(): { label: string; value: string }[] {
    return Object.entries(ENVIRONMENTS).map(([value, label]) => ({ label, value }));
  }

  get facts(): Fact[] {
    const { orgName, orgId, instanceUrl, userName, loginName, connectedAt } = this.connection ?? {};
    return facts([
      ['org', labels.org, orgName],
      ['orgId', labels.orgId, orgId],
      ['instance', labels.instance, instanceUrl],
      ['user', labels.user, [userName, loginName].filter(Boolean).join(', ')],
      ['since', labels.since, formatWhen(connectedAt)],
    ]);
  }

  override connectedCallback(): void {
    this.start().catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  async start(): Promise<void> {
    const back = readReturn(currentAddress());
    await this.load(back?.outcome === 'connected' ? confirmConnection : getConnection);
    if (back !== undefined) this.showReturn(back);
  }

  async load(read: typeof getConnection = getConnection): Promise<void> {
    this.loadFailed = false;
    try {
      this.connection = await read();
      this.environment = this.connection.environment === 'sandbox' ? 'sandbox' : 'production';
    } catch (error) {
      this.loadFailed = true;
      this.problem = toProblem(error);
    }
  }

  showReturn(back: ConnectionReturn): void {
    if (back.outcome === 'connected' && this.isWorking) {
      announceSuccess(this, labels.connectedToast, this.connection?.orgName);
      this.announceChange();
    }
    if (back.outcome === 'failed') this.problem = this.connection?.problem ?? this.refusal(back.code);
  }

  /** The sign-in page answered with a failure that the Sales account did not keep. */
  refusal(code: string | undefined): Apex.Problem {
    return {
      code: code ?? 'unknown',
      title: labels.refusedTitle,
      cause: labels.refusedCause,
      who: labels.refusedWho,
      action: labels.refusedAction,
      retryable: false,
    };
  }

  async handleRetry(): Promise<void> {
    this.problem = undefined;
    await this.load();
  }

  handleEnvironment(event: CustomEvent<{ value: string }>): void {
    this.environment = event.detail.value === 'sandbox' ? 'sandbox' : 'production';
  }

  async handleConnect(): Promise<void> {
    const environmentLabel = ENVIRONMENTS[this.environment];
    const answer = await modal.open({ label: labels.connect, size: 'small', environmentLabel });
    if (answer !== 'ok') return;
    await this.work(async () => {
      goTo(
        await startConnection({
          environment: this.environment,
          returnUrl: returnAddress(currentAddress()),
        }),
      );
    });
  }

  async handleTest(): Promise<void> {
    await this.work(async () => {
      this.connection = await testConnection();
      if (this.isWorking) announceSuccess(this, labels.testedToast);
    });
  }

  async handleDisconnect(): Promise<void> {
    const org = this.connection?.orgName ?? labels.salesforce;
    if (!(await confirmAction(labels.disconnectTitle, fill(labels.disconnectQuestion, org)))) return;
    await this.work(async () => {
      this.connection = await disconnect();
      announceSuccess(this, labels.disconnectedToast);
    });
  }

  async work(job: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.problem = undefined;
    try {
      await job();
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
