/** `switch on`. Source: Apex Developer Guide, Switch Statements. */
import type { SwitchCase, SwitchStatement, SwitchValue } from '../syntax/ast.ts';
import { tableEntry } from '../types/platformTable.ts';
import { STRING, type Type } from '../types/type.ts';
import type { Body } from './body.ts';
import { quote, type Code } from './code.ts';
import { closeQuery, convert } from './convert.ts';
import { expression } from './expressions.ts';
import { block } from './statements.ts';

function enumValue(body: Body, subject: Type, value: { names: string[] }, node: SwitchCase): Code {
  const name = value.names.at(-1) ?? '';
  if (subject.symbol?.kind === 'enum') {
    const constant = subject.symbol.fields.get(name.toLowerCase());
    if (constant) return { js: `K.${subject.symbol.jsName}.${constant.jsName}`, type: subject };
  }
  const constant = tableEntry(subject.table)?.e?.find((entry) => entry.toLowerCase() === name.toLowerCase());
  if (constant) return { js: `enumConstant(${quote(subject.name)},${quote(constant)})`, type: subject };
  throw body.error(node, `Invalid enum value: ${name}`);
}

function test(body: Body, subject: Code, value: SwitchValue, node: SwitchCase): string {
  if (!('literal' in value)) return `${subject.js}===${enumValue(body, subject.type, value, node).js}`;
  const literal = convert(body, expression(body, value.literal), subject.type, node);
  return subject.type === STRING || literal.js === 'null' ? `${subject.js}===${literal.js}` : `keyEquals(${subject.js},${literal.js})`;
}

function caseStatement(body: Body, subject: Code, node: SwitchCase): void {
  body.nested(() => {
    if (node.typed) {
      const type = body.typeOf(node.typed.type);
      body.writer.write(`if(isInstance(${subject.js},${quote(type.name)})){`);
      const variable = body.declare(node.typed.name, type, node);
      body.writer.write(`let ${variable.jsName}=${subject.js};`);
    } else if (node.values.length > 0) {
      body.writer.write(`if(${node.values.map((value) => test(body, subject, value, node)).join('||')}){`);
    } else {
      body.writer.write('{');
    }
    block(body, node.body);
    body.writer.write('}');
  });
}

/** Generates the switch as a chain of tests; there is no fall-through. */
export function switchStatement(body: Body, node: SwitchStatement): void {
  const value = closeQuery(expression(body, node.subject));
  const name = body.unit.fresh('s');
  body.writer.write(`{const ${name}=${value.js};`);
  node.cases.forEach((control, index) => {
    body.writer.at(control.line).write(index > 0 ? 'else ' : '');
    caseStatement(body, { js: name, type: value.type }, control);
  });
  body.writer.write('}');
}
