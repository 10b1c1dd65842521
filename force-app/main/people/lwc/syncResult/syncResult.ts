import { api, LightningElement } from 'lwc';
import { fill, formatNumber, formatWhen } from 'c/format';
import { labels } from './labels';

interface Row {
  key: string;
  label: string;
  planned: string;
  actual: string;
  /** Says in words that the outcome is not the plan. */
  note: string;
}

const HEADINGS: Record<string, string> = {
  completed: labels.completed,
  cancelled: labels.cancelled,
  failed: labels.failed,
};

type CountName = keyof Apex.PlannedCounts;

const COUNTS: [name: CountName, label: string][] = [
  ['created', labels.created],
  ['updated', labels.updated],
  ['unchanged', labels.unchanged],
  ['skippedNoOwner', labels.noOwner],
  ['skippedNotInMarketo', labels.notInBoth],
  ['withoutEmail', labels.withoutEmail],
  ['duplicates', labels.duplicates],
];

/** How a sync ended: the plan against what happened. Fires `syncagain` and `continue`. */
export default class SyncResult extends LightningElement {
  @api run: Apex.SyncRun | undefined = undefined;
  @api canStart = false;
  @api busy = false;
  labels = labels;

  get heading(): string {
    return HEADINGS[this.run?.status ?? ''] ?? labels.completed;
  }

  get summary(): string {
    const { processed = 0, startedByName = '', finishedAt } = this.run ?? {};
    return fill(labels.summary, formatNumber(processed), startedByName, formatWhen(finishedAt));
  }

  get rows(): Row[] {
    const { run } = this;
    if (run === undefined) return [];
    const rows = COUNTS.map(([name, label]) => this.row(name, label, run[name], run.planned?.[name]));
    return [...rows, this.row('failed', labels.rowsFailed, run.failed, run.planned && 0)];
  }

  /** A sync that stopped with a problem can go on after its last checkpoint. */
  get canContinue(): boolean {
    return this.run?.status === 'failed';
  }

  get cannotStart(): boolean {
    return this.busy || !this.canStart;
  }

  /** Moves the focus to the heading, for a person whose last button is gone. */
  @api focusHeading(): void {
    this.template?.querySelector<HTMLElement>('h3')?.focus();
  }

  handleContinue(): void {
    this.dispatchEvent(new CustomEvent('continue'));
  }

  handleAgain(): void {
    this.dispatchEvent(new CustomEvent('syncagain'));
  }

  row(key: string, label: string, actual = 0, planned?: number): Row {
    return {
      key,
      label,
      planned: planned === undefined ? labels.unknown : formatNumber(planned),
      actual: formatNumber(actual),
      note: planned === undefined ? '' : planned === actual ? labels.asPlanned : labels.different,
    };
  }
}
