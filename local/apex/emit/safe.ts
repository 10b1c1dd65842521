/** The safe navigation operator: a null target ends the whole chain with null. Source: Apex Developer Guide, Safe Navigation Operator. */
import type { Expression } from '../syntax/ast.ts';
import { VOID } from '../types/type.ts';
import type { Body } from './body.ts';
import { isSimple, type Code } from './code.ts';
import { closeQuery } from './convert.ts';
import { targetOf } from './names.ts';

/** Applies `use` to the target's value unless it is null. A type as target is used as it is. */
export function safely(body: Body, node: Expression, use: (target: Code) => Code): Code {
  const target = targetOf(body, node);
  if (target.kind !== 'value') throw body.error(node, 'Invalid use of safe navigation operator');
  const value = closeQuery(target.code, target.code.query?.object);
  if (isSimple(value.js)) {
    const used = use({ ...value, nonNull: true });
    return { js: `(${value.js}===null?null:${used.js})`, type: used.type };
  }
  const name = body.unit.fresh('t');
  const used = use({ ...value, js: name, nonNull: true });
  const result = used.type === VOID ? `{${used.js}}` : `(${used.js})`;
  return { js: `((${name})=>${name}===null?null:${used.type === VOID ? `(()=>${result})()` : result})(${value.js})`, type: used.type };
}
