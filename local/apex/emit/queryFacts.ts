/** What the compiler must know of a static query without understanding all of it. */

/** The object and form of a query. */
export interface QueryFacts {
  /** The query without its access clause. */
  text: string;
  object: string;
  isCount: boolean;
  isAggregate: boolean;
  access?: 'user' | 'system';
}

/** Replaces the content of parentheses and strings by blanks, so that key words are those of the outer query. */
function outerText(text: string): string {
  let depth = 0;
  let result = '';
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const char = text[index] ?? '';
    if (quoted) {
      if (char === '\\') index++;
      else if (char === "'") quoted = false;
      result += ' ';
      continue;
    }
    if (char === "'") quoted = true;
    if (char === ')') depth--;
    result += depth > 0 || quoted ? ' ' : char;
    if (char === '(') depth++;
  }
  return result;
}

const AGGREGATE = /\b(count|count_distinct|sum|avg|min|max)\s*\(/i;

function modeOf(outer: string): QueryFacts['access'] {
  const mode = /\bwith\s+(user_mode|system_mode)\b/i.exec(outer)?.[1]?.toLowerCase();
  return mode === undefined ? undefined : mode === 'user_mode' ? 'user' : 'system';
}

/** The access mode that a search names. */
export function accessOf(source: string): Pick<QueryFacts, 'text' | 'access'> {
  return { text: source, access: modeOf(outerText(source)) };
}

/** Reads the facts of a SOQL text. */
export function queryFacts(source: string): QueryFacts {
  const outer = outerText(source);
  const object = /\bfrom\s+(\w+)/i.exec(outer)?.[1] ?? '';
  const selected = outer.slice(0, outer.search(/\bfrom\b/i));
  const isCount = /^\s*select\s+count\s*\(\s*\)\s*$/i.test(selected) && /^\s*select\s+count\s*\(\s*\)/i.test(source);
  const isAggregate = !isCount && (AGGREGATE.test(selected) || /\bgroup\s+by\b/i.test(outer));
  return { text: source, object, isCount, isAggregate, access: modeOf(outer) };
}
