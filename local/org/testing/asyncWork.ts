/**
 * Asynchronous work of a test: it runs when `stopTest` is called, or after the method.
 * Source: Apex Developer Guide, Using Limits, startTest, and stopTest; Testing Batch Apex.
 */
import { runFuture } from '../../apex/library/async/future.ts';
import { attachedFinalizer, JobContext } from '../../apex/library/async/queueable.ts';
import { withContext, type AsyncPort, type AsyncWork } from '../../apex/runtime/context.ts';
import { freeze, thaw, type Frozen } from '../../apex/runtime/freeze.ts';
import { apexExceptionOf } from '../../apex/runtime/failures.ts';
import { LimitExceeded } from '../../apex/runtime/limits.ts';
import { savedFuel } from '../../apex/runtime/state.ts';
import { isInstance, throwApex, type ApexException, type ApexList } from '../../apex/values/index.ts';
import { batchErrorEvent } from '../transactions/batchErrors.ts';
import { execute, executeScope, finishBatch, keepsState, startBatch } from '../transactions/entryPoints.ts';
import { Transaction, type Environment } from '../transactions/context.ts';
import { addCronRows, addJobRow, addWorkerRow, removeCronRows } from '../transactions/jobRows.ts';
import type { TestEvents } from './events.ts';
import type { TestSession } from './session.ts';

interface Queued {
  id: string;
  cronTriggerId?: string;
  work: AsyncWork;
  userId: string;
  payload: Frozen;
  kept: object[];
  depth: number;
}

/** What a job enqueues runs too, but not what that enqueues: on the platform longer chains stay pending in a test. */
const MAX_CHAIN = 2;
/** Source: Apex Developer Guide, Batch Apex Limitations. */
const MAX_BATCHES = 5;
const ONE_SCOPE =
  'No more than one executeBatch can be called from within a test method.  Please make sure the iterable returned from your start method matches the batch size, resulting in one executeBatch invocation.';

/** The queue of one test method. */
export class TestQueue implements AsyncPort {
  private queued: Queued[] = [];
  private runningJob: Queued | undefined;
  private readonly environment: Environment;
  private readonly session: TestSession;
  private readonly events: TestEvents;

  constructor(environment: Environment, session: TestSession, events: TestEvents) {
    this.environment = environment;
    this.session = session;
    this.events = events;
  }

  get depth(): AsyncPort['depth'] {
    const job = this.runningJob;
    return job && { current: job.depth, maximum: job.work.maximumStackDepth ?? null, delayMinutes: job.work.delayMinutes };
  }

  enqueue(work: AsyncWork): string {
    const parent = this.runningJob;
    this.refuse(work, parent);
    const rows = this.session.platformRows();
    const user = this.session.userFacts();
    const facts = { userId: user.id, timeZone: user.timeZone, now: this.environment.now() };
    const cronTriggerId = work.cron && addCronRows(this.session, rows, work, facts);
    const id = addJobRow(this.session, rows, work, facts, cronTriggerId);
    const kept: object[] = [];
    // In a test a future method gets the very objects it was called with.
    const payload = work.kind === 'future' ? null : freeze(work.payload, kept);
    const maximumStackDepth = work.maximumStackDepth ?? parent?.work.maximumStackDepth;
    this.queued.push({
      id,
      cronTriggerId,
      work: { ...work, ...(maximumStackDepth ? { maximumStackDepth } : {}) },
      userId: facts.userId,
      payload,
      kept,
      depth: (parent?.depth ?? 0) + 1,
    });
    return cronTriggerId ?? id;
  }

  private refuse(work: AsyncWork, parent: Queued | undefined): void {
    if (work.kind === 'batch' && this.queued.filter((job) => job.work.kind === 'batch').length >= MAX_BATCHES)
      throw new LimitExceeded('Attempted to schedule too many concurrent batch jobs in this org (limit is 5).');
    if (work.kind !== 'queueable') return;
    const maximum = work.maximumStackDepth ?? parent?.work.maximumStackDepth;
    const isChained = parent?.work.kind === 'queueable';
    if (isChained && (maximum === undefined || parent.depth >= maximum))
      throwApex('System.AsyncException', 'Maximum stack depth has been reached.');
    const signature = work.duplicateSignature;
    if (signature !== undefined && this.queued.some((entry) => entry.work.duplicateSignature === signature))
      throwApex('System.DuplicateMessageException', 'Attempt to enqueue job with duplicate queueable signature');
  }

  abort(id: string): boolean {
    const found = this.queued.filter((job) => job.id === id || job.cronTriggerId === id);
    const rows = this.session.platformRows();
    for (const job of found) {
      rows.update('AsyncApexJob', { Id: job.id, Status: 'Aborted' });
      if (job.cronTriggerId) removeCronRows(this.session, rows, job.cronTriggerId);
    }
    this.queued = this.queued.filter((job) => !found.includes(job));
    return found.length > 0;
  }

  /** Runs everything that waits. An exception that a job does not catch is the exception of `stopTest`. */
  runAll(outer: Transaction): void {
    const parent = this.runningJob;
    try {
      for (let next = this.queued.shift(); next; next = this.queued.shift()) {
        if (next.depth > (next.work.maximumStackDepth ?? MAX_CHAIN)) continue;
        this.runningJob = next;
        this.runOne(next, outer);
      }
    } finally {
      this.runningJob = parent;
    }
  }

  private runOne(job: Queued, outer: Transaction): void {
    switch (job.work.kind) {
      case 'queueable':
        return this.queueable(job, outer);
      case 'batch':
        return this.batch(job, outer);
      case 'future':
        return this.single(job, outer, 'FUTURE', (target) => runFuture(job.work.className, job.work.methodName ?? '', target as ApexList));
      case 'deployment':
        return;
      case 'scheduled':
        return this.single(job, outer, 'SCHEDULED', (target) =>
          execute(target, 'System.SchedulableContext', new JobContext(job.cronTriggerId ?? job.id)),
        );
    }
  }

  private thaw(job: Queued): unknown {
    if (job.work.kind === 'future') return job.work.payload;
    return thaw(job.payload, this.environment.program, job.kept);
  }

  private note(job: Queued, fields: Record<string, string | number | null>): void {
    this.session.platformRows().update('AsyncApexJob', { Id: job.id, ...fields });
  }

  private ended(job: Queued, failure?: unknown): void {
    const exception = failure === undefined ? undefined : apexExceptionOf(failure);
    this.note(job, {
      Status: failure === undefined ? 'Completed' : 'Failed',
      NumberOfErrors: failure === undefined ? 0 : 1,
      ExtendedStatus: exception?.$message ?? null,
      CompletedDate: new Date(this.environment.now()).toISOString(),
    });
  }

  private single(job: Queued, outer: Transaction, quiddity: string, work: (target: unknown) => void): void {
    try {
      this.phase(job, outer, quiddity, () => work(this.thaw(job)));
    } catch (error) {
      this.ended(job, error);
      throw error;
    }
    // A schedule stays as it was: only its time comes, and the job behind it waits for the next one.
    if (job.work.kind !== 'scheduled') this.ended(job);
  }

  private batch(job: Queued, outer: Transaction): void {
    const context = new JobContext(job.id);
    const run = <T>(work: (target: unknown) => T): T =>
      this.phase(job, outer, 'BATCH_APEX', () => {
        const target = this.thaw(job);
        const result = work(target);
        if (keepsState(target)) job.payload = freeze(target, (job.kept = []));
        return result;
      });
    let phase = 'START';
    let scope: ApexList | undefined;
    try {
      const scopes = run((target) => startBatch(target, context, job.work.scopeSize ?? 200));
      if (scopes.length > 1) throwApex('System.UnexpectedException', ONE_SCOPE);
      [scope] = scopes;
      const todo = scope;
      this.note(job, { TotalJobItems: scopes.length, Status: 'Processing' });
      phase = 'EXECUTE';
      if (todo) run((target) => executeScope(target, context, todo));
      this.note(job, { JobItemsProcessed: scopes.length });
      if (todo)
        addWorkerRow(this.session, this.session.platformRows(), job.work, job.id, { userId: job.userId, now: this.environment.now() });
      phase = 'FINISH';
      run((target) => finishBatch(target, context));
    } catch (error) {
      this.ended(job, error);
      const failure = apexExceptionOf(error);
      if (failure && isInstance(this.thaw(job), 'Database.RaisesPlatformEvents'))
        this.events.publish('BatchApexErrorEvent', batchErrorEvent(failure, phase, job.id, scope, this.environment.program));
      throw error;
    }
    this.ended(job);
  }

  /**
   * Runs one transaction of a job: its own limits, its work undone when it fails. Statics are those of the test: in a test all
   * jobs run in one transaction. Source: Salesforce's own apex-recipes assert on a static that a batch sets in finish.
   */
  private phase<T>(job: Pick<Queued, 'userId'>, outer: Transaction, quiddity: string, work: () => T): T {
    const restoreFuel = savedFuel();
    const mark = this.session.savepoint();
    this.session.forgetWork();
    try {
      return this.session.asUser(job.userId, () => {
        const context = this.context(job.userId, quiddity, outer);
        const result = withContext(context, work);
        this.events.take(context, true);
        return result;
      });
    } catch (error) {
      this.session.rollback(mark);
      throw error;
    } finally {
      restoreFuel();
    }
  }

  private queueable(job: Queued, outer: Transaction): void {
    let finalizer: object | undefined;
    let failure: ApexException | undefined;
    try {
      this.phase(job, outer, 'QUEUEABLE', () => {
        try {
          execute(this.thaw(job), 'System.QueueableContext', new JobContext(job.id));
        } finally {
          finalizer = attachedFinalizer();
        }
      });
    } catch (error) {
      failure = apexExceptionOf(error);
      this.ended(job, error);
      if (!failure || !finalizer) throw error;
    }
    if (!failure) this.ended(job);
    if (finalizer) this.finalize(job, finalizer, failure ?? null, outer);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- an Apex exception is thrown as what it is
    if (failure) throw failure;
  }

  /** A finalizer may enqueue one job, even in a test. */
  private finalize(job: Queued, finalizer: object, failure: ApexException | null, outer: Transaction): void {
    this.runningJob = { ...job, work: { ...job.work, kind: 'future' } };
    this.phase(job, outer, 'TRANSACTION_FINALIZER_QUEUEABLE', () =>
      execute(finalizer, 'System.FinalizerContext', new JobContext(job.id, failure)),
    );
  }

  private context(userId: string, quiddity: string, outer: Transaction): Transaction {
    return new Transaction(this.environment, { userId, session: this.session, quiddity, async: this, test: outer.test });
  }
}
