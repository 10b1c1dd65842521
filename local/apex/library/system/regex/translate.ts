/**
 * Java regular expressions as JavaScript ones (with the `v` flag, whose class syntax is the closest).
 * Source: java.util.regex.Pattern, which Apex's Pattern class is documented to follow.
 * Possessive quantifiers, atomic groups, the comments flag and \G, \X are refused by name.
 */
import { NotImplemented } from '../../../values/index.ts';

/** A translated expression: source and flags for `new RegExp`. */
export interface Translated {
  source: string;
  flags: string;
}

const SPACE = ' \\t\\n\\x0B\\f\\r';
const BLANK = ' \\t\\xA0\\u1680\\u180E\\u2000-\\u200A\\u202F\\u205F\\u3000';
const END = '(?![\\s\\S])';
const FINAL_LINE = `(?=(?:\\r\\n|[\\n\\r\\x85\\u2028\\u2029])?${END})`;
/** Characters that need a backslash in a class of the `v` syntax. */
const CLASS_PUNCTUATION = new Set('()[]{}/|&!#%,:;<=>@`~^$.*+?-\\');
const PATTERN_PUNCTUATION = new Set('^$\\.*+?()[]{}|/');

/** Java's POSIX and java.lang classes, as content of a class. */
const PROPERTIES: Record<string, string> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\x00-\\x7F',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '\\!-\\/\\:-\\@\\[-\\`\\{-\\~',
  Graph: '\\x21-\\x7E',
  Print: '\\x20-\\x7E',
  Blank: ' \\t',
  Cntrl: '\\x00-\\x1F\\x7F',
  XDigit: '0-9a-fA-F',
  Space: SPACE,
  javaLowerCase: '\\p{Lowercase}',
  javaUpperCase: '\\p{Uppercase}',
  javaWhitespace: '\\s',
  IsAlphabetic: '\\p{Alphabetic}',
  IsLetter: '\\p{L}',
  IsDigit: '\\p{Nd}',
  IsUppercase: '\\p{Uppercase}',
  IsLowercase: '\\p{Lowercase}',
  IsPunctuation: '\\p{P}',
  IsWhite_Space: '\\s',
};

/** What stands before an item of a class: one character, the dash of a range, or anything else. */
type ItemKind = 'single' | 'dash' | 'other';

/** An escape that means several characters. */
const CLASS_ESCAPE = /^\\[dDwWsShHvVpPQ]/;

/** Reads a pattern once from left to right. */
class Translator {
  private readonly text: string;
  private at = 0;
  private out = '';
  private readonly flags = new Set<string>();
  /** Closing brackets owed per open group, for inline flags in the middle. */
  private readonly owed: number[] = [0];

  constructor(text: string) {
    this.text = text;
  }

  run(): Translated {
    while (this.at < this.text.length) this.step();
    return {
      source: this.out + ')'.repeat(this.owed[0] ?? 0),
      flags: ['v', ...this.flags].join(''),
    };
  }

  private refuse(what: string): never {
    throw new NotImplemented(`regular expression: ${what} in ${this.text}`);
  }

  private step(): void {
    const c = this.text[this.at] ?? '';
    if (c === '\\') this.out += this.escape(false);
    else if (c === '[') this.out += this.characterClass();
    else if (c === '(') this.open();
    else if (c === ')') this.close();
    else if (c === '$' && !this.flags.has('m')) this.take(FINAL_LINE);
    else if ('*+?}'.includes(c)) this.quantifierEnd(c);
    else if (c === '{') this.brace();
    else this.take(c === ']' || c === '/' ? `\\${c}` : c);
  }

  private take(text: string): void {
    this.out += text;
    this.at++;
  }

  private quantifierEnd(c: string): void {
    if (c === '}') return this.take('\\}');
    this.take(c);
    this.possessive();
  }

  /** After a quantifier: `?` is lazy, `+` is possessive. */
  private possessive(): void {
    if (this.text[this.at] === '+') this.refuse('a possessive quantifier');
    if (this.text[this.at] === '?') this.take('?');
  }

  private brace(): void {
    const match = /^\{\d+(?:,\d*)?\}/.exec(this.text.slice(this.at));
    if (!match) return this.take('\\{');
    this.out += match[0];
    this.at += match[0].length;
    this.possessive();
  }

  private open(): void {
    const rest = this.text.slice(this.at);
    if (rest.startsWith('(?>')) this.refuse('an atomic group');
    const inline = /^\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])/.exec(rest);
    if (inline && (inline[1] || inline[2])) return this.inlineFlags(inline);
    this.owed.push(0);
    this.take('(');
    if (this.text[this.at] === '?') this.take('?');
  }

  private inlineFlags(match: RegExpExecArray): void {
    const [whole, on = '', off = '', end] = match;
    const allowed = (flags: string): string => [...flags].filter((f) => !'ud'.includes(f) || this.refuse(`flag ${f}`)).join('');
    for (const flag of on + off) if (!'imsu'.includes(flag)) this.refuse(`flag ${flag}`);
    const plain = (flags: string): string => allowed(flags.replaceAll('u', ''));
    const atStart = this.at === 0 && end === ')' && !off;
    this.at += whole.length;
    if (atStart) for (const flag of plain(on)) this.flags.add(flag);
    else {
      this.out += `(?${plain(on)}${off ? `-${plain(off)}` : ''}:`;
      if (end === ':') this.owed.push(0);
      else this.owed[this.owed.length - 1] = (this.owed.at(-1) ?? 0) + 1;
    }
  }

  private close(): void {
    const owed = this.owed.length > 1 ? (this.owed.pop() ?? 0) : 0;
    this.take(')'.repeat(owed) + ')');
  }

  /** Translates the escape at `at`; inside a class the result is class content. */
  private escape(inClass: boolean): string {
    const c = this.text[this.at + 1] ?? '';
    this.at += 2;
    if (c === 'Q') return this.quoted(inClass);
    if (c === 'p' || c === 'P') return this.property(c === 'P', inClass);
    if (c === 'x' && this.text[this.at] === '{') return `\\u${this.until('}')}`;
    if (c === '0') return this.octal();
    const fixed = this.fixedEscape(c, inClass);
    if (fixed !== undefined) return fixed;
    if (/[A-Za-z0-9]/.test(c)) return this.plainEscape(c);
    return (inClass ? CLASS_PUNCTUATION : PATTERN_PUNCTUATION).has(c) ? `\\${c}` : c;
  }

  private plainEscape(c: string): string {
    if ('dDwWbBtnrfxuck123456789'.includes(c)) return `\\${c}`;
    return this.refuse(`\\${c}`);
  }

  private fixedEscape(c: string, inClass: boolean): string | undefined {
    const wrap = (content: string, negate: boolean): string => (inClass && !negate ? content : `[${negate ? '^' : ''}${content}]`);
    switch (c) {
      case 's':
      case 'S':
        return wrap(SPACE, c === 'S');
      case 'h':
      case 'H':
        return wrap(BLANK, c === 'H');
      case 'v':
      case 'V':
        return wrap('\\n\\x0B\\f\\r\\x85\\u2028\\u2029', c === 'V');
      case 'R':
        return '(?:\\r\\n|[\\n\\x0B\\f\\r\\x85\\u2028\\u2029])';
      case 'A':
        return '(?<![\\s\\S])';
      case 'z':
        return END;
      case 'Z':
        return FINAL_LINE;
      case 'e':
        return '\\x1B';
      case 'a':
        return '\\x07';
      default:
        return undefined;
    }
  }

  private quoted(inClass: boolean): string {
    const end = this.text.indexOf('\\E', this.at);
    const raw = this.text.slice(this.at, end < 0 ? undefined : end);
    this.at = end < 0 ? this.text.length : end + 2;
    const special = inClass ? CLASS_PUNCTUATION : PATTERN_PUNCTUATION;
    return [...raw].map((c) => (special.has(c) ? `\\${c}` : c)).join('');
  }

  /** The text up to and with `end`. */
  private until(end: string): string {
    const stop = this.text.indexOf(end, this.at);
    const found = this.text.slice(this.at, stop + 1);
    this.at = stop + 1;
    return found;
  }

  private octal(): string {
    const digits = /^[0-7]{1,3}/.exec(this.text.slice(this.at))?.[0] ?? this.refuse('\\0');
    this.at += digits.length;
    return `\\x${Number.parseInt(digits, 8).toString(16).padStart(2, '0')}`;
  }

  private property(negate: boolean, inClass: boolean): string {
    const name = this.text[this.at] === '{' ? this.until('}').slice(1, -1) : (this.text[this.at++] ?? '');
    const known = PROPERTIES[name];
    if (known !== undefined) return inClass && !negate ? known : `[${negate ? '^' : ''}${known}]`;
    const unicode = /^(?:Is|general_category=|gc=)?(L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfosn]?)$/.exec(name);
    if (unicode) return `\\${negate ? 'P' : 'p'}{${unicode[1]}}`;
    const script = /^(?:Is|script=|sc=)([A-Z][a-z]+)$/.exec(name) ?? this.refuse(`\\p{${name}}`);
    return `\\${negate ? 'P' : 'p'}{Script=${script[1]}}`;
  }

  /** A class with its nested ones; `&&` is kept, Java and the `v` syntax agree on it. */
  private characterClass(): string {
    let out = '[';
    this.at++;
    if (this.text[this.at] === '^') out += this.text[this.at++];
    let first = true;
    let before: ItemKind = 'other';
    while (this.at < this.text.length && (this.text[this.at] !== ']' || first)) {
      const item = this.classItem(before);
      out += item.text;
      before = item.kind;
      first = false;
    }
    if (this.text[this.at] !== ']') throw new SyntaxError(`Unclosed character class near index ${this.text.length - 1}`);
    this.at++;
    return this.intersected(`${out}]`);
  }

  /** `[a-z&&[^b]]`: the left side must be one operand, so it is nested. */
  private intersected(text: string): string {
    const split = /^\[(\^?)([^[\]]+)&&(.*)\]$/s.exec(text);
    return split ? `[${split[1]}[${split[2]}]&&${split[3]}]` : text;
  }

  private classItem(before: ItemKind): { text: string; kind: ItemKind } {
    const c = this.text[this.at] ?? '';
    const single: ItemKind = before === 'dash' ? 'other' : 'single';
    if (c === '\\') {
      const isSet = CLASS_ESCAPE.test(this.text.slice(this.at));
      return { text: this.escape(true), kind: isSet ? 'other' : single };
    }
    if (c === '[') return { text: this.characterClass(), kind: 'other' };
    if (c === '&' && this.text[this.at + 1] === '&') {
      this.at += 2;
      return { text: '&&', kind: 'other' };
    }
    this.at++;
    if (c === '-' && before === 'single' && this.rangeEnds()) return { text: '-', kind: 'dash' };
    return { text: CLASS_PUNCTUATION.has(c) ? `\\${c}` : c, kind: single };
  }

  /** Does a single character follow, so that a dash before it means a range? */
  private rangeEnds(): boolean {
    const rest = this.text.slice(this.at);
    return rest !== '' && !rest.startsWith(']') && !rest.startsWith('[') && !CLASS_ESCAPE.test(rest);
  }
}

/** Translates a Java pattern. Throws SyntaxError for a malformed one and NotImplemented for what has no equal. */
export function translate(pattern: string): Translated {
  return new Translator(pattern).run();
}
