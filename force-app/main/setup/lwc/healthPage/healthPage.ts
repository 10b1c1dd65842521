import { LightningElement } from 'lwc';
import getCsv from '@salesforce/apex/HealthController.getCsv';
import getHealth from '@salesforce/apex/HealthController.getHealth';
import ignoreCode from '@salesforce/apex/HealthController.ignoreCode';
import retryCode from '@salesforce/apex/HealthController.retryCode';
import setMarketoLimit from '@salesforce/apex/HealthController.setMarketoLimit';
import { downloadCsv } from 'c/csvDownload';
import { announceSuccess, confirmAction } from 'c/dialogs';
import { fill, formatNumber, formatWhen } from 'c/format';
import { toProblem } from 'c/problems';
import { labels } from './labels';

interface ConnectionRow {
  key: string;
  title: string;
  state: string;
  stateLabel: string;
  facts: string;
  problem: Apex.Problem | undefined;
}

interface RunRow {
  key: string;
  kind: string;
  state: string;
  stateLabel: string;
  people: string;
  failures: string;
  started: string;
  by: string;
}

interface ErrorRow {
  code: string;
  title: string;
  action: string;
  count: string;
  latest: string;
  canRetry: boolean;
}

const CONNECTION_STATES: Record<string, string> = {
  working: labels.working,
  failed: labels.failed,
  notSetUp: labels.notSetUp,
  unknown: labels.unknown,
};
const RUN_STATES: Record<string, string> = {
  queued: labels.queued,
  running: labels.running,
  paused: labels.paused,
  completed: labels.completed,
  failed: labels.failedRun,
  cancelled: labels.cancelled,
};
const KINDS: Record<string, string> = { plan: labels.plan, sync: labels.sync, retry: labels.retry };

/** Settings, Health: the state of every connection, the latest runs, open errors by code, and the quotas of today. */
export default class HealthPage extends LightningElement {
  labels = labels;
  health: Apex.Health | undefined = undefined;
  problem: Apex.Problem | undefined = undefined;
  isBusy = false;
  limit = '';

  get isLoading(): boolean {
    return this.health === undefined && this.problem === undefined;
  }

  get summary(): string {
    const { length } = this.health?.alerts ?? [];
    if (length === 0) return this.isSetUp ? labels.allWell : labels.unfinishedSetUp;
    return length === 1 ? labels.alertsOne : fill(labels.alerts, formatNumber(length));
  }

  get isSetUp(): boolean {
    return (this.health?.connections ?? []).every(({ state }) => state !== 'notSetUp');
  }

  get checkedAt(): string {
    return fill(labels.checkedAt, formatWhen(this.health?.checkedAt));
  }

  get alerts(): { key: string; title: string; action: string; who: string }[] {
    return (this.health?.alerts ?? []).map(({ title = '', action = '', who = '', code = '' }, index) => ({
      key: `${code}-${index}`,
      title,
      action,
      who,
    }));
  }

  get connections(): ConnectionRow[] {
    return (this.health?.connections ?? []).map(({ key = '', title = '', state = '', target, since, problem }) => ({
      key,
      title,
      state,
      stateLabel: CONNECTION_STATES[state] ?? state,
      facts: [target ?? '', since === undefined ? '' : fill(labels.since, formatWhen(since))].filter((fact) => fact !== '').join('; '),
      problem,
    }));
  }

  get runs(): RunRow[] {
    return (this.health?.runs ?? []).map((run) => ({
      key: run.id ?? '',
      kind: KINDS[run.kind ?? ''] ?? run.kind ?? '',
      state: run.status ?? '',
      stateLabel: RUN_STATES[run.status ?? ''] ?? run.status ?? '',
      people: `${formatNumber(run.processed)} / ${formatNumber(run.total)}`,
      failures: formatNumber(run.failed),
      started: formatWhen(run.startedAt),
      by: run.startedByName ?? '',
    }));
  }

  get hasRuns(): boolean {
    return this.runs.length > 0;
  }

  get errors(): ErrorRow[] {
    return (this.health?.failures ?? []).map(({ code = '', count = 0, latestAt, problem }) => ({
      code,
      title: problem?.title ?? code,
      action: problem?.action ?? '',
      count: count === 1 ? labels.countOne : fill(labels.count, formatNumber(count)),
      latest: fill(labels.latest, formatWhen(latestAt)),
      canRetry: true,
    }));
  }

  get hasErrors(): boolean {
    return this.errors.length > 0;
  }

  get meters(): { key: string; label: string; text: string; value: number; max: number }[] {
    const { budget = {}, salesforceUsed, salesforceLimit } = this.health ?? {};
    const rows: [label: string, used: number | undefined, limit: number | undefined][] = [
      [labels.marketoCalls, budget.marketoUsedToday, budget.marketoLimit],
      [labels.salesCalls, budget.salesUsedToday, budget.salesLimit],
      [labels.salesforceCalls, salesforceUsed, salesforceLimit],
    ];
    return rows
      .filter(([, used, limit]) => used !== undefined && limit !== undefined)
      .map(([label, used = 0, limit = 0]) => ({
        key: label,
        label,
        text: fill(labels.used, formatNumber(used), formatNumber(limit)),
        value: used,
        max: limit,
      }));
  }

  get limitValue(): string {
    return this.limit === '' ? String(this.health?.budget?.marketoLimit ?? '') : this.limit;
  }

  override connectedCallback(): void {
    this.load().catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  async load(): Promise<void> {
    await this.attempt(async () => {
      this.health = await getHealth();
    });
  }

  /** Runs what may fail; true when it worked. */
  async attempt(work: () => Promise<void>): Promise<boolean> {
    this.isBusy = true;
    try {
      await work();
      this.problem = undefined;
      return true;
    } catch (error) {
      this.problem = toProblem(error);
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  async handleCheck(): Promise<void> {
    await this.load();
  }

  codeOf(event: Event): string {
    return (event.target as HTMLElement).dataset.code ?? '';
  }

  async handleRetryCode(event: Event): Promise<void> {
    const code = this.codeOf(event);
    const started = await this.attempt(async () => {
      await retryCode({ code });
    });
    if (!started) return;
    announceSuccess(this, labels.retryStarted);
    await this.load();
  }

  async handleIgnore(event: Event): Promise<void> {
    const code = this.codeOf(event);
    const count = this.health?.failures?.find((group) => group.code === code)?.count ?? 0;
    if (!(await confirmAction(labels.ignoreTitle, fill(labels.ignoreQuestion, formatNumber(count))))) return;
    await this.attempt(async () => {
      const ignored = await ignoreCode({ code });
      announceSuccess(this, fill(labels.ignored, formatNumber(ignored)));
      this.health = await getHealth();
    });
  }

  async handleDownload(event: Event): Promise<void> {
    const code = this.codeOf(event);
    await this.attempt(async () => {
      downloadCsv(fill(labels.csvTitle, code), await getCsv({ code }));
    });
  }

  handleLimit(event: CustomEvent<{ value: string }>): void {
    this.limit = event.detail.value;
  }

  async handleSaveLimit(): Promise<void> {
    const input = this.template?.querySelector<HTMLElement & { reportValidity?(): boolean }>('[data-id="limit"]');
    if (input?.reportValidity?.() === false) return;
    const saved = await this.attempt(async () => {
      this.health = await setMarketoLimit({ calls: Number(this.limitValue) });
    });
    if (!saved) return;
    this.limit = '';
    announceSuccess(this, labels.limitSaved);
  }
}
