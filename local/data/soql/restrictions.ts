/** Objects that a query must narrow down. Source: Object Reference, "ContentDocumentLink", Special Access Rules. */
import { QueryFailure } from '../../kernel/ports/records.ts';
import type { Condition, Query } from './ast.ts';

const LINK = /^(ContentDocumentId|LinkedEntityId)$/i;

/** Does the condition hold for records of some named documents or records only? */
function narrows(condition: Condition | undefined): boolean {
  if (condition?.kind === 'and') return condition.items.some(narrows);
  if (condition?.kind === 'or') return condition.items.every(narrows);
  if (condition?.kind !== 'compare' || condition.left.kind !== 'field') return false;
  return condition.left.path.length <= 2 && LINK.test(condition.left.path.at(-1) ?? '') && /^(=|IN)$/.test(condition.operator);
}

/** Throws QueryFailure for a query that the platform does not run. */
export function checkRestrictions(query: Query, object: string): void {
  if (object === 'ContentDocumentLink' && !narrows(query.where))
    throw new QueryFailure(
      'Implementation restriction: ContentDocumentLink requires a filter by a single Id on ContentDocumentId or LinkedEntityId ' +
        "using the equals operator or multiple Id's using the IN operator.",
    );
}
