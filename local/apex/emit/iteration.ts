/** `for (T x : iterable)`. Source: Apex Developer Guide, Iterating Collections and SOQL For Loops. */
import type { ForEachStatement } from '../syntax/ast.ts';
import { findPlatformMethods } from '../model/lookup.ts';
import { allParents, isAssignable } from '../types/relations.ts';
import { OBJECT, SOBJECT, isList, isSObject, isSet, listOf, type Type } from '../types/type.ts';
import type { Body } from './body.ts';
import { quote, type Code } from './code.ts';
import { closeQuery, widen } from './convert.ts';
import { expression } from './expressions.ts';
import { loopBody, loopGuard } from './statements.ts';

/** The element type of what is iterated, or undefined when it cannot be. */
function elementType(type: Type): Type | undefined {
  if (isList(type) || isSet(type)) return type.arguments[0] ?? OBJECT;
  const iterable = [type, ...allParents(type)].find((parent) => parent.table === 'System.Iterable');
  if (iterable) return iterable.arguments[0] ?? OBJECT;
  const iterator = findPlatformMethods(type, 'iterator')[0];
  return iterator?.returns.arguments[0];
}

function loop(body: Body, node: ForEachStatement, type: Type, iterable: Code, element: Type): void {
  const variable = body.declare(node.name, type, node);
  const item = body.unit.fresh('e');
  const guard = loopGuard(body);
  if (isList(iterable.type) || isSet(iterable.type)) {
    const [source, items, size, index] = ['c', 'a', 'n', 'i'].map((prefix) => body.unit.fresh(prefix));
    const value = widen({ js: `${items}[${index}]`, type: element }, type);
    body.writer.write(
      `{${guard.before}const ${source}=${iterable.js},${items}=elements(${source}),${size}=${items}.length;` +
        `for(let ${index}=0;${index}<${size};${index}++){${guard.inside}if(${source}.size()!==${size})changed();let ${variable.jsName}=${value.js};`,
    );
  } else {
    const value = widen({ js: item, type: element }, type);
    body.writer.write(`{${guard.before}for(const ${item} of iterate(${iterable.js})){${guard.inside}let ${variable.jsName}=${value.js};`);
  }
  loopBody(body, node.body);
  body.writer.write('}}');
}

/** Generates the loop. */
export function forEachStatement(body: Body, node: ForEachStatement): void {
  body.nested(() => {
    const type = body.typeOf(node.type);
    const open = expression(body, node.iterable);
    const isOfRecords = open.query !== undefined || open.subquery === true;
    if (isOfRecords && isList(type)) return queryChunks(body, node, type, open);
    const iterable = closeQuery(open);
    const element = elementType(iterable.type);
    if (!element) throw body.error(node, `Loop must iterate over collection: ${iterable.type.name}`);
    const isDynamic = (open.query?.dynamic !== undefined || open.subquery === true) && element === SOBJECT && isSObject(type);
    const compatible = isDynamic || element.kind === 'parameter' || isAssignable(element, type);
    if (!compatible && isOfRecords)
      throw body.error(node, `Loop variable must be a generic SObject or List or a concrete SObject or List${records(element)}`);
    if (!compatible) throw body.error(node, `Invalid loop variable type expected ${element.name} was ${type.name}`);
    loop(body, node, type, iterable, element === SOBJECT ? type : element);
  });
}

const records = (element: Type) => (element === SOBJECT ? '.' : ` of: ${element.name}`);

/** `for (List<Account> chunk : [SELECT ...])` hands over 200 records at a time. */
function queryChunks(body: Body, node: ForEachStatement, type: Type, open: Code): void {
  const element = open.query?.object ?? open.type.arguments[0] ?? SOBJECT;
  const list = closeQuery(open);
  const chunks: Code = { js: `chunks(${list.js},${quote(element.name)})`, type: listOf(type) };
  const variable = body.declare(node.name, type, node);
  body.writer.write(`for(const ${variable.jsName} of ${chunks.js}){`);
  loopBody(body, node.body);
  body.writer.write('}');
}
