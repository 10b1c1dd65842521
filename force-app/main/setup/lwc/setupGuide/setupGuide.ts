import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin, type PageReference } from 'lightning/navigation';
import getGuide from '@salesforce/apex/SetupGuideController.getGuide';
import { fill, formatNumber, formatWhen } from 'c/format';
import { ownKey, stateOf, withState } from 'c/pageState';
import { toProblem } from 'c/problems';
import { labels } from './labels';

interface Row {
  key: string;
  step: Apex.SetupStep;
  expanded: boolean;
}

const STEP_KEY = ownKey('step');
/** The action target that means "Before you start" instead of a step. */
const ACCESS_TARGET = 'access';

/**
 * The page "Setup Guide": the seven steps with probed states. The open step is part of the address
 * (`c__step`), so that the page can be left, linked and resumed.
 */
export default class SetupGuide extends NavigationMixin(LightningElement) {
  labels = labels;
  guide: Apex.SetupGuide | undefined = undefined;
  problem: Apex.Problem | undefined = undefined;
  isBusy = false;
  page: PageReference | undefined = undefined;
  /** True in a copy of the connected org: its repair page stands instead of the steps. */
  isBlocked = false;
  /** Grows when the open step has to ask the systems afresh. */
  version = 0;

  @wire(CurrentPageReference)
  setPage(page: PageReference | undefined): void {
    this.page = page;
  }

  get openKey(): string | undefined {
    return stateOf(this.page, STEP_KEY);
  }

  get isLoading(): boolean {
    return this.guide === undefined && this.problem === undefined;
  }

  get isForbidden(): boolean {
    return this.guide?.canManage === false || this.problem?.code === 'NO_PERMISSION';
  }

  get shownProblem(): Apex.Problem | undefined {
    return this.isForbidden ? undefined : this.problem;
  }

  get canManage(): boolean {
    return this.guide?.canManage === true;
  }

  get isReady(): boolean {
    return this.guide !== undefined && !this.isForbidden && !this.isBlocked;
  }

  get rows(): Row[] {
    const steps = this.guide?.steps ?? [];
    return steps.map((step) => {
      const key = step.key ?? '';
      return { key, step, expanded: key !== '' && key === this.openKey };
    });
  }

  get progress(): string {
    const steps = this.guide?.steps ?? [];
    const done = steps.filter((step) => step.state === 'done').length;
    return fill(labels.progress, formatNumber(done), formatNumber(steps.length));
  }

  get checkedAt(): string {
    const at = formatWhen(this.guide?.checkedAt);
    return at === '' ? '' : fill(labels.checkedAt, at);
  }

  get accessPanel(): (HTMLElement & { focusHeading(): boolean }) | null {
    return this.template?.querySelector<HTMLElement & { focusHeading(): boolean }>('c-access-panel') ?? null;
  }

  override connectedCallback(): void {
    this.load().catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  async load(): Promise<void> {
    this.isBusy = true;
    try {
      this.guide = await getGuide();
      this.problem = undefined;
    } catch (error) {
      this.problem = toProblem(error);
    } finally {
      this.isBusy = false;
    }
  }

  /** The steps are probed again when the org may connect. */
  async handleGuard(event: CustomEvent<boolean>): Promise<void> {
    const wasBlocked = this.isBlocked;
    this.isBlocked = event.detail;
    if (wasBlocked && !this.isBlocked) await this.load();
  }

  async handleRefresh(): Promise<void> {
    await this.load();
  }

  async handleAccessChange(): Promise<void> {
    this.version += 1;
    await this.load();
    // The form was locked while it was tested, and is gone once nothing is missing: the focus needs a place.
    if (this.accessPanel?.focusHeading() !== true) {
      this.template?.querySelector<HTMLElement>('[data-id="progress"]')?.focus();
    }
  }

  handleToggle(event: CustomEvent<string>): void {
    this.open(event.detail === this.openKey ? undefined : event.detail);
  }

  handleAction(event: CustomEvent<Apex.SetupStep>): void {
    const { key, actionTarget } = event.detail;
    if (actionTarget === ACCESS_TARGET) this.accessPanel?.focusHeading();
    else this.open(actionTarget ?? key);
  }

  /** Puts the open step into the address; without one all steps are closed. */
  open(key: string | undefined): void {
    if (this.page === undefined) return;
    this[NavigationMixin.Navigate](withState(this.page, STEP_KEY, key), true);
  }
}
