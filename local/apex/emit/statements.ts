/** Generates JavaScript for statements, each on the line of its Apex source. */
import type {
  BlockStatement,
  DmlStatement,
  DoStatement,
  Expression,
  ForStatement,
  IfStatement,
  JumpStatement,
  LocalDeclaration,
  ReturnStatement,
  RunAsStatement,
  Statement,
  ThrowStatement,
  VariableStatement,
  WhileStatement,
} from '../syntax/ast.ts';
import { isException } from '../types/relations.ts';
import { NULL, SOBJECT, VOID, isList, isSObject } from '../types/type.ts';
import { Body } from './body.ts';
import { quote } from './code.ts';
import { Scope } from './scope.ts';
import { closeQuery, convert } from './convert.ts';
import { constructorCall } from './creation.ts';
import { expression } from './expressions.ts';
import { leaves } from './flow.ts';
import { forEachStatement } from './iteration.ts';
import { step } from './lvalues.ts';
import { condition } from './operators.ts';
import { switchStatement } from './switches.ts';
import { tryStatement } from './exceptions.ts';

/**
 * The code that lets the CPU limit stop a loop without end: a counter before the loop, and its
 * check inside, which looks at the limit once in 1,024 iterations.
 */
export function loopGuard(body: Body): { before: string; inside: string } {
  const counter = body.unit.fresh('q');
  return { before: `let ${counter}=0;`, inside: `if((++${counter}&1023)===0)burn();` };
}

/** Before that version such code compiled. Source: Salesforce's compiler front end. */
const UNREACHABLE_IS_REFUSED = 42;

/** Generates the statements of a block without its braces. */
export function statements(body: Body, list: readonly Statement[]): void {
  list.forEach((node, index) => {
    const before = list[index - 1];
    if (before && body.facts.apiVersion >= UNREACHABLE_IS_REFUSED && leaves(before) && node.kind !== 'declaration')
      throw body.error(node, 'Unreachable statement');
    statement(body, node);
  });
}

/** Generates `{ ... }`. */
export function block(body: Body, node: BlockStatement): void {
  body.writer.at(node.line).write('{');
  body.nested(() => statements(body, node.statements));
  body.writer.write('}');
}

/** Generates a statement that is the body of another one, always in braces. */
export function nestedStatement(body: Body, node: Statement): void {
  if (node.kind === 'block') return block(body, node);
  body.writer.write('{');
  body.nested(() => statement(body, node));
  body.writer.write('}');
}

/** Generates the body of a loop, where `break` and `continue` are allowed. */
export function loopBody(body: Body, node: Statement): void {
  body.loops++;
  nestedStatement(body, node);
  body.loops--;
}

/** Generates any statement. */
export function statement(body: Body, node: Statement): void {
  if (node.kind === 'empty') return;
  if (node.kind === 'block') return block(body, node);
  body.writer.at(node.line).write(body.unit.countLine(node.line));
  switch (node.kind) {
    case 'expression':
      return expressionStatement(body, node.expression);
    case 'variable':
      return variables(body, node);
    case 'if':
      return ifStatement(body, node);
    case 'return':
      return returnStatement(body, node);
    case 'throw':
      return throwStatement(body, node);
    case 'for':
      return forStatement(body, node);
    case 'forEach':
      return forEachStatement(body, node);
    case 'while':
      return whileStatement(body, node);
    case 'do':
      return doStatement(body, node);
    default:
      return rareStatement(body, node);
  }
}

function rareStatement(body: Body, node: Statement): void {
  switch (node.kind) {
    case 'try':
      return tryStatement(body, node);
    case 'switch':
      return switchStatement(body, node);
    case 'dml':
      return dmlStatement(body, node);
    case 'runAs':
      return runAsStatement(body, node);
    case 'declaration':
      return localMethod(body, node);
    case 'break':
    case 'continue':
      return jump(body, node);
    default:
      throw body.error(node, `Unexpected statement: ${node.kind}`);
  }
}

/** `break` and `continue`; out of `System.runAs`, whose block is a function, they are what that function answers. */
function jump(body: Body, node: JumpStatement): void {
  if (body.loops === 0 && !body.insideRunAs?.insideLoop)
    throw body.error(node, `${node.kind === 'break' ? 'Break' : 'Continue'} statement must be in loop`);
  body.writer.write(body.loops > 0 ? `${node.kind};` : `return ${quote(node.kind)};`);
}

/** A method of loose code: a function that sees the variables before it. Source: Apex Developer Guide, Anonymous Blocks. */
function localMethod(body: Body, node: LocalDeclaration): void {
  const { member } = node;
  if (member.kind === 'property') throw body.error(node, 'Not implemented in the local org: properties outside of classes');
  const declared = [...(body.facts.loose?.methods.values() ?? [])].flat().find((method) => method.declaration === member);
  if (!declared?.declaration.body) return;
  const inner = new Body({ ...body.facts, returns: declared.returns }, body.writer);
  inner.scope = new Scope(body.scope);
  body.writer.write(`function ${declared.jsName}(${declared.parameters.map(({ name }) => `v_${name.toLowerCase()}`).join(',')})`);
  for (const parameter of declared.parameters) inner.declare(parameter.name, parameter.type, node);
  block(inner, declared.declaration.body);
}

/** An expression whose value nobody reads. */
function effect(body: Body, node: Expression): string {
  if (node.kind === 'step') return step(body, node, false).js;
  if (node.kind === 'constructorCall') return constructorCall(body, node.of, node.arguments, node);
  if (!['call', 'assign', 'new', 'collection', 'map', 'array'].includes(node.kind)) {
    expression(body, node);
    throw body.error(node, 'Expression cannot be a statement.');
  }
  return closeQuery(expression(body, node)).js;
}

function expressionStatement(body: Body, node: Expression): void {
  body.writer.write(`${effect(body, node)};`);
}

/** Generates a local declaration. */
export function variables(body: Body, node: VariableStatement): void {
  const type = body.typeOf(node.type);
  if (type === VOID) throw body.error(node, 'Variables cannot be of type void');
  for (const declared of node.variables) {
    if (node.problem) throw body.error(declared, node.problem);
    const value = declared.value ? convert(body, expression(body, declared.value), type, declared) : undefined;
    const local = body.declare(declared.name, type, declared, { isFinal: node.isFinal, nonNull: value?.nonNull });
    body.writer.write(`let ${local.jsName}=${value?.js ?? 'null'};`);
  }
}

function ifStatement(body: Body, node: IfStatement): void {
  const test = condition(body, closeQuery(expression(body, node.condition)), node.condition);
  body.writer.write(`if(${test})`);
  nestedStatement(body, node.then);
  if (!node.otherwise) return;
  body.writer.write('else ');
  nestedStatement(body, node.otherwise);
}

function whileStatement(body: Body, node: WhileStatement): void {
  const guard = loopGuard(body);
  const test = condition(body, expression(body, node.condition), node.condition);
  body.writer.write(`{${guard.before}while(${test}){${guard.inside}`);
  loopBody(body, node.body);
  body.writer.write('}}');
}

function doStatement(body: Body, node: DoStatement): void {
  const guard = loopGuard(body);
  body.writer.write(`{${guard.before}do{${guard.inside}`);
  loopBody(body, node.body);
  body.writer.write(`}while(${condition(body, expression(body, node.condition), node.condition)});}`);
}

function forStatement(body: Body, node: ForStatement): void {
  body.nested(() => {
    body.writer.write('{');
    if (node.variables) variables(body, node.variables);
    for (const initialiser of node.initialisers) body.writer.write(`${effect(body, initialiser)};`);
    const test = node.condition ? condition(body, expression(body, node.condition), node.condition) : '';
    if (node.comma) throw body.error(node.comma, "Expecting ')' but was: ','");
    const updates = node.updates.map((update) => effect(body, update)).join(',');
    const guard = loopGuard(body);
    body.writer.write(`${guard.before}for(;${test};${updates}){${guard.inside}`);
    loopBody(body, node.body);
    body.writer.write('}}');
  });
}

function returnStatement(body: Body, node: ReturnStatement): void {
  const returns = body.facts.returns ?? VOID;
  if (!node.value) {
    if (returns !== VOID) throw body.error(node, `Missing return statement required return type: ${returns.name}`);
    body.writer.write(
      body.insideRunAs
        ? `return {value:${body.facts.isConstructor ? 'this' : 'void 0'}};`
        : body.facts.isConstructor
          ? 'return this;'
          : 'return;',
    );
    return;
  }
  if (returns === VOID)
    throw body.error(node, body.facts.isConstructor ? 'Constructors must not return a value' : 'Void method must not return a value');
  const value = convert(body, expression(body, node.value), returns, node, 'conversion').js;
  body.writer.write(body.insideRunAs ? `return {value:${value}};` : `return (${value});`);
}

function throwStatement(body: Body, node: ThrowStatement): void {
  const value = expression(body, node.value);
  if (value.type !== NULL && !isException(value.type))
    throw body.error(node, `Throw expression must be of type exception: ${value.type.name}`);
  body.writer.write(`throw raise(${value.js});`);
}

function dmlStatement(body: Body, node: DmlStatement): void {
  const operand = closeQuery(expression(body, node.operand));
  const isRecords = isSObject(operand.type) || (isList(operand.type) && isSObject(operand.type.arguments[0] ?? operand.type));
  if (!isRecords) throw body.error(node, `DML requires SObject or SObject list type: ${operand.type.name}`);
  const options = [`access:${body.access(node.access)}`];
  if (node.externalIdField) options.push(`externalIdField:${quote(node.externalIdField.split('.').at(-1) ?? '')}`);
  const others = node.duplicates ? closeQuery(expression(body, node.duplicates)) : undefined;
  const otherType = others && isList(others.type) ? others.type.arguments[0] : others?.type;
  if (otherType && otherType !== operand.type && otherType !== SOBJECT && operand.type !== SOBJECT)
    throw body.error(node, 'Invalid type for duplicate records');
  const duplicates = others ? `,${others.js}` : '';
  body.writer.write(`dml(${quote(node.operation)},${operand.js},{${options.join(',')}}${duplicates});`);
}

function runAsStatement(body: Body, node: RunAsStatement): void {
  const [user] = node.user;
  const code = user ? closeQuery(expression(body, user)) : undefined;
  if (!code) throw body.error(node, 'System.runAs requires a user');
  const left = body.unit.fresh('r');
  body.writer.write(`const ${left}=runAs(${code.js},()=>`);
  const { insideRunAs: outer, loops } = body;
  const insideLoop = loops > 0 || Boolean(outer?.insideLoop);
  const asUser = isSObject(code.type) || Boolean(outer?.asUser);
  [body.insideRunAs, body.loops] = [{ insideLoop, asUser }, 0];
  block(body, node.body);
  [body.insideRunAs, body.loops] = [outer, loops];
  const jumps = loops > 0 ? `if(${left}==="break")break;if(${left}==="continue")continue;` : '';
  body.writer.write(`);${jumps}if(${left})return ${outer ? left : `${left}.value`};`);
}
