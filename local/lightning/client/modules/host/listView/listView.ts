import { LightningElement, api } from 'lwc';
import { goTo, navigate } from '../../../runtime/router.ts';
import { iconOf, openListPage, readList, type RecordList } from '../../../runtime/records.ts';

/** Source: Salesforce Help, List Views: at most 200 records can be selected. */
const MOST_SELECTED = 200;
const SEARCH_WAIT_MS = 300;

const ASCENDING = 'ascending';
const DESCENDING = 'descending';

/** A list view of an object: choose the view, search, sort, page, select. */
export default class ListView extends LightningElement {
  private shownObject = '';
  private shownView = 'Recent';
  list: RecordList | undefined = undefined;
  failure = '';
  /** Why the page of a button could not be opened. */
  refusal = '';
  isOpening = false;
  selected: string[] = [];
  search = '';
  private sort = 'Name';
  private descending = false;
  private page = 0;
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined = undefined;

  @api
  get objectName(): string {
    return this.shownObject;
  }
  set objectName(name: string) {
    if (name === this.shownObject) return;
    this.shownObject = name;
    this.sort = 'Name';
    this.descending = false;
    this.start();
  }

  @api
  get view(): string {
    return this.shownView;
  }
  set view(view: string) {
    if (view === this.shownView) return;
    this.shownView = view;
    this.start();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  /** Everything of another list is forgotten. */
  private start(): void {
    this.list = undefined;
    this.search = '';
    this.page = 0;
    this.selected = [];
    this.refusal = '';
    void this.load();
  }

  private async load(): Promise<void> {
    if (this.shownObject === '') return;
    const ask = ++this.asked;
    const { search, sort, descending, page } = this;
    try {
      const list = await readList(this.shownObject, {
        ...{ view: this.shownView, search: search.trim(), sort },
        ...{ descending: String(descending), page: String(page) },
      });
      if (ask !== this.asked) return;
      this.list = list;
      this.failure = '';
      document.title = `${this.viewLabel} | ${list.pluralLabel} | Salesforce (local)`;
    } catch (error) {
      if (ask === this.asked) this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  get icon(): string {
    return iconOf(this.shownObject);
  }

  get views() {
    const plural = this.list?.pluralLabel ?? '';
    const names: [string, string][] = [
      ['Recent', 'Recently Viewed'],
      ['All', `All ${plural}`],
      ['Mine', `My ${plural}`],
    ];
    return names.map(([value, label]) => ({ value, label, checked: value === this.shownView }));
  }

  get viewLabel(): string {
    return this.views.find(({ checked }) => checked)?.label ?? this.shownView;
  }

  get status(): string {
    if (!this.list) return '';
    const { total, columns, sort } = this.list;
    const items = `${total.toLocaleString('en-US')} ${total === 1 ? 'item' : 'items'}`;
    const sorted = `Sorted by ${columns.find(({ name }) => name === sort)?.label ?? sort}`;
    const chosen = this.selected.length === 0 ? [] : [`${this.selected.length} selected`];
    return [items, sorted, ...chosen].join(' • ');
  }

  get columns() {
    return (this.list?.columns ?? []).map((column) => {
      const isSorted = column.name === this.list?.sort;
      const direction = this.list?.descending ? DESCENDING : ASCENDING;
      return {
        ...column,
        isSorted,
        direction: isSorted ? direction : undefined,
        icon: this.list?.descending ? 'utility:arrowdown' : 'utility:arrowup',
      };
    });
  }

  get rows() {
    return (this.list?.rows ?? []).map(({ id, fields }) => {
      const [first, ...others] = fields;
      return {
        id,
        name: String(first?.value ?? ''),
        href: `/lightning/r/${this.shownObject}/${id}/view`,
        others,
        isSelected: this.selected.includes(id),
        selectLabel: `Select ${String(first?.value ?? '')}`,
      };
    });
  }

  get hasButtons(): boolean {
    return (this.list?.buttons.length ?? 0) > 0;
  }

  get isEmpty(): boolean {
    return this.list?.rows.length === 0;
  }

  get emptyText(): string {
    if (this.search.trim() !== '') return 'No items match your search.';
    return this.shownView === 'Recent'
      ? `You have not viewed any ${this.list?.pluralLabel.toLowerCase() ?? 'records'} yet. Choose another list view.`
      : 'No items to display.';
  }

  get isAllSelected(): boolean {
    return this.rows.length > 0 && this.rows.every(({ isSelected }) => isSelected);
  }

  get hasPages(): boolean {
    return this.list !== undefined && this.list.total > this.list.pageSize;
  }

  get isFirst(): boolean {
    return this.page === 0;
  }

  get isLast(): boolean {
    return !this.list || (this.page + 1) * this.list.pageSize >= this.list.total;
  }

  get range(): string {
    if (!this.list) return '';
    const first = this.list.page * this.list.pageSize + 1;
    return `${first}–${first + this.list.rows.length - 1} of ${this.list.total.toLocaleString('en-US')}`;
  }

  /** Source: Salesforce Help, Custom Button and Link Fields (Display Checkboxes for Multi-Record Selection). */
  async handleButton(event: Event): Promise<void> {
    const name = (event.currentTarget as HTMLElement).dataset['button'];
    const button = this.list?.buttons.find((one) => one.name === name);
    if (!button || this.isOpening) return;
    if (button.requiresSelection && this.selected.length === 0) {
      this.refusal = 'Select at least one record and try again.';
      return;
    }
    this.isOpening = true;
    try {
      goTo(await openListPage(button.page, [...this.selected]));
    } catch (error) {
      this.refusal = error instanceof Error ? error.message : String(error);
    } finally {
      this.isOpening = false;
    }
  }

  handleView(event: CustomEvent<{ value: string }>): void {
    const attributes = { objectApiName: this.shownObject, actionName: 'list' };
    navigate({ type: 'standard__objectPage', attributes, state: { filterName: event.detail.value } });
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.search = event.detail.value;
    this.page = 0;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(), SEARCH_WAIT_MS);
  }

  handleSort(event: Event): void {
    const name = (event.currentTarget as HTMLElement).dataset['column'] ?? '';
    this.descending = name === this.sort && !this.descending;
    this.sort = name;
    this.page = 0;
    void this.load();
  }

  handlePage(event: Event): void {
    this.page += Number((event.currentTarget as HTMLElement).dataset['step']);
    void this.load();
  }

  handleSelect(event: Event): void {
    const { dataset, checked } = event.currentTarget as HTMLInputElement;
    this.choose([dataset['id'] ?? ''], checked);
  }

  handleSelectAll(event: Event): void {
    const ids = this.rows.map(({ id }) => id);
    this.choose(ids, (event.currentTarget as HTMLInputElement).checked);
  }

  private choose(ids: string[], checked: boolean): void {
    const others = this.selected.filter((id) => !ids.includes(id));
    const wanted = checked ? [...others, ...ids] : others;
    this.selected = wanted.slice(0, MOST_SELECTED);
    this.refusal = wanted.length > MOST_SELECTED ? `You can select up to ${MOST_SELECTED} records.` : '';
  }

  handleOpen(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const recordId = (event.currentTarget as HTMLElement).dataset['id'] ?? '';
    navigate({ type: 'standard__recordPage', attributes: { objectApiName: this.shownObject, recordId, actionName: 'view' } });
  }
}
