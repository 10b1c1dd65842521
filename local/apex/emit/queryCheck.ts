/** Do the names of a static query exist? The platform says so when it compiles. Source: SOQL and SOSL Reference; observed compile errors. */
import type { SchemaPort } from '../../kernel/ports/schema.ts';
import type { NameAt, QueryNames } from '../syntax/queryNames.ts';
import type { Body } from './body.ts';

const ADVICE = 'Please reference your WSDL or the describe call for the appropriate names.';

function noColumn(name: string, object: string): string {
  return `No such column '${name}' on entity '${object}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${ADVICE}`;
}

function noRelationship(name: string, where: string): string {
  return `Didn't understand relationship '${name}' in ${where}. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${ADVICE}`;
}

/** The problem of one field path, or undefined. */
function pathProblem(schema: SchemaPort, object: string, segments: string[]): string | undefined {
  let owner = object;
  for (const segment of segments.slice(0, -1)) {
    const relationship = schema.parentRelationship(owner, segment);
    if (!relationship) return noRelationship(segment, 'field path');
    const [parent, ...others] = relationship.referenceTo;
    if (!parent || others.length > 0 || !schema.object(parent)) return undefined;
    owner = parent;
  }
  const last = segments.at(-1) ?? '';
  return schema.field(owner, last) ? undefined : noColumn(last, schema.object(owner)?.name ?? owner);
}

/** An inner query reads a relationship, its paths may begin with the name of the child object. */
function isObjectItself(schema: SchemaPort, object: string, name: string): boolean {
  return name.toLowerCase() === object.toLowerCase() && !schema.parentRelationship(object, name);
}

function checkPath(body: Body, names: QueryNames, object: string, path: NameAt): void {
  const segments = path.text.split('.');
  const [first = ''] = segments;
  if (segments.length === 1 && names.aliases.includes(first.toLowerCase())) return;
  const { schema } = body.program;
  const isOwn = names.ownNames.includes(first.toLowerCase()) || isObjectItself(schema, object, first);
  const problem = pathProblem(schema, object, segments.length > 1 && isOwn ? segments.slice(1) : segments);
  if (problem) throw body.error(path, problem);
}

/** Throws the platform's compile error for the first unknown name. `object` is what the query reads. */
export function checkQuery(body: Body, names: QueryNames, object: string): void {
  const { schema } = body.program;
  for (const path of names.paths) checkPath(body, names, object, path);
  for (const join of names.joins) {
    const joined = schema.object(join.from.text);
    if (!joined) throw body.error(join.from, `sObject type '${join.from.text}' is not supported.`);
    checkQuery(body, join, joined.name);
  }
  for (const child of names.children) {
    const relationship = schema.childRelationship(object, child.from.text.replace(/^.*\./, ''));
    if (!relationship) throw body.error(child.from, noRelationship(child.from.text, 'FROM part of query call'));
    checkQuery(body, child, relationship.childObject);
  }
}
