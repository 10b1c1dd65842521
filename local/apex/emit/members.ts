/** Generates the members of a class: methods, constructors, fields, properties and initialisers. */
import { findField } from '../model/lookup.ts';
import type { ClassSymbol, ConstructorSymbol, FieldSymbol, MethodSymbol, ParameterSymbol, SourceFile } from '../model/symbols.ts';
import type { Program } from '../model/program.ts';
import type { Accessor, BlockStatement, InitialiserDeclaration, Member, Position, Statement } from '../syntax/ast.ts';
import { CompileError, problemOf } from '../syntax/parse.ts';
import { tableEntry } from '../types/platformTable.ts';
import { allParents, isException } from '../types/relations.ts';
import { VOID, type Type } from '../types/type.ts';
import { Body, type BodyFacts } from './body.ts';
import { quote } from './code.ts';
import { convert } from './convert.ts';
import { constructorCall } from './creation.ts';
import { expression } from './expressions.ts';
import { ends } from './flow.ts';
import { reassignedNames } from './reassigned.ts';
import { statements } from './statements.ts';
import type { ScriptUnit } from './unit.ts';
import type { Writer } from './writer.ts';

/** What generating one class needs. */
export interface ClassContext {
  program: Program;
  unit: ScriptUnit;
  writer: Writer;
  symbol: ClassSymbol;
}

type OwnFacts = Partial<BodyFacts> & { isStatic: boolean };

function bodyOf(context: ClassContext, facts: OwnFacts, tree: unknown): Body {
  const { program, unit, writer, symbol } = context;
  return new Body(
    { program, unit, symbol, fileName: symbol.file.name, apiVersion: symbol.file.apiVersion, reassigned: reassignedNames(tree), ...facts },
    writer,
  );
}

/** Writes a member; one that does not compile is replaced by code that reports its error when reached. */
function guarded(context: ClassContext, position: Position, head: string, write: () => void): void {
  const { writer, program, symbol } = context;
  writer.at(position.line).write(head);
  const start = writer.position();
  try {
    if (symbol.problem) throw new CompileError(symbol.problem);
    write();
  } catch (error) {
    const problem = problemOf(symbol.file.name, error, position);
    if (problem !== symbol.problem) program.problems.push(problem);
    writer.returnTo(start);
    writer.write(`{uncompiled(${quote(new CompileError(problem).message)});}`);
  }
}

function parameterNames(parameters: readonly ParameterSymbol[]): string {
  return parameters.map((parameter) => `v_${parameter.name.toLowerCase()}`).join(',');
}

function declareParameters(body: Body, parameters: readonly ParameterSymbol[], position: Position): void {
  for (const { name, type, isFinal, place } of parameters) body.declare(name, type, place ?? position, { isFinal: Boolean(isFinal) });
}

function blockBody(body: Body, block: BlockStatement, parameters: readonly ParameterSymbol[], end = ''): void {
  body.writer.write('{');
  declareParameters(body, parameters, block);
  statements(body, block.statements);
  body.writer.write(`${end}}`);
}

/** Refuses code that may end without the value it owes. */
function requireReturn(body: Body, block: BlockStatement, returns: Type, position: Position): void {
  if (returns !== VOID && ends(block)) throw body.error(position, `Missing return statement required return type: ${returns.name}`);
}

/** A method. Abstract ones have no code. */
export function method(context: ClassContext, symbol: MethodSymbol): void {
  const { body: block } = symbol.declaration;
  if (!block) return;
  const head = `${symbol.isStatic ? 'static ' : ''}${symbol.jsName}(${parameterNames(symbol.parameters)})`;
  guarded(context, symbol.declaration, head, () => {
    const body = bodyOf(context, { isStatic: symbol.isStatic, returns: symbol.returns }, block);
    requireReturn(body, block, symbol.returns, symbol.declaration);
    blockBody(body, block, symbol.parameters);
  });
  if (symbol.isStatic && keepsPromise(symbol)) {
    context.writer.write(`${symbol.jsName}(...given){return this.constructor.${symbol.jsName}(...given);}`);
  }
}

/**
 * A static method may be what an interface asks for; then instances answer by it.
 * Source: public code bases whose static `execute` is their Queueable's; the guides do not tell.
 */
function keepsPromise({ owner, jsName }: MethodSymbol): boolean {
  const same = [...owner.methods.values()].flat().filter((method) => method.jsName === jsName);
  return owner.kind === 'class' && same.every((method) => method.isStatic) && allParents(owner.type).some(isInterface);
}

function isInterface(type: Type): boolean {
  return type.symbol ? type.symbol.kind === 'interface' : tableEntry(type.table)?.k === 'interface';
}

/**
 * The code before a constructor's own statements. Fields have their initial values, those of subclasses too, before the constructor
 * of the first parent runs: a method that a parent's constructor calls and a child overrides finds the child's fields initialised.
 * Source: behaviour of the platform on which tests of public Apex libraries rely; the guides do not tell.
 */
function prologue(body: Body, symbol: ClassSymbol, first: Statement | undefined): string {
  const own = 'this.$initialise();';
  const explicit = first?.kind === 'expression' && first.expression.kind === 'constructorCall' ? first.expression : undefined;
  if (explicit) {
    const called = constructorCall(body, explicit.of, explicit.arguments, explicit);
    return explicit.of === 'this' ? `${called};` : `${own}${called};`;
  }
  if (isException(symbol.type) && !symbol.superClass) return `initException(this,null,null);${own}`;
  const parent = symbol.superClass?.constructors.find((constructor) => constructor.parameters.length === 0);
  return parent ? `${own}this.${parent.jsName}();` : own;
}

/** A constructor, declared or implied. */
export function constructor(context: ClassContext, symbol: ConstructorSymbol): void {
  const { declaration, owner } = symbol;
  const head = `${symbol.jsName}(${parameterNames(symbol.parameters)})`;
  guarded(context, declaration ?? { line: 0, column: 0 }, head, () => {
    const block = declaration?.body;
    const body = bodyOf(context, { isStatic: false, returns: VOID, isConstructor: true }, block);
    body.writer.write('{');
    declareParameters(body, symbol.parameters, declaration ?? owner);
    const [first, ...rest] = block?.statements ?? [];
    const isExplicit = first?.kind === 'expression' && first.expression.kind === 'constructorCall';
    if (isExplicit) body.writer.at(first.line).write(body.unit.countLine(first.line));
    body.writer.write(prologue(body, owner, first));
    statements(body, isExplicit ? rest : (block?.statements ?? []));
    body.writer.write('return this;}');
  });
}

/** Fields that are declared after a member: its code may not name them simply. */
function fieldsAfter(symbol: ClassSymbol, member: Member): Set<FieldSymbol> {
  const { members } = symbol.declaration;
  const later = new Set(members.slice(members.indexOf(member)));
  return new Set([...symbol.fields.values()].filter(({ kind, declaration }) => kind === 'field' && declaration && later.has(declaration)));
}

/** A field's initial value, as a method on the field's line; the answer is the method's name. */
export function fieldInitialiser(context: ClassContext, field: FieldSymbol, index: number): string | undefined {
  const { declaration } = field;
  if (declaration?.kind !== 'field' || !declaration.value) return undefined;
  const { value } = declaration;
  const name = `$${field.isStatic ? 'sf' : 'f'}${index}$${context.symbol.jsName}`;
  guarded(context, declaration, `${field.isStatic ? 'static ' : ''}${name}()`, () => {
    const body = bodyOf(context, { isStatic: field.isStatic, later: fieldsAfter(context.symbol, declaration) }, undefined);
    const owner = field.isStatic ? `K.${context.symbol.jsName}.$s` : 'this';
    const code = convert(body, expression(body, value), field.type, declaration);
    context.writer.write(`{${context.unit.countLine(declaration.line)}${owner}.${field.jsName}=${code.js};}`);
  });
  return name;
}

/** A static or instance block; the answer is the name of its method. */
export function initialiser(context: ClassContext, node: InitialiserDeclaration, index: number): string {
  const name = `$${node.isStatic ? 'sb' : 'b'}${index}$${context.symbol.jsName}`;
  guarded(context, node, `${node.isStatic ? 'static ' : ''}${name}()`, () => {
    const facts: OwnFacts = { isStatic: node.isStatic, returns: VOID, isInitialiser: true, later: fieldsAfter(context.symbol, node) };
    blockBody(bodyOf(context, facts, node.body), node.body, []);
  });
  return name;
}

function accessor(context: ClassContext, field: FieldSymbol, node: Accessor, kind: 'get' | 'set'): void {
  const isStatic = field.isStatic ? 'static ' : '';
  const owner = field.isStatic ? `K.${context.symbol.jsName}.$s` : 'this';
  const backing = `${owner}.${field.jsName.replace(/^p_/, 'f_')}`;
  const head = `${isStatic}${kind} ${field.jsName}(${kind === 'set' ? 'v_value' : ''})`;
  guarded(context, node, head, () => {
    if (!node.body) {
      context.writer.write(kind === 'get' ? `{return ${backing};}` : `{${backing}=v_value;}`);
      return;
    }
    const facts: OwnFacts = { isStatic: field.isStatic, returns: kind === 'get' ? field.type : VOID, property: field.name.toLowerCase() };
    const parameters = kind === 'set' ? [{ name: 'value', type: field.type }] : [];
    const body = bodyOf(context, facts, node.body);
    if (kind === 'get') requireReturn(body, node.body, field.type, field.declaration ?? node);
    blockBody(body, node.body, parameters);
  });
}

/** A property with code: JavaScript accessors. */
export function property(context: ClassContext, field: FieldSymbol): void {
  if (field.declaration?.modifiers.words.has('abstract')) return;
  if (field.getter) accessor(context, field, field.getter, 'get');
  if (field.setter) accessor(context, field, field.setter, 'set');
  const replaced = field.declaration?.modifiers.words.has('override') ? replacedProperty(field) : undefined;
  if (!field.getter && replaced?.getter) context.writer.write(`get ${field.jsName}(){return super.${field.jsName};}`);
  if (!field.setter && replaced?.setter) context.writer.write(`set ${field.jsName}(v_value){super.${field.jsName}=v_value;}`);
}

/** The property with code that an overriding one replaces: it keeps the accessor that the new one does not have. */
function replacedProperty(field: FieldSymbol): FieldSymbol | undefined {
  const inherited = field.owner.superClass && findField(field.owner.superClass, field.name);
  return inherited?.declaration?.modifiers.words.has('abstract') ? undefined : inherited;
}

/** What loose code is compiled with. */
export interface LooseContext {
  program: Program;
  unit: ScriptUnit;
  file: SourceFile;
  triggerObject?: Type;
  /** Holds the methods and types that the code declares. */
  loose?: ClassSymbol;
}

/** Code outside of classes: an anonymous block or a trigger. */
export function looseBody(context: LooseContext, writer: Writer, list: Statement[]): void {
  const { file, ...rest } = context;
  const facts = { ...rest, fileName: file.name, apiVersion: file.apiVersion, isStatic: true, returns: VOID };
  const body = new Body({ ...facts, reassigned: reassignedNames(list) }, writer);
  writer.write('{');
  statements(body, list);
  writer.write('}');
}
