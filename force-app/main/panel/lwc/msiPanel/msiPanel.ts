import { api, LightningElement } from 'lwc';
import getPanel from '@salesforce/apex/PanelController.getPanel';
import AddToCampaign from 'c/addToCampaign';
import { announceSuccess, type Opener } from 'c/dialogs';
import { fill } from 'c/format';
import { noticeOf, toProblem, type Notice } from 'c/problems';
import { labels } from './labels';

/** The panel on record pages of leads, contacts, accounts and opportunities: what Marketo knows about their people. */
export default class MsiPanel extends LightningElement {
  labels = labels;
  panel: Apex.Panel | undefined = undefined;
  problem: Apex.Problem | undefined = undefined;
  isBusy = false;
  shownId = '';

  /** The record of the page; the platform sets it. */
  @api
  get recordId(): string {
    return this.shownId;
  }
  set recordId(id: string) {
    if (id === this.shownId) return;
    this.shownId = id;
    this.panel = undefined;
    this.problem = undefined;
    this.load().catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  get isLoading(): boolean {
    return this.panel === undefined && this.problem === undefined;
  }

  get isPersonPage(): boolean {
    return this.panel?.objectName === 'Lead' || this.panel?.objectName === 'Contact';
  }

  private get everybody(): Apex.PanelPerson[] {
    return this.panel?.people ?? [];
  }

  get person(): Apex.PanelPerson | undefined {
    const [first] = this.everybody;
    return this.isPersonPage && first?.match !== 'none' ? first : undefined;
  }

  get isMissing(): boolean {
    return this.isPersonPage && this.person === undefined;
  }

  get people(): Apex.PanelPerson[] | undefined {
    return this.isPersonPage || this.everybody.length === 0 ? undefined : this.everybody;
  }

  get isNobody(): boolean {
    return this.panel !== undefined && !this.isPersonPage && this.everybody.length === 0;
  }

  get nobodyMessage(): string {
    return this.panel?.objectName === 'Account' ? labels.nobodyAccount : labels.nobodyOpportunity;
  }

  get isCut(): boolean {
    return this.panel?.isCut === true;
  }

  get notice(): Notice | undefined {
    return noticeOf(this.problem);
  }

  get failure(): Apex.Problem | undefined {
    return this.notice === undefined ? this.problem : undefined;
  }

  /** People who can be added to a campaign. */
  private get known(): Apex.PanelPerson[] {
    return this.everybody.filter(({ match }) => match !== 'none');
  }

  get canAddToCampaign(): boolean {
    return this.panel?.canAddToCampaign === true && this.known.length > 0;
  }

  async handleAddToCampaign(): Promise<void> {
    const opener = AddToCampaign as unknown as Opener<object, string>;
    const campaign = await opener.open({ size: 'small', label: labels.addToCampaign, recordId: this.shownId, people: this.known });
    if (campaign === undefined) return;
    announceSuccess(this, fill(labels.added, campaign));
    await this.load();
  }

  get refreshIsDisabled(): boolean {
    return this.isBusy || this.isLoading;
  }

  async handleRefresh(): Promise<void> {
    await this.load();
  }

  private async load(): Promise<void> {
    const asked = this.shownId;
    this.isBusy = true;
    try {
      const panel = await getPanel({ recordId: asked });
      if (asked !== this.shownId) return;
      this.panel = panel;
      this.problem = undefined;
    } catch (error) {
      if (asked !== this.shownId) return;
      this.panel = undefined;
      this.problem = toProblem(error);
    } finally {
      if (asked === this.shownId) this.isBusy = false;
    }
  }
}
