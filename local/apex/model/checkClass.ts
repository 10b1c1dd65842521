/**
 * What a class promises and must keep: abstract methods, interfaces, overriding.
 * Source: Apex Developer Guide, Extending a Class; Interfaces; Using the virtual and override keywords.
 */
import type { Position } from '../syntax/ast.ts';
import { findMethods } from './lookup.ts';
import type { Program } from './program.ts';
import type { ClassSymbol, MethodSymbol } from './symbols.ts';

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

function checkPromises(symbol: ClassSymbol, report: Report): void {
  for (const method of promised(symbol).values()) {
    const kept = findMethods(symbol, method.name).find((candidate) => candidate.jsName === method.jsName);
    if (!kept || kept.isAbstract) report(symbol, `Class ${symbol.name} must implement the method: ${shown(method)}`);
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

/** `toString`, `equals` and `hashCode` may say `override` in any class. */
const OBJECT_METHODS = new Set(['tostring', 'equals', 'hashcode']);

function checkOverride(method: MethodSymbol, report: Report): void {
  const { declaration } = method;
  const parent = replaced(method);
  const says = declaration.modifiers.words.has('override');
  if (!parent) {
    const platform = method.owner.superType && !method.owner.superType.symbol;
    if (says && !platform && !OBJECT_METHODS.has(method.name.toLowerCase())) {
      report(declaration, `@Override specified for non-overriding method: ${shown(method)}`);
    }
    return;
  }
  if (parent.isStatic || method.isStatic) return;
  const { words } = parent.declaration.modifiers;
  if (!parent.isAbstract && !words.has('virtual')) {
    report(declaration, `Non-virtual, non-abstract methods cannot be overridden: ${shown(parent)}`);
  } else if (!says) report(declaration, `Method must use the override keyword: ${shown(method)}`);
  else if (parent.returns !== method.returns) report(declaration, `Method type must match the overridden method: ${shown(parent)}`);
}

/** Inner classes have no statics. Source: Apex Developer Guide, Static and Instance Methods, Variables, and Initialization Code. */
function checkStatics(symbol: ClassSymbol, report: Report): void {
  for (const member of symbol.declaration.members) {
    const isStatic = member.kind === 'initialiser' ? member.isStatic : 'modifiers' in member && member.modifiers.words.has('static');
    if (!isStatic) continue;
    const what = member.kind === 'method' ? 'methods' : member.kind === 'initialiser' ? 'initializers' : 'fields';
    report('line' in member ? member : symbol, `static can only be used on ${what} of a top level type`);
  }
}

/** Reports what the class does not keep. */
export function checkClass(program: Program, symbol: ClassSymbol): void {
  if (symbol.kind !== 'class') return;
  const report: Report = (position, message) => program.report(symbol.file.name, position, message);
  const parent = symbol.superClass;
  if (parent?.kind === 'class' && !parent.isAbstract && !parent.declaration.modifiers.words.has('virtual')) {
    report(symbol, `Non-virtual and non-abstract type cannot be extended: ${parent.name}`);
  }
  if (symbol.outer) checkStatics(symbol, report);
  if (!symbol.isAbstract) checkPromises(symbol, report);
  for (const method of [...symbol.methods.values()].flat()) checkOverride(method, report);
}
