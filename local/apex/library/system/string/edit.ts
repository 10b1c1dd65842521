/** String methods that give a changed text. Source: Apex Reference, String class. */
import { required, throwApex } from '../../../values/index.ts';
import type { PlatformFunction } from '../../platformClass.ts';
import { replace } from '../regex/compile.ts';

/** Source: Apex Reference; the texts of System.StringException as the platform gives them. */
function substring(self: string, from: number, to?: number): string {
  if (from < 0 || from > self.length) throwApex('System.StringException', `Starting position out of bounds: ${from}`);
  if (to !== undefined && (to < from || to > self.length)) throwApex('System.StringException', `Ending position out of bounds: ${to}`);
  return self.slice(from, to);
}

/** A locale that is none stands for no language, as in Java's Locale. */
function languageOf(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replace('_', '-'))[0] ?? NO_LANGUAGE;
  } catch {
    return NO_LANGUAGE;
  }
}

const NO_LANGUAGE = 'en';

function padding(missing: number, pad: string): string {
  return missing <= 0 ? '' : pad.repeat(Math.ceil(missing / pad.length)).slice(0, missing);
}

function center(self: string, size: number, pad = ' '): string {
  const missing = size - self.length;
  const left = Math.floor(missing / 2);
  return missing <= 0 ? self : padding(left, pad) + self + padding(missing - left, pad);
}

/** Shortens to `width` with an ellipsis; with an offset the shown part begins there. Source: Commons Lang StringUtils.abbreviate. */
function abbreviate(self: string, width: number, offset = 0): string {
  if (width < 4) throwApex('System.IllegalArgumentException', 'Minimum abbreviation width is 4');
  if (self.length <= width) return self;
  const start = Math.min(offset, self.length, self.length - offset < width - 3 ? self.length - (width - 3) : offset);
  if (start <= 4) return `${self.slice(0, width - 3)}...`;
  if (width < 7) throwApex('System.IllegalArgumentException', 'Minimum abbreviation width with offset is 7');
  if (start + width - 3 < self.length) return `...${abbreviate(self.slice(start), width - 3)}`;
  return `...${self.slice(self.length - (width - 3))}`;
}

function overlay(self: string, text: string, from: number, to: number): string {
  const clamp = (n: number): number => Math.max(0, Math.min(self.length, n));
  const [a, b] = [Math.min(clamp(from), clamp(to)), Math.max(clamp(from), clamp(to))];
  return self.slice(0, a) + (text ?? '') + self.slice(b);
}

function swapCase(self: string): string {
  return [...self].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join('');
}

/** Source: java.lang.String.trim: everything up to the blank goes, control characters too. */
function trim(self: string): string {
  let [from, to] = [0, self.length];
  while (from < to && self.charCodeAt(from) <= 32) from++;
  while (to > from && self.charCodeAt(to - 1) <= 32) to--;
  return self.slice(from, to);
}

/** Removes markup. Source: Apex Reference, String.stripHtmlTags. */
function stripHtml(self: string): string {
  return self.replace(/<[^>]*>/g, '');
}

export const editMethods: Record<string, PlatformFunction> = {
  abbreviate,
  capitalize: (self: string) => self.charAt(0).toUpperCase() + self.slice(1),
  center,
  deleteWhitespace: (self: string) => self.replace(/\s+/g, ''),
  left: (self: string, n: number) => self.slice(0, Math.max(0, n)),
  leftPad: (self: string, size: number, pad = ' ') => padding(size - self.length, pad) + self,
  mid: (self: string, from: number, n: number) => (n < 0 || from > self.length ? '' : self.slice(Math.max(0, from), Math.max(0, from) + n)),
  normalizeSpace: (self: string) => self.trim().replace(/\s+/g, ' '),
  overlay,
  remove: (self: string, part: string) => (part ? self.replaceAll(part, '') : self),
  removeEnd: (self: string, part: string) => (part && self.endsWith(part) ? self.slice(0, -part.length) : self),
  removeEndIgnoreCase: (self: string, part: string) =>
    part && self.toLowerCase().endsWith(part.toLowerCase()) ? self.slice(0, -part.length) : self,
  removeStart: (self: string, part: string) => (part && self.startsWith(part) ? self.slice(part.length) : self),
  removeStartIgnoreCase: (self: string, part: string) =>
    part && self.toLowerCase().startsWith(part.toLowerCase()) ? self.slice(part.length) : self,
  'repeat/1': (self: string, n: number) => self.repeat(Math.max(0, n)),
  'repeat/2': (self: string, separator: string, n: number) => (n <= 0 ? '' : `${self}${separator ?? ''}`.repeat(n - 1) + self),
  replace: (self: string, target: string, text: string) => self.replaceAll(required(target), () => required(text)),
  replaceAll: (self: string, pattern: string, text: string) => replace(self, required(pattern), required(text), true),
  replaceFirst: (self: string, pattern: string, text: string) => replace(self, required(pattern), required(text), false),
  reverse: (self: string) => [...self].reverse().join(''),
  right: (self: string, n: number) => (n <= 0 ? '' : self.slice(-n)),
  rightPad: (self: string, size: number, pad = ' ') => self + padding(size - self.length, pad),
  stripHtmlTags: stripHtml,
  substring,
  swapCase,
  toLowerCase: (self: string, locale?: string) => (locale ? self.toLocaleLowerCase(languageOf(locale)) : self.toLowerCase()),
  toUpperCase: (self: string, locale?: string) => (locale ? self.toLocaleUpperCase(languageOf(locale)) : self.toUpperCase()),
  trim,
  uncapitalize: (self: string) => self.charAt(0).toLowerCase() + self.slice(1),
};
