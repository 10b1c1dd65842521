/** The surroundings of code that is being generated: its class, its scope and its script. */
import { brokenMember } from '../model/lookup.ts';
import { dependent, type Program } from '../model/program.ts';
import { nameProblem } from '../model/identifiers.ts';
import type { ClassSymbol, FieldSymbol } from '../model/symbols.ts';
import type { Position, TypeSyntax } from '../syntax/ast.ts';
import type { CompileError } from '../syntax/parse.ts';
import type { Type } from '../types/type.ts';
import { Scope, type LocalVariable } from './scope.ts';
import type { ScriptUnit } from './unit.ts';
import type { Writer } from './writer.ts';

/** What the body belongs to. */
export interface BodyFacts {
  program: Program;
  unit: ScriptUnit;
  fileName: string;
  apiVersion: number;
  symbol?: ClassSymbol;
  isStatic: boolean;
  returns?: Type;
  isConstructor?: boolean;
  /** A static or instance block. */
  isInitialiser?: boolean;
  /** In initial values and blocks: fields that are declared further down. */
  later?: ReadonlySet<FieldSymbol>;
  /** The property whose accessor this is: its name means the stored value. */
  property?: string;
  /** In a trigger: its object. */
  triggerObject?: Type;
  /** In loose code: the holder of the methods and types that it declares. */
  loose?: ClassSymbol;
  /** Names that some assignment of the body may set to null. */
  reassigned?: ReadonlySet<string>;
}

/**
 * Does the class respect record sharing? Undefined: as its caller does.
 * Source: Apex Developer Guide, Using the with sharing, without sharing, and inherited sharing Keywords; Versioned Behavior Changes, API 67.0.
 */
function declaredSharing(symbol: ClassSymbol): boolean | undefined {
  if (symbol.sharing === 'with') return true;
  if (symbol.sharing === 'without') return false;
  return symbol.sharing === 'none' && symbol.file.apiVersion >= 67 ? true : undefined;
}

/** One method, constructor, accessor, initialiser or anonymous block. */
export class Body {
  readonly facts: BodyFacts;
  readonly writer: Writer;
  scope = new Scope();
  /** Inside of `System.runAs`, whose block is a function of its own: is there a loop around it? */
  insideRunAs?: { insideLoop: boolean; asUser: boolean };
  /** How many loops surround the code. */
  loops = 0;

  constructor(facts: BodyFacts, writer: Writer) {
    this.facts = facts;
    this.writer = writer;
  }

  get program(): Program {
    return this.facts.program;
  }
  get unit(): ScriptUnit {
    return this.facts.unit;
  }
  get symbol(): ClassSymbol | undefined {
    return this.facts.symbol;
  }

  /** The class whose inner types the code may name. */
  get names(): ClassSymbol | undefined {
    return this.facts.symbol ?? this.facts.loose;
  }

  typeOf(syntax: TypeSyntax): Type {
    return this.program.typeOf(syntax, this.names);
  }

  error(position: Position, message: string): CompileError {
    return this.program.error(this.facts.fileName, position, message);
  }

  /** Notes a problem of code whose meaning is clear all the same: it is generated, and its tests can run. */
  report(position: Position, message: string): void {
    this.program.report(this.facts.fileName, position, message);
  }

  /** The error for a name that means nothing here, or why the class that should have it does not. */
  noVariable(position: Position, name: string, owner: ClassSymbol | undefined = this.symbol): CompileError {
    const broken = brokenMember(owner, name);
    return this.error(position, broken ? dependent(broken.owner.name, broken.problem) : `Variable does not exist: ${name}`);
  }

  /** Runs `work` in a nested block. */
  nested<T>(work: () => T): T {
    const outer = this.scope;
    this.scope = new Scope(outer);
    try {
      return work();
    } finally {
      this.scope = outer;
    }
  }

  /** Declares a local variable. Throws the platform's error for a duplicate. */
  declare(name: string, type: Type, position: Position, options: { isFinal?: boolean; nonNull?: boolean } = {}): LocalVariable {
    const problem = nameProblem(name, 'variable');
    if (problem) this.report(position, problem);
    if (this.scope.find(name)) throw this.error(position, `Duplicate variable: ${name}`);
    const nonNull = Boolean(options.nonNull) && !this.facts.reassigned?.has(name.toLowerCase());
    const variable: LocalVariable = { name, jsName: `v_${name.toLowerCase()}`, type, isFinal: Boolean(options.isFinal), nonNull };
    this.scope.declare(variable);
    return variable;
  }

  /** JavaScript of the access mode of queries and DML. Source: Apex Versioned Behavior Changes, API 67.0. */
  access(explicit: 'user' | 'system' | undefined): string {
    const mode = explicit ?? (this.facts.apiVersion >= 67 ? 'user' : 'system');
    return `{mode:"${mode}",sharing:${this.sharing()}}`;
  }

  /** `WITH SECURITY_ENFORCED` ended with API 67.0. Source: Apex Versioned Behavior Changes. The text is ours. */
  refuseEndedClauses(soql: string, position: Position): void {
    const withoutTexts = soql.replace(/'(?:\\.|[^'\\])*'/g, '');
    if (this.facts.apiVersion < 67 || !/\bWITH\s+SECURITY_ENFORCED\b/i.test(withoutTexts)) return;
    throw this.error(position, 'WITH SECURITY_ENFORCED is not supported from API version 67.0 on. Use WITH USER_MODE.');
  }

  private sharing(): string {
    const own = this.ownSharing();
    return own === undefined ? `callerSharing(${this.symbol?.sharing === 'inherited'})` : String(own);
  }

  /**
   * Loose code: a block respects sharing; a trigger runs without it, until API 67 changed the default. A block of
   * `System.runAs` respects it whatever its class declares. Source: Apex Developer Guide, Using the runAs Method;
   * octoberswimmer/aer-dist, issue 197, on what an org answers.
   */
  private ownSharing(): boolean | undefined {
    if (this.insideRunAs?.asUser) return true;
    if (this.symbol) return declaredSharing(this.symbol);
    return !this.facts.triggerObject || this.facts.apiVersion >= 67;
  }

  /** A call of a class that inherits its caller's sharing: it is told what that is. */
  underSharing(owner: ClassSymbol, js: string): string {
    if (owner.kind === 'enum' || owner === this.symbol || declaredSharing(owner) !== undefined) return js;
    const own = this.ownSharing();
    return own === undefined ? js : `underSharing(${own},()=>${js})`;
  }
}
