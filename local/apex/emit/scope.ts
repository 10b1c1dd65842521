/** Local variables of a method body. Names are case-insensitive. */
import type { Type } from '../types/type.ts';

/** A local variable or parameter. */
export interface LocalVariable {
  name: string;
  jsName: string;
  type: Type;
  isFinal: boolean;
  /** True when no assignment can make it null. */
  nonNull: boolean;
}

/** A chain of blocks. */
export class Scope {
  private readonly variables = new Map<string, LocalVariable>();
  private readonly outer?: Scope;

  constructor(outer?: Scope) {
    this.outer = outer;
  }

  find(name: string): LocalVariable | undefined {
    return this.variables.get(name.toLowerCase()) ?? this.outer?.find(name);
  }

  declare(variable: LocalVariable): void {
    this.variables.set(variable.name.toLowerCase(), variable);
  }

  /** All visible variables, inner ones first. */
  *visible(): Iterable<LocalVariable> {
    yield* this.variables.values();
    if (this.outer) yield* this.outer.visible();
  }
}
