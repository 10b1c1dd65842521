import { randomBytes } from 'node:crypto';

/** The envelope of every answer under `/rest`. Key order as in recorded traffic: requestId, result, success. */
export interface Envelope {
  requestId: string;
  result?: unknown[];
  success: boolean;
  nextPageToken?: string;
  moreResult?: boolean;
  errors?: { code: string; message: string }[];
}

/** A refusal in Marketo's way: HTTP 200 with `success:false` and a code as text. Source: Adobe, REST API error codes. */
export class MarketoError extends Error {
  override name = 'MarketoError';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** `hex#hex`, as real request ids look. */
export function newRequestId(): string {
  return `${randomBytes(2).toString('hex')}#${randomBytes(6).toString('hex')}`;
}

/** A success; `more` carries paging members. */
export function success(result: unknown[] | undefined, more: Pick<Envelope, 'nextPageToken' | 'moreResult'> = {}): Envelope {
  return { requestId: newRequestId(), ...(result ? { result } : {}), success: true, ...more };
}

/** A failure. */
export function failure(error: MarketoError): Envelope {
  return { requestId: newRequestId(), success: false, errors: [{ code: error.code, message: error.message }] };
}

/** A time as Marketo writes it: UTC to the second. */
export function marketoTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A paging token: parts in base32 with padding (RFC 4648), as real tokens look. */
export function encodeToken(...parts: (string | number)[]): string {
  const bits = [...Buffer.from(parts.join('|'))].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  const text = groups.map((group) => alphabet.charAt(parseInt(group.padEnd(5, '0'), 2))).join('');
  return text.padEnd(Math.ceil(text.length / 8) * 8, '=');
}

/** The parts of a token whose first part is `kind`. Throws MarketoError 1003. */
export function decodeToken(token: string, kind: string): string[] {
  const bits = [...token.replace(/=+$/, '')].map((char) => Math.max(0, alphabet.indexOf(char)).toString(2).padStart(5, '0')).join('');
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2));
  const [first, ...rest] = Buffer.from(bytes).toString('utf8').split('|');
  if (first !== kind) throw new MarketoError('1003', 'Invalid nextPageToken');
  return rest;
}
