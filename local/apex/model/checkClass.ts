/**
 * What a class promises and must keep: abstract methods, interfaces, overriding.
 * Source: Apex Developer Guide, Extending a Class; Interfaces; Using the virtual and override keywords.
 */
import type { Position } from '../syntax/ast.ts';
import { tableEntry } from '../types/platformTable.ts';
import { allParents, isAssignable, isException, isExtensible } from '../types/relations.ts';
import { STRING, platformType, type Type } from '../types/type.ts';
import { checkEntryPoints, checkInterfaceTypes } from './checkEntryPoints.ts';
import { checkModifiers } from './checkModifiers.ts';
import { nameProblem } from './identifiers.ts';
import { mangle } from './members.ts';
import { brokenMember, findMethods, findPlatformMethods } from './lookup.ts';
import type { Program } from './program.ts';
import type { Access, ClassSymbol, MethodSymbol } from './symbols.ts';

type Report = (position: Position, message: string) => void;

function shown(method: MethodSymbol): string {
  const types = method.parameters.map((parameter) => parameter.type.name).join(', ');
  return `${method.returns.name} ${method.owner.name}.${method.name}(${types})`;
}

/** Methods that some class or interface above declares without code. */
function promised(symbol: ClassSymbol, found = new Map<string, MethodSymbol>()): Map<string, MethodSymbol> {
  for (const method of [...symbol.methods.values()].flat())
    if (method.isAbstract && !found.has(method.jsName)) found.set(method.jsName, method);
  if (symbol.superClass) promised(symbol.superClass, found);
  for (const parent of symbol.interfaces) if (parent.symbol) promised(parent.symbol, found);
  return found;
}

/** The method of the class that keeps a promise. Private methods have JavaScript names of their own. */
function keptBy(symbol: ClassSymbol, promise: MethodSymbol): MethodSymbol | undefined {
  const candidates = findMethods(symbol, promise.name).filter((candidate) => !candidate.isAbstract);
  return (
    candidates.find((candidate) => candidate.jsName === promise.jsName) ??
    candidates.find((candidate) => candidate.jsName.startsWith(`${promise.jsName}$of$`))
  );
}

function checkPromises(symbol: ClassSymbol, report: Report): void {
  for (const promise of promised(symbol).values()) {
    const kept = keptBy(symbol, promise);
    const isInterface = promise.owner.kind === 'interface';
    if (!kept || (isInterface && !isAssignable(kept.returns, promise.returns)))
      report(symbol, `Class ${symbol.name} must implement the ${isInterface ? 'method' : 'abstract method'}: ${shown(promise)}`);
    else if (isInterface && kept.access !== 'public' && kept.access !== 'global') {
      const rule = 'Overriding implementations of global or public interface methods must be global or public';
      report(symbol, `${symbol.name}: ${rule}: ${shown(promise)}`);
    }
  }
  for (const parent of platformInterfaces(symbol)) checkPlatformPromises(symbol, parent, report);
}

/** The platform's interfaces that a class or its parents implement. */
function platformInterfaces(symbol: ClassSymbol): Type[] {
  return allParents(symbol.type).filter((parent) => tableEntry(parent.table)?.k === 'interface');
}

/** Every method name of the interface must be there with as many parameters as one of its forms. */
function checkPlatformPromises(symbol: ClassSymbol, parent: Type, report: Report): void {
  const rows = (tableEntry(parent.table)?.m ?? []).filter(([, isStatic]) => isStatic === 0);
  for (const name of new Set(rows.map(([method]) => method))) {
    const forms = findPlatformMethods(parent, name);
    // What starts a batch may be a locator or an Iterable; the type table knows the one only.
    const isEither = parent.table === 'Database.Batchable' && name.toLowerCase() === 'start';
    const kept = findMethods(symbol, name).some(({ parameters, returns }) =>
      forms.some((form) => form.parameters.length === parameters.length && (isEither || isAssignable(returns, form.returns))),
    );
    const [form] = forms;
    if (kept || !form) continue;
    const types = form.parameters.map((type) => type.name).join(', ');
    report(symbol, `Class ${symbol.name} must implement the method: ${form.returns.name} ${parent.name}.${form.name}(${types})`);
  }
}

/** The method of a parent class that this one replaces. */
function replaced(method: MethodSymbol): MethodSymbol | undefined {
  for (let parent = method.owner.superClass; parent; parent = parent.superClass) {
    const found = parent.methods.get(method.name.toLowerCase())?.find((candidate) => candidate.jsName === method.jsName);
    if (found) return found;
  }
  return undefined;
}

/** A private method of a parent that is visible, because both stand in one outer class: it cannot be declared again. */
function sharedPrivate(method: MethodSymbol): MethodSymbol | undefined {
  const signature = mangle(method.parameters);
  for (let parent = method.owner.superClass; parent; parent = parent.superClass) {
    if (outermost(parent) !== outermost(method.owner)) continue;
    const found = parent.methods.get(method.name.toLowerCase())?.find((candidate) => mangle(candidate.parameters) === signature);
    if (found?.access === 'private') return found;
  }
  return undefined;
}

const outermost = (symbol: ClassSymbol): ClassSymbol => (symbol.outer ? outermost(symbol.outer) : symbol);

/** `toString`, `equals` and `hashCode` may say `override` in any class. */
const OBJECT_METHODS = new Set(['tostring', 'equals', 'hashcode']);

function checkObjectMethod(method: MethodSymbol, says: boolean, report: Report): void {
  const { declaration, owner } = method;
  const isText = method.name.toLowerCase() === 'tostring' && method.parameters.length === 0;
  const hasPlatformParent = owner.superType && !owner.superType.symbol;
  if (says && !hasPlatformParent && !OBJECT_METHODS.has(method.name.toLowerCase()))
    report(declaration, `@Override specified for non-overriding method: ${shown(method)}`);
  if (!isText || method.isStatic || owner.kind !== 'class') return;
  if (!says) report(declaration, `Method must use the override keyword: ${shown(method)}`);
  else if (VISIBILITY[method.access] < VISIBILITY.public) report(declaration, `Cannot reduce the visibility of method: ${shown(method)}`);
}

function checkOverride(method: MethodSymbol, report: Report): void {
  const { declaration } = method;
  const parent = replaced(method) ?? sharedPrivate(method);
  const says = declaration.modifiers.words.has('override');
  if (!parent) return checkObjectMethod(method, says, report);
  if (parent.isStatic && says) report(declaration, `Cannot override static method: ${shown(parent)} with ${shown(method)}`);
  if (parent.isStatic || method.isStatic) return;
  const { words } = parent.declaration.modifiers;
  if (!parent.isAbstract && !words.has('virtual')) {
    report(declaration, `Non-virtual, non-abstract methods cannot be overridden: ${shown(method)}`);
  } else if (!says && isSeen(parent, method)) report(declaration, `Method must use the override keyword: ${shown(method)}`);
  else if (parent.returns !== method.returns)
    report(declaration, `Method return types clash: ${method.returns.name} vs ${parent.returns.name} from the type ${method.owner.name}`);
  else if (VISIBILITY[method.access] < VISIBILITY[parent.access])
    report(declaration, `Cannot reduce the visibility of method: ${shown(method)}`);
}

/** An abstract method without an access modifier is implemented elsewhere without `override`, as subclasses of fflib_SObjectSelector do. */
function isSeen(parent: MethodSymbol, method: MethodSymbol): boolean {
  return parent.access !== 'private' || outermost(parent.owner) === outermost(method.owner);
}

/** A global method may be replaced by a public one. */
const VISIBILITY: Record<Access, number> = { private: 0, protected: 1, public: 2, global: 2 };

/** Which kinds of types a class may extend and implement. */
function checkParents(symbol: ClassSymbol, report: Report): void {
  const { superType, superClass } = symbol;
  if (superType && (superClass ? superClass.kind !== 'class' : !isException(superType) && !isExtensible(superType)))
    report(symbol.declaration.superType ?? symbol, `Invalid class: ${superType.name}`);
  else if (superClass && !superClass.isAbstract && !superClass.declaration.modifiers.words.has('virtual'))
    report(symbol, `Non-virtual and non-abstract type cannot be extended: ${superClass.name}`);
  checkInterfaces(symbol, report);
}

function checkInterfaces(symbol: ClassSymbol, report: Report): void {
  symbol.interfaces.forEach((parent, index) => {
    const position = symbol.declaration.interfaces[index] ?? symbol;
    if (parent.symbol && parent.symbol.kind !== 'interface') report(position, `Invalid interface: ${parent.name}`);
    if (symbol.interfaces.indexOf(parent) < index) report(position, `Interface already implemented: ${parent.name}`);
  });
}

function checkConstants(symbol: ClassSymbol, report: Report): void {
  const seen = new Set<string>();
  for (const name of symbol.declaration.constants) {
    if (seen.has(name.toLowerCase())) report(symbol, `Duplicate field: ${name}`);
    seen.add(name.toLowerCase());
  }
}

/** Exceptions have names of their own and constructors that exist already. Source: Apex Developer Guide, Create Custom Exceptions. */
function checkException(symbol: ClassSymbol, report: Report): void {
  const isError = isException(symbol.type);
  const isNamed = /exception$/i.test(symbol.simpleName);
  if (isError && !isNamed) report(symbol, `Classes extending Exception must have a name ending in Exception: ${symbol.name}`);
  if (!isError && isNamed) report(symbol, `Exception class must extend another Exception class: ${(symbol.superType ?? symbol.type).name}`);
  if (!isError) return;
  const given = [[], [STRING], [platformType('System.Exception')], [STRING, platformType('System.Exception')]];
  for (const { declaration, parameters } of symbol.constructors) {
    const same = given.some(
      (types) => types.length === parameters.length && types.every((type, index) => parameters[index]?.type === type),
    );
    const types = parameters.map(({ type }) => type.name).join(', ');
    if (declaration && same) report(declaration, `System exception constructor already defined: <Constructor>(${types})`);
  }
}

function checkConstructors(symbol: ClassSymbol, report: Report): void {
  const { superClass } = symbol;
  const hasDefault =
    !superClass || superClass.broken.has('<init>') || superClass.constructors.some(({ parameters }) => parameters.length === 0);
  const seen = new Set<string>();
  for (const { jsName, declaration, parameters } of symbol.constructors) {
    const [first] = declaration?.body.statements ?? [];
    const calls = first?.kind === 'expression' && first.expression.kind === 'constructorCall';
    if (!hasDefault && !calls && superClass?.kind === 'class' && !isException(superClass.type))
      report(declaration ?? symbol, `No default constructor available in super type: ${superClass.name}`);
    const types = parameters.map(({ type }) => type.name).join(', ');
    if (seen.has(jsName))
      report(
        declaration ?? symbol,
        `Method already defined: <Constructor> [${symbol.name}].<Constructor>(${types}) from the type ${symbol.name}`,
      );
    seen.add(jsName);
    if (declaration && declaration.name.toLowerCase() !== symbol.simpleName.toLowerCase())
      report(declaration, `Invalid constructor name: ${declaration.name}`);
  }
}

/** Names of types, members and parameters. */
function checkNames(symbol: ClassSymbol, report: Report): void {
  const check = (position: Position, name: string, kind: 'method' | 'type' | 'variable') => {
    const problem = nameProblem(name, kind);
    if (problem) report(position, problem);
  };
  check(symbol, symbol.simpleName, 'type');
  for (const member of symbol.declaration.members) {
    if (member.kind === 'field' || member.kind === 'property') check(member, member.name, 'variable');
    if (member.kind === 'method') check(member, member.name, 'method');
  }
}

/** Inner types hold no types, and their names differ from one another and from the outer one. */
function checkInner(symbol: ClassSymbol, report: Report): void {
  const seen = new Set([symbol.simpleName.toLowerCase()]);
  for (const member of symbol.declaration.members) {
    if (member.kind !== 'class' && member.kind !== 'interface' && member.kind !== 'enum') continue;
    if (symbol.outer) report(member, 'Inner types are not allowed to have inner types');
    if (seen.has(member.name.toLowerCase())) report(member, `Type name already in use: ${member.name}`);
    seen.add(member.name.toLowerCase());
  }
}

/** Inner classes have no statics. Source: Apex Developer Guide, Static and Instance Methods, Variables, and Initialization Code. */
function checkStatics(symbol: ClassSymbol, report: Report): void {
  for (const member of symbol.declaration.members) {
    const isStatic = member.kind === 'initialiser' ? member.isStatic : 'modifiers' in member && member.modifiers.words.has('static');
    if (!isStatic) continue;
    if (member.kind === 'class' || member.kind === 'interface' || member.kind === 'enum' || member.kind === 'constructor') continue;
    const what = member.kind === 'method' ? 'methods' : 'fields';
    if (member.kind === 'initialiser') report(member.body, 'Inner types are not allowed to have static blocks');
    else report(member, `static can only be used on ${what} of a top level type`);
  }
}

/** Reports what the class does not keep. */
export function checkClass(program: Program, symbol: ClassSymbol): void {
  if (symbol.problem) return;
  const report: Report = (position, message) => program.report(symbol.file.name, position, message);
  checkNames(symbol, report);
  checkModifiers(symbol, report);
  if (symbol.kind === 'interface') {
    checkInterfaces(symbol, report);
    checkInterfaceTypes(symbol, report);
  }
  if (symbol.kind === 'enum') checkConstants(symbol, report);
  if (symbol.kind !== 'class') return;
  checkEntryPoints(symbol, report);
  checkParents(symbol, report);
  checkInner(symbol, report);
  checkException(symbol, report);
  checkConstructors(symbol, report);
  if (symbol.outer) checkStatics(symbol, report);
  if (!symbol.isAbstract && !brokenMember(symbol, '')) checkPromises(symbol, report);
  for (const method of [...symbol.methods.values()].flat()) checkOverride(method, report);
}
