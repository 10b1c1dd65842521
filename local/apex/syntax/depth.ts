/**
 * Measures nesting before the parser does: its time grows with the square of the depth, so that a hostile
 * file would hold it for minutes.
 */
import type { Position } from './ast.ts';

/** Deeper than any code that a person writes, shallow enough for the parser. */
const BRACKETS = 400;
const TYPE_ARGUMENTS = 60;

/** Comments, strings, brackets, and what may stand between the `<` of nested type arguments. */
const TOKENS = /\/\/.*|\/\*[\s\S]*?(?:\*\/|$)|'''[\s\S]*?(?:'''|$)|'(?:\\.|[^'\\\n])*'|[([{}\])<>;]/g;

/** The place where the source is nested too deeply, or undefined. */
export function tooDeep(source: string): Position | undefined {
  let depth = 0;
  let angles = 0;
  for (const { 0: token, index } of source.matchAll(TOKENS)) {
    if (token === '(' || token === '[' || token === '{') depth++;
    else if (token === ')' || token === ']' || token === '}') depth--;
    else if (token === '<') angles++;
    else if (token === '>') angles--;
    if (token === ';' || token === '{') angles = 0;
    if (depth > BRACKETS || angles > TYPE_ARGUMENTS) return placeOf(source, index);
  }
  return undefined;
}

function placeOf(source: string, index: number): Position {
  const before = source.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
