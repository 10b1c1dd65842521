import { to18 } from '../kernel/salesforceIds.ts';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Key prefixes of the Salesforce standard objects. Source: Salesforce Help, "Standard Field Record ID Prefix Decoder". */
const prefixes = { lead: '00Q', contact: '003', account: '001', opportunity: '006', user: '005', queue: '00G' } as const;

/** The id (18 characters) of the nth seeded record of a kind, counted from 1. Its middle part marks seeded records. */
export function seedId(kind: keyof typeof prefixes, number: number): string {
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / 62)) text = digits.charAt(rest % 62) + text;
  return to18(`${prefixes[kind]}5e00000${text.padStart(5, '0')}`);
}
