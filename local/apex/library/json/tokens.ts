/** Reading JSON text into tokens, with the platform's messages for broken text. */
import { throwApex } from '../../values/index.ts';

/** The kinds of System.JSONToken. */
export type TokenKind =
  | 'START_OBJECT'
  | 'END_OBJECT'
  | 'START_ARRAY'
  | 'END_ARRAY'
  | 'FIELD_NAME'
  | 'VALUE_STRING'
  | 'VALUE_NUMBER_INT'
  | 'VALUE_NUMBER_FLOAT'
  | 'VALUE_TRUE'
  | 'VALUE_FALSE'
  | 'VALUE_NULL';

/** One token; `text` is the decoded string, the name, or the text as written. */
export interface Token {
  kind: TokenKind;
  text: string;
  /** The field the token is the value of (or the name itself), or null. */
  name: string | null;
  /** For START_OBJECT and START_ARRAY: index of the closing token. */
  end: number;
}

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const WORDS: Record<string, TokenKind> = {
  true: 'VALUE_TRUE',
  false: 'VALUE_FALSE',
  null: 'VALUE_NULL',
};

/** Reads one text. Messages are Jackson's, as the platform shows them ("at input location [1,2]"). */
class Tokenizer {
  readonly tokens: Token[] = [];
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  run(): Token[] {
    this.blanks();
    if (this.at >= this.text.length) throwApex('System.JSONException', 'No content to map to Object due to end of input');
    this.value(null);
    return this.tokens;
  }

  private place(offset = 0): string {
    const before = this.text.slice(0, this.at + offset);
    const line = before.split('\n').length;
    return `at input location [${line},${this.at + offset - before.lastIndexOf('\n')}]`;
  }

  private fail(expected: string): never {
    const c = this.text[this.at];
    if (c === undefined) throwApex('System.JSONException', `Unexpected end-of-input: ${expected} ${this.place()}`);
    throwApex('System.JSONException', `Unexpected character ('${c}' (code ${c.charCodeAt(0)})): ${expected} ${this.place(1)}`);
  }

  private blanks(): void {
    while (' \t\n\r'.includes(this.text[this.at] ?? 'x')) this.at++;
  }

  private push(kind: TokenKind, text: string, name: string | null): Token {
    const token = { kind, text, name, end: -1 };
    this.tokens.push(token);
    return token;
  }

  private value(name: string | null): void {
    const c = this.text[this.at];
    if (c === '{') this.object(name);
    else if (c === '[') this.array(name);
    else if (c === '"') this.push('VALUE_STRING', this.string(), name);
    else if (c === '-' || (c !== undefined && c >= '0' && c <= '9')) this.number(name);
    else this.word(name);
  }

  private word(name: string | null): void {
    const word = /^[A-Za-z_$][\w$]*/.exec(this.text.slice(this.at))?.[0];
    if (word === undefined) this.fail("expected a valid value (number, String, array, object, 'true', 'false' or 'null')");
    const kind = WORDS[word];
    if (!kind) {
      this.at += word.length;
      throwApex('System.JSONException', `Unrecognized token '${word}': was expecting 'null', 'true', 'false' or NaN ${this.place(1)}`);
    }
    this.push(kind, word, name);
    this.at += word.length;
  }

  private number(name: string | null): void {
    NUMBER.lastIndex = this.at;
    const match = NUMBER.exec(this.text);
    if (!match) this.fail('expected digit (0-9) to follow minus sign, for valid numeric value');
    this.push(match[1] || match[2] ? 'VALUE_NUMBER_FLOAT' : 'VALUE_NUMBER_INT', match[0], name);
    this.at += match[0].length;
  }

  private string(): string {
    const start = this.at++;
    while (this.at < this.text.length && this.text[this.at] !== '"') this.at += this.text[this.at] === '\\' ? 2 : 1;
    if (this.at >= this.text.length) {
      this.at = this.text.length;
      throwApex('System.JSONException', `Unexpected end-of-input: was expecting closing quote for a string value ${this.place()}`);
    }
    this.at++;
    return this.decode(this.text.slice(start, this.at));
  }

  private decode(quoted: string): string {
    if (!quoted.includes('\\')) return quoted.slice(1, -1);
    const lenient = [...quoted].map((c) => (c < ' ' ? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}` : c)).join('');
    try {
      return JSON.parse(lenient) as string;
    } catch (error) {
      if (error instanceof SyntaxError) throwApex('System.JSONException', `Unrecognized character escape ${this.place()}`);
      throw error;
    }
  }

  private object(name: string | null): void {
    const start = this.push('START_OBJECT', '{', name);
    this.at++;
    this.blanks();
    if (this.text[this.at] !== '}') this.members();
    this.at++;
    start.end = this.tokens.length;
    this.push('END_OBJECT', '}', name);
  }

  private members(): void {
    for (;;) {
      this.blanks();
      if (this.text[this.at] !== '"') this.fail('was expecting double-quote to start field name');
      const name = this.string();
      this.push('FIELD_NAME', name, name);
      this.blanks();
      if (this.text[this.at] !== ':') this.fail('was expecting a colon to separate field name and value');
      this.at++;
      this.blanks();
      this.value(name);
      if (!this.more('}', 'was expecting comma to separate OBJECT entries')) return;
    }
  }

  /** True after a comma, false at the closing sign. */
  private more(close: string, expected: string): boolean {
    this.blanks();
    if (this.text[this.at] === close) return false;
    if (this.text[this.at] !== ',') this.fail(expected);
    this.at++;
    return true;
  }

  private array(name: string | null): void {
    const start = this.push('START_ARRAY', '[', name);
    this.at++;
    this.blanks();
    if (this.text[this.at] !== ']') {
      do {
        this.blanks();
        this.value(null);
      } while (this.more(']', 'was expecting comma to separate ARRAY entries'));
    }
    this.at++;
    start.end = this.tokens.length;
    this.push('END_ARRAY', ']', name);
  }
}

/** The tokens of a JSON text; what follows the first value is ignored. Throws System.JSONException. */
export function tokenize(text: string): Token[] {
  return new Tokenizer(text).run();
}
