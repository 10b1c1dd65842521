import { IdSequence } from '../../kernel/salesforceIds.ts';

/** An id that depends on the name alone, so that describe and metadata know it without a store. */
export function stableId(prefix: string, name: string): string {
  let position = 7;
  for (const letter of name.toLowerCase()) position = (position * 31 + letter.charCodeAt(0)) % 2_000_000_011;
  return new IdSequence(prefix, position).next();
}
