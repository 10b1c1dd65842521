/** Parses Apex source into the syntax tree. Nothing of the parser's own tree leaves this folder. */
import { ApexErrorListener, ApexParserFactory, type ApexParser } from '@apexdevtools/apex-parser';
import type { Member, Statement, TriggerDeclaration, TypeDeclaration } from './ast.ts';
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

class Collector extends ApexErrorListener {
  readonly problems: CompileProblem[] = [];
  private readonly file: string;
  constructor(file: string) {
    super();
    this.file = file;
  }
  override apexSyntaxError(line: number, column: number, message: string): void {
    this.problems.push({ file: this.file, line, column: column + 1, message });
  }
}

function parse<T>(file: string, source: string, read: (parser: ApexParser, builder: DeclarationBuilder) => T): T {
  const collector = new Collector(file);
  const { parser } = ApexParserFactory.createLexerAndParser(source, collector);
  const builder = new DeclarationBuilder(source);
  const build = () => {
    try {
      return read(parser, builder);
    } catch (error) {
      throw collector.problems[0] ? new CompileError(collector.problems[0]) : error;
    }
  };
  const result = build();
  if (collector.problems[0]) throw new CompileError(collector.problems[0]);
  return result;
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
export function parseAnonymous(file: string, source: string): { members: Member[]; statements: Statement[] } {
  return parse(file, source, (parser, builder) => builder.anonymous(parser.anonymousUnit()));
}
