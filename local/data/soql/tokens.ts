import { QueryFailure } from '../../kernel/ports/records.ts';

/** What a piece of query text is. */
type TokenKind = 'name' | 'number' | 'string' | 'date' | 'datetime' | 'time' | 'bind' | 'symbol' | 'end';

/** One piece of query text. */
export interface Token {
  kind: TokenKind;
  text: string;
  /** Content of a text literal, name of a bind, upper-case name. */
  value: string;
}

const PATTERNS: [TokenKind, RegExp][] = [
  ['datetime', /\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:?\d\d)/y],
  ['date', /\d{4}-\d\d-\d\d/y],
  ['time', /\d\d:\d\d:\d\d(?:\.\d+)?[Zz]?/y],
  ['number', /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['string', /'(?:[^'\\]|\\[^])*'/y],
  ['bind', /:\s*[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*/y],
  ['name', /[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*/y],
  ['symbol', /<=|>=|!=|<>|[=<>(),:]/y],
];
const SPACE = /\s+/y;

function valueOf(kind: TokenKind, text: string): string {
  if (kind === 'string') return unescape(text.slice(1, -1));
  if (kind === 'bind') return text.slice(1).replace(/\s/g, '');
  return kind === 'name' ? text.replace(/\s/g, '') : text;
}

/** Cuts query text into tokens. Throws QueryFailure at a character that begins none. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    SPACE.lastIndex = at;
    if (SPACE.test(text)) {
      at = SPACE.lastIndex;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token);
    at += token.text.length;
  }
  tokens.push({ kind: 'end', text: '<EOF>', value: '<EOF>' });
  return tokens;
}

function tokenAt(text: string, at: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { kind, text: found, value: valueOf(kind, found) };
  }
  throw new QueryFailure(`line 1:${at} no viable alternative at character '${text.charAt(at)}'`);
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '"': '"', "'": "'", '\\': '\\' };

/**
 * Resolves the escapes of a SOQL text literal. `\_` and `\%` keep their backslash: LIKE reads them.
 * Source: SOQL and SOSL Reference, "Quoted String Escape Sequences".
 */
function unescape(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (whole, rest: string) => {
    if (rest.length === 5) return String.fromCharCode(parseInt(rest.slice(1), 16));
    if (rest === '_' || rest === '%') return whole;
    return ESCAPES[rest] ?? ESCAPES[rest.toLowerCase()] ?? rest;
  });
}

/** Reads tokens from left to right. */
export class TokenReader {
  readonly #tokens: Token[];
  #at = 0;

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)] as Token;
  }

  next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.#at++;
    return token;
  }

  /** True when the next tokens are these words or symbols. */
  sees(...words: string[]): boolean {
    return words.every((word, index) => {
      const token = this.peek(index);
      return token.kind !== 'string' && token.text.toUpperCase() === word;
    });
  }

  /** Takes the words when they come next. */
  take(...words: string[]): boolean {
    if (!this.sees(...words)) return false;
    this.#at += words.length;
    return true;
  }

  expect(...words: string[]): void {
    if (!this.take(...words)) this.unexpected();
  }

  name(): string {
    const token = this.peek();
    if (token.kind !== 'name') this.unexpected();
    return this.next().value;
  }

  /** Refuses the next token as the platform does. */
  unexpected(): never {
    throw new QueryFailure(`unexpected token: '${this.peek().text}'`);
  }
}
