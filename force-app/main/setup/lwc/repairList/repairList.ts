import { api, LightningElement } from 'lwc';
import { fill, formatNumber, formatWhen } from 'c/format';
import { labels } from './labels';

interface Row {
  id: string;
  title: string;
  facts: string;
  detail: string | undefined;
  state: string;
  stateLabel: string;
  canUndo: boolean;
}

const STATES: Record<string, string> = {
  done: labels.done,
  undone: labels.undone,
  deploying: labels.deploying,
  undoing: labels.undoing,
  failed: labels.failed,
};

/** The newest repairs. Fires `undo` with the id. */
export default class RepairList extends LightningElement {
  @api repairs: Apex.Repair[] = [];
  @api isBusy = false;
  labels = labels;

  get rows(): Row[] {
    return this.repairs.map(({ id = '', state = '', changes = [], detail, changedAt, changedBy = '' }) => {
      const last = changes.at(-1)?.what ?? '';
      const count = changes.length === 1 ? labels.change : fill(labels.changes, formatNumber(changes.length));
      return {
        id,
        title: last,
        facts: `${count}; ${fill(labels.by, formatWhen(changedAt), changedBy)}`,
        state,
        stateLabel: STATES[state] ?? state,
        detail,
        canUndo: state === 'done',
      };
    });
  }

  get hasRows(): boolean {
    return this.repairs.length > 0;
  }

  handleUndo(event: Event): void {
    const { repair } = (event.target as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('undo', { detail: { id: repair } }));
  }
}
