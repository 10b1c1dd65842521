/** The Tooling API's part for tests. Source: Tooling API, runTestsSynchronous, runTestsAsynchronous, query. */
import type { FastifyInstance } from 'fastify';
import { asObject, textOf } from '../../../kernel/guards.ts';
import type { TestReport } from '../../testing/results.ts';
import { TestRuns, type WantedTest } from '../../testing/runs.ts';
import { API_VERSION, ApiError, forUser, type ApiSurroundings } from './access.ts';
import { coverageAnswer, isCoverageQuery } from './coverage.ts';
import { restRecord } from './queries.ts';

const USER = { mode: 'user', sharing: true } as const;

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The tests of a request: classes by name or id, with or without methods. */
function wantedTests(body: unknown, runs: TestRuns): WantedTest[] {
  const wanted = list(asObject(body)['tests']).map((entry) => ({
    className: textOf(entry, 'className') ?? runs.className(textOf(entry, 'classId') ?? ''),
    methods: list(asObject(entry)['testMethods']).map(String),
  }));
  const names = (textOf(body, 'classNames') ?? '').split(',');
  const ids = (textOf(body, 'classids') ?? '').split(',').map((id) => runs.className(id));
  const more = [...names, ...ids].filter((name) => name !== '').map((className) => ({ className, methods: [] }));
  const level = textOf(body, 'testLevel') ?? 'RunSpecifiedTests';
  if (level === 'RunLocalTests' || level === 'RunAllTestsInOrg') return [];
  if (wanted.length + more.length === 0) throw new ApiError(400, 'INVALID_INPUT', 'Specify at least one class to test.');
  return [...wanted, ...more];
}

/** The answer of a synchronous run. */
function syncAnswer(report: TestReport, runs: TestRuns): Record<string, unknown> {
  const shown = report.methods.map(({ className, methodName, message, stackTrace, duration, outcome }) => ({
    id: runs.classId(className),
    name: className,
    methodName,
    namespace: null,
    seeAllData: false,
    time: Math.round(duration),
    ...(outcome === 'pass' ? {} : { message, stackTrace, type: 'Class', packageName: className }),
  }));
  const coverage = runs.coverage(report);
  return {
    apexLogId: null,
    numTestsRun: shown.length,
    numFailures: shown.filter((_, index) => report.methods[index]?.outcome !== 'pass').length,
    totalTime: Math.round(report.duration),
    successes: shown.filter((_, index) => report.methods[index]?.outcome === 'pass'),
    failures: shown.filter((_, index) => report.methods[index]?.outcome !== 'pass'),
    codeCoverage: coverage.classes.map((entry) => ({
      id: entry.id,
      name: entry.name,
      namespace: null,
      type: 'Class',
      numLocations: entry.lines,
      numLocationsNotCovered: entry.lines - entry.covered,
      locationsNotCovered: entry.uncoveredLines.map((line) => ({ line, column: 0, numExecutions: 0, time: -1 })),
    })),
    codeCoverageWarnings: [],
  };
}

/** Adds the Tooling API. Test runs need the right to author Apex. */
export function addTooling(app: FastifyInstance, surroundings: ApiSurroundings): void {
  const { store } = surroundings;
  const runs = new TestRuns(store, surroundings.codeBase);
  const requireAuthor = (userId: string): void => {
    if (store.access.hasSystemPermission(userId, 'AuthorApex')) return;
    throw new ApiError(403, 'INSUFFICIENT_ACCESS', 'insufficient access rights on cross-reference id');
  };
  app.get(
    '/services/data/:version/tooling/query',
    forUser(surroundings, (userId, request) => {
      const soql = textOf(request.query, 'q') ?? '';
      if (isCoverageQuery(soql)) {
        const records = coverageAnswer(soql, runs.lastCoverage);
        return { totalSize: records.length, done: true, size: records.length, entityTypeName: 'ApexCodeCoverage', records };
      }
      const { total, records } = store.session(userId).query(soql, {}, USER);
      return { totalSize: total, size: total, done: true, records: records.map(restRecord) };
    }),
  );
  app.post(
    `/services/data/:version/tooling/runTestsSynchronous`,
    forUser(surroundings, async (userId, request) => {
      requireAuthor(userId);
      return syncAnswer(await runs.run(wantedTests(request.body, runs)), runs);
    }),
  );
  app.post(
    `/services/data/:version/tooling/runTestsAsynchronous`,
    forUser(surroundings, (userId, request, reply) => {
      requireAuthor(userId);
      return reply.type('application/json').send(JSON.stringify(runs.enqueue(wantedTests(request.body, runs), userId)));
    }),
  );
  app.get(
    '/services/data/:version/tooling',
    forUser(surroundings, () => ({ query: `/services/data/v${API_VERSION}/tooling/query` })),
  );
}
