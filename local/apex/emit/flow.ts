/** Can code run to its end? A method with a result must not. Source: Apex Developer Guide, Class Methods (return type). */
import type { Expression, Statement, TryStatement } from '../syntax/ast.ts';

/** Does a `break` leave the loop whose body this is? */
function breaks(node: Statement): boolean {
  switch (node.kind) {
    case 'break':
      return true;
    case 'block':
      return node.statements.some(breaks);
    case 'if':
      return breaks(node.then) || (node.otherwise !== undefined && breaks(node.otherwise));
    case 'switch':
      return node.cases.some((control) => breaks(control.body));
    case 'try':
      return (
        breaks(node.body) ||
        node.catches.some((clause) => breaks(clause.body)) ||
        (node.finallyBody !== undefined && breaks(node.finallyBody))
      );
    default:
      return false;
  }
}

function isTrue(node: Expression | undefined): boolean {
  if (node === undefined) return true;
  if (node.kind === 'parenthesized') return isTrue(node.operand);
  return node.kind === 'literal' && node.type === 'Boolean' && node.text === 'true';
}

function tryEnds(node: TryStatement): boolean {
  if (node.finallyBody && !ends(node.finallyBody)) return false;
  return ends(node.body) || node.catches.some((clause) => ends(clause.body));
}

/** Can control reach the point after the statement? */
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
    case 'while':
    case 'for':
      return !isTrue(node.condition) || breaks(node.body);
    case 'do':
      return breaks(node.body) || (ends(node.body) && !isTrue(node.condition));
    case 'switch':
      return (
        !node.cases.some((control) => control.values.length === 0 && !control.typed) || node.cases.some((control) => ends(control.body))
      );
    case 'try':
      return tryEnds(node);
    case 'runAs':
      return ends(node.body);
    default:
      return true;
  }
}

/** Does the statement surely leave, so that what follows is never reached? Loops without end do not count, as on the platform. */
export function leaves(node: Statement): boolean {
  switch (node.kind) {
    case 'return':
    case 'throw':
    case 'break':
    case 'continue':
      return true;
    case 'block':
      return node.statements.some(leaves);
    case 'if':
      return node.otherwise !== undefined && leaves(node.then) && leaves(node.otherwise);
    case 'try':
      if (node.finallyBody && leaves(node.finallyBody)) return true;
      return leaves(node.body) && node.catches.every((clause) => leaves(clause.body));
    default:
      return false;
  }
}
