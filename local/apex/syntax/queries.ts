/** Takes static SOQL and SOSL out of Apex: their text, with the bound expressions replaced by names. */
import { BoundExpressionContext, type SoqlLiteralContext, type SoslLiteralContext } from '@apexdevtools/apex-parser';
import type { Expression, SoqlExpression, SoslExpression } from './ast.ts';
import { readQueryNames } from './queryNames.ts';
import { at } from './shared.ts';

interface TreeNode {
  getChildCount?(): number;
  getChild?(index: number): unknown;
}

function collectBinds(node: TreeNode, found: BoundExpressionContext[]): void {
  if (node instanceof BoundExpressionContext) {
    found.push(node);
    return;
  }
  const count = node.getChildCount?.() ?? 0;
  for (let index = 0; index < count; index++) collectBinds(node.getChild?.(index) as TreeNode, found);
}

const COMMENT_OR_STRING = /\/\*[\s\S]*?\*\/|\/\/[^\r\n]*|'(?:\\[\s\S]|[^'\\])*'/g;

/** Comments inside the brackets are Apex, not SOQL: each becomes a space, what looks like one in a string stays. */
function withoutComments(text: string): string {
  return text.replaceAll(COMMENT_OR_STRING, (part) => (part.startsWith("'") ? part : ' '));
}

function extract(
  context: SoqlLiteralContext | SoslLiteralContext,
  source: string,
  build: (bound: BoundExpressionContext) => Expression,
): { text: string; binds: Expression[] } {
  const bounds: BoundExpressionContext[] = [];
  collectBinds(context, bounds);
  let text = '';
  let from = context.start.start;
  bounds.forEach((bound, index) => {
    text += `${withoutComments(source.slice(from, bound.start.start))}:b${index} `;
    from = (bound.stop ?? bound.start).stop + 1;
  });
  text += withoutComments(source.slice(from, (context.stop ?? context.start).stop + 1));
  return { text: text.replace(/^\[/, '').replace(/\]$/, '').trim(), binds: bounds.map(build) };
}

/** Reads `[SELECT ...]`. */
export function buildSoql(
  context: SoqlLiteralContext,
  source: string,
  build: (bound: BoundExpressionContext) => Expression,
): SoqlExpression {
  return { kind: 'soql', ...at(context), ...extract(context, source, build), names: readQueryNames(context.query()) };
}

/** Reads `[FIND ...]`. */
export function buildSosl(
  context: SoslLiteralContext,
  source: string,
  build: (bound: BoundExpressionContext) => Expression,
): SoslExpression {
  return { kind: 'sosl', ...at(context), ...extract(context, source, build) };
}
