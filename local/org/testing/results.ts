/** Results of Apex tests. The JSON form of `npm run test:apex -- --json <file>` is `TestReport`. */
import type { CompileProblem } from '../../apex/syntax/parse.ts';

/** One test method's outcome. */
export interface MethodResult {
  className: string;
  methodName: string;
  outcome: 'pass' | 'fail' | 'compileError' | 'notImplemented';
  message: string | null;
  /** Apex lines, innermost first. */
  stackTrace: string | null;
  /** Milliseconds. */
  duration: number;
}

/** Executed lines of one class. */
export interface ClassCoverage {
  name: string;
  /** Lines that hold statements. */
  lines: number;
  covered: number;
  coveredLines: number[];
  uncoveredLines: number[];
}

/** The outcome of a run. */
export interface TestReport {
  passed: number;
  failed: number;
  compileErrors: CompileProblem[];
  /** Members of the platform that tests needed and the local org lacks, most wanted first. */
  notImplemented: { member: string; count: number }[];
  methods: MethodResult[];
  coverage: ClassCoverage[];
  /** Milliseconds of the whole run, compilation included. */
  duration: number;
}

/** Counts what was not implemented, most wanted first. */
export function rankMissing(members: readonly string[]): TestReport['notImplemented'] {
  const counts = new Map<string, number>();
  for (const member of members) counts.set(member, (counts.get(member) ?? 0) + 1);
  return [...counts].map(([member, count]) => ({ member, count })).sort((a, b) => b.count - a.count);
}
