import { FormulaMistake } from './ast.ts';
import type { Expression } from './ast.ts';

interface Token {
  kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  text: string;
}

const TOKEN =
  /\s+|\/\*[\s\S]*?\*\/|(\d+(?:\.\d+)?|\.\d+)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([$A-Za-z_][\w$]*(?:\.[$A-Za-z_][\w$]*|:[A-Za-z_]\w*)*)|(&&|\|\||<>|!=|<=|>=|==|[-+*/^&=<>(),!])/y;

function tokens(text: string): Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new FormulaMistake(`Syntax error at position ${at + 1}: "${text.slice(at, at + 10)}"`);
    if (match[1] !== undefined) found.push({ kind: 'number', text: match[1] });
    else if (match[2] !== undefined) found.push({ kind: 'text', text: unquote(match[2]) });
    else if (match[3] !== undefined) found.push({ kind: 'name', text: match[3] });
    else if (match[4] !== undefined) found.push({ kind: 'sign', text: match[4] });
  }
  return [...found, { kind: 'end', text: 'the end' }];
}

function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/gs, (_whole, letter: string) => (letter === 'n' ? '\n' : letter));
}

/** Binding strengths. Source: Salesforce Help, "Formula Operators and Functions". */
const STRENGTH: Record<string, number> = {
  '||': 1,
  '&&': 2,
  '=': 3,
  '==': 3,
  '<>': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '&': 5,
  '*': 6,
  '/': 6,
  '^': 7,
};

class Parser {
  readonly #tokens: Token[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = tokens(text);
  }

  parse(): Expression {
    const expression = this.#binary(0);
    if (this.#peek().kind !== 'end') throw new FormulaMistake(`Syntax error: unexpected ${this.#peek().text}`);
    return expression;
  }

  #peek(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: 'the end' };
  }

  #take(): Token {
    const token = this.#peek();
    this.#at += 1;
    return token;
  }

  #expect(sign: string): void {
    const token = this.#take();
    if (token.kind !== 'sign' || token.text !== sign) {
      throw new FormulaMistake(`Syntax error: expected ${sign}, found ${token.text}`);
    }
  }

  #binary(least: number): Expression {
    let left = this.#unary();
    for (;;) {
      const token = this.#peek();
      const strength = token.kind === 'sign' ? (STRENGTH[token.text] ?? 0) : 0;
      if (strength === 0 || strength <= least) return left;
      this.#take();
      left = {
        kind: 'binary',
        operator: canonical(token.text),
        left,
        right: this.#binary(strength),
      };
    }
  }

  #unary(): Expression {
    const token = this.#peek();
    if (token.kind !== 'sign') return this.#primary();
    if (token.text === '-' || token.text === '!') {
      this.#take();
      return { kind: 'unary', operator: token.text, operand: this.#unary() };
    }
    if (token.text === '+') {
      this.#take();
      return this.#unary();
    }
    return this.#primary();
  }

  #primary(): Expression {
    const token = this.#take();
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token.kind === 'text') return { kind: 'text', value: token.text };
    if (token.kind === 'name') return this.#name(token.text);
    if (token.text !== '(') throw new FormulaMistake(`Syntax error: unexpected ${token.text}`);
    const inner = this.#binary(0);
    this.#expect(')');
    return inner;
  }

  #name(name: string): Expression {
    if (this.#peek().text === '(' && this.#peek().kind === 'sign') return this.#call(name);
    const upper = name.toUpperCase();
    if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'boolean', value: upper === 'TRUE' };
    if (upper === 'NULL') return { kind: 'null' };
    return { kind: 'path', path: name.split('.') };
  }

  #call(name: string): Expression {
    this.#expect('(');
    const given: Expression[] = [];
    while (this.#peek().text !== ')' || this.#peek().kind !== 'sign') {
      given.push(this.#binary(0));
      if (this.#peek().text !== ',') break;
      this.#take();
    }
    this.#expect(')');
    return { kind: 'call', name: name.toUpperCase(), arguments: given };
  }
}

function canonical(operator: string): string {
  if (operator === '==') return '=';
  return operator === '!=' ? '<>' : operator;
}

/** Parses a formula. Throws FormulaError with the place of the mistake. */
export function parseFormula(text: string): Expression {
  return new Parser(text).parse();
}
