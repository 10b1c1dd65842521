import { LightningElement, wire } from 'lwc';
import addPeople from '@salesforce/apex/CampaignListController.addPeople';
import getChoice from '@salesforce/apex/CampaignListController.getChoice';
import { CurrentPageReference, NavigationMixin, type PageReference } from 'lightning/navigation';
import { fill, formatNumber } from 'c/format';
import { ownKey, stateOf } from 'c/pageState';
import { noticeOf, toProblem, type Notice } from 'c/problems';
import { labels } from './labels';
import { problemsOf, rowsOf, type PersonRow } from './people';

interface Option {
  label: string;
  value: string;
}

const RECORD_ID = /^[a-zA-Z0-9]{15,18}$/;

/**
 * The page behind the list-view button Add to Marketo Campaign: who of the chosen people can be added, to which
 * campaign, and what became of each. The chosen records are part of the address (`c__records`).
 */
export default class AddListToCampaign extends NavigationMixin(LightningElement) {
  labels = labels;
  objectName = 'Lead';
  recordIds: string[] = [];
  choice: Apex.CampaignChoice | undefined = undefined;
  problem: Apex.Problem | undefined = undefined;
  campaignId = '';
  chosen: string[] = [];
  results: Map<string, Apex.CampaignPerson | undefined> | undefined = undefined;
  campaignName = '';
  isBusy = false;
  wantsFocus = false;

  @wire(CurrentPageReference)
  setPage(page: PageReference | undefined): void {
    if (page === undefined) return;
    const recordIds = (stateOf(page, ownKey('records')) ?? '').split(',').filter((id) => RECORD_ID.test(id));
    this.objectName = stateOf(page, ownKey('object')) === 'Contact' ? 'Contact' : 'Lead';
    // The platform may tell the same page several times.
    if (recordIds.join() === this.recordIds.join()) return;
    this.start(recordIds);
  }

  /** Everything of other records is forgotten. */
  private start(recordIds: string[]): void {
    this.recordIds = recordIds;
    this.choice = undefined;
    this.results = undefined;
    this.problem = undefined;
    this.campaignId = '';
    if (recordIds.length === 0) return;
    this.load().catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  /** The result takes the focus: the button that was pressed is gone. */
  override renderedCallback(): void {
    if (!this.wantsFocus) return;
    this.wantsFocus = false;
    this.template?.querySelector<HTMLElement>('[data-id="result"]')?.focus();
  }

  private async load(): Promise<void> {
    const { recordIds } = this;
    await this.attempt(async () => {
      const choice = await getChoice({ recordIds });
      if (recordIds !== this.recordIds) return;
      this.choice = choice;
      this.chosen = this.ready.map(({ recordId = '' }) => recordId);
    });
  }

  private get plural(): string {
    return this.objectName === 'Contact' ? labels.contacts : labels.leads;
  }

  get subtitle(): string {
    const { length } = this.recordIds;
    return length === 1 ? fill(labels.chosenOne, this.plural) : fill(labels.chosen, formatNumber(length), this.plural);
  }

  get isNone(): boolean {
    return this.recordIds.length === 0;
  }

  get isLoading(): boolean {
    return !this.isNone && this.choice === undefined && this.problem === undefined;
  }

  get notice(): Notice | undefined {
    return noticeOf(this.problem);
  }

  get failure(): Apex.Problem | undefined {
    return this.notice === undefined ? this.problem : undefined;
  }

  private get ready(): Apex.CampaignCandidate[] {
    return (this.choice?.people ?? []).filter(({ state }) => state === 'ready');
  }

  get isWithoutCampaign(): boolean {
    return this.choice?.campaigns?.length === 0 && this.ready.length > 0;
  }

  get isNobody(): boolean {
    return this.choice !== undefined && this.ready.length === 0;
  }

  get isChoosing(): boolean {
    return this.choice !== undefined && this.results === undefined && !this.isNobody && !this.isWithoutCampaign;
  }

  get hasTable(): boolean {
    return (this.choice?.people?.length ?? 0) > 0;
  }

  get options(): Option[] {
    return (this.choice?.campaigns ?? []).map(({ id = '', name = '', programName }) => ({
      value: id,
      label: programName === undefined ? name : fill(labels.inProgram, name, programName),
    }));
  }

  get rows(): PersonRow[] {
    return rowsOf(this.choice, new Set(this.chosen), this.results);
  }

  get summary(): string {
    return fill(labels.summary, formatNumber(this.ready.length), formatNumber(this.choice?.people?.length));
  }

  get hiddenNotice(): string {
    const count = this.choice?.hidden ?? 0;
    if (count === 0) return '';
    return count === 1 ? labels.hiddenOne : fill(labels.hidden, formatNumber(count));
  }

  get allLabel(): string {
    return fill(labels.all, formatNumber(this.ready.length));
  }

  get isAll(): boolean {
    return this.chosen.length === this.ready.length;
  }

  get cannotAdd(): boolean {
    return this.isBusy || this.campaignId === '' || this.chosen.length === 0;
  }

  get addLabel(): string {
    if (this.isBusy) return labels.working;
    return this.chosen.length === 1 ? labels.addOne : fill(labels.addMany, formatNumber(this.chosen.length));
  }

  private get outcomes(): (Apex.CampaignPerson | undefined)[] {
    return [...(this.results?.values() ?? [])];
  }

  get result(): string {
    if (this.results === undefined) return '';
    const added = this.outcomes.filter((person) => person?.state === 'added').length;
    if (added === 0) return fill(labels.addedNone, this.campaignName);
    return added === 1 ? fill(labels.addedOne, this.campaignName) : fill(labels.addedMany, formatNumber(added), this.campaignName);
  }

  get problems(): { code: string; text: string }[] {
    return problemsOf(this.outcomes);
  }

  private get failedIds(): string[] {
    return this.outcomes.flatMap((person) => (person?.state === 'failed' ? [person.recordId ?? ''] : []));
  }

  get hasFailed(): boolean {
    return this.failedIds.length > 0;
  }

  get againLabel(): string {
    if (this.isBusy) return labels.working;
    return this.failedIds.length === 1 ? labels.againOne : fill(labels.again, formatNumber(this.failedIds.length));
  }

  get backLabel(): string {
    return fill(labels.back, this.plural);
  }

  /** One thing is the next to do. */
  get backVariant(): string {
    return this.hasFailed ? 'neutral' : 'brand';
  }

  get openLabel(): string {
    return fill(labels.openList, this.plural);
  }

  handleCampaign(event: CustomEvent<{ value: string }>): void {
    this.campaignId = event.detail.value;
  }

  handlePerson(event: Event): void {
    const { checked, dataset } = event.target as HTMLInputElement;
    const id = dataset.id ?? '';
    const others = this.chosen.filter((one) => one !== id);
    this.chosen = checked ? [...others, id] : others;
  }

  handleAll(event: Event): void {
    this.chosen = (event.target as HTMLInputElement).checked ? this.ready.map(({ recordId = '' }) => recordId) : [];
  }

  async handleAdd(): Promise<void> {
    await this.add(this.chosen);
  }

  async handleAgain(): Promise<void> {
    await this.add(this.failedIds);
  }

  async handleRetry(): Promise<void> {
    if (this.choice === undefined) await this.load();
    else if (this.hasFailed) await this.handleAgain();
    else await this.handleAdd();
  }

  /** What became of people before stays, unless they are tried again. */
  private async add(recordIds: string[]): Promise<void> {
    await this.attempt(async () => {
      const answer = await addPeople({ recordIds, campaignId: this.campaignId });
      const told = new Map((answer.people ?? []).map((person) => [person.recordId ?? '', person]));
      const results = new Map(this.results);
      for (const id of recordIds) results.set(id, told.get(id));
      this.results = results;
      this.campaignName = answer.campaignName ?? '';
      this.wantsFocus = true;
    });
  }

  handleBack(): void {
    const attributes = { objectApiName: this.objectName, actionName: 'list' };
    this[NavigationMixin.Navigate]({ type: 'standard__objectPage', attributes, state: {} });
  }

  handleOpen(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const recordId = (event.currentTarget as HTMLElement).dataset.id ?? '';
    const attributes = { recordId, objectApiName: this.objectName, actionName: 'view' };
    this[NavigationMixin.Navigate]({ type: 'standard__recordPage', attributes, state: {} });
  }

  /** Runs what may fail. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    try {
      await work();
      this.problem = undefined;
    } catch (error) {
      this.problem = toProblem(error);
    } finally {
      this.isBusy = false;
    }
  }
}
