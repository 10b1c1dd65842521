import { api, LightningElement } from 'lwc';
import { fill, formatNumber } from 'c/format';
import { labels } from './labels';

/** A row with what its check found; `key` stays when rows are left out or corrected. */
export interface CheckedRow {
  key: string;
  row: Apex.InviteRow;
  check: Apex.InviteCheck;
}

type Filter = 'all' | 'ready' | 'warnings' | 'problems';

interface Shown {
  key: string;
  number: string;
  email: string;
  name: string;
  role: string;
  team: string;
  isChosen: boolean;
  cannotChoose: boolean;
  isEdited: boolean;
  findings: { code: string; title: string; action: string }[];
  hasFindings: boolean;
  isBlocked: boolean;
  chooseLabel: string;
  editLabel: string;
  removeLabel: string;
}

const PAGE = 50;

function filterOf({ check }: CheckedRow): Filter {
  if (check.isBlocked === true) return 'problems';
  return (check.codes ?? []).length > 0 ? 'warnings' : 'ready';
}

/**
 * Shows checked rows before anybody is invited: what is wrong with each, to correct or leave out, and whom to
 * invite. Rows without findings are chosen from the beginning; rows that cannot be invited never.
 * Fires `invite` with the chosen InviteRows, and `recheck` with all CheckedRows after a change. The slot holds further
 * buttons.
 */
export default class InviteReview extends LightningElement {
  @api problems: Apex.Problem[] = [];
  @api seatsUsed = 0;
  @api seatsTotal = 0;
  @api busy = false;
  labels = labels;
  filter: Filter = 'all';
  pageNumber = 1;
  editedKey = '';
  draft: Apex.InviteRow = {};
  /** Rows whose choice the person changed. */
  choices: Record<string, boolean> = {};
  entries: CheckedRow[] = [];

  @api
  get rows(): CheckedRow[] {
    return this.entries;
  }
  set rows(value: CheckedRow[]) {
    this.entries = value;
    this.editedKey = '';
    this.pageNumber = 1;
  }

  /** Moves the focus to the sentence that says how many are chosen. */
  @api focusSummary(): void {
    this.template?.querySelector<HTMLElement>('[data-id="summary"]')?.focus();
  }

  isChosen(entry: CheckedRow): boolean {
    if (entry.check.isBlocked === true) return false;
    return this.choices[entry.key] ?? filterOf(entry) === 'ready';
  }

  get chosen(): CheckedRow[] {
    return this.entries.filter((entry) => this.isChosen(entry));
  }

  get filtered(): CheckedRow[] {
    return this.filter === 'all' ? this.entries : this.entries.filter((entry) => filterOf(entry) === this.filter);
  }

  get filterOptions(): { label: string; value: Filter }[] {
    const count = (filter: Filter): string => formatNumber(this.entries.filter((entry) => filterOf(entry) === filter).length);
    return [
      { value: 'all', label: fill(labels.filterAll, formatNumber(this.entries.length)) },
      { value: 'ready', label: fill(labels.filterReady, count('ready')) },
      { value: 'warnings', label: fill(labels.filterWarnings, count('warnings')) },
      { value: 'problems', label: fill(labels.filterProblems, count('problems')) },
    ];
  }

  get pages(): number {
    return Math.max(1, Math.ceil(this.filtered.length / PAGE));
  }

  get hasPages(): boolean {
    return this.pages > 1;
  }

  get pageText(): string {
    return fill(labels.page, formatNumber(this.pageNumber), formatNumber(this.pages));
  }

  get isFirstPage(): boolean {
    return this.pageNumber <= 1;
  }

  get isLastPage(): boolean {
    return this.pageNumber >= this.pages;
  }

  get shown(): Shown[] {
    return this.filtered.slice((this.pageNumber - 1) * PAGE, this.pageNumber * PAGE).map((entry) => this.shownRow(entry));
  }

  get hasShown(): boolean {
    return this.filtered.length > 0;
  }

  get seats(): string {
    return fill(labels.seats, formatNumber(this.seatsUsed), formatNumber(this.seatsTotal));
  }

  get summary(): string {
    return fill(labels.summary, formatNumber(this.chosen.length), formatNumber(this.entries.length));
  }

  get inviteLabel(): string {
    return this.chosen.length === 1 ? labels.inviteOne : fill(labels.invite, formatNumber(this.chosen.length));
  }

  get cannotInvite(): boolean {
    return this.busy || this.chosen.length === 0;
  }

  get hasWarnings(): boolean {
    return this.entries.some((entry) => filterOf(entry) === 'warnings');
  }

  get allWarningsChosen(): boolean {
    return this.hasWarnings && this.entries.every((entry) => filterOf(entry) !== 'warnings' || this.isChosen(entry));
  }

  shownRow(entry: CheckedRow): Shown {
    const { key, row, check } = entry;
    const email = check.email ?? '';
    const findings = (check.codes ?? []).map((code) => {
      const problem = this.problems.find((each) => each.code === code);
      return { code, title: problem?.title ?? code, action: problem?.action ?? '' };
    });
    const person = email === '' ? fill(labels.rowNumber, this.numberOf(key)) : email;
    return {
      key,
      number: this.numberOf(key),
      email,
      name: `${row.firstName ?? ''} ${row.lastName ?? ''}`.trim(),
      role: row.role ?? '',
      team: row.team ?? '',
      isChosen: this.isChosen(entry),
      cannotChoose: this.busy || check.isBlocked === true,
      isEdited: key === this.editedKey,
      findings,
      hasFindings: findings.length > 0,
      isBlocked: check.isBlocked === true,
      chooseLabel: fill(labels.choose, person),
      editLabel: fill(labels.edit, person),
      removeLabel: fill(labels.remove, person),
    };
  }

  numberOf(key: string): string {
    return formatNumber(this.entries.findIndex((entry) => entry.key === key) + 1);
  }

  handleFilter(event: CustomEvent<{ value: Filter }>): void {
    this.filter = event.detail.value;
    this.pageNumber = 1;
  }

  handleBack(): void {
    this.pageNumber -= 1;
  }

  handleForward(): void {
    this.pageNumber += 1;
  }

  handleChoose(event: Event): void {
    const { value, checked } = event.target as HTMLInputElement;
    this.choices = { ...this.choices, [value]: checked };
  }

  handleWarnings(event: CustomEvent<{ checked: boolean }>): void {
    const { checked } = event.detail;
    const warned = this.entries.filter((entry) => filterOf(entry) === 'warnings').map(({ key }) => [key, checked] as const);
    this.choices = { ...this.choices, ...Object.fromEntries(warned) };
  }

  keyOf(event: Event): string {
    return (event.target as HTMLElement).dataset.key ?? '';
  }

  handleEdit(event: Event): void {
    this.editedKey = this.keyOf(event);
    this.draft = { ...this.entries.find(({ key }) => key === this.editedKey)?.row };
  }

  handleDraft(event: CustomEvent<{ value: string }>): void {
    const field = (event.target as HTMLElement).dataset.field ?? '';
    this.draft = { ...this.draft, [field]: event.detail.value };
  }

  handleCancel(): void {
    this.editedKey = '';
  }

  handleSave(): void {
    const { editedKey, draft } = this;
    this.recheck(this.entries.map((entry) => (entry.key === editedKey ? { ...entry, row: draft } : entry)));
  }

  handleRemove(event: Event): void {
    const removed = this.keyOf(event);
    this.recheck(this.entries.filter(({ key }) => key !== removed));
  }

  recheck(rows: CheckedRow[]): void {
    this.dispatchEvent(new CustomEvent('recheck', { detail: rows }));
  }

  handleInvite(): void {
    this.dispatchEvent(new CustomEvent<Apex.InviteRow[]>('invite', { detail: this.chosen.map(({ row }) => ({ ...row })) }));
  }
}
