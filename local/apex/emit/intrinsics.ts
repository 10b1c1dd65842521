/** Calls on collections that compile to direct calls of the runtime's collection classes. */
import { findPlatformMethods } from '../model/lookup.ts';
import type { CallExpression } from '../syntax/ast.ts';

import { required, type Code } from './code.ts';
import { widen } from './convert.ts';
import { choose } from './overloads.ts';
import { mark } from './writer.ts';

/** Method name and number of arguments → name of the JavaScript method. */
const DIRECT: Record<string, Record<string, string>> = {
  'System.List': {
    'add/1': 'add',
    'add/2': 'insert',
    'get/1': 'get',
    'set/2': 'set',
    'size/0': 'size',
    'isempty/0': 'isEmpty',
    'clear/0': 'clear',
    'contains/1': 'contains',
    'remove/1': 'remove',
  },
  'System.Set': {
    'add/1': 'add',
    'contains/1': 'contains',
    'size/0': 'size',
    'isempty/0': 'isEmpty',
    'clear/0': 'clear',
    'remove/1': 'remove',
  },
  'System.Map': {
    'get/1': 'get',
    'put/2': 'put',
    'containskey/1': 'containsKey',
    'size/0': 'size',
    'isempty/0': 'isEmpty',
    'clear/0': 'clear',
    'remove/1': 'remove',
    'values/0': 'values',
    'keyset/0': 'keySet',
  },
};

const NEVER_NULL = new Set(['size', 'isEmpty', 'contains', 'containsKey', 'values', 'keySet']);

/** A direct call, or undefined when the library must do it. */
export function directCall(target: Code, node: CallExpression, given: Code[]): Code | undefined {
  const jsName = DIRECT[target.type.table ?? '']?.[`${node.name.toLowerCase()}/${given.length}`];
  if (!jsName) return undefined;
  const method = choose(findPlatformMethods(target.type, node.name), given);
  if (!method) return undefined;
  const list = given.map((code, index) => {
    const converted = widen(code, method.parameters[index] ?? code.type);
    const isIndex = target.type.table === 'System.List' && index === 0 && ['get', 'set', 'insert', 'remove'].includes(jsName);
    return isIndex ? required(converted) : converted.js;
  });
  return { js: `${target.js}${mark(node.line)}.${jsName}(${list.join(',')})`, type: method.returns, nonNull: NEVER_NULL.has(jsName) };
}
