/** The surroundings of code that is being generated: its class, its scope and its script. */
import type { Program } from '../model/program.ts';
import type { ClassSymbol } from '../model/symbols.ts';
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
  /** The property whose accessor this is: its name means the stored value. */
  property?: string;
  /** In a trigger: its object. */
  triggerObject?: Type;
  /** Names that some assignment of the body may set to null. */
  reassigned?: ReadonlySet<string>;
}

/** One method, constructor, accessor, initialiser or anonymous block. */
export class Body {
  readonly facts: BodyFacts;
  readonly writer: Writer;
  scope = new Scope();

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

  typeOf(syntax: TypeSyntax): Type {
    return this.program.typeOf(syntax, this.symbol);
  }

  error(position: Position, message: string): CompileError {
    return this.program.error(this.facts.fileName, position, message);
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

  private sharing(): string {
    const declared = this.symbol?.sharing ?? 'none';
    if (declared === 'with') return 'true';
    if (declared === 'without') return 'false';
    if (declared === 'inherited') return 'callerSharing()';
    return this.facts.apiVersion >= 67 ? 'true' : 'callerSharing()';
  }
}
