import { api, LightningElement } from 'lwc';
import { fill, formatNumber } from 'c/format';
import { labels } from './labels';

interface Row extends Apex.InvitationCandidate {
  inputId: string;
  isChosen: boolean;
  badgeLabel: string;
  badgeState: string;
  /** Why the person cannot be chosen; empty when they can. */
  note: string;
  cannotChoose: boolean;
}

const STATES: Record<string, string> = {
  invited: labels.invited,
  opened: labels.opened,
  activated: labels.activated,
  expired: labels.expired,
};

function matches({ name = '', email = '' }: Apex.InvitationCandidate, words: string): boolean {
  return `${name} ${email}`.toLocaleLowerCase().includes(words);
}

/** API users cannot open an e-mail, and a person is invited once. */
function noteFor(candidate: Apex.InvitationCandidate): string {
  if (candidate.isApiOnly) return labels.apiOnly;
  return candidate.invited ? labels.alreadyInvited : '';
}

/**
 * Chooses one of the Marketo admins. A search box filters by name and address.
 * Fires `choose` with the InvitationCandidate.
 */
export default class AdminChooser extends LightningElement {
  @api candidates: Apex.InvitationCandidate[] = [];
  @api busy = false;
  labels = labels;
  words = '';
  chosenId = '';

  get rows(): Row[] {
    const words = this.words.trim().toLocaleLowerCase();
    return this.candidates.filter((candidate) => matches(candidate, words)).map((row) => this.rowOf(row));
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  get count(): string {
    return fill(labels.count, formatNumber(this.rows.length), formatNumber(this.candidates.length));
  }

  rowOf(candidate: Apex.InvitationCandidate): Row {
    const note = noteFor(candidate);
    const state = candidate.invitationState ?? 'invited';
    return {
      ...candidate,
      inputId: `choice-${candidate.userId}`,
      isChosen: candidate.userId === this.chosenId,
      badgeState: state,
      badgeLabel: STATES[state] ?? labels.invited,
      note,
      cannotChoose: this.busy || note !== '',
    };
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.words = event.detail.value;
  }

  handleChoose(event: Event): void {
    const userId = (event.target as HTMLInputElement).value;
    const candidate = this.candidates.find((each) => each.userId === userId);
    if (candidate === undefined) return;
    this.chosenId = userId;
    this.dispatchEvent(new CustomEvent<Apex.InvitationCandidate>('choose', { detail: candidate }));
  }
}
