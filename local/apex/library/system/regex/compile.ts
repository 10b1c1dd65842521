/** Compiled expressions with a cache, and Java's replacement syntax. */
import { throwApex } from '../../../values/index.ts';
import { guarded } from './guard.ts';
import { translate } from './translate.ts';

const cache = new Map<string, RegExp>();

function build(pattern: string, flags: string, wrap: (source: string) => string): RegExp {
  const key = `${flags}${wrap('')}:${pattern}`;
  const known = cache.get(key);
  if (known) return known;
  try {
    const { source, flags: own } = translate(pattern);
    const made = new RegExp(wrap(source), own + flags);
    cache.set(key, made);
    return made;
  } catch (error) {
    if (error instanceof SyntaxError)
      throwApex('System.StringException', `Invalid regex: ${error.message.replace(/^Invalid regular expression: /, '')}`);
    throw error;
  }
}

/** Finds from `lastIndex` on. Throws System.StringException "Invalid regex: ...". */
export function finder(pattern: string): RegExp {
  return build(pattern, 'gd', (source) => source);
}

/** Matches at `lastIndex` only. */
export function anchored(pattern: string): RegExp {
  return build(pattern, 'yd', (source) => source);
}

/** Matches the whole rest of the text from `lastIndex`. */
export function whole(pattern: string): RegExp {
  return build(pattern, 'yd', (source) => `(?:${source})(?![\\s\\S])`);
}

/** Fills `$1`, `${name}` and `\x` of a replacement. Source: java.util.regex.Matcher.appendReplacement. */
export function expand(replacement: string, match: RegExpMatchArray): string {
  return replacement.replace(
    /\\([\s\S]?)|\$(?:(\d)(\d?)|\{(\w+)\}|)/g,
    (_all: string, escaped: string | undefined, one?: string, two?: string, name?: string) => {
      if (escaped !== undefined) return escaped;
      if (name !== undefined) return match.groups?.[name] ?? '';
      if (one === undefined) throwApex('System.StringException', 'Illegal group reference');
      if (two && Number(one + two) < match.length) return match[Number(one + two)] ?? '';
      if (Number(one) >= match.length) throwApex('System.StringException', `No group ${one}`);
      return (match[Number(one)] ?? '') + (two ?? '');
    },
  );
}

function allMatches(text: string, regex: RegExp): Iterable<RegExpExecArray> {
  return guarded(regex, text, () => [...text.matchAll(regex)]);
}

/** String.replaceAll and replaceFirst. */
export function replace(text: string, pattern: string, replacement: string, all: boolean): string {
  const regex = finder(pattern);
  regex.lastIndex = 0;
  let out = '';
  let from = 0;
  for (const match of allMatches(text, regex)) {
    out += text.slice(from, match.index) + expand(replacement, match);
    from = match.index + match[0].length;
    if (!all) break;
  }
  return out + text.slice(from);
}

/**
 * String.split: without a limit trailing empty texts are dropped; a match of width zero at the start
 * gives no empty first text. Source: java.lang.String.split.
 */
export function split(text: string, pattern: string, limit = 0): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of allMatches(text, finder(pattern))) {
    if (limit > 0 && parts.length === limit - 1) break;
    if (match[0] === '' && (match.index === 0 || match.index >= text.length)) continue;
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from));
  if (limit === 0) while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return limit === 0 && parts.length === 1 && parts[0] === '' && text !== '' ? [] : parts;
}
