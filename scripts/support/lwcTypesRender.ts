import type { ApexClass, ApexMember, ApexMethod, ApexType } from './lwcTypesApex.ts';

/** Apex types that travel as a JavaScript value of their own. Times travel as ISO 8601 text. */
const VALUES: Record<string, string> = {
  string: 'string',
  id: 'string',
  boolean: 'boolean',
  integer: 'number',
  long: 'number',
  decimal: 'number',
  double: 'number',
  date: 'string',
  datetime: 'string',
  time: 'string',
  object: 'unknown',
};

const HEAD = `// Generated from the @AuraEnabled members of the Apex classes. Do not edit.
// Write it again with: node scripts/run.mjs scripts/support/lwcTypes.ts
// A member is optional because a null member does not travel to a component.
`;

function typeText(type: ApexType, known: Set<string>, where: string): string {
  const name = type.name.toLowerCase();
  const [first, second] = type.of;
  if ((name === 'list' || name === 'set') && first) return `${typeText(first, known, where)}[]`;
  if (name === 'map' && second) return `Record<string, ${typeText(second, known, where)}>`;
  const value = VALUES[name];
  if (value !== undefined) return value;
  const simple = type.name.split('.').at(-1) ?? type.name;
  if (known.has(simple)) return `Apex.${simple}`;
  throw new Error(`${where}: ${type.name} cannot travel to a component. Give it @AuraEnabled members.`);
}

function memberText(member: ApexMember, known: Set<string>, where: string): string {
  return `${member.name}?: ${typeText(member.type, known, `${where}.${member.name}`)}`;
}

function interfaceText({ name, members }: ApexClass, known: Set<string>): string {
  const lines = members.map((member) => `    ${memberText(member, known, name)};\n`);
  return `  interface ${name} {\n${lines.join('')}  }\n`;
}

function moduleText(owner: string, method: ApexMethod, known: Set<string>): string {
  const where = `${owner}.${method.name}`;
  const parameters = method.parameters.map((each) => memberText(each, known, where));
  const argument = parameters.length === 0 ? '' : `parameters: { ${parameters.join('; ')} }`;
  const result = method.result ? typeText(method.result, known, where) : 'void';
  const call = `export default function ${method.name}(${argument}): Promise<${result}>;`;
  return `\ndeclare module '@salesforce/apex/${where}' {\n  ${call}\n}\n`;
}

function knownNames(shapes: ApexClass[]): Set<string> {
  const names = new Set<string>();
  for (const { name } of shapes) {
    if (names.has(name)) throw new Error(`Two Apex classes with the name ${name} travel to components.`);
    names.add(name);
  }
  return names;
}

/**
 * The text of `types/apex.d.ts`: a namespace with the shapes and one module per method.
 * Throws with class and member when a type cannot travel.
 * Source: LWC Developer Guide, "Call Apex Methods".
 */
export function apexTypes(classes: ApexClass[]): string {
  const sorted = [...classes].sort((left, right) => left.name.localeCompare(right.name, 'en'));
  const shapes = sorted.filter(({ members }) => members.length > 0);
  const known = knownNames(shapes);
  const interfaces = shapes.map((shape) => interfaceText(shape, known)).join('\n');
  const modules = sorted.flatMap(({ name, methods }) => methods.map((method) => moduleText(name, method, known)));
  return `${HEAD}\ndeclare namespace Apex {\n${interfaces}}\n${modules.join('')}`;
}
