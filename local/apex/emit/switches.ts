/** `switch on`. Source: Apex Developer Guide, Switch Statements. */
import type { Expression, Position, SwitchCase, SwitchStatement, SwitchValue } from '../syntax/ast.ts';
import { tableEntry } from '../types/platformTable.ts';
import { isAssignable } from '../types/relations.ts';
import { ID, INTEGER, LONG, SOBJECT, STRING, type Type } from '../types/type.ts';
import type { Body } from './body.ts';
import { quote, type Code } from './code.ts';
import { closeQuery, convert } from './convert.ts';
import { expression } from './expressions.ts';
import { fieldInScope } from './names.ts';
import { block } from './statements.ts';

type NamedValue = Exclude<SwitchValue, { literal: unknown }>;

function enumValue(body: Body, subject: Type, value: NamedValue): Code {
  const name = value.names.at(-1) ?? '';
  if (subject.symbol?.kind === 'enum') {
    const constant = subject.symbol.fields.get(name.toLowerCase());
    if (constant) return { js: `K.${subject.symbol.jsName}.${constant.jsName}`, type: subject };
  }
  const constant = tableEntry(subject.table)?.e?.find((entry) => entry.toLowerCase() === name.toLowerCase());
  if (constant) return { js: `enumConstant(${quote(subject.name)},${quote(constant)})`, type: subject };
  throw body.error(value, `Variable does not exist: ${name}`);
}

/** A static final constant, e.g. `when LIMIT_OF_ROWS`. */
function constantValue(body: Body, subject: Type, names: string[], node: Position): Code {
  const path = names.reduce<Expression | undefined>(
    (target, name) => (target ? { kind: 'field', ...placed(node), target, name, safe: false } : { kind: 'name', ...placed(node), name }),
    undefined,
  );
  if (!path) throw body.error(node, 'Field must be a static final constant: ');
  const field = names.length === 1 ? fieldInScope(body, names[0] ?? '') : undefined;
  if (names.length === 1 && !(field?.isStatic && field.isFinal))
    throw body.error(node, `Field must be a static final constant: ${names[0]}`);
  return converted(body, expression(body, path), subject, node);
}

const placed = ({ line, column }: Position) => ({ line, column });

function converted(body: Body, value: Code, subject: Type, node: Position): Code {
  if (isAssignable(value.type, subject)) return convert(body, value, subject, node);
  throw body.error(
    node,
    `${value.type.name} value in when expression cannot be implicitly converted to the ${subject.name} type in switch expression`,
  );
}

function isEnum(type: Type): boolean {
  return type.symbol?.kind === 'enum' || tableEntry(type.table)?.k === 'enum';
}

/** What the platform refuses about the branches as a whole. */
function checkCases(body: Body, subject: Type, node: SwitchStatement): void {
  if (node.cases.length === 0) throw body.error(node, 'Switch statement requires at least one when block');
  const isValue = [INTEGER, LONG, STRING, ID, SOBJECT].includes(subject);
  if (!isValue && !isEnum(subject)) throw body.error(node.subject, `${subject.name} is not a valid switch expression type`);
  const seen = new Set<string>();
  node.cases.forEach((control, index) => {
    const isElse = control.values.length === 0 && !control.typed;
    if (isElse && index < node.cases.length - 1) throw body.error(node, "'when else' must be the last when block");
    const names = control.values.map((value) => ('literal' in value ? value.literal.text : (value.names.at(-1) ?? '')));
    if (control.typed) names.push(body.typeOf(control.typed.type).name);
    for (const name of names) {
      const key = isEnum(subject) ? name.toLowerCase() : name;
      if (seen.has(key)) throw body.error(node, `${name} occurs as more than one when branch for this switch statement`);
      seen.add(key);
    }
  });
}

function test(body: Body, subject: Code, value: SwitchValue, node: Position): string {
  if (!('literal' in value) && isEnum(subject.type)) {
    if (value.names.length > 1) throw body.error(value, "Enum value used in 'when expression' should be unqualified");
    return `${subject.js}===${enumValue(body, subject.type, value).js}`;
  }
  const literal =
    'literal' in value
      ? converted(body, expression(body, value.literal), subject.type, node)
      : constantValue(body, subject.type, value.names, node);
  return subject.type === STRING || literal.js === 'null' ? `${subject.js}===${literal.js}` : `keyEquals(${subject.js},${literal.js})`;
}

function caseStatement(body: Body, subject: Code, node: SwitchCase, whole: SwitchStatement): void {
  body.nested(() => {
    if (node.typed) {
      const type = body.typeOf(node.typed.type);
      body.writer.write(`if(isInstance(${subject.js},${quote(type.name)})){`);
      const variable = body.declare(node.typed.name, type, node);
      body.writer.write(`let ${variable.jsName}=${subject.js};`);
    } else if (node.values.length > 0) {
      body.writer.write(`if(${node.values.map((value) => test(body, subject, value, whole)).join('||')}){`);
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
  checkCases(body, value.type, node);
  const name = body.unit.fresh('s');
  body.writer.write(`{const ${name}=${value.js};`);
  node.cases.forEach((control, index) => {
    body.writer.at(control.line).write(index > 0 ? 'else ' : '');
    caseStatement(body, { js: name, type: value.type }, control, node);
  });
  body.writer.write('}');
}
