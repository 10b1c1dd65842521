/** The names that a static query uses: its object, fields, inner queries and semi-joins. */
import type { QueryContext } from '@apexdevtools/apex-parser';
import {
  BoundExpressionContext,
  FieldNameContext,
  FromNameListContext,
  SelectEntryContext,
  SubQueryContext,
  TypeOfContext,
  ValueContext,
} from '@apexdevtools/apex-parser';
import type { Position } from './ast.ts';
import { at } from './shared.ts';

/** A name with its place. */
export interface NameAt extends Position {
  text: string;
}

/** The names of one query. */
export interface QueryNames {
  /** The object or, for an inner query, the child relationship. */
  from: NameAt;
  /** Names by which the query may call its object. */
  ownNames: string[];
  /** Field paths such as `Account.Owner.Name`. */
  paths: NameAt[];
  /** Names given to selected values. */
  aliases: string[];
  /** Inner queries of the select list. */
  children: QueryNames[];
  /** Queries inside of conditions. */
  joins: QueryNames[];
}

interface TreeNode {
  getChildCount?(): number;
  getChild?(index: number): unknown;
}

function textAt(context: FieldNameContext): NameAt {
  return { ...at(context), text: context.getText() };
}

function visit(node: TreeNode, names: QueryNames, inValue: boolean): void {
  if (node instanceof BoundExpressionContext || node instanceof TypeOfContext || node instanceof FromNameListContext) return;
  if (node instanceof SubQueryContext) {
    const inner = readQueryNames(node);
    if (inner) (inValue ? names.joins : names.children).push(inner);
    return;
  }
  if (node instanceof FieldNameContext) return void names.paths.push(textAt(node));
  if (node instanceof SelectEntryContext && node.soqlId()) names.aliases.push(node.soqlId().getText().toLowerCase());
  const count = node.getChildCount?.() ?? 0;
  for (let index = 0; index < count; index++) visit(node.getChild?.(index) as TreeNode, names, inValue || node instanceof ValueContext);
}

/** Reads the names; undefined for a query of several objects, whose names are left to the record store. */
export function readQueryNames(query: QueryContext | SubQueryContext): QueryNames | undefined {
  const list = query.fromNameList();
  const [from, ...more] = list.fieldName_list();
  if (!from || more.length > 0) return undefined;
  const own = textAt(from);
  const alias = list.soqlId_list().map((id) => id.getText().toLowerCase());
  const names: QueryNames = { from: own, ownNames: [own.text.toLowerCase(), ...alias], paths: [], aliases: [], children: [], joins: [] };
  const count = (query as TreeNode).getChildCount?.() ?? 0;
  for (let index = 0; index < count; index++) visit((query as TreeNode).getChild?.(index) as TreeNode, names, false);
  return names;
}
