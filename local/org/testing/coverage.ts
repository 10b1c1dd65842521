/** Executed lines per class. */
import type { LoadedProgram } from '../../apex/runtime/load.ts';
import type { ClassCoverage } from './results.ts';

/** Coverage of all classes that are not tests. */
export function coverageOf(program: LoadedProgram): ClassCoverage[] {
  return program.coverage
    .map(({ fileName, statementLines, counts }) => {
      const uncoveredLines = statementLines.filter((line) => counts[line] === 0);
      return {
        name: fileName.replace(/\.cls$/, ''),
        lines: statementLines.length,
        covered: statementLines.length - uncoveredLines.length,
        coveredLines: statementLines.filter((line) => counts[line] !== 0),
        uncoveredLines,
      };
    })
    .filter((entry) => entry.lines > 0 && !program.find(entry.name)?.isTest)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
