import { api, LightningElement } from 'lwc';
import { confirmAction } from 'c/dialogs';
import { fill, formatNumber } from 'c/format';
import { labels } from './labels';

/** A change that a person asks for. */
export type TeamChange =
  | { kind: 'create'; name: string }
  | { kind: 'rename'; teamId: string; name: string }
  | { kind: 'members'; teamId: string; add: string[]; remove: string[] }
  | { kind: 'delete'; teamId: string };

interface Row {
  id: string;
  name: string;
  isEveryone: boolean;
  isEdited: boolean;
  members: string;
  editLabel: string;
  deleteLabel: string;
}

/** The teams of the account: create, rename, members, delete. Fires `change` with a TeamChange, and `leave`. */
export default class TeamList extends LightningElement {
  @api users: Apex.AccountUser[] = [];
  @api limit = 0;
  @api busy = false;
  labels = labels;
  newName = '';
  editedId = '';
  name = '';
  members: string[] = [];
  known: Apex.AccountTeam[] = [];

  @api
  get teams(): Apex.AccountTeam[] {
    return this.known;
  }
  /** New teams come after a change: the form of the change is done. */
  set teams(value: Apex.AccountTeam[]) {
    this.known = value;
    this.editedId = '';
    this.newName = '';
  }

  get own(): Apex.AccountTeam[] {
    return this.known.filter(({ isEveryone }) => isEveryone !== true);
  }

  get count(): string {
    return fill(labels.count, formatNumber(this.own.length), formatNumber(this.limit));
  }

  get cannotCreate(): boolean {
    return this.busy || this.newName.trim() === '';
  }

  get rows(): Row[] {
    return this.known.map(({ id = '', name = '', isEveryone, memberIds = [] }) => ({
      id,
      name,
      isEveryone: isEveryone === true,
      isEdited: id === this.editedId,
      members: memberIds.length === 1 ? labels.memberOne : fill(labels.memberCount, formatNumber(memberIds.length)),
      editLabel: fill(labels.edit, name),
      deleteLabel: fill(labels.deleteNamed, name),
    }));
  }

  get memberOptions(): { label: string; value: string }[] {
    return this.users
      .filter(({ state }) => state !== 'deactivated')
      .map(({ id = '', name = '', email = '' }) => ({ value: id, label: name === '' ? email : `${name} (${email})` }));
  }

  get cannotSave(): boolean {
    return this.busy || this.name.trim() === '';
  }

  tell(detail: TeamChange): void {
    this.dispatchEvent(new CustomEvent<TeamChange>('change', { detail }));
  }

  handleNewName(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.newName = event.detail.value;
  }

  handleCreate(): void {
    this.tell({ kind: 'create', name: this.newName.trim() });
  }

  teamOf(event: Event): Apex.AccountTeam | undefined {
    const id = (event.target as HTMLElement).dataset.team;
    return this.known.find((team) => team.id === id);
  }

  handleEdit(event: Event): void {
    const team = this.teamOf(event);
    this.editedId = team?.id ?? '';
    this.name = team?.name ?? '';
    this.members = [...(team?.memberIds ?? [])];
  }

  handleName(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.name = event.detail.value;
  }

  handleMembers(event: CustomEvent<{ value: string[] }>): void {
    event.stopPropagation();
    this.members = event.detail.value;
  }

  handleCancel(): void {
    this.editedId = '';
  }

  handleSave(): void {
    const team = this.known.find(({ id }) => id === this.editedId);
    if (team === undefined) return;
    const { id: teamId = '', memberIds = [] } = team;
    const name = this.name.trim();
    const add = this.members.filter((id) => !memberIds.includes(id));
    const remove = memberIds.filter((id) => !this.members.includes(id));
    if (name !== team.name) this.tell({ kind: 'rename', teamId, name });
    if (add.length > 0 || remove.length > 0) this.tell({ kind: 'members', teamId, add, remove });
    if (name === team.name && add.length === 0 && remove.length === 0) this.editedId = '';
  }

  async handleDelete(event: Event): Promise<void> {
    const { id: teamId = '', name = '' } = this.teamOf(event) ?? {};
    if (await confirmAction(labels.deleteTitle, fill(labels.deleteQuestion, name))) this.tell({ kind: 'delete', teamId });
  }

  handleLeave(): void {
    this.dispatchEvent(new CustomEvent('leave'));
  }
}
