/** A code base: all classes and triggers, with their members declared and their types resolved. */
import type { SchemaPort } from '../../kernel/ports/schema.ts';
import type { TriggerDeclaration, TypeDeclaration, TypeSyntax } from '../syntax/ast.ts';
import { CompileError, problemOf, type CompileProblem } from '../syntax/parse.ts';
import { classType, forgetProgramTypes, forgetTypesOf, type Type } from '../types/type.ts';
import { declareMembers } from './members.ts';
import { objectBehind, resolveType } from './resolve.ts';
import { ClassSymbol, type SourceFile } from './symbols.ts';

/** A parsed trigger with its file. */
export interface TriggerSource {
  declaration: TriggerDeclaration;
  file: SourceFile;
}

/** The platform's message for code that needs a class which does not compile. */
export function dependent(name: string, problem: CompileProblem): string {
  const cause = problem.message.replace(/^Dependent class is invalid and needs recompilation: /, '');
  return `Dependent class is invalid and needs recompilation: Class ${name} : ${cause}`;
}

/** All that the compiler knows of a code base. */
export class Program {
  readonly schema: SchemaPort;
  readonly namespace: string | null;
  readonly classes = new Map<string, ClassSymbol>();
  readonly triggers: TriggerSource[] = [];
  readonly problems: CompileProblem[] = [];
  /** Files that could not be read, by class name in lower case: who names the class is told why it is missing. */
  readonly unread = new Map<string, CompileProblem>();

  constructor(schema: SchemaPort, namespace: string | null = null) {
    this.schema = schema;
    this.namespace = namespace;
    forgetProgramTypes();
  }

  /** Adds the type of a class file. */
  addClass(declaration: TypeDeclaration, file: SourceFile): ClassSymbol {
    const symbol = this.symbolOf(declaration, file);
    const duplicate = this.classes.get(symbol.name.toLowerCase());
    if (duplicate) this.report(file.name, symbol, `Type name already in use: ${symbol.name}`);
    this.classes.set(symbol.name.toLowerCase(), symbol);
    return symbol;
  }

  /** Adds the declarations of loose code as a class that no name reaches. */
  addLoose(declaration: TypeDeclaration, file: SourceFile): ClassSymbol {
    forgetTypesOf(declaration.name);
    const symbol = this.symbolOf(declaration, file);
    for (const inner of withInner(symbol)) inner.problem = this.attempt(file.name, () => this.linkParents(inner));
    for (const inner of withInner(symbol)) declareMembers(this, inner);
    return symbol;
  }

  private symbolOf(declaration: TypeDeclaration, file: SourceFile, outer?: ClassSymbol): ClassSymbol {
    const symbol = new ClassSymbol(declaration, file, outer);
    symbol.type = classType(symbol);
    for (const member of declaration.members) {
      if (member.kind !== 'class' && member.kind !== 'interface' && member.kind !== 'enum') continue;
      symbol.inner.set(member.name.toLowerCase(), this.symbolOf(member, file, symbol));
    }
    return symbol;
  }

  /** Every class of the code base, inner ones after their outer class. */
  *allClasses(): Iterable<ClassSymbol> {
    for (const symbol of this.classes.values()) yield* withInner(symbol);
  }

  /** Resolves parents, then declares all members. Problems are collected, not thrown. */
  link(): void {
    for (const symbol of this.allClasses()) symbol.problem = this.attempt(symbol.file.name, () => this.linkParents(symbol));
    for (const symbol of this.allClasses()) declareMembers(this, symbol);
  }

  private linkParents(symbol: ClassSymbol): void {
    const { superType, interfaces } = symbol.declaration;
    if (superType) {
      const parent = this.typeOf(superType, symbol);
      for (let above = parent.symbol; above; above = above.superClass) {
        if (above === symbol) throw this.error(symbol.file.name, symbol, `Circular definition: ${symbol.name}`);
      }
      symbol.superType = parent;
    }
    symbol.interfaces = interfaces.map((syntax) => this.typeOf(syntax, symbol));
    if (symbol.interfaces.some((parent) => parent.symbol && reaches(parent.symbol, symbol))) {
      symbol.interfaces = [];
      throw this.error(symbol.file.name, symbol, `Circular definition: ${symbol.name}`);
    }
  }

  /** Resolves a written type or throws the platform's compile error. */
  typeOf(syntax: TypeSyntax, scope: ClassSymbol | undefined): Type {
    const type = resolveType(this, syntax, scope);
    const name = syntax.parts.map((part) => part.name).join('.');
    const raw = rawCollection(syntax, type);
    if (raw) throw this.error(scope?.file.name ?? 'AnonymousBlock', raw, raw.message);
    if (type && ALWAYS_GENERIC.has(type.table ?? '') && syntax.parts.at(-1)?.arguments.length === 0)
      throw this.error(scope?.file.name ?? 'AnonymousBlock', syntax, `No type arguments provided for a parameterized type: ${type.table}`);
    const [expected, found] = [TYPE_ARGUMENTS[type?.table ?? ''], syntax.parts.at(-1)?.arguments.length ?? 0];
    if (expected !== undefined && found > 0 && found !== expected && syntax.dimensions === 0)
      throw this.error(
        scope?.file.name ?? 'AnonymousBlock',
        syntax,
        `Invalid type argument count for ${name}: expected ${expected} but found ${found}`,
      );
    if (type) return objectBehind(this, type) ?? type;
    const unread = this.unread.get((syntax.parts[0]?.name ?? '').toLowerCase());
    throw this.error(scope?.file.name ?? 'AnonymousBlock', syntax, unread ? dependent(name, unread) : `Invalid type: ${name}`);
  }

  error(file: string, position: { line: number; column: number }, message: string): CompileError {
    return new CompileError({ file, line: position.line, column: position.column, message: asShown(message) });
  }

  report(file: string, position: { line: number; column: number }, message: string): void {
    this.problems.push({ file, line: position.line, column: position.column, message: asShown(message) });
  }

  /** Runs a step; a compile error becomes a collected problem. */
  attempt(file: string, step: () => void): CompileProblem | undefined {
    try {
      step();
      return undefined;
    } catch (error) {
      const problem = problemOf(file, error);
      this.problems.push(problem);
      return problem;
    }
  }
}

/** Interfaces of the platform that mean nothing without the type of their elements. */
const ALWAYS_GENERIC = new Set(['System.Iterator', 'System.Iterable', 'System.Comparator']);

/** The compiler names Exception without its namespace. */
const asShown = (message: string) => message.replaceAll('System.Exception', 'Exception');

const TYPE_ARGUMENTS: Record<string, number> = { 'System.List': 1, 'System.Set': 1, 'System.Map': 2 };

/** A collection without the types of its elements is no type, and there are no arrays of collections. */
function rawCollection(syntax: TypeSyntax, type: Type | undefined): { line: number; column: number; message: string } | undefined {
  const [part] = syntax.parts;
  if (!part || syntax.parts.length > 1 || !['list', 'set', 'map'].includes(part.name.toLowerCase()) || type?.symbol) return undefined;
  const { line, column } = syntax;
  if (part.arguments.length === 0) return { line, column, message: `Unexpected token '${part.name}'.` };
  return syntax.dimensions > 0 ? { line, column: column + part.name.length, message: "Unexpected token '<'." } : undefined;
}

/** Does an interface extend `goal`, directly or through others? */
function reaches(from: ClassSymbol, goal: ClassSymbol): boolean {
  return from === goal || from.interfaces.some((parent) => parent.symbol !== undefined && reaches(parent.symbol, goal));
}

function* withInner(symbol: ClassSymbol): Iterable<ClassSymbol> {
  yield symbol;
  for (const inner of symbol.inner.values()) yield* withInner(inner);
}
