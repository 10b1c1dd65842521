/** Prints a test report for people. */
import type { ClassCoverage, TestReport } from './results.ts';

const percent = (part: number, whole: number): string => `${whole === 0 ? 100 : Math.floor((100 * part) / whole)} %`;

function coverageLines(coverage: ClassCoverage[]): string[] {
  const lines = coverage.map((entry) => {
    const missing =
      entry.uncoveredLines.length > 0
        ? `  not run: ${entry.uncoveredLines.slice(0, 12).join(', ')}${entry.uncoveredLines.length > 12 ? ' …' : ''}`
        : '';
    return `  ${entry.name.padEnd(40)} ${percent(entry.covered, entry.lines).padStart(5)}${missing}`;
  });
  const all = coverage.reduce((sum, entry) => sum + entry.lines, 0);
  const covered = coverage.reduce((sum, entry) => sum + entry.covered, 0);
  return coverage.length === 0 ? [] : ['', 'Line coverage', ...lines, `  ${'all classes'.padEnd(40)} ${percent(covered, all).padStart(5)}`];
}

/** The text of a report; the last line is `N passed, N failed`. */
export function reportText(report: TestReport, options: { coverage: boolean }): string {
  const failures = report.methods
    .filter((method) => method.outcome !== 'pass')
    .flatMap((method) => [
      `✖ ${method.className}.${method.methodName}`,
      `    ${method.message}`,
      ...(method.stackTrace ?? '')
        .split('\n')
        .filter(Boolean)
        .map((line) => `    ${line}`),
    ]);
  const problems = report.compileErrors.map((problem) => `✖ ${problem.file}:${problem.line}:${problem.column} ${problem.message}`);
  const missing = report.notImplemented.map(({ member, count }) => `  ${String(count).padStart(4)} × ${member}`);
  return [
    ...(problems.length > 0 ? ['Compile errors', ...problems, ''] : []),
    ...failures,
    ...(missing.length > 0 ? ['', 'Not implemented in the local org', ...missing] : []),
    ...(options.coverage ? coverageLines(report.coverage) : []),
    '',
    `Apex tests took ${(report.duration / 1000).toFixed(1)} s`,
    `${report.passed} passed, ${report.failed + report.compileErrors.length} failed`,
  ].join('\n');
}
