import { labels } from './labels';

/** The inputs of a credential. */
export type CredentialField = 'munchkinId' | 'clientId' | 'clientSecret';

/** What a person typed, ready to be sent. */
export type Credentials = Record<CredentialField, string>;

/** Munchkin ID: three digits, three letters, three digits. Source: Adobe, Marketo Munchkin API. */
const MUNCHKIN = /^\d{3}-[A-Za-z]{3}-\d{3}$/;
const SPACE_INSIDE = /\s/;

const MISSING: Record<CredentialField, string> = {
  munchkinId: labels.munchkinMissing,
  clientId: labels.clientMissing,
  clientSecret: labels.secretMissing,
};

/** Text without white space (also the invisible kinds) at both ends, and whether there was some. */
export function withoutSpaces(text: string): { text: string; removed: boolean } {
  const clean = text.replace(/^[\s\u200B\u2060]+|[\s\u200B\u2060]+$/g, '');
  return { text: clean, removed: clean !== text };
}

/** What is wrong with the shape of a value, as a sentence; empty when nothing is. */
export function shapeError(field: CredentialField, value: string): string {
  if (value === '') return MISSING[field];
  if (field === 'munchkinId') return MUNCHKIN.test(value) ? '' : labels.munchkinShape;
  return SPACE_INSIDE.test(value) ? labels.spaceInside : '';
}

/** Texts by which Marketo's identity service tells a wrong Client ID. Source: Adobe, REST API authentication. */
const WRONG_CLIENT_ID = /no client with requested id|unknown client/i;
const WRONG_SECRET = /bad client (credentials|secret)/i;
/** A Munchkin ID is part of Marketo's address, so a wrong one is an address that does not exist. */
const WRONG_ADDRESS = /munchkin|^MARKETO_HTTP_404$/i;
const REFUSED_CODE = /(^|_)bad_(client_)?credentials$/i;

/**
 * The inputs that a problem is about; empty when it is about none of them. A refusal that does not say
 * which half was wrong is about both the Client ID and the Client Secret.
 */
export function fieldsOf({ code = '', cause = '', detail = '' }: Apex.Problem): CredentialField[] {
  if (WRONG_ADDRESS.test(code)) return ['munchkinId'];
  const words = `${cause} ${detail}`;
  if (WRONG_CLIENT_ID.test(words)) return ['clientId'];
  if (!REFUSED_CODE.test(code)) return [];
  return WRONG_SECRET.test(words) ? ['clientSecret'] : ['clientId', 'clientSecret'];
}
