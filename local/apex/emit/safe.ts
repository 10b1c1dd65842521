/** The safe navigation operator: a null target ends the whole chain with null. Source: Apex Developer Guide, Safe Navigation Operator. */
import type { Expression } from '../syntax/ast.ts';
import type { Body } from './body.ts';
import { isSimple, type Code } from './code.ts';
import { closeQuery } from './convert.ts';
import { targetOf } from './names.ts';

/** A chain that ends with null when its guard finds null. */
function guarded(used: Code, guard: (inner: string) => string): Code {
  return { ...used, js: guard(used.js), nonNull: false, safe: { inner: used, guard } };
}

/** Applies `use` to a value; behind `?.` it joins the part of the chain that null leaves out. */
export function along(target: Code, use: (target: Code) => Code): Code {
  if (!target.safe) return use(target);
  return guarded(use(target.safe.inner), target.safe.guard);
}

/** Applies `use` to the target's value unless it is null. */
export function safely(body: Body, node: Expression, use: (target: Code) => Code, asList = false): Code {
  const target = targetOf(body, node);
  if (target.kind !== 'value') throw body.error(node, 'Invalid use of safe navigation operator');
  const value = closeQuery(target.code, asList ? undefined : target.code.query?.object);
  return along(value, (link) => {
    if (isSimple(link.js)) return guarded(use({ ...link, nonNull: true }), (inner) => `(${link.js}===null?null:${inner})`);
    const name = body.unit.fresh('t');
    return guarded(
      use({ ...link, js: name, nonNull: true, parent: undefined }),
      (inner) => `((${name})=>${name}===null?null:(${inner}))(${link.js})`,
    );
  });
}
