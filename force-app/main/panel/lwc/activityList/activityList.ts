import { api, LightningElement } from 'lwc';
import getOlder from '@salesforce/apex/PanelController.getOlder';
import { fill, formatNumber, formatWhen } from 'c/format';
import { toProblem } from 'c/problems';
import { labels } from './labels';

/** How many activities come to the page at a time. */
const STEP = 10;

const ICONS: Record<string, string> = {
  moment: 'utility:like',
  web: 'utility:world',
  email: 'utility:email',
  score: 'utility:trending',
  sales: 'utility:send',
  call: 'utility:call',
  campaign: 'utility:campaign',
  person: 'utility:user',
};

interface ActivityRow {
  key: string;
  icon: string;
  type: string;
  what: string;
  when: string;
  happenedAt: string;
}

function rowOf({ key = '', kind = '', type = '', what, detail, happenedAt = '' }: Apex.PanelActivity): ActivityRow {
  const texts = [what, detail].filter((text) => text !== undefined && text !== '');
  return { key, icon: ICONS[kind] ?? 'utility:record', type, what: texts.join(' · '), when: formatWhen(happenedAt), happenedAt };
}

/** The activities of a person in Marketo, newest first; older ones are asked for when those at hand are shown. */
export default class ActivityList extends LightningElement {
  @api recordId = '';
  labels = labels;
  items: Apex.PanelActivity[] = [];
  latest: Apex.PanelActivities | undefined = undefined;
  shown = STEP;
  problem: Apex.Problem | undefined = undefined;
  isBusy = false;
  focusKey: string | undefined = undefined;

  /** The newest activities. */
  @api
  get first(): Apex.PanelActivities | undefined {
    return this.latest;
  }
  set first(activities: Apex.PanelActivities | undefined) {
    this.latest = activities;
    this.items = activities?.items ?? [];
    this.shown = STEP;
    this.problem = undefined;
  }

  get rows(): ActivityRow[] {
    return this.items.slice(0, this.shown).map(rowOf);
  }

  get hasRows(): boolean {
    return this.items.length > 0;
  }

  get hasMore(): boolean {
    return this.shown < this.items.length || this.latest?.nextStretch !== undefined;
  }

  get note(): string {
    const days = formatNumber(this.latest?.days);
    if (this.latest?.isCut === true) return fill(labels.cut, days);
    if (!this.hasRows) return this.hasMore ? fill(labels.none, days) : labels.noneEver;
    if (!this.hasMore) return labels.all;
    return this.shown < this.items.length ? '' : fill(labels.reach, days);
  }

  async handleMore(): Promise<void> {
    const next = this.shown;
    if (this.shown >= this.items.length) await this.loadOlder();
    this.shown += STEP;
    this.focusKey = this.items[next]?.key;
  }

  async handleRetry(): Promise<void> {
    await this.handleMore();
  }

  /** The first of the activities that came takes the focus, since the button moves away. */
  override renderedCallback(): void {
    if (this.focusKey === undefined) return;
    const row = this.template?.querySelector<HTMLElement>(`[data-activity="${this.focusKey}"]`);
    this.focusKey = undefined;
    row?.focus();
  }

  private async loadOlder(): Promise<void> {
    const stretch = this.latest?.nextStretch;
    const asked = this.recordId;
    if (stretch === undefined) return;
    this.isBusy = true;
    try {
      const older = await getOlder({ recordId: asked, stretch });
      if (asked !== this.recordId) return;
      this.latest = older;
      this.items = [...this.items, ...(older.items ?? [])];
      this.problem = undefined;
    } catch (error) {
      if (asked === this.recordId) this.problem = toProblem(error);
    } finally {
      this.isBusy = false;
    }
  }
}
