import { asObject } from '../kernel/guards.ts';
import { isId } from '../kernel/salesforceIds.ts';

/** The 13 fields in contract spelling, in column order. Source: the field sync's list of the admin guide. */
export const fieldNames = [
  'marketoId',
  'firstName',
  'lastName',
  'email',
  'phone',
  'title',
  'company',
  'linkedInUrl',
  'source',
  'salesforceLeadId',
  'salesforceContactId',
  'salesforceAccountId',
  'salesforceOpportunityId',
] as const;

/** The same fields as columns. */
export const columnNames = fieldNames.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/** A person as 13 values in column order; the first is the Marketo id. */
export type PersonValues = (string | null)[];

/** The codes of rows that are skipped. */
export const rowCodes = ['row_rejected', 'bad_marketo_id', 'bad_email', 'bad_salesforce_id', 'field_too_long', 'people_limit'] as const;

/** Why a row is skipped. */
export interface RowRefusal {
  code: (typeof rowCodes)[number];
  message: string;
}

const longest = 255;
const emailShape = /^[\x21-\x3f\x41-\x7e]+@[\x21-\x3f\x41-\x7e]+$/;
const salesforceFields = [9, 10, 11, 12] as const;

/** The values of a row of the contract; blank text counts as null. */
export function valuesOf(row: unknown): PersonValues {
  const source = asObject(row);
  return fieldNames.map((name) => {
    const value = source[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  });
}

/** Why the row cannot be kept, or undefined. E-mail addresses must be ASCII (Adobe, Sync Leads). */
export function refusalOf(values: PersonValues): RowRefusal | undefined {
  if (!/^\d{1,15}$/.test(values[0] ?? '')) return { code: 'bad_marketo_id', message: 'The Marketo id must be a number.' };
  const long = values.findIndex((value) => value !== null && value.length > longest);
  if (long >= 0) return { code: 'field_too_long', message: `${fieldNames[long]} is longer than ${longest} characters.` };
  const email = values[3] ?? null;
  if (email !== null && !emailShape.test(email)) return { code: 'bad_email', message: 'The e-mail address is not valid.' };
  const badId = salesforceFields.find((index) => values[index] && !isId(values[index]));
  return badId === undefined ? undefined : { code: 'bad_salesforce_id', message: `${fieldNames[badId]} is no Salesforce id.` };
}

/** A database row as the contract shows a person. */
export function shownPerson(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(fieldNames.map((name, index) => [name, row[columnNames[index] ?? ''] ?? null]));
}
