import { api, LightningElement } from 'lwc';
import { fill, formatNumber, formatWhen } from 'c/format';
import { costLines, type CostLine } from 'c/syncCost';
import { labels } from './labels';

interface Tile {
  key: string;
  label: string;
  text: string;
  number: string;
}

/**
 * The preview: what a sync would do and what it costs, frozen as the plan.
 * Fires `startsync` and `previewagain`.
 */
export default class SyncPlan extends LightningElement {
  @api plan: Apex.SyncRun | undefined = undefined;
  @api budget: Apex.CallBudget | undefined = undefined;
  @api canStart = false;
  @api busy = false;
  labels = labels;

  get tiles(): Tile[] {
    const { plan } = this;
    if (plan === undefined) return [];
    const tiles: [key: string, label: string, text: string, count?: number][] = [
      ['created', labels.created, labels.createdText, plan.created],
      ['updated', labels.updated, labels.updatedText, plan.updated],
      ['unchanged', labels.unchanged, labels.unchangedText, plan.unchanged],
      ['skippedNoOwner', labels.noOwner, labels.noOwnerText, plan.skippedNoOwner],
      ['skippedNotInMarketo', labels.notInBoth, labels.notInBothText, plan.skippedNotInMarketo],
      ['withoutEmail', labels.withoutEmail, labels.withoutEmailText, plan.withoutEmail],
      ['duplicates', labels.duplicates, labels.duplicatesText, plan.duplicates],
    ];
    return tiles.map(([key, label, text, count]) => ({
      key,
      label,
      text,
      number: formatNumber(count),
    }));
  }

  get costs(): CostLine[] {
    return this.budget === undefined ? [] : costLines(this.budget, this.plan);
  }

  get isTooMuch(): boolean {
    return this.costs.some((cost) => cost.isTooMuch);
  }

  get madeAt(): string {
    return fill(labels.madeAt, formatWhen(this.plan?.finishedAt), formatNumber(this.plan?.total));
  }

  get hasNothingToDo(): boolean {
    const { created = 0, updated = 0 } = this.plan ?? {};
    return this.plan !== undefined && created + updated === 0;
  }

  get cannotStart(): boolean {
    return this.busy || !this.canStart;
  }

  /** Moves the focus to the heading, for a person whose last button is gone. */
  @api focusHeading(): void {
    this.template?.querySelector<HTMLElement>('h3')?.focus();
  }

  handleStart(): void {
    this.dispatchEvent(new CustomEvent('startsync'));
  }

  handleAgain(): void {
    this.dispatchEvent(new CustomEvent('previewagain'));
  }
}
