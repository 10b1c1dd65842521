import { api, LightningElement } from 'lwc';
import { fill } from 'c/format';
import { labels } from './labels';

/** Page layouts of Task that the doctor looks at besides the one that every org has. Fires `add` and `remove` with a name. */
export default class TaskLayouts extends LightningElement {
  @api isBusy = false;
  labels = labels;
  newName = '';
  shownNames: string[] = [];

  /** Names as Setup shows them. The field is emptied once its name is among them. */
  @api
  get names(): string[] {
    return this.shownNames;
  }
  set names(names: string[]) {
    this.shownNames = names;
    if (names.includes(this.newName.trim())) this.newName = '';
  }

  get rows(): { name: string; removeLabel: string }[] {
    return this.names.map((name) => ({ name, removeLabel: fill(labels.removeOne, name) }));
  }

  get hasRows(): boolean {
    return this.names.length > 0;
  }

  get cannotAdd(): boolean {
    return this.isBusy || this.newName.trim() === '';
  }

  handleName(event: CustomEvent<{ value: string }>): void {
    this.newName = event.detail.value;
  }

  handleAdd(): void {
    this.dispatchEvent(new CustomEvent('add', { detail: this.newName.trim() }));
  }

  handleRemove(event: Event): void {
    this.dispatchEvent(new CustomEvent('remove', { detail: (event.target as HTMLElement).dataset.name }));
  }
}
