import { api, LightningElement } from 'lwc';
import { parseAddresses } from 'c/addressList';
import { fill, formatNumber } from 'c/format';
import { labels } from './labels';

const USER = 'user';

/**
 * Invites people whose addresses are typed or pasted. Fires `invited` and `done` (see InviteFlow), and `leave`.
 */
export default class InviteUsers extends LightningElement {
  @api teams: Apex.AccountTeam[] = [];
  labels = labels;
  text = '';
  role = USER;
  team = '';
  /** Set once the person goes on to the check. */
  rows: Apex.InviteRow[] | undefined = undefined;

  get roleOptions(): { label: string; value: string }[] {
    return [
      { label: labels.user, value: USER },
      { label: labels.admin, value: 'admin' },
    ];
  }

  get teamOptions(): { label: string; value: string }[] {
    const own = this.teams.filter(({ isEveryone }) => isEveryone !== true);
    return [{ label: labels.everyoneOnly, value: '' }, ...own.map(({ id = '', name = '' }) => ({ label: name, value: id }))];
  }

  get found(): string {
    const { length } = parseAddresses(this.text);
    return length === 1 ? labels.foundOne : fill(labels.found, formatNumber(length));
  }

  get cannotGoOn(): boolean {
    return parseAddresses(this.text).length === 0;
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value;
  }

  handleRole(event: CustomEvent<{ value: string }>): void {
    this.role = event.detail.value;
  }

  handleTeam(event: CustomEvent<{ value: string }>): void {
    this.team = event.detail.value;
  }

  handleNext(): void {
    const { role, team } = this;
    this.rows = parseAddresses(this.text).map((person) => ({ ...person, role, team }));
  }

  handleCancel(): void {
    this.rows = undefined;
  }

  handleLeave(): void {
    this.dispatchEvent(new CustomEvent('leave'));
  }

  handleDone(): void {
    this.dispatchEvent(new CustomEvent('done'));
  }
}
