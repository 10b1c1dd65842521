/** Compiles a code base: source text in, loadable scripts and compile problems out. */
import type { SchemaPort } from '../kernel/ports/schema.ts';
import { anonymousScript, classScript, triggerScripts, type CompiledScript } from './emit/script.ts';
import type { EmitOptions } from './emit/unit.ts';
import { checkClass } from './model/checkClass.ts';
import { Program } from './model/program.ts';
import type { SourceFile } from './model/symbols.ts';
import { CompileError, parseAnonymous, parseClass, parseTrigger, type CompileProblem } from './syntax/parse.ts';

/** One source file. */
export interface ApexSource {
  kind: 'class' | 'trigger';
  /** File name without folder, e.g. `Foo.cls`. */
  name: string;
  path: string;
  text: string;
  apiVersion: number;
}

/** Options of a compilation. */
export interface CompileOptions extends Partial<EmitOptions> {
  namespace?: string | null;
}

/** What a compilation produced. Classes with problems are there too; their broken members throw. */
export interface Compilation {
  program: Program;
  scripts: CompiledScript[];
  problems: CompileProblem[];
}

function sourceFile(source: ApexSource): SourceFile {
  return { name: source.name, path: source.path, apiVersion: source.apiVersion, lineCount: source.text.split('\n').length };
}

function addSource(program: Program, source: ApexSource): void {
  const problem = program.attempt(source.name, () => {
    const file = sourceFile(source);
    if (source.kind === 'class') program.addClass(parseClass(source.name, source.text), file);
    else program.triggers.push({ declaration: parseTrigger(source.name, source.text), file });
  });
  if (problem && source.kind === 'class') program.unread.set(source.name.replace(/\.cls$/, '').toLowerCase(), problem);
}

/** Compiles all sources together. Never throws for bad source: see `problems`. */
export function compileSources(sources: readonly ApexSource[], schema: SchemaPort, options: CompileOptions = {}): Compilation {
  const emit: EmitOptions = { coverage: options.coverage ?? false };
  const program = new Program(schema, options.namespace ?? (schema.namespace || null));
  for (const source of sources) addSource(program, source);
  program.link();
  for (const symbol of program.allClasses()) program.attempt(symbol.file.name, () => checkClass(program, symbol));
  const scripts: CompiledScript[] = [];
  for (const symbol of program.classes.values()) {
    program.attempt(symbol.file.name, () => scripts.push(classScript(program, symbol, emit)));
  }
  for (const trigger of program.triggers) {
    program.attempt(trigger.file.name, () => scripts.push(...triggerScripts(program, trigger, emit)));
  }
  return { program, scripts, problems: program.problems };
}

/** Compiles an anonymous block against a compiled code base. Throws CompileError. */
export function compileAnonymous(compilation: Compilation, text: string, apiVersion = 67): CompiledScript {
  const statements = parseAnonymous('AnonymousBlock', text);
  const file: SourceFile = { name: 'AnonymousBlock', path: 'AnonymousBlock', apiVersion, lineCount: text.split('\n').length };
  const { program } = compilation;
  const known = program.problems.length;
  const script = anonymousScript(program, statements, file);
  const [problem] = program.problems.splice(known);
  if (problem) throw new CompileError(problem);
  return script;
}
