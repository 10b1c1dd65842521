import { api, LightningElement } from 'lwc';
import { NavigationMixin, type PageReference } from 'lightning/navigation';
import { fill, formatNumber } from 'c/format';
import { labels } from './labels';

/** How many people are shown before somebody asks for all. */
const FIRST = 10;

interface PersonRow {
  key: string;
  name: string;
  about: string;
  href: string;
  isKnown: boolean;
  score: string;
  isUnsubscribed: boolean;
}

function pageOf(recordId: string): PageReference {
  return { type: 'standard__recordPage', attributes: { recordId, objectApiName: 'Contact', actionName: 'view' }, state: {} };
}

/** People with a score first, the highest on top; then the others, by name as they came. */
function byScore(one: Apex.PanelPerson, other: Apex.PanelPerson): number {
  const rank = (person: Apex.PanelPerson) => (person.match === 'none' ? -2 : (person.score ?? -1));
  return rank(other) - rank(one);
}

/** The people of an account or opportunity with what Marketo knows about each. */
export default class PanelPeople extends NavigationMixin(LightningElement) {
  @api people: Apex.PanelPerson[] = [];
  @api isCut = false;
  labels = labels;
  showsAll = false;

  get rows(): PersonRow[] {
    const sorted = [...this.people].sort(byScore);
    return (this.showsAll ? sorted : sorted.slice(0, FIRST)).map((person) => this.rowOf(person));
  }

  private rowOf({ recordId = '', name = '', role, title, match, score, isUnsubscribed }: Apex.PanelPerson): PersonRow {
    return {
      key: recordId,
      name,
      about: [role, title].filter((text) => text !== undefined && text !== '').join(' · '),
      href: `/lightning/r/Contact/${recordId}/view`,
      isKnown: match !== 'none',
      score: score === undefined ? labels.noScore : fill(labels.score, formatNumber(score)),
      isUnsubscribed: isUnsubscribed === true,
    };
  }

  get summary(): string {
    const known = this.people.filter(({ match }) => match !== 'none').length;
    return fill(labels.summary, formatNumber(known), formatNumber(this.people.length));
  }

  get cut(): string {
    return fill(labels.cut, formatNumber(this.people.length));
  }

  get hasMore(): boolean {
    return !this.showsAll && this.people.length > FIRST;
  }

  get showAllLabel(): string {
    return fill(labels.showAll, formatNumber(this.people.length));
  }

  handleShowAll(): void {
    this.showsAll = true;
  }

  handleOpen(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const recordId = (event.currentTarget as HTMLElement).dataset.id ?? '';
    this[NavigationMixin.Navigate](pageOf(recordId));
  }
}
