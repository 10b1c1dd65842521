/** String methods that look for something. Source: Apex Reference, String class. */
import { required } from '../../../values/index.ts';
import type { PlatformFunction } from '../../platformClass.ts';

const LAST_CODE_POINT = 0x10ffff;

/** No text holds a character that does not exist. */
function indexOfCode(code: number, find: (character: string) => number): number {
  return required(code) < 0 || code > LAST_CODE_POINT ? -1 : find(String.fromCodePoint(code));
}

function matches(self: string, part: string): number {
  return part === '' ? 0 : self.split(part).length - 1;
}

/** Number of edits from one text to another. */
export function levenshtein(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function firstDifference(a: string, b: string): number {
  if (a === b) return -1;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  return i;
}

function between(self: string, open: string, close: string): string | null {
  const start = self.indexOf(required(open));
  const end = start < 0 ? -1 : self.indexOf(required(close), start + open.length);
  return end < 0 ? null : self.slice(start + open.length, end);
}

/** What follows the mark at a place; empty when there is no mark. */
function after(self: string, mark: string | null, at: number): string {
  return mark === null || at < 0 ? '' : self.slice(at + mark.length);
}

/** What stands before the mark at a place; the whole text when there is no mark. */
function before(self: string, mark: string | null, at: number): string {
  return mark === null || at < 0 ? self : self.slice(0, at);
}

const low = (text: string): string => required(text).toLowerCase();

export const searchMethods: Record<string, PlatformFunction> = {
  contains: (self: string, part: string) => self.includes(required(part)),
  containsAny: (self: string, chars: string) => chars !== null && [...self].some((c) => chars.includes(c)),
  containsIgnoreCase: (self: string, part: string) => self.toLowerCase().includes(low(part)),
  containsNone: (self: string, chars: string) => chars === null || ![...self].some((c) => chars.includes(c)),
  containsOnly: (self: string, chars: string) => chars !== null && [...self].every((c) => chars.includes(c)),
  containsWhitespace: (self: string) => /\s/.test(self),
  countMatches: (self: string, part: string) => (part === null ? 0 : matches(self, part)),
  difference: (self: string, other: string) =>
    required(other).slice(Math.max(firstDifference(self, other), self === other ? other.length : 0)),
  endsWith: (self: string, part: string) => self.endsWith(required(part)),
  endsWithIgnoreCase: (self: string, part: string) => self.toLowerCase().endsWith(low(part)),
  getLevenshteinDistance: (self: string, other: string, limit?: number) => {
    const distance = levenshtein(self, required(other));
    return limit !== undefined && distance > limit ? -1 : distance;
  },
  indexOf: (self: string, part: string, from?: number) => self.indexOf(required(part), from),
  indexOfAny: (self: string, chars: string) => [...self].findIndex((c) => (chars ?? '').includes(c)),
  indexOfAnyBut: (self: string, chars: string) => [...self].findIndex((c) => !(chars ?? '').includes(c)),
  indexOfChar: (self: string, code: number, from?: number) => indexOfCode(code, (character) => self.indexOf(character, from)),
  indexOfDifference: (self: string, other: string) => firstDifference(self, required(other)),
  indexOfIgnoreCase: (self: string, part: string, from?: number) => self.toLowerCase().indexOf(low(part), from),
  lastIndexOf: (self: string, part: string, to?: number) => self.lastIndexOf(required(part), to),
  lastIndexOfChar: (self: string, code: number, to?: number) => indexOfCode(code, (character) => self.lastIndexOf(character, to)),
  lastIndexOfIgnoreCase: (self: string, part: string, to?: number) => self.toLowerCase().lastIndexOf(low(part), to),
  startsWith: (self: string, part: string) => self.startsWith(required(part)),
  startsWithIgnoreCase: (self: string, part: string) => self.toLowerCase().startsWith(low(part)),
  substringAfter: (self: string, mark: string | null) => after(self, mark, self.indexOf(mark ?? '')),
  substringAfterLast: (self: string, mark: string | null) => (mark ? after(self, mark, self.lastIndexOf(mark)) : ''),
  substringBefore: (self: string, mark: string | null) => before(self, mark, self.indexOf(mark ?? '')),
  substringBeforeLast: (self: string, mark: string | null) => (mark ? before(self, mark, self.lastIndexOf(mark)) : self),
  'substringBetween/1': (self: string, mark: string) => between(self, mark, mark),
  'substringBetween/2': (self: string, open: string, close: string) => between(self, open, close),
};
