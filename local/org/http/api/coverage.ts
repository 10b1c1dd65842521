/**
 * The coverage objects of the Tooling API, which exist nowhere else. Only queries of the official clients are
 * understood. Source: Tooling API, ApexCodeCoverage, ApexCodeCoverageAggregate, ApexOrgWideCoverage.
 */
import type { ClassCoverage } from '../../testing/results.ts';
import { notImplemented } from './access.ts';

/** Coverage of the last test run, with the ids of classes. */
export interface CoverageFacts {
  classes: (ClassCoverage & { id: string })[];
  /** Ids of the test classes that ran. */
  tests: string[];
}

const OBJECTS = new Set(['apexcodecoverage', 'apexcodecoverageaggregate', 'apexorgwidecoverage']);
const SHAPE = /\bFROM\s+(\w+)(?:\s+WHERE\s+(\w+)\s+IN\s*\(([^)]*)\))?\s*$/i;

/** Does the query ask for a coverage object? */
export function isCoverageQuery(soql: string): boolean {
  return OBJECTS.has((/\bFROM\s+(\w+)/i.exec(soql)?.[1] ?? '').toLowerCase());
}

/** Percent of all lines, as a whole number. */
export function percentCovered({ classes }: CoverageFacts): number {
  const lines = classes.reduce((sum, entry) => sum + entry.lines, 0);
  return lines === 0 ? 0 : Math.floor((classes.reduce((sum, entry) => sum + entry.covered, 0) * 100) / lines);
}

function recordOf(type: string, entry: CoverageFacts['classes'][number], testId?: string): Record<string, unknown> {
  return {
    attributes: { type },
    ...(testId === undefined ? {} : { ApexTestClassId: testId, TestMethodName: null }),
    ApexClassOrTrigger: { attributes: { type: 'Name' }, Id: entry.id, Name: entry.name },
    NumLinesCovered: entry.covered,
    NumLinesUncovered: entry.lines - entry.covered,
    Coverage: { coveredLines: entry.coveredLines, uncoveredLines: entry.uncoveredLines },
  };
}

/** The answer to a coverage query. */
export function coverageAnswer(soql: string, facts: CoverageFacts): Record<string, unknown>[] {
  const [, object = '', field, list] = SHAPE.exec(soql.trim()) ?? [];
  const name = object.toLowerCase();
  if (!name) throw notImplemented(`the Tooling query ${soql}`);
  if (name === 'apexorgwidecoverage') return [{ attributes: { type: object }, PercentCovered: percentCovered(facts) }];
  const wanted = list === undefined ? undefined : new Set([...list.matchAll(/'(\w+)'/g)].map(([, id]) => id ?? ''));
  if (name === 'apexcodecoverageaggregate') {
    const chosen = facts.classes.filter(({ id }) => !wanted || (field?.toLowerCase() === 'apexclassortriggerid' && wanted.has(id)));
    return chosen.map((entry) => recordOf('ApexCodeCoverageAggregate', entry));
  }
  // Which test covered a line is not kept: the first test stands for all, so that sums are right.
  const [test] = facts.tests.filter((id) => !wanted || wanted.has(id));
  return test === undefined ? [] : facts.classes.map((entry) => recordOf('ApexCodeCoverage', entry, test));
}
