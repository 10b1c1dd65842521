/** Loads generated scripts into this thread. */
import { Script } from 'node:vm';
import type { ClassFacts, CompiledScript } from '../emit/script.ts';
import { wrapFutures } from '../library/async/future.ts';
import { messageOf } from '../../kernel/errors.ts';
import { findFunction } from '../library/registry.ts';
import { ApexException, ApexObject, NotImplemented, throwApex } from '../values/index.ts';
import type { ClassInfo, ClassRegistry, CompiledClass } from './classInfo.ts';
import type { ScriptClass } from './failures.ts';
import { current } from './context.ts';
import { runtime } from './runtime.ts';
import { SCRIPT_PREFIX } from './stack.ts';
import type { FunctionReference } from '../emit/unit.ts';

Error.stackTraceLimit = 60;

type Table = Record<string, unknown>;

/** A trigger that can be run. */
export interface LoadedTrigger {
  name: string;
  object: string;
  events: ReadonlySet<string>;
  run(): void;
}

/** Counts executed lines of one file; `counts[n]` is line n. */
export interface LineCounts {
  fileName: string;
  statementLines: number[];
  counts: Uint32Array;
}

/** Source: Apex Developer Guide, Testing ConnectApi Code: most methods need real data, so tests must see all data. */
function refuseInSilo(method: string): void {
  const { test } = current();
  if (!test || test.seesAllData || method.toLowerCase().startsWith('settest')) return;
  const message = 'ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).';
  throwApex('System.UnsupportedOperationException', message);
}

function libraryFunction(reference: FunctionReference): unknown {
  const found = findFunction(reference.type, reference.member, reference.name, reference.parameterTypes);
  if (found) return found;
  const shown = `${reference.type}.${reference.name || '<init>'}(${reference.parameterTypes.join(', ')})`;
  return () => {
    if (reference.member === 'static' && reference.type.startsWith('ConnectApi.')) refuseInSilo(reference.name);
    throw new NotImplemented(shown);
  };
}

type Factory = (...args: unknown[]) => unknown;

/** Compiles a script. One that the compiler got wrong becomes a file whose every member says so: the others go on. */
function factoryOf(script: CompiledScript): Factory {
  const filename = SCRIPT_PREFIX + script.fileName;
  try {
    return new Script(script.js, { filename }).runInThisContext() as Factory;
  } catch (error) {
    if (!(error instanceof SyntaxError) || script.types) throw error;
    return new Script(brokenScript(script, messageOf(error)), { filename }).runInThisContext() as Factory;
  }
}

/** Classes and trigger of a script that is no JavaScript. */
function brokenScript(script: CompiledScript, problem: string): string {
  const body = `{$.uncompiled(${JSON.stringify(`${script.fileName}: the compiler of the local org made invalid code: ${problem}`)});}`;
  const classes = script.classes.map(({ jsName, methods, constructors }) => {
    const members = methods.map((method) => `${method.isStatic ? 'static ' : ''}${method.jsName}()${body}`);
    const made = constructors.map((constructor) => `${constructor.jsName}()${body}`);
    return `K.${jsName}=class ${jsName}{static $s=null;static $blank()${body}static $static(){}${[...members, ...made].join('')}};`;
  });
  const trigger = script.trigger ? `K[${JSON.stringify(script.trigger.jsName)}]=function()${body};` : '';
  return `(function($,K){"use strict";${classes.join('')}${trigger}})`;
}

/** A loaded code base. */
export class LoadedProgram implements ClassRegistry {
  readonly triggers: LoadedTrigger[] = [];
  readonly coverage: LineCounts[] = [];
  private readonly table: Table = {};
  private readonly classes = new Map<string, ClassInfo>();

  constructor(scripts: readonly CompiledScript[]) {
    for (const script of scripts) this.evaluate(script);
    for (const script of scripts) for (const facts of script.classes) this.register(facts);
    for (const info of this.classes.values()) this.connect(info);
  }

  private evaluate(script: CompiledScript): unknown {
    const counts = new Uint32Array(script.lineCount + 2);
    const factory = factoryOf(script);
    const result = factory(runtime, this.table, script.functions.map(libraryFunction), counts);
    if (script.classes.length > 0 && script.fileName.endsWith('.cls'))
      this.coverage.push({ fileName: script.fileName, statementLines: script.statementLines, counts });
    if (script.trigger) {
      const { name, object, events, jsName } = script.trigger;
      this.triggers.push({ name, object, events: new Set(events), run: this.table[jsName] as () => void });
    }
    return result;
  }

  /** Loads an anonymous block; the answer runs it. */
  loadAnonymous(script: CompiledScript): () => void {
    const types = script.types ?? [];
    for (const type of types) this.evaluate(type);
    const infos = types.flatMap((type) => type.classes).map((facts) => this.register(facts));
    for (const info of infos) this.connect(info);
    return this.evaluate(script) as () => void;
  }

  private register(facts: ClassFacts): ClassInfo {
    const { jsName, ...rest } = facts;
    const info: ClassInfo = { ...rest, js: this.table[jsName] as CompiledClass };
    Object.defineProperty(info.js.prototype, '$info', { value: info, configurable: true });
    wrapFutures(info);
    this.classes.set(facts.name.toLowerCase(), info);
    return info;
  }

  private connect(info: ClassInfo): void {
    const parent = info.superName ? this.classes.get(info.superName.toLowerCase()) : undefined;
    const base = parent?.js ?? (info.superName ? ApexException : ApexObject);
    Object.setPrototypeOf(info.js.prototype, base.prototype);
    Object.setPrototypeOf(info.js, base);
  }

  find(name: string): ClassInfo | undefined {
    return this.classes.get(name.toLowerCase());
  }

  all(): ClassInfo[] {
    return [...this.classes.values()];
  }

  /** Forgets all static state: a transaction begins. */
  resetStatics(): void {
    for (const info of this.classes.values()) (info.js as unknown as ScriptClass).$s = null;
  }

  /** Takes the static state away, for work that has its own; `putStatics` brings it back. */
  takeStatics(): (object | null)[] {
    const taken = this.all().map((info) => (info.js as unknown as ScriptClass).$s);
    this.resetStatics();
    return taken;
  }

  putStatics(taken: readonly (object | null)[]): void {
    this.all().forEach((info, index) => {
      (info.js as unknown as ScriptClass).$s = taken[index] ?? null;
    });
  }
}
