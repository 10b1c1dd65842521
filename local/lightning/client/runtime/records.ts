/** Records and lists of records as the org gives them to pages. */
import { session } from './session.ts';

/** A field of a record. */
export interface RecordField {
  name: string;
  label: string;
  type: string;
  value: string | number | boolean | null;
  reference?: { id: string; object: string; name: string };
}

/** A record with what its page shows. */
export interface PageRecord {
  id: string;
  object: string;
  label: string;
  pluralLabel: string;
  name: string;
  highlights: RecordField[];
  sections: { label: string; fields: RecordField[] }[];
}

/** A custom button in the header of a list view. */
export interface ListButton {
  name: string;
  label: string;
  /** The Visualforce page that it opens. */
  page: string;
  requiresSelection: boolean;
}

/** A page of a list view. */
export interface RecordList {
  object: string;
  label: string;
  pluralLabel: string;
  view: string;
  buttons: ListButton[];
  columns: { name: string; label: string; type: string }[];
  sort: string;
  descending: boolean;
  total: number;
  page: number;
  pageSize: number;
  rows: { id: string; fields: RecordField[] }[];
}

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init);
  const answer = (await response.json()) as T & { message?: string };
  if (!response.ok) throw new Error(answer.message ?? `The org answered ${response.status}.`);
  return answer;
}

/** A record. Throws with the org's sentence when the user may not see it. */
export function readRecord(id: string): Promise<PageRecord> {
  return ask(`/lightning/record/${encodeURIComponent(id)}`);
}

/** A page of a list view. */
export function readList(object: string, asked: Record<string, string>): Promise<RecordList> {
  return ask(`/lightning/list/${encodeURIComponent(object)}?${new URLSearchParams(asked).toString()}`);
}

/** Opens the Visualforce page of a button for the chosen records; the answer is where the page leads. Throws with the org's sentence. */
export async function openListPage(page: string, ids: string[]): Promise<string> {
  const headers = { 'Content-Type': 'application/json' };
  const { url } = await ask<{ url: string }>(`/lightning/visualforce/${encodeURIComponent(page)}`, {
    ...{ method: 'POST', headers, body: JSON.stringify({ ids }) },
  });
  return url;
}

const ICONS: Record<string, string> = {
  Lead: 'standard:lead',
  Contact: 'standard:contact',
  Account: 'standard:account',
  Opportunity: 'standard:opportunity',
};

/** The icon of an object. */
export function iconOf(object: string): string {
  return ICONS[object] ?? 'standard:record';
}

/** Objects whose records have a page. */
export function hasPage(object: string): boolean {
  return object in ICONS;
}

const CURRENCY = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const DATE = new Intl.DateTimeFormat('en-US', { dateStyle: 'short', timeZone: 'UTC' });

/** In the time zone of the user, not of the browser. */
function datetime(value: string): string {
  const { timeZone } = session().user;
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(new Date(value));
}

/** The text of a value that is neither a link nor a check box; empty for a blank one. */
export function textOf({ type, value, reference }: RecordField): string {
  if (value === null || value === '') return '';
  if (reference) return reference.name;
  if (type === 'currency') return CURRENCY.format(Number(value));
  if (type === 'percent') return `${Number(value).toLocaleString('en-US')}%`;
  if (type === 'date') return DATE.format(new Date(String(value)));
  if (type === 'datetime') return datetime(String(value));
  return typeof value === 'number' ? value.toLocaleString('en-US') : String(value);
}
