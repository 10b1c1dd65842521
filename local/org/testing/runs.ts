/**
 * Test runs that clients ask for, with the rows by which they follow a run.
 * Source: Object Reference, ApexTestRunResult, ApexTestQueueItem, ApexTestResult.
 */
import { Worker } from 'node:worker_threads';
import type { ClassSymbol } from '../../apex/model/symbols.ts';
import type { Store } from '../../data/index.ts';
import type { CodeBase } from '../code/codeBase.ts';
import type { CoverageFacts } from '../http/api/coverage.ts';
import type { MethodResult, TestReport } from './results.ts';
import type { TestWork } from './worker.ts';

/** Tests that a client wants: a class, and its methods or all. */
export interface WantedTest {
  className: string;
  methods: string[];
}

/** A run in the background: its rows, and the queue items by class in lower case. */
interface Run {
  userId: string;
  jobId: string;
  runId: string;
  items: Map<string, string>;
}

const SYSTEM = { mode: 'system', sharing: false } as const;
const OUTCOMES: Record<MethodResult['outcome'], string> = {
  pass: 'Pass',
  fail: 'Fail',
  compileError: 'CompileFail',
  notImplemented: 'Fail',
};

/** The runs of one org. */
export class TestRuns {
  /** Coverage of the last run. */
  lastCoverage: CoverageFacts = { classes: [], tests: [] };
  private readonly store: Store;
  private readonly codeBase: CodeBase;

  constructor(store: Store, codeBase: CodeBase) {
    this.store = store;
    this.codeBase = codeBase;
  }

  /** The classes of a run: those that are named, or all with tests. */
  private classesOf(wanted: WantedTest[]): string[] {
    if (wanted.length > 0) return [...new Set(wanted.map(({ className }) => className))];
    const symbols = [...this.codeBase.compilation.program.classes.values()];
    return symbols.filter((symbol) => symbol.isTest && hasTests(symbol)).map(({ name }) => name);
  }

  /** A text field of the first record; empty when there is none. */
  private find(field: 'Id' | 'Name', soql: string, binds: Record<string, string>): string {
    const [record] = this.store.session(this.store.adminUserId).query(soql, binds, SYSTEM).records;
    const value = record?.fields[field];
    return typeof value === 'string' ? value : '';
  }

  /** The id of a class; empty when there is none. */
  classId(name: string): string {
    return this.find('Id', 'SELECT Id FROM ApexClass WHERE Name = :name', { name });
  }

  /** The name of a class by its id; empty when there is none. */
  className(id: string): string {
    return id === '' ? '' : this.find('Name', 'SELECT Name FROM ApexClass WHERE Id = :id', { id });
  }

  /** Compiles the code base afresh and runs the tests (all, when none is named) in a thread. */
  async run(wanted: WantedTest[]): Promise<TestReport> {
    const classes = wanted.length === 0 ? undefined : new Set(wanted.map(({ className }) => className.toLowerCase()));
    const workerData: TestWork = { directories: this.codeBase.directories, classes };
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData,
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { stackSizeMb: 8 },
    });
    const report = await new Promise<TestReport>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    const methods = report.methods.filter((method) => isWanted(method, wanted));
    const chosen = { ...report, methods, passed: methods.filter(({ outcome }) => outcome === 'pass').length };
    this.lastCoverage = this.coverage(chosen);
    return chosen;
  }

  /** Coverage with the ids of classes. */
  coverage(report: TestReport): CoverageFacts {
    const tests = [...new Set(report.methods.map(({ className }) => className))];
    return {
      classes: report.coverage.map((entry) => ({ ...entry, id: this.classId(entry.name) })),
      tests: tests.map((name) => this.classId(name)),
    };
  }

  /** Starts a run in the background; the answer is the id of its AsyncApexJob. */
  enqueue(wanted: WantedTest[], userId: string): string {
    const session = this.store.session(userId);
    const rows = session.platformRows();
    const jobId = rows.insert('AsyncApexJob', { JobType: 'TestRequest', Status: 'Processing', CreatedById: userId });
    const classes = this.classesOf(wanted);
    const runId = rows.insert('ApexTestRunResult', {
      AsyncApexJobId: jobId,
      Status: 'Processing',
      StartTime: new Date().toISOString(),
      UserId: userId,
      ClassesEnqueued: classes.length,
      ClassesCompleted: 0,
      MethodsEnqueued: 0,
      MethodsCompleted: 0,
      MethodsFailed: 0,
      IsAllTests: wanted.length === 0,
    });
    const items = new Map(
      classes.map((name) => [
        name.toLowerCase(),
        rows.insert('ApexTestQueueItem', {
          ApexClassId: this.classId(name),
          ParentJobId: jobId,
          Status: 'Processing',
          TestRunResultId: runId,
        }),
      ]),
    );
    session.commit();
    const run = { userId, jobId, runId, items };
    this.run(wanted)
      .then((report) => this.finish(run, report))
      .catch((error: unknown) => this.fail(run, error));
    return jobId;
  }

  private finish({ userId, jobId, runId, items }: Run, report: TestReport): void {
    const session = this.store.session(userId);
    const rows = session.platformRows();
    for (const Id of items.values()) rows.update('ApexTestQueueItem', { Id, Status: 'Completed' });
    for (const method of report.methods) {
      rows.insert('ApexTestResult', {
        QueueItemId: items.get(method.className.toLowerCase()) ?? null,
        AsyncApexJobId: jobId,
        ApexTestRunResultId: runId,
        ApexClassId: this.classId(method.className),
        MethodName: method.methodName,
        Outcome: OUTCOMES[method.outcome],
        Message: method.message,
        StackTrace: method.stackTrace,
        RunTime: Math.round(method.duration),
        TestTimestamp: new Date().toISOString(),
        IsTestSetup: false,
      });
    }
    const failed = report.methods.length - report.passed;
    rows.update('ApexTestRunResult', {
      Id: runId,
      Status: failed === 0 ? 'Completed' : 'Failed',
      EndTime: new Date().toISOString(),
      TestTime: Math.round(report.duration),
      ClassesCompleted: items.size,
      MethodsEnqueued: report.methods.length,
      MethodsCompleted: report.methods.length,
      MethodsFailed: failed,
    });
    rows.update('AsyncApexJob', { Id: jobId, Status: 'Completed', CompletedDate: new Date().toISOString() });
    session.commit();
  }

  private fail({ userId, jobId, runId, items }: Run, error: unknown): void {
    const session = this.store.session(userId);
    const rows = session.platformRows();
    for (const Id of items.values()) rows.update('ApexTestQueueItem', { Id, Status: 'Failed' });
    rows.update('ApexTestRunResult', { Id: runId, Status: 'Aborted', EndTime: new Date().toISOString() });
    const text = error instanceof Error ? error.message : String(error);
    rows.update('AsyncApexJob', { Id: jobId, Status: 'Failed', ExtendedStatus: text.slice(0, 1000) });
    session.commit();
  }
}

function hasTests({ declaration }: ClassSymbol): boolean {
  return declaration.members.some((member) => member.kind === 'method' && 'istest' in member.modifiers.annotations);
}

function isWanted({ className, methodName }: MethodResult, wanted: WantedTest[]): boolean {
  if (wanted.length === 0) return true;
  const own = wanted.filter((entry) => entry.className.toLowerCase() === className.toLowerCase());
  const name = methodName.toLowerCase();
  return own.some(({ methods }) => methods.length === 0 || methods.some((method) => method.toLowerCase() === name));
}
