/** One generated script: what it needs from the runtime, the platform library and other classes. */

/** A platform function that a script calls, resolved when the script is loaded. */
export interface FunctionReference {
  type: string;
  member: 'static' | 'method' | 'constructor' | 'get' | 'set' | 'staticGet' | 'staticSet';
  name: string;
  parameterTypes: string[];
}

/** Options of code generation. */
export interface EmitOptions {
  /** Count executed lines. */
  coverage: boolean;
}

/** Collects the references of one script while its bodies are generated. */
export class ScriptUnit {
  readonly functions: FunctionReference[] = [];
  readonly options: EmitOptions;
  /** Apex lines that hold statements, for coverage. */
  readonly statementLines = new Set<number>();
  private readonly indexes = new Map<string, number>();
  private readonly constants: string[] = [];
  private counter = 0;

  constructor(options: EmitOptions) {
    this.options = options;
  }

  /** The JavaScript name of a platform function. */
  platformFunction(reference: FunctionReference): string {
    const key = `${reference.type}|${reference.member}|${reference.name.toLowerCase()}|${reference.parameterTypes.join(',')}`;
    let index = this.indexes.get(key);
    if (index === undefined) {
      index = this.functions.push(reference) - 1;
      this.indexes.set(key, index);
    }
    return `l${index}`;
  }

  /** The JavaScript name of a value that is computed once, when the script is loaded. */
  constant(js: string): string {
    let index = this.constants.indexOf(js);
    if (index < 0) index = this.constants.push(js) - 1;
    return `d${index}`;
  }

  /** A JavaScript name that no other code of the script uses. */
  fresh(prefix: string): string {
    this.counter++;
    return `${prefix}$${this.counter}`;
  }

  /** The declarations at the head of the script; they stand on its first line. */
  header(runtimeNames: readonly string[]): string {
    const functions = this.functions.map((_, index) => `l${index}=L[${index}]`);
    const constants = this.constants.map((js, index) => `d${index}=${js}`);
    const names = [...functions, ...constants];
    const declared = names.length > 0 ? `const ${names.join(',')};` : '';
    return `(function($,K,L,$c){"use strict";const {${runtimeNames.join(',')}}=$;${declared}`;
  }

  /** Records a statement's line and answers the code that counts it. */
  countLine(line: number): string {
    this.statementLines.add(line);
    return this.options.coverage ? `$c[${line}]++;` : '';
  }
}
