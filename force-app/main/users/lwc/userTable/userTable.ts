import { api, LightningElement } from 'lwc';
import { fill, formatNumber, formatWhen } from 'c/format';
import { labels } from './labels';

/** What a person can do with a user. */
export type UserAction = 'resend' | 'revoke' | 'makeAdmin' | 'makeUser' | 'changeTeams' | 'deactivate' | 'reactivate';

/** Detail of the event `useraction`. */
export interface UserActionDetail {
  action: UserAction;
  userId: string;
}

interface Choice {
  value: UserAction;
  label: string;
}

interface Row {
  id: string;
  name: string;
  email: string;
  isOriginal: boolean;
  roleLabel: string;
  teams: string;
  state: string;
  stateLabel: string;
  note: string;
  salesforce: string;
  lastActivity: string;
  menuLabel: string;
  choices: Choice[];
}

const STATES: Record<string, string> = {
  invited: labels.invited,
  opened: labels.opened,
  activated: labels.activated,
  onboarded: labels.onboarded,
  deactivated: labels.deactivated,
  expired: labels.expired,
};
const WAITING = new Set(['invited', 'opened', 'expired']);
const ALL = 'all';

/** Actions that make sense for a user; the account itself refuses what must not be. */
function choicesFor({ state = '', role, isOriginal }: Apex.AccountUser): Choice[] {
  if (state === 'deactivated') return [{ value: 'reactivate', label: labels.reactivate }];
  const waiting: Choice[] = [{ value: 'resend', label: labels.resend }];
  if (isOriginal !== true) waiting.push({ value: 'revoke', label: labels.revoke });
  return [
    ...(WAITING.has(state) ? waiting : []),
    role === 'admin' ? { value: 'makeUser', label: labels.makeUser } : { value: 'makeAdmin', label: labels.makeAdmin },
    { value: 'changeTeams', label: labels.changeTeams },
    ...(WAITING.has(state) ? [] : [{ value: 'deactivate', label: labels.deactivate } as Choice]),
  ];
}

function noteFor({ state = '', sentAt, expiresAt }: Apex.AccountUser): string {
  if (state === 'expired') return fill(labels.expiredAt, formatWhen(expiresAt));
  return WAITING.has(state) && sentAt !== undefined ? fill(labels.sentAt, formatWhen(sentAt)) : '';
}

/**
 * The users of the account: search, a filter by state, and a menu of actions per user.
 * Fires `useraction` with `{action, userId}`.
 */
export default class UserTable extends LightningElement {
  @api users: Apex.AccountUser[] = [];
  @api teams: Apex.AccountTeam[] = [];
  @api busy = false;
  labels = labels;
  words = '';
  state = ALL;

  get stateOptions(): { label: string; value: string }[] {
    return [{ label: labels.allStates, value: ALL }, ...Object.entries(STATES).map(([value, label]) => ({ label, value }))];
  }

  get rows(): Row[] {
    const words = this.words.trim().toLocaleLowerCase();
    return this.users
      .filter(({ name = '', email = '' }) => `${name} ${email}`.toLocaleLowerCase().includes(words))
      .filter(({ state }) => this.state === ALL || state === this.state)
      .map((user) => this.rowOf(user));
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  get count(): string {
    return fill(labels.count, formatNumber(this.rows.length), formatNumber(this.users.length));
  }

  rowOf(user: Apex.AccountUser): Row {
    const { id = '', name = '', email = '', state = '', role, teamIds = [], salesforceUsername, lastActivityAt } = user;
    const teams = this.teams.filter((team) => team.isEveryone === true || teamIds.includes(team.id ?? ''));
    return {
      id,
      name: name === '' ? labels.noName : name,
      email,
      isOriginal: user.isOriginal === true,
      roleLabel: role === 'admin' ? labels.admin : labels.user,
      teams: teams.map((team) => team.name).join(', '),
      state,
      stateLabel: STATES[state] ?? state,
      note: noteFor(user),
      salesforce: salesforceUsername ?? labels.notConnected,
      lastActivity: formatWhen(lastActivityAt) || labels.never,
      menuLabel: fill(labels.menu, email),
      choices: choicesFor(user),
    };
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.words = event.detail.value;
  }

  handleState(event: CustomEvent<{ value: string }>): void {
    this.state = event.detail.value;
  }

  handleClear(): void {
    this.words = '';
    this.state = ALL;
  }

  /** The menus stay enabled while the page works, since a disabled one would lose the focus; a choice meanwhile does nothing. */
  handleChoose(event: CustomEvent<{ value: UserAction }>): void {
    if (this.busy) return;
    const userId = (event.target as HTMLElement).dataset.id ?? '';
    this.dispatchEvent(new CustomEvent<UserActionDetail>('useraction', { detail: { action: event.detail.value, userId } }));
  }
}
