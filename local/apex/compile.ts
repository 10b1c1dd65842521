/** Compiles a code base: source text in, loadable scripts and compile problems out. */
import type { SchemaPort } from '../kernel/ports/schema.ts';
import { anonymousScript, classScript, triggerScripts, type CompiledScript } from './emit/script.ts';
import type { EmitOptions } from './emit/unit.ts';
import type { TriggerDeclaration, TypeDeclaration } from './syntax/ast.ts';
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
  /** What is wrong with its meta file. */
  problem?: string;
}

/** Options of a compilation. */
export interface CompileOptions extends Partial<EmitOptions> {
  namespace?: string | null;
  /** Trees of earlier compilations by source text: what did not change is not parsed again. */
  parsed?: ParsedSources;
  /** What an earlier compilation generated, by file name; files that are not in it are generated and added. */
  generated?: Map<string, Generated>;
}

/** The outcome of one file. */
export interface Generated {
  scripts: CompiledScript[];
  problems: CompileProblem[];
}

/** Syntax trees by the text that they were read from; plain data. */
export type ParsedSources = Map<string, TypeDeclaration | TriggerDeclaration>;

/** What a compilation produced. Classes with problems are there too; their broken members throw. */
export interface Compilation {
  program: Program;
  scripts: CompiledScript[];
  problems: CompileProblem[];
}

function sourceFile(source: ApexSource): SourceFile {
  return { name: source.name, path: source.path, apiVersion: source.apiVersion, lineCount: source.text.split('\n').length };
}

function parsed<T extends TypeDeclaration | TriggerDeclaration>(source: ApexSource, known: ParsedSources | undefined, parse: () => T): T {
  const found = known?.get(source.text);
  if (found) return found as T;
  const tree = parse();
  known?.set(source.text, tree);
  return tree;
}

/** The tree of a source, or undefined when it cannot be read. */
export function treeOf(source: ApexSource, known: ParsedSources): TypeDeclaration | TriggerDeclaration | undefined {
  const { kind, name, text } = source;
  try {
    return parsed(source, known, () => (kind === 'class' ? parseClass(name, text) : parseTrigger(name, text)));
  } catch {
    return undefined;
  }
}

function addSource(program: Program, source: ApexSource, known: ParsedSources | undefined): void {
  const { name, text } = source;
  if (source.problem !== undefined) program.report(name, { line: 1, column: 1 }, source.problem);
  const problem = program.attempt(name, () => {
    const file = sourceFile(source);
    if (source.kind === 'class')
      program.addClass(
        parsed(source, known, () => parseClass(name, text)),
        file,
      );
    else program.triggers.push({ declaration: parsed(source, known, () => parseTrigger(name, text)), file });
  });
  if (problem && source.kind === 'class') program.unread.set(source.name.replace(/\.cls$/, '').toLowerCase(), problem);
}

/** Generates the code of one file; its problems are taken out of the program's. */
function generated(program: Program, file: string, work: () => CompiledScript[]): Generated {
  const known = program.problems.length;
  const scripts: CompiledScript[] = [];
  program.attempt(file, () => scripts.push(...work()));
  return { scripts, problems: program.problems.splice(known) };
}

/** Compiles all sources together. Never throws for bad source: see `problems`. */
export function compileSources(sources: readonly ApexSource[], schema: SchemaPort, options: CompileOptions = {}): Compilation {
  const emit: EmitOptions = { coverage: options.coverage ?? false };
  const program = new Program(schema, options.namespace ?? (schema.namespace || null));
  for (const source of sources) addSource(program, source, options.parsed);
  program.link();
  for (const symbol of program.allClasses()) program.attempt(symbol.file.name, () => checkClass(program, symbol));
  const scripts: CompiledScript[] = [];
  const generate = (file: string, work: () => CompiledScript[]) => {
    const made = options.generated?.get(file) ?? generated(program, file, work);
    options.generated?.set(file, made);
    scripts.push(...made.scripts);
    program.problems.push(...made.problems);
  };
  for (const symbol of program.classes.values()) generate(symbol.file.name, () => [classScript(program, symbol, emit)]);
  for (const trigger of program.triggers) generate(trigger.file.name, () => triggerScripts(program, trigger, emit));
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
