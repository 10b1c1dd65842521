/** Asynchronous work of a test: it runs when `stopTest` is called. Source: Apex Developer Guide, Using Limits, startTest, and stopTest. */
import { attachedFinalizer, JobContext } from '../../apex/library/async/queueable.ts';
import { withContext, type AsyncPort, type AsyncWork } from '../../apex/runtime/context.ts';
import { freeze, thaw, type Frozen } from '../../apex/runtime/freeze.ts';
import { apexExceptionOf } from '../../apex/runtime/failures.ts';
import { NotImplemented, throwApex, type ApexException } from '../../apex/values/index.ts';
import { execute } from '../transactions/entryPoints.ts';
import { Transaction, type Environment } from '../transactions/context.ts';
import type { TestSession } from './session.ts';

interface Queued {
  id: string;
  work: AsyncWork;
  payload: Frozen;
}

/** The queue of one test method. */
export class TestQueue implements AsyncPort {
  private queued: Queued[] = [];
  private running = false;
  private readonly environment: Environment;
  private readonly session: TestSession;

  constructor(environment: Environment, session: TestSession) {
    this.environment = environment;
    this.session = session;
  }

  enqueue(work: AsyncWork): string {
    if (work.kind !== 'queueable') throw new NotImplemented(`Asynchronous Apex of kind ${work.kind}`);
    if (this.running) throwApex('System.AsyncException', 'Maximum stack depth has been reached.');
    if (work.duplicateSignature !== undefined && this.queued.some((entry) => entry.work.duplicateSignature === work.duplicateSignature)) {
      throwApex('System.DuplicateMessageException', 'Attempt to enqueue job with duplicate queueable signature');
    }
    const id = this.session
      .platformRows()
      .insert('AsyncApexJob', { JobType: 'Queueable', Status: 'Queued', CreatedById: this.session.userId });
    this.queued.push({ id, work, payload: freeze(work.payload) });
    return id;
  }

  /** Runs everything that waits. An exception that a job does not catch is the exception of `stopTest`. */
  runAll(outer: Transaction): void {
    this.running = true;
    try {
      for (let next = this.queued.shift(); next; next = this.queued.shift()) this.runOne(next, outer);
    } finally {
      this.running = false;
    }
  }

  private runOne(job: Queued, outer: Transaction): void {
    const { program } = this.environment;
    const statics = program.takeStatics();
    const context = this.context('QUEUEABLE', outer);
    const mark = this.session.savepoint();
    let finalizer: object | undefined;
    let failure: ApexException | undefined;
    try {
      withContext(context, () => {
        try {
          execute(thaw(job.payload, program), 'System.QueueableContext', new JobContext(job.id));
        } finally {
          finalizer = attachedFinalizer();
        }
      });
    } catch (error) {
      this.session.rollback(mark);
      failure = apexExceptionOf(error);
      if (!failure || !finalizer) throw error;
    } finally {
      const status = failure ? 'Failed' : 'Completed';
      this.session.platformRows().update('AsyncApexJob', { Id: job.id, Status: status, NumberOfErrors: failure ? 1 : 0 });
      program.putStatics(statics);
    }
    if (finalizer) this.finalize(finalizer, job.id, failure ?? null, outer);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- an Apex exception is thrown as what it is
    if (failure) throw failure;
  }

  private finalize(finalizer: object, jobId: string, failure: ApexException | null, outer: Transaction): void {
    this.session.forgetWork();
    withContext(this.context('TRANSACTION_FINALIZER_QUEUEABLE', outer), () =>
      execute(finalizer, 'System.FinalizerContext', new JobContext(jobId, failure)),
    );
  }

  private context(quiddity: string, outer: Transaction): Transaction {
    this.session.forgetWork();
    return new Transaction(this.environment, {
      userId: this.session.userId,
      session: this.session,
      quiddity,
      async: this,
      test: outer.test,
    });
  }
}
