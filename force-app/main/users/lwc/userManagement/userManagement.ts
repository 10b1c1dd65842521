import { LightningElement } from 'lwc';
import changeMembers from '@salesforce/apex/UserManagementController.changeMembers';
import changeRole from '@salesforce/apex/UserManagementController.changeRole';
import changeTeams from '@salesforce/apex/UserManagementController.changeTeams';
import createTeam from '@salesforce/apex/UserManagementController.createTeam';
import deactivateUser from '@salesforce/apex/UserManagementController.deactivateUser';
import deleteTeam from '@salesforce/apex/UserManagementController.deleteTeam';
import getDirectory from '@salesforce/apex/UserManagementController.getDirectory';
import reactivateUser from '@salesforce/apex/UserManagementController.reactivateUser';
import renameTeam from '@salesforce/apex/UserManagementController.renameTeam';
import resendInvitation from '@salesforce/apex/UserManagementController.resendInvitation';
import revokeInvitation from '@salesforce/apex/UserManagementController.revokeInvitation';
import undoInvitations from '@salesforce/apex/UserManagementController.undoInvitations';
import DeactivateModal, { type Deactivation } from 'c/deactivateModal';
import { announceSuccess, confirmAction, type Opener } from 'c/dialogs';
import { fill, formatNumber, formatWhen } from 'c/format';
import { toProblem } from 'c/problems';
import type { TeamChange } from 'c/teamList';
import type { UserAction, UserActionDetail } from 'c/userTable';
import UserTeamsModal from 'c/userTeamsModal';
import { labels } from './labels';

type View = 'users' | 'invite' | 'csv' | 'teams';

interface Undo {
  invited: number;
  batchIds: string[];
  undoUntil: string | undefined;
}

type Change = () => Promise<Apex.UserDirectory>;

/** The call for a change of a team, and what is said when it worked. */
function teamCall(change: TeamChange): [change: Change, sentence: string] {
  if (change.kind === 'create') return [() => createTeam({ name: change.name }), fill(labels.teamCreated, change.name)];
  const { teamId } = change;
  if (change.kind === 'rename') return [() => renameTeam({ teamId, name: change.name }), fill(labels.teamSaved, change.name)];
  if (change.kind === 'delete') return [() => deleteTeam({ teamId }), labels.teamDeleted];
  return [() => changeMembers({ teamId, add: change.add, remove: change.remove }), labels.membersSaved];
}

/**
 * Settings, Admin Settings, User Management: users, invitations and teams of the Sales account.
 * Fires `stepchange` when somebody was invited.
 */
export default class UserManagement extends LightningElement {
  labels = labels;
  directory: Apex.UserDirectory | undefined = undefined;
  problem: Apex.Problem | undefined = undefined;
  isBusy = false;
  view: View = 'users';
  undo: Undo | undefined = undefined;
  announcement = '';
  shouldFocus = false;

  get isLoading(): boolean {
    return this.directory === undefined && this.problem === undefined;
  }

  get isUsers(): boolean {
    return this.view === 'users' && this.directory !== undefined;
  }

  get isInvite(): boolean {
    return this.view === 'invite';
  }

  get isCsv(): boolean {
    return this.view === 'csv';
  }

  get isTeams(): boolean {
    return this.view === 'teams' && this.directory !== undefined;
  }

  get heading(): string {
    const headings: Record<View, string> = { users: labels.title, invite: labels.invite, csv: labels.csv, teams: labels.teams };
    return headings[this.view];
  }

  get users(): Apex.AccountUser[] {
    return this.directory?.users ?? [];
  }

  get teams(): Apex.AccountTeam[] {
    return this.directory?.teams ?? [];
  }

  get seats(): string {
    const { seatsUsed = 0, seatsTotal = 0 } = this.directory ?? {};
    return fill(labels.seats, formatNumber(seatsUsed), formatNumber(seatsTotal));
  }

  get undoText(): string {
    if (this.undo === undefined) return '';
    const { invited, undoUntil } = this.undo;
    return fill(invited === 1 ? labels.undoTextOne : labels.undoText, formatNumber(invited), formatWhen(undoUntil));
  }

  override connectedCallback(): void {
    this.load().catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  override renderedCallback(): void {
    if (!this.shouldFocus) return;
    this.shouldFocus = false;
    this.template?.querySelector<HTMLElement>('[data-id="heading"]')?.focus();
  }

  async load(): Promise<void> {
    await this.run(getDirectory);
  }

  /** Makes a change and shows the directory that it answers; true when it worked. */
  async run(change: Change): Promise<boolean> {
    this.isBusy = true;
    try {
      this.directory = await change();
      this.problem = undefined;
      return true;
    } catch (error) {
      this.problem = toProblem(error);
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  async runAndTell(change: Change, sentence: string): Promise<void> {
    if (await this.run(change)) announceSuccess(this, sentence);
  }

  show(view: View): void {
    this.view = view;
    this.problem = undefined;
    this.shouldFocus = true;
  }

  handleMenu(event: CustomEvent<{ value: View }>): void {
    this.show(event.detail.value);
  }

  async handleRetry(): Promise<void> {
    this.problem = undefined;
    await this.load();
  }

  handleLeave(): void {
    this.show('users');
  }

  handleInvited(event: CustomEvent<Undo>): void {
    this.undo = event.detail;
    this.dispatchEvent(new CustomEvent('stepchange', { bubbles: true, composed: true }));
  }

  async handleDone(): Promise<void> {
    this.show('users');
    await this.load();
  }

  async handleUndo(): Promise<void> {
    const { batchIds = [] } = this.undo ?? {};
    const agreed = await confirmAction(labels.undo, labels.undoQuestion);
    if (!agreed) return;
    this.isBusy = true;
    try {
      const withdrawn = await undoInvitations({ batchIds });
      this.undo = undefined;
      announceSuccess(this, fill(labels.undone, formatNumber(withdrawn)));
      await this.load();
    } catch (error) {
      this.problem = toProblem(error);
    } finally {
      this.isBusy = false;
    }
  }

  async handleUserAction(event: CustomEvent<UserActionDetail>): Promise<void> {
    const { action, userId } = event.detail;
    const user = this.users.find(({ id }) => id === userId);
    if (user !== undefined) await this.actionsOf(user)[action]();
  }

  actionsOf(user: Apex.AccountUser): Record<UserAction, () => Promise<void>> {
    const { id: userId, email = '', invitationId } = user;
    const tell = (change: Change, label: string): Promise<void> => this.runAndTell(change, fill(label, email));
    return {
      resend: () => tell(() => resendInvitation({ invitationId }), labels.resent),
      revoke: () => this.revoke(user),
      makeAdmin: () => tell(() => changeRole({ userId, role: 'admin' }), labels.madeAdmin),
      makeUser: () => tell(() => changeRole({ userId, role: 'user' }), labels.madeUser),
      changeTeams: () => this.changeTeams(user),
      deactivate: () => this.deactivate(user),
      reactivate: () => tell(() => reactivateUser({ userId }), labels.reactivated),
    };
  }

  async revoke({ email = '', invitationId }: Apex.AccountUser): Promise<void> {
    const agreed = await confirmAction(labels.revoke, fill(labels.revokeQuestion, email));
    if (agreed) await this.runAndTell(() => revokeInvitation({ invitationId }), fill(labels.revoked, email));
  }

  async changeTeams(user: Apex.AccountUser): Promise<void> {
    const opener = UserTeamsModal as unknown as Opener<object, string[]>;
    const teamIds = await opener.open({ size: 'small', label: labels.changeTeams, user, teams: this.teams });
    if (teamIds === undefined) return;
    await this.runAndTell(() => changeTeams({ userId: user.id, teamIds }), fill(labels.teamsChanged, user.email ?? ''));
  }

  async deactivate(user: Apex.AccountUser): Promise<void> {
    const members = new Set(['activated', 'onboarded']);
    const candidates = this.users.filter(({ id, state = '' }) => id !== user.id && members.has(state));
    const opener = DeactivateModal as unknown as Opener<object, Deactivation>;
    const answer = await opener.open({ size: 'small', label: labels.deactivate, user, candidates });
    if (answer === undefined) return;
    const { handOverTo } = answer;
    await this.runAndTell(
      () => deactivateUser({ userId: user.id, ...(handOverTo === undefined ? {} : { handOverTo }) }),
      fill(labels.deactivated, user.email ?? ''),
    );
  }

  async handleTeamChange(event: CustomEvent<TeamChange>): Promise<void> {
    const [change, sentence] = teamCall(event.detail);
    await this.runAndTell(change, sentence);
  }
}
