import { LightningElement } from 'lwc';
import getEntries from '@salesforce/apex/AuditController.getEntries';
import { formatWhen } from 'c/format';
import { toProblem } from 'c/problems';
import { labels } from './labels';

interface Row {
  id: string;
  when: string;
  who: string;
  what: string;
  target: string;
  before: string;
  after: string;
}

const PAGE = 50;
const AREAS: Record<string, string> = {
  users: labels.users,
  teams: labels.teams,
  connections: labels.connections,
  settings: labels.settings,
  content: labels.content,
  campaigns: labels.campaigns,
  sync: labels.sync,
  repairs: labels.repairs,
};

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** A moment is shown as everywhere else; what was not there is called so. */
function shownValue(value: string | undefined): string {
  if (value === undefined) return labels.blank;
  return INSTANT.test(value) ? formatWhen(value) : value;
}

/** Settings, Audit Trail: who changed what and when, with old and new value. */
export default class AuditTrail extends LightningElement {
  labels = labels;
  area = '';
  entries: Apex.AuditEntry[] | undefined = undefined;
  problem: Apex.Problem | undefined = undefined;
  mayHaveMore = false;
  isBusy = false;

  get areaOptions(): { label: string; value: string }[] {
    return [{ label: labels.allAreas, value: '' }, ...Object.entries(AREAS).map(([value, label]) => ({ label, value }))];
  }

  get isLoading(): boolean {
    return this.entries === undefined && this.problem === undefined;
  }

  get isEmpty(): boolean {
    return this.entries?.length === 0;
  }

  get hasRows(): boolean {
    return (this.entries?.length ?? 0) > 0;
  }

  get rows(): Row[] {
    return (this.entries ?? []).map((entry) => ({
      id: entry.id ?? '',
      when: formatWhen(entry.changedAt),
      who: entry.changedBy ?? '',
      what: `${AREAS[entry.area ?? ''] ?? entry.area ?? ''}: ${entry.action ?? ''}`,
      target: entry.target ?? '',
      before: shownValue(entry.oldValue),
      after: shownValue(entry.newValue),
    }));
  }

  override connectedCallback(): void {
    this.load([]).catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  /** Reads the page behind the entries that are there. */
  async load(before: Apex.AuditEntry[]): Promise<void> {
    this.isBusy = true;
    try {
      const last = before.at(-1)?.id;
      const page = await getEntries({ area: this.area, size: PAGE, ...(last === undefined ? {} : { beforeId: last }) });
      this.entries = [...before, ...page];
      this.mayHaveMore = page.length === PAGE;
      this.problem = undefined;
    } catch (error) {
      this.problem = toProblem(error);
    } finally {
      this.isBusy = false;
    }
  }

  async handleArea(event: CustomEvent<{ value: string }>): Promise<void> {
    this.area = event.detail.value;
    await this.load([]);
  }

  async handleMore(): Promise<void> {
    await this.load(this.entries ?? []);
  }

  async handleRetry(): Promise<void> {
    this.problem = undefined;
    await this.load([]);
  }
}
