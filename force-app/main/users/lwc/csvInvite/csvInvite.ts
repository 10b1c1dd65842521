import { api, LightningElement } from 'lwc';
import { readCsv, type CsvProblem, type CsvTable } from 'c/csvFile';
import { guessMapping, INVITE_FIELDS, mapRows, type InviteField, type Mapping } from 'c/csvMapping';
import { fill, formatNumber } from 'c/format';
import { labels } from './labels';

const PROBLEMS: Record<CsvProblem, string> = {
  empty: labels.problemEmpty,
  tooLarge: labels.problemTooLarge,
  notText: labels.problemNotText,
  noRows: labels.problemNoRows,
  tooManyRows: labels.problemTooManyRows,
  unreadable: labels.problemUnreadable,
};
const FIELD_LABELS: Record<InviteField, string> = {
  email: labels.email,
  firstName: labels.firstName,
  lastName: labels.lastName,
  role: labels.role,
  team: labels.team,
};
const NONE = '';
const PREVIEW_ROWS = 5;

interface FieldChoice {
  field: InviteField;
  label: string;
  value: string;
  required: boolean;
}

/**
 * Invites people from a CSV file: choose it, map its columns, then check and invite.
 * Fires `invited` and `done` (see InviteFlow), and `leave`.
 */
export default class CsvInvite extends LightningElement {
  @api teams: Apex.AccountTeam[] = [];
  labels = labels;
  fileName = '';
  fileProblem = '';
  isReading = false;
  table: CsvTable | undefined = undefined;
  mapping: Mapping = {};
  rows: Apex.InviteRow[] | undefined = undefined;

  get isFile(): boolean {
    return this.table === undefined && this.rows === undefined;
  }

  get isMapping(): boolean {
    return this.table !== undefined && this.rows === undefined;
  }

  get fileText(): string {
    return fill(labels.fileText, this.fileName, formatNumber(this.table?.rows.length ?? 0));
  }

  get columnOptions(): { label: string; value: string }[] {
    const headers = this.table?.headers ?? [];
    return [
      { label: labels.noColumn, value: NONE },
      ...headers.map((header, index) => ({
        label: header === '' ? fill(labels.columnNumber, formatNumber(index + 1)) : header,
        value: String(index),
      })),
    ];
  }

  get fields(): FieldChoice[] {
    return INVITE_FIELDS.map((field) => ({
      field,
      label: FIELD_LABELS[field],
      value: String(this.mapping[field] ?? NONE),
      required: field === 'email',
    }));
  }

  get preview(): { key: string; cells: { key: string; text: string }[] }[] {
    const rows = mapRows(this.table?.rows.slice(0, PREVIEW_ROWS) ?? [], this.mapping);
    return rows.map((row, index) => ({
      key: `preview-${index}`,
      cells: INVITE_FIELDS.map((field) => ({ key: field, text: row[field] ?? '' })),
    }));
  }

  get previewHeads(): { key: string; text: string }[] {
    return INVITE_FIELDS.map((field) => ({ key: field, text: FIELD_LABELS[field] }));
  }

  get unevenText(): string {
    const { uneven = [] } = this.table ?? {};
    if (uneven.length === 0) return '';
    const shown = uneven.slice(0, 10).map((row) => formatNumber(row));
    return fill(uneven.length === 1 ? labels.unevenOne : labels.uneven, formatNumber(uneven.length), shown.join(', '));
  }

  get cannotGoOn(): boolean {
    return this.mapping.email === undefined;
  }

  async handleFile(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = '';
    if (file !== undefined) await this.read(file);
  }

  handleDragOver(event: Event): void {
    event.preventDefault();
  }

  async handleDrop(event: DragEvent): Promise<void> {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file !== undefined) await this.read(file);
  }

  async read(file: File): Promise<void> {
    this.isReading = true;
    this.fileProblem = '';
    this.fileName = file.name;
    try {
      const answer = await readCsv(this, file);
      if (typeof answer === 'string') this.fileProblem = fill(PROBLEMS[answer], file.name);
      else this.accept(answer);
    } catch {
      this.fileProblem = fill(PROBLEMS.unreadable, file.name);
    } finally {
      this.isReading = false;
    }
  }

  accept(table: CsvTable): void {
    this.table = table;
    this.mapping = guessMapping(table.headers, table.rows);
  }

  handleColumn(event: CustomEvent<{ value: string }>): void {
    const field = (event.target as HTMLElement).dataset.field as InviteField;
    const { value } = event.detail;
    const others = Object.fromEntries(Object.entries(this.mapping).filter(([name]) => name !== field));
    this.mapping = value === NONE ? others : { ...others, [field]: Number(value) };
  }

  handleBack(): void {
    this.table = undefined;
  }

  handleNext(): void {
    this.rows = mapRows(this.table?.rows ?? [], this.mapping);
  }

  handleCancel(): void {
    this.rows = undefined;
  }

  handleLeave(): void {
    this.dispatchEvent(new CustomEvent('leave'));
  }

  handleDone(): void {
    this.dispatchEvent(new CustomEvent('done'));
  }
}
