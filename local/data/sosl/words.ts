import { fold } from '../soql/values.ts';

/** A search text as a list: words and phrases in lower case, and `AND`, `OR`, `NOT`, `(`, `)` in upper case. */
export function termsOf(text: string): string[] {
  const parts = text.match(/"[^"]*"|[()]|[^\s()"]+/g) ?? [];
  return parts.map((part) => {
    if (/^(AND|OR|NOT|[()])$/i.test(part)) return part.toUpperCase();
    return fold(part.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1'));
  });
}

function patternOf(term: string): RegExp {
  const escaped = term
    .replace(/[.+^${}|[\]\\()-]/g, '\\$&')
    .replaceAll('*', '[\\p{L}\\p{N}_]*')
    .replaceAll('?', '[\\p{L}\\p{N}_]');
  return new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'u');
}

/** Reads `a b` as both, with AND before OR. Source: SOQL and SOSL Reference, "FIND". */
class Matcher {
  readonly #terms: string[];
  readonly #text: string;
  #at = 0;

  constructor(terms: string[], text: string) {
    this.#terms = terms;
    this.#text = text;
  }

  any(): boolean {
    let found = this.#all();
    while (this.#take('OR')) found = this.#all() || found;
    return found;
  }

  #all(): boolean {
    let found = this.#one();
    while (this.#at < this.#terms.length && this.#terms[this.#at] !== 'OR' && this.#terms[this.#at] !== ')') {
      this.#take('AND');
      found = this.#one() && found;
    }
    return found;
  }

  #one(): boolean {
    if (this.#take('NOT')) return !this.#one();
    if (this.#take('(')) {
      const found = this.any();
      this.#take(')');
      return found;
    }
    const term = this.#terms[this.#at++];
    return term !== undefined && patternOf(term).test(this.#text);
  }

  #take(word: string): boolean {
    if (this.#terms[this.#at] !== word) return false;
    this.#at++;
    return true;
  }
}

/** Called from SQL: does the text have the words of the search? */
export function hasWords(terms: unknown, text: unknown): number {
  if (typeof terms !== 'string' || typeof text !== 'string') return 0;
  return new Matcher(JSON.parse(terms) as string[], fold(text)).any() ? 1 : 0;
}
