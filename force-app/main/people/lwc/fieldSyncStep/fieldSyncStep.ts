import { api, LightningElement } from 'lwc';
import cancel from '@salesforce/apex/FieldSyncController.cancel';
import getOverview from '@salesforce/apex/FieldSyncController.getOverview';
import getRun from '@salesforce/apex/FieldSyncController.getRun';
import pause from '@salesforce/apex/FieldSyncController.pause';
import resume from '@salesforce/apex/FieldSyncController.resume';
import retryFailures from '@salesforce/apex/FieldSyncController.retryFailures';
import startPlan from '@salesforce/apex/FieldSyncController.startPlan';
import startSync from '@salesforce/apex/FieldSyncController.startSync';
import { confirmAction } from 'c/dialogs';
import { fill, formatNumber } from 'c/format';
import { toProblem } from 'c/problems';
import { RunWatcher } from 'c/runWatcher';
import { costLines, type CostLine } from 'c/syncCost';
import { isActive, viewOf, type SyncView } from 'c/syncView';
import { labels } from './labels';

const ENDINGS: Record<string, string> = {
  completed: labels.ended,
  cancelled: labels.cancelledSentence,
  failed: labels.failedSentence,
};

type WithHeading = HTMLElement & { focusHeading(): void };

/**
 * Step 4, the card "Action Field Sync": fields, preview, sync with live progress, result and failed rows.
 * Fires `stepchange` when a run began or ended.
 */
export default class FieldSyncStep extends LightningElement {
  labels = labels;
  overview: Apex.SyncOverview | undefined = undefined;
  problem: Apex.Problem | undefined = undefined;
  /** Why the last look at a moving run failed; the next look may work. */
  lookProblem: Apex.Problem | undefined = undefined;
  isBusy = false;
  loadFailed = false;
  announcement = '';
  watcher: RunWatcher | undefined = undefined;
  /** True when the focus must follow to the next view, because what had it disappears. */
  focusFollows = false;
  viewBefore: SyncView | undefined = undefined;

  get view(): SyncView | undefined {
    return this.overview === undefined ? undefined : viewOf(this.overview);
  }

  get isLoading(): boolean {
    return this.overview === undefined && !this.loadFailed;
  }

  get isStart(): boolean {
    return this.view === 'start';
  }

  get isPlan(): boolean {
    return this.view === 'plan';
  }

  get isMoving(): boolean {
    return this.view === 'planning' || this.view === 'running';
  }

  get isResult(): boolean {
    return this.view === 'result';
  }

  /** The run that moves, if one does. */
  get moving(): Apex.SyncRun | undefined {
    if (!this.isMoving) return undefined;
    return this.view === 'planning' ? this.overview?.plan : this.overview?.run;
  }

  get hasFailures(): boolean {
    return this.isResult && (this.overview?.run?.failed ?? 0) > 0;
  }

  /** A problem of the last action, else of the run that is shown, else what blocks the start. */
  get shownProblem(): Apex.Problem | undefined {
    const { plan, blockedBy } = this.overview ?? {};
    const ofRun = this.isStart ? plan?.problem : this.moving?.problem;
    return this.problem ?? this.lookProblem ?? ofRun ?? blockedBy;
  }

  get isQuiet(): boolean {
    return this.problem === undefined;
  }

  get cannotStart(): boolean {
    return this.isBusy || this.overview?.canStart !== true;
  }

  get costs(): CostLine[] {
    return costLines(this.overview?.budget ?? {});
  }

  get people(): string {
    return fill(labels.people, formatNumber(this.overview?.accountPeople));
  }

  get fieldsTitle(): string {
    return fill(labels.fields, formatNumber(this.overview?.fields?.length));
  }

  get heading(): WithHeading | null {
    return this.template?.querySelector<WithHeading>('c-sync-plan, c-sync-progress, c-sync-result') ?? null;
  }

  override connectedCallback(): void {
    this.load().catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  override renderedCallback(): void {
    const { view } = this;
    if (view === this.viewBefore) return;
    this.viewBefore = view;
    if (this.focusFollows) this.heading?.focusHeading();
    this.focusFollows = false;
  }

  override disconnectedCallback(): void {
    this.watcher?.stop();
  }

  /** Asks again what can be done, after something before this step changed. */
  @api async refresh(): Promise<void> {
    await this.load();
  }

  async load(): Promise<void> {
    this.loadFailed = false;
    try {
      this.overview = await getOverview();
      this.watch();
    } catch (error) {
      this.loadFailed = this.overview === undefined;
      this.problem = toProblem(error);
    }
  }

  /** Follows the run that moves; an already followed one stays as it is. */
  watch(): void {
    const id = this.moving?.id;
    if (this.watcher?.runId === id) return;
    this.watcher?.stop();
    this.watcher = id === undefined ? undefined : new RunWatcher(id, () => this.look(id));
    this.watcher?.start();
  }

  async look(runId: string): Promise<boolean> {
    try {
      const run = await getRun({ runId });
      this.lookProblem = undefined;
      this.keep(run);
      if (isActive(run)) return true;
      await this.finish(run);
      return false;
    } catch (error) {
      this.lookProblem = toProblem(error);
      return this.lookProblem.retryable === true;
    }
  }

  async finish(run: Apex.SyncRun): Promise<void> {
    this.watcher = undefined;
    this.focusFollows ||= (this.template?.activeElement ?? null) !== null;
    await this.load();
    const sentence = run.kind === 'plan' && run.status === 'completed' ? labels.planEnded : ENDINGS[run.status ?? ''];
    this.announcement = sentence ?? '';
    this.announceChange();
  }

  keep(run: Apex.SyncRun): void {
    if (this.overview === undefined) return;
    this.overview = run.kind === 'plan' ? { ...this.overview, plan: run } : { ...this.overview, run };
  }

  async handleRetry(): Promise<void> {
    this.problem = undefined;
    this.lookProblem = undefined;
    await this.load();
  }

  async handlePreview(): Promise<void> {
    await this.change(() => startPlan());
  }

  async handleStart(): Promise<void> {
    const planId = this.overview?.plan?.id;
    if (planId !== undefined) await this.change(() => startSync({ planId }));
  }

  async handlePause(): Promise<void> {
    await this.changeMoving((runId) => pause({ runId }));
  }

  async handleResume(): Promise<void> {
    await this.changeMoving((runId) => resume({ runId }));
  }

  /** A sync that stopped with a problem goes on after its last checkpoint. */
  async handleContinue(): Promise<void> {
    const runId = this.overview?.run?.id;
    if (runId !== undefined) await this.change(() => resume({ runId }));
  }

  async handleCancel(): Promise<void> {
    const question = this.view === 'planning' ? labels.cancelPlanQuestion : labels.cancelQuestion;
    if (!(await confirmAction(labels.cancelTitle, question))) return;
    await this.changeMoving((runId) => cancel({ runId }));
  }

  async handleRetryAll(): Promise<void> {
    const runId = this.overview?.run?.id;
    if (runId !== undefined) await this.change(() => retryFailures({ runId }));
  }

  async changeMoving(job: (runId: string) => Promise<Apex.SyncRun>): Promise<void> {
    const runId = this.moving?.id;
    if (runId !== undefined) await this.change(() => job(runId));
  }

  async change(job: () => Promise<Apex.SyncRun>): Promise<void> {
    this.isBusy = true;
    this.focusFollows = true;
    this.problem = undefined;
    try {
      const run = await job();
      this.keep(run);
      if (isActive(run)) this.watch();
      else await this.finish(run);
      this.announceChange();
    } catch (error) {
      this.problem = toProblem(error);
    } finally {
      this.isBusy = false;
    }
  }

  announceChange(): void {
    this.dispatchEvent(new CustomEvent('stepchange', { bubbles: true, composed: true }));
  }
}
