import { LightningElement } from 'lwc';
import findUsers from '@salesforce/apex/DoctorController.findUsers';
import { fill } from 'c/format';
import { toProblem } from 'c/problems';
import { labels } from './labels';

interface Row {
  id: string;
  name: string;
  facts: string;
  label: string;
}

/** Finds a Salesforce user. Fires `choose` with the id, and `cancel`. */
export default class UserFinder extends LightningElement {
  labels = labels;
  text = '';
  users: Apex.DoctorUser[] | undefined = undefined;
  problem: Apex.Problem | undefined = undefined;
  isBusy = false;

  get rows(): Row[] {
    return (this.users ?? []).map(({ id = '', name = '', username = '', profile = '', active }) => ({
      id,
      name,
      facts: [username, profile, ...(active === false ? [labels.inactive] : [])].join(', '),
      label: fill(labels.check, name),
    }));
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  get isEmpty(): boolean {
    return this.users?.length === 0;
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value;
  }

  async handleKey(event: KeyboardEvent): Promise<void> {
    if (event.key === 'Enter') await this.handleFind();
  }

  async handleFind(): Promise<void> {
    this.isBusy = true;
    try {
      this.users = await findUsers({ text: this.text });
      this.problem = undefined;
    } catch (error) {
      this.problem = toProblem(error);
    } finally {
      this.isBusy = false;
    }
  }

  handleChoose(event: Event): void {
    const { id } = (event.target as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('choose', { detail: { id } }));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
