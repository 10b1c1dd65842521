/** Literals of Apex. Source: Apex Developer Guide, Primitive Data Types and String escape sequences. */
import type { LiteralContext } from '@apexdevtools/apex-parser';
import type { LiteralExpression, LiteralKind } from './ast.ts';
import { at } from './shared.ts';

const ESCAPES: Record<string, string> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r' };

/** Resolves the escapes of a quoted string's content. */
export function unescapeText(content: string): string {
  return content.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (_, escape: string) =>
    escape.length === 5 ? String.fromCharCode(Number.parseInt(escape.slice(1), 16)) : (ESCAPES[escape] ?? escape),
  );
}

function multiline(text: string): string {
  return text.slice(3, -3).replace(/^\r?\n/, '');
}

function numberLiteral(text: string): [LiteralKind, string] {
  if (/[dD]$/.test(text)) return ['Double', text.slice(0, -1)];
  return ['Decimal', text];
}

function read(context: LiteralContext): [LiteralKind, string] {
  const text = context.getText();
  if (context.NULL()) return ['null', 'null'];
  if (context.IntegerLiteral()) return ['Integer', text];
  if (context.LongLiteral()) return ['Long', text.slice(0, -1)];
  if (context.NumberLiteral()) return numberLiteral(text);
  if (context.BooleanLiteral()) return ['Boolean', text.toLowerCase()];
  if (context.MultilineStringLiteral()) return ['String', multiline(text)];
  return ['String', unescapeText(text.slice(1, -1))];
}

/** Reads a literal. */
export function buildLiteral(context: LiteralContext): LiteralExpression {
  const [type, text] = read(context);
  return { kind: 'literal', ...at(context), type, text };
}
