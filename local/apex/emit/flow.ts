/** Can code run to its end? A method with a result must not. Source: Apex Developer Guide, Class Methods (return type). */
import type { Statement, TryStatement } from '../syntax/ast.ts';

function tryEnds(node: TryStatement): boolean {
  return ends(node.body) || node.catches.some((clause) => ends(clause.body));
}

/**
 * Can control reach the point after the statement? Of loops, `System.runAs` and `finally` the compiler believes it always.
 * Source: Salesforce's compiler front end.
 */
export function ends(node: Statement): boolean {
  switch (node.kind) {
    case 'return':
    case 'throw':
    case 'break':
    case 'continue':
      return false;
    case 'block':
      return node.statements.every(ends);
    case 'if':
      return node.otherwise === undefined || ends(node.then) || ends(node.otherwise);
    case 'switch':
      return (
        !node.cases.some((control) => control.values.length === 0 && !control.typed) || node.cases.some((control) => ends(control.body))
      );
    case 'try':
      return tryEnds(node);
    default:
      return true;
  }
}

/** Does the statement surely leave, so that what follows is never reached? Loops, `break`, `continue` and `finally` do not count. */
export function leaves(node: Statement): boolean {
  switch (node.kind) {
    case 'return':
    case 'throw':
      return true;
    case 'block':
      return node.statements.some(leaves);
    case 'if':
      return node.otherwise !== undefined && leaves(node.then) && leaves(node.otherwise);
    case 'switch':
      return (
        node.cases.some((control) => control.values.length === 0 && !control.typed) && node.cases.every((control) => leaves(control.body))
      );
    case 'try':
      return leaves(node.body) && node.catches.every((clause) => leaves(clause.body));
    default:
      return false;
  }
}
