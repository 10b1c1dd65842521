/** Declares the fields, methods and constructors of a class symbol. */
import type {
  ConstructorDeclaration,
  FieldDeclaration,
  Member,
  MethodDeclaration,
  Modifiers,
  Parameter,
  PropertyDeclaration,
} from '../syntax/ast.ts';
import { VOID } from '../types/type.ts';
import type { Program } from './program.ts';
import type { Access, ClassSymbol, FieldSymbol, ParameterSymbol } from './symbols.ts';

/** The access a member has: private unless declared otherwise. Source: Apex Developer Guide, Access Modifiers. */
function accessOf(modifiers: Modifiers): Access {
  if (modifiers.words.has('global') || modifiers.words.has('webservice')) return 'global';
  if (modifiers.words.has('public')) return 'public';
  return modifiers.words.has('protected') ? 'protected' : 'private';
}

/** A JavaScript-safe name for a list of parameter types: equal for overriding methods. */
export function mangle(parameters: readonly ParameterSymbol[]): string {
  return parameters.map((parameter) => parameter.type.name.replace(/\W+/g, '_')).join('$');
}

/** Declares all members of a class; one with an unknown type or a name that is taken is reported and left out. */
export function declareMembers(program: Program, symbol: ClassSymbol): void {
  symbol.declaration.constants.forEach((name) => declareEnumConstant(symbol, name));
  for (const member of symbol.declaration.members) {
    const problem = program.attempt(symbol.file.name, () => declareMember(program, symbol, member));
    const isNamed = member.kind !== 'initialiser' && member.kind !== 'constructor';
    if (problem) symbol.broken.set(isNamed ? member.name.toLowerCase() : '<init>', problem);
  }
  if (symbol.constructors.length === 0 && symbol.kind === 'class' && !symbol.broken.has('<init>')) {
    symbol.constructors.push({ jsName: `$new$${symbol.jsName}`, owner: symbol, parameters: [] });
  }
}

function declareMember(program: Program, symbol: ClassSymbol, member: Member): void {
  if (member.kind === 'field' || member.kind === 'property') declareField(program, symbol, member);
  else if (member.kind === 'method') declareMethod(program, symbol, member);
  else if (member.kind === 'constructor') declareConstructor(program, symbol, member);
}

function declareEnumConstant(symbol: ClassSymbol, name: string): void {
  symbol.fields.set(name.toLowerCase(), {
    kind: 'enumConstant',
    name,
    jsName: `f_${name.toLowerCase()}`,
    type: symbol.type,
    owner: symbol,
    isStatic: true,
    isFinal: true,
    isTransient: false,
    access: 'global',
  });
}

function declareField(program: Program, symbol: ClassSymbol, declaration: FieldDeclaration | PropertyDeclaration): void {
  const lower = declaration.name.toLowerCase();
  if (symbol.fields.has(lower)) throw program.error(symbol.file.name, declaration, `Duplicate field: ${declaration.name}`);
  if (declaration.kind === 'property' && declaration.fault) program.report(symbol.file.name, declaration.fault, declaration.fault.message);
  const { words } = declaration.modifiers;
  const field: FieldSymbol = {
    kind: declaration.kind,
    name: declaration.name,
    jsName: `${isComputed(declaration) ? 'p' : 'f'}_${lower}${isHidden(symbol, lower) ? `$of$${symbol.jsName}` : ''}`,
    type: program.typeOf(declaration.type, symbol),
    owner: symbol,
    isStatic: words.has('static'),
    isFinal: words.has('final'),
    isTransient: words.has('transient'),
    access: accessOf(declaration.modifiers),
    declaration,
    getter: declaration.kind === 'property' ? declaration.getter : undefined,
    setter: declaration.kind === 'property' ? declaration.setter : undefined,
  };
  symbol.fields.set(lower, field);
}

/** Does a parent have a field of that name too? Each class then keeps its own. */
function isHidden(symbol: ClassSymbol, lower: string): boolean {
  for (let parent = symbol.superClass; parent; parent = parent.superClass) {
    const found = parent.declaration.members.find(
      (member) => (member.kind === 'field' || member.kind === 'property') && member.name.toLowerCase() === lower,
    );
    if (
      found &&
      !(
        found.kind === 'property' &&
        ['virtual', 'abstract', 'override'].some((word) => 'modifiers' in found && found.modifiers.words.has(word))
      )
    )
      return true;
  }
  return false;
}

/** A property with code, or one that sub-classes may replace, becomes a JavaScript accessor. */
function isComputed(declaration: FieldDeclaration | PropertyDeclaration): boolean {
  if (declaration.kind !== 'property') return false;
  const { words } = declaration.modifiers;
  const replaceable = words.has('virtual') || words.has('override') || words.has('abstract');
  return replaceable || Boolean(declaration.getter?.body) || Boolean(declaration.setter?.body);
}

function parametersOf(program: Program, symbol: ClassSymbol, parameters: Parameter[]): ParameterSymbol[] {
  return parameters.map((parameter) => ({
    name: parameter.name,
    isFinal: parameter.isFinal,
    place: { line: parameter.line, column: parameter.column },
    type: program.typeOf(parameter.type, symbol),
  }));
}

/** True for the private method of an abstract one without an access modifier, as selectors of public packages have. */
function fillsHidden(symbol: ClassSymbol, { name, parameters }: MethodDeclaration): boolean {
  for (let parent = symbol.superClass; parent; parent = parent.superClass) {
    const found = parent.declaration.members.some(
      (member) =>
        member.kind === 'method' &&
        member.name.toLowerCase() === name.toLowerCase() &&
        member.parameters.length === parameters.length &&
        member.modifiers.words.has('abstract') &&
        accessOf(member.modifiers) === 'private',
    );
    if (found) return true;
  }
  return false;
}

function declareMethod(program: Program, symbol: ClassSymbol, declaration: MethodDeclaration): void {
  const lower = declaration.name.toLowerCase();
  const parameters = parametersOf(program, symbol, declaration.parameters);
  const returns = declaration.returns === 'void' ? VOID : program.typeOf(declaration.returns, symbol);
  const { words } = declaration.modifiers;
  // A private method is never replaced by one of a sub-class: its name is the class's own.
  const isOpen = ['static', 'override', 'virtual', 'abstract'].some((word) => words.has(word));
  const isPrivate =
    symbol.kind === 'class' && !isOpen && accessOf(declaration.modifiers) === 'private' && !fillsHidden(symbol, declaration);
  const jsName = `m_${lower}$${mangle(parameters)}${isPrivate ? `$of$${symbol.jsName}` : ''}`;
  const overloads = symbol.methods.get(lower) ?? [];
  const signature = mangle(parameters);
  if (overloads.some((method) => mangle(method.parameters) === signature)) {
    const types = parameters.map((parameter) => parameter.type.name).join(', ');
    throw program.error(
      symbol.file.name,
      declaration,
      `Method already defined: ${declaration.name} ${returns.name} ${symbol.name}.${declaration.name}(${types}) from the type ${symbol.name}`,
    );
  }
  overloads.push({
    name: declaration.name,
    jsName,
    owner: symbol,
    parameters,
    returns,
    isStatic: declaration.modifiers.words.has('static') || declaration.modifiers.words.has('webservice'),
    isAbstract: symbol.kind === 'interface' || declaration.modifiers.words.has('abstract'),
    access: symbol.kind === 'interface' ? 'global' : accessOf(declaration.modifiers),
    declaration,
  });
  symbol.methods.set(lower, overloads);
}

/** Constructors are named by their class: they are never replaced by those of a sub-class. */
export function constructorName(symbol: ClassSymbol, parameters: readonly ParameterSymbol[]): string {
  return `c$${symbol.jsName}$${mangle(parameters)}`;
}

function declareConstructor(program: Program, symbol: ClassSymbol, declaration: ConstructorDeclaration): void {
  const parameters = parametersOf(program, symbol, declaration.parameters);
  symbol.constructors.push({ jsName: constructorName(symbol, parameters), owner: symbol, parameters, declaration });
}
