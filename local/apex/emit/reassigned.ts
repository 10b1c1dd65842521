/** Finds the local names that a body assigns with `=`: only those can become null after their declaration. */

/** Names in lower case. The tree is walked generically: every `assign` node to a name counts. */
export function reassignedNames(tree: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(tree)) {
    for (const item of tree) reassignedNames(item, found);
  } else if (tree !== null && typeof tree === 'object') {
    const node = tree as { kind?: unknown; operator?: unknown; target?: { kind?: unknown; name?: unknown } };
    if (node.kind === 'assign' && node.operator === '=' && node.target?.kind === 'name' && typeof node.target.name === 'string') {
      found.add(node.target.name.toLowerCase());
    }
    for (const value of Object.values(tree)) if (typeof value === 'object') reassignedNames(value, found);
  }
  return found;
}
