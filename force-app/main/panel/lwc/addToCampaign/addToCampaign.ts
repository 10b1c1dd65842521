import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import addPeople from '@salesforce/apex/CampaignController.addPeople';
import getCampaigns from '@salesforce/apex/CampaignController.getCampaigns';
import { fill, formatNumber } from 'c/format';
import { toProblem } from 'c/problems';
import { labels } from './labels';

interface Choice {
  label: string;
  value: string;
}

interface NotAdded {
  key: string;
  name: string;
  why: string;
}

/**
 * Chooses a campaign of Marketo and people of the record, adds them and tells what became of each. Closes with the name
 * of the campaign when somebody was added, else with nothing.
 */
export default class AddToCampaign extends LightningModal {
  /** The record of the page. */
  @api recordId = '';
  /** People who are in Marketo. */
  @api people: Apex.PanelPerson[] = [];
  labels = labels;
  campaigns: Apex.MarketoCampaign[] | undefined = undefined;
  campaignId = '';
  chosen: string[] = [];
  result: Apex.CampaignResult | undefined = undefined;
  problem: Apex.Problem | undefined = undefined;
  isBusy = false;
  wantsFocus = false;

  override connectedCallback(): void {
    this.chosen = this.people.length === 1 ? this.people.map(({ recordId = '' }) => recordId) : [];
    this.load().catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  /** The result takes the focus: the button that was pressed is gone. */
  override renderedCallback(): void {
    if (!this.wantsFocus) return;
    this.wantsFocus = false;
    this.template?.querySelector<HTMLElement>('[data-id="summary"]')?.focus();
  }

  async load(): Promise<void> {
    await this.attempt(async () => {
      this.campaigns = await getCampaigns({ recordId: this.recordId });
    });
  }

  get isLoading(): boolean {
    return this.campaigns === undefined && this.problem === undefined;
  }

  get isEmpty(): boolean {
    return this.campaigns?.length === 0;
  }

  get isChoosing(): boolean {
    return this.result === undefined && (this.campaigns?.length ?? 0) > 0;
  }

  get options(): Choice[] {
    return (this.campaigns ?? []).map(({ id = '', name = '', programName }) => ({
      value: id,
      label: programName === undefined ? name : fill(labels.inProgram, name, programName),
    }));
  }

  get hasManyPeople(): boolean {
    return this.people.length > 1;
  }

  get personOptions(): Choice[] {
    return this.people.map(({ recordId = '', name = '', isUnsubscribed }) => ({
      value: recordId,
      label: isUnsubscribed === true ? fill(labels.unsubscribed, name) : name,
    }));
  }

  get allLabel(): string {
    return fill(labels.all, formatNumber(this.people.length));
  }

  get isAll(): boolean {
    return this.chosen.length === this.people.length;
  }

  get warning(): string {
    return this.hasManyPeople ? labels.whoMany : fill(labels.who, this.personOptions[0]?.label ?? '');
  }

  get cannotAdd(): boolean {
    return this.isBusy || this.campaignId === '' || this.chosen.length === 0;
  }

  get addLabel(): string {
    return this.isBusy ? labels.working : labels.add;
  }

  get summary(): string {
    const { added = 0, campaignName = '' } = this.result ?? {};
    if (added === 0) return fill(labels.addedNone, campaignName);
    return added === 1 ? fill(labels.addedOne, campaignName) : fill(labels.added, formatNumber(added), campaignName);
  }

  get notAdded(): NotAdded[] {
    return (this.result?.people ?? [])
      .filter(({ state }) => state !== 'added')
      .map(({ recordId = '', name = '', problem }) => ({
        key: recordId,
        name,
        why: problem === undefined ? labels.missing : `${problem.title}. ${problem.action}`,
      }));
  }

  get hasNotAdded(): boolean {
    return this.notAdded.length > 0;
  }

  handleCampaign(event: CustomEvent<{ value: string }>): void {
    this.campaignId = event.detail.value;
  }

  handlePeople(event: CustomEvent<{ value: string[] }>): void {
    this.chosen = event.detail.value;
  }

  handleAll(event: Event): void {
    const { checked } = event.target as HTMLInputElement;
    this.chosen = checked ? this.people.map(({ recordId = '' }) => recordId) : [];
  }

  async handleAdd(): Promise<void> {
    const { recordId, campaignId, chosen } = this;
    await this.attempt(async () => {
      this.result = await addPeople({ recordId, campaignId, recordIds: chosen });
      this.wantsFocus = true;
    });
  }

  async handleRetry(): Promise<void> {
    if (this.campaigns === undefined) await this.load();
    else await this.handleAdd();
  }

  async handleClose(): Promise<void> {
    await this.close((this.result?.added ?? 0) > 0 ? this.result?.campaignName : undefined);
  }

  /** Runs what may fail. */
  async attempt(work: () => Promise<void>): Promise<void> {
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
