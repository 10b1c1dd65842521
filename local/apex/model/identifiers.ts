/**
 * Names that the platform does not accept for types, properties, fields and variables. Methods may have reserved ones.
 * Source: Apex Developer Guide, Reserved Keywords; the identifier rules of Salesforce's apex-language-support.
 */

const RESERVED = new Set(
  (
    'array activate any autonomous begin bigdecimal bulk byte case cast char collect commit const default desc end export exception ' +
    'exit float goto group having hint int into inner import join loop number object outer of package parallel pragma retrieve ' +
    'rollback sort short system synchronized transaction then when ' +
    'blob boolean currency date datetime decimal double integer long set sobject string switch time'
  ).split(' '),
);

/** Words of queries and operators: where a name may stand the parser does not expect them. */
const UNEXPECTED = new Set('and as asc by from having in instanceof like limit not nulls or select trigger using where'.split(' '));

const NOT_FOR_TYPES = new Set(['bulk', 'commit', 'desc']);

const VALID = /^[a-z](?:_?[a-z0-9])*$/i;
const LONGEST = 255;

/** The platform's message for a name of that kind, or undefined when it may be used. */
export function nameProblem(name: string, kind: 'method' | 'type' | 'variable'): string | undefined {
  if (!VALID.test(name)) return `Invalid character in identifier: ${name}`;
  const lower = name.toLowerCase();
  if (UNEXPECTED.has(lower) || (kind !== 'variable' && NOT_FOR_TYPES.has(lower))) return `Unexpected token '${name}'.`;
  if (kind !== 'method' && RESERVED.has(lower)) return `Identifier name is reserved: ${name}`;
  if (kind === 'type' && ['apexpages', 'page'].includes(name.toLowerCase())) return `Identifier type is reserved: ${name}`;
  return name.length > LONGEST ? `Identifier name is too long: ${name}` : undefined;
}
