import { fill, formatNumber } from 'c/format';
import { labels } from './labels';

/** One bar of the call budget: calls used and planned against the daily limit. */
export interface CostLine {
  key: 'marketo' | 'sales';
  label: string;
  text: string;
  value: number;
  max: number;
  /** True when the planned calls are more than what is left today. */
  isTooMuch: boolean;
}

function line(key: CostLine['key'], label: string, planned: number, used: number, limit: number): CostLine {
  const left = Math.max(0, limit - used);
  const text =
    planned > 0
      ? fill(labels.planned, formatNumber(planned), formatNumber(left), formatNumber(limit))
      : fill(labels.left, formatNumber(left), formatNumber(limit));
  return { key, label, text, value: used + planned, max: limit, isTooMuch: planned > left };
}

/** What a plan costs on each side, against what is left today; without a plan only what is left. */
export function costLines(budget: Apex.CallBudget, plan?: Apex.SyncRun): CostLine[] {
  const { marketoUsedToday = 0, marketoLimit = 0, salesUsedToday = 0, salesLimit = 0 } = budget;
  const marketo = plan?.plannedMarketoCalls ?? 0;
  const sales = plan?.plannedSalesCalls ?? 0;
  return [
    line('marketo', labels.marketo, marketo, marketoUsedToday, marketoLimit),
    line('sales', labels.sales, sales, salesUsedToday, salesLimit),
  ];
}
