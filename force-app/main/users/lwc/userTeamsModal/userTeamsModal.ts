import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { fill } from 'c/format';
import { labels } from './labels';

/** Chooses the teams of a user. Closes with the ids of all chosen teams, or nothing. */
export default class UserTeamsModal extends LightningModal {
  @api user: Apex.AccountUser = {};
  @api teams: Apex.AccountTeam[] = [];
  labels = labels;
  chosen: string[] | undefined = undefined;

  get question(): string {
    return fill(labels.question, this.user.email ?? '');
  }

  get options(): { label: string; value: string }[] {
    return this.teams.filter(({ isEveryone }) => isEveryone !== true).map(({ id = '', name = '' }) => ({ value: id, label: name }));
  }

  get hasOptions(): boolean {
    return this.options.length > 0;
  }

  get value(): string[] {
    return this.chosen ?? [...(this.user.teamIds ?? [])];
  }

  handleChange(event: CustomEvent<{ value: string[] }>): void {
    this.chosen = event.detail.value;
  }

  async handleCancel(): Promise<void> {
    await this.close(undefined);
  }

  async handleSave(): Promise<void> {
    await this.close(this.value);
  }
}
