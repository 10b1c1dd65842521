import { LightningElement } from 'lwc';
import getAccount from '@salesforce/apex/InvitationController.getAccount';
import getCandidates from '@salesforce/apex/InvitationController.getCandidates';
import resendInvite from '@salesforce/apex/InvitationController.resendInvite';
import sendInvite from '@salesforce/apex/InvitationController.sendInvite';
import { announceSuccess } from 'c/dialogs';
import { fill, formatNumber } from 'c/format';
import { splitName } from 'c/personName';
import { toProblem } from 'c/problems';
import { labels } from './labels';

/**
 * Step 1: invites a Marketo admin, which activates the Sales account.
 * Fires `stepchange` when an invitation was sent.
 */
export default class MarketoAccountStep extends LightningElement {
  labels = labels;
  account: Apex.AccountState | undefined = undefined;
  candidates: Apex.InvitationCandidate[] | undefined = undefined;
  chosen: Apex.InvitationCandidate | undefined = undefined;
  problem: Apex.Problem | undefined = undefined;
  candidatesProblem: Apex.Problem | undefined = undefined;
  sentTo = '';
  isBusy = false;

  get isLoading(): boolean {
    return this.account === undefined && this.problem === undefined;
  }

  get isLoadingCandidates(): boolean {
    return this.candidates === undefined && this.candidatesProblem === undefined;
  }

  get hasCandidates(): boolean {
    return (this.candidates?.length ?? 0) > 0;
  }

  get hasInvitations(): boolean {
    return (this.account?.invitations?.length ?? 0) > 0;
  }

  get sentSentence(): string {
    return this.sentTo === '' ? '' : fill(labels.sentSentence, this.sentTo);
  }

  get seats(): string {
    const { seatsUsed = 0, seatsTotal = 0 } = this.account ?? {};
    return fill(labels.seats, formatNumber(seatsUsed), formatNumber(seatsTotal));
  }

  get originalNote(): string {
    const { originalUserEmail, originalUserProtected } = this.account ?? {};
    if (originalUserEmail === undefined) return '';
    return fill(originalUserProtected ? labels.originalProtected : labels.original, originalUserEmail);
  }

  get cannotSend(): boolean {
    return this.isBusy || this.chosen === undefined;
  }

  override connectedCallback(): void {
    this.load().catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  async load(): Promise<void> {
    await Promise.all([this.loadAccount(), this.loadCandidates()]);
  }

  async loadAccount(): Promise<void> {
    try {
      this.account = await getAccount();
      this.problem = undefined;
    } catch (error) {
      this.problem = toProblem(error);
    }
  }

  async loadCandidates(): Promise<void> {
    try {
      this.candidates = await getCandidates();
      this.candidatesProblem = undefined;
    } catch (error) {
      this.candidatesProblem = toProblem(error);
    }
  }

  async handleRetry(): Promise<void> {
    this.problem = undefined;
    await this.load();
  }

  async handleRetryCandidates(): Promise<void> {
    this.candidatesProblem = undefined;
    await this.loadCandidates();
  }

  handleChoose(event: CustomEvent<Apex.InvitationCandidate>): void {
    this.chosen = event.detail;
  }

  async handleSend(): Promise<void> {
    const { chosen } = this;
    if (chosen === undefined) return;
    const { email = '', name = '' } = chosen;
    await this.send(email, async () => {
      const account = await sendInvite({ email, ...splitName(name) });
      this.chosen = undefined;
      return account;
    });
  }

  async handleResend(event: CustomEvent<{ id: string; email: string }>): Promise<void> {
    const { id, email } = event.detail;
    await this.send(email, () => resendInvite({ invitationId: id }));
  }

  async send(email: string, job: () => Promise<Apex.AccountState>): Promise<void> {
    this.isBusy = true;
    this.problem = undefined;
    this.sentTo = '';
    try {
      this.account = await job();
      this.sentTo = email;
      announceSuccess(this, labels.sentToast, email);
      this.dispatchEvent(new CustomEvent('stepchange', { bubbles: true, composed: true }));
      await this.loadCandidates();
    } catch (error) {
      this.problem = toProblem(error);
    } finally {
      this.isBusy = false;
    }
  }
}
