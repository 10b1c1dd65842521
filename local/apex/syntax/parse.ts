/** Parses Apex source into the syntax tree. Nothing of the parser's own tree leaves this folder. */
import { ApexErrorListener, ApexParserFactory, type ApexParser } from '@apexdevtools/apex-parser';
import { messageOf } from '../../kernel/errors.ts';
import type { Statement, TriggerDeclaration, TypeDeclaration } from './ast.ts';
import { tooDeep } from './depth.ts';
import { DeclarationBuilder } from './declarations.ts';

/** One thing that the platform would refuse to compile. */
export interface CompileProblem {
  file: string;
  line: number;
  column: number;
  message: string;
}

/** Source that could not be compiled. */
export class CompileError extends Error {
  override name = 'CompileError';
  readonly problem: CompileProblem;
  constructor(problem: CompileProblem) {
    super(`${problem.file}:${problem.line}:${problem.column} ${problem.message}`);
    this.problem = problem;
  }
}

const TOO_DEEP = 'The code is nested too deeply';

/** The word or sign that stands at a place of the source. */
function tokenAt(source: string, line: number, column: number): string {
  const rest = (source.split('\n', line)[line - 1] ?? '').slice(column);
  return /^(\w+|\S)/.exec(rest)?.[0] ?? '<EOF>';
}

/** Signs that mean nothing in Apex. Source: Salesforce's compiler front end. */
const UNKNOWN_SIGNS: Record<string, string> = {
  '%': "Found punctuation symbol or operator '%' that isn't valid in Apex.",
  '"': `Unrecognized symbol '"', which is not a valid Apex identifier.`,
};

class Collector extends ApexErrorListener {
  readonly problems: CompileProblem[] = [];
  private readonly file: string;
  private readonly source: string;
  constructor(file: string, source: string) {
    super();
    this.file = file;
    this.source = source;
  }
  override apexSyntaxError(line: number, column: number, text: string): void {
    if (this.problems.length > 0) return;
    const missing = /^missing ('[^']*'|\w+) at /i.exec(text)?.[1];
    const token = tokenAt(this.source, line, column);
    const message = UNKNOWN_SIGNS[token] ?? (missing ? `Missing ${missing} at '${token}'` : `Unexpected token '${token}'.`);
    this.problems.push({ file: this.file, line, column: column + 1, message });
  }
}

function parse<T>(file: string, source: string, read: (parser: ApexParser, builder: DeclarationBuilder) => T): T {
  const collector = new Collector(file, source);
  const deep = tooDeep(source);
  if (deep) throw new CompileError({ file, ...deep, message: TOO_DEEP });
  try {
    const { parser } = ApexParserFactory.createLexerAndParser(source, collector);
    const result = read(parser, new DeclarationBuilder(source));
    if (collector.problems[0]) throw new CompileError(collector.problems[0]);
    return result;
  } catch (error) {
    throw new CompileError(collector.problems[0] ?? problemOf(file, error));
  }
}

/** What any failure of the compiler is for the file that it reads: the other files go on. */
export function problemOf(file: string, error: unknown, position = { line: 1, column: 1 }): CompileProblem {
  if (error instanceof CompileError) return error.problem;
  const { line, column } = position;
  const isDeep = error instanceof RangeError && /call stack/.test(error.message);
  const message = isDeep ? TOO_DEEP : `The compiler cannot read this: ${messageOf(error)}`;
  return { file, line, column, message };
}

/** Parses a class file. Throws CompileError at the first syntax error. */
export function parseClass(file: string, source: string): TypeDeclaration {
  return parse(file, source, (parser, builder) => builder.compilationUnit(parser.compilationUnit()));
}

/** Parses a trigger file. Throws CompileError at the first syntax error. */
export function parseTrigger(file: string, source: string): TriggerDeclaration {
  return parse(file, source, (parser, builder) => builder.trigger(parser.triggerUnit()));
}

/** Parses an anonymous block. Throws CompileError at the first syntax error. */
export function parseAnonymous(file: string, source: string): Statement[] {
  return parse(file, source, (parser, builder) => builder.anonymous(parser.anonymousUnit()));
}
