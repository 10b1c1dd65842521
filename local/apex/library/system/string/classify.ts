/** String methods about characters. Source: Apex Reference, String class. */
import { ApexList, required, throwApex } from '../../../values/index.ts';
import type { PlatformFunction } from '../../platformClass.ts';
import { split } from '../regex/compile.ts';

/** True for a text that is not empty and only has such characters; `empty` is the answer for the empty text. */
function only(pattern: RegExp, empty = false): (self: string) => boolean {
  return (self) => (self === '' ? empty : pattern.test(self));
}

function codeAt(self: string, index: number): number {
  const code = self.codePointAt(index);
  return code ?? throwApex('System.StringException', `String index out of range: ${index}`);
}

/** Java's kinds of characters, as StringUtils.splitByCharacterType tells them apart. */
const KINDS = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /\s/u, /\p{L}/u, /\p{P}/u];

function kindOf(c: string): number {
  return KINDS.findIndex((kind) => kind.test(c));
}

function runs(self: string, camel: boolean): string[] {
  const parts: string[] = [];
  let kind = -2;
  for (const c of self) {
    const next = kindOf(c);
    const last = parts.at(-1);
    if (last !== undefined && camel && kind === 0 && next === 1) {
      parts.pop();
      if (last.length > 1) parts.push(last.slice(0, -1));
      parts.push(last.slice(-1) + c);
    } else if (last !== undefined && next === kind) parts[parts.length - 1] = last + c;
    else parts.push(c);
    kind = next;
  }
  return parts;
}

export const characterMethods: Record<string, PlatformFunction> = {
  charAt: codeAt,
  codePointAt: codeAt,
  codePointBefore: (self: string, index: number) => codeAt(self, index - (/[\uDC00-\uDFFF]/.test(self[index - 1] ?? '') ? 2 : 1)),
  codePointCount: (self: string, from: number, to: number) => [...self.slice(from, to)].length,
  offsetByCodePoints: (self: string, from: number, n: number) => from + [...self.slice(from)].slice(0, n).join('').length,
  getChars: (self: string) =>
    new ApexList(
      'Integer',
      Array.from({ length: self.length }, (_, i) => self.charCodeAt(i)),
    ),
  isAllLowerCase: only(/^\p{Ll}+$/u),
  isAllUpperCase: only(/^\p{Lu}+$/u),
  isAlpha: only(/^\p{L}+$/u),
  isAlphaSpace: only(/^[\p{L} ]*$/u, true),
  isAlphanumeric: only(/^[\p{L}\p{Nd}]+$/u),
  isAlphanumericSpace: only(/^[\p{L}\p{Nd} ]*$/u, true),
  isAsciiPrintable: only(/^[\x20-\x7E]*$/, true),
  isNumeric: only(/^\p{Nd}+$/u),
  isNumericSpace: only(/^[\p{Nd} ]*$/u, true),
  isWhitespace: only(/^\s*$/, true),
  length: (self: string) => self.length,
  split: (self: string, pattern: string, limit = 0) => new ApexList('String', split(self, required(pattern), limit)),
  splitByCharacterType: (self: string) => new ApexList('String', runs(self, false)),
  splitByCharacterTypeCamelCase: (self: string) => new ApexList('String', runs(self, true)),
};
