/** Carries out the requests of a transaction thread. */
import { attachedFinalizer, JobContext } from '../../apex/library/async/queueable.ts';
import { freeze, thaw } from '../../apex/runtime/freeze.ts';
import { ApexException } from '../../apex/values/index.ts';
import type { PlatformRows, Store } from '../../data/index.ts';
import { callAction } from '../transactions/aura.ts';
import type { Environment } from '../transactions/context.ts';
import { execute } from '../transactions/entryPoints.ts';
import { enqueueJob, jobKey, removeJob, storeJob, waitingJob, type StoredJob } from '../transactions/jobs.ts';
import type { Outcome } from '../transactions/outcome.ts';
import { callResource } from '../transactions/rest.ts';
import { runTransaction } from '../transactions/run.ts';
import { triggerHost } from '../transactions/triggers.ts';
import type { TransactionRequest } from './protocol.ts';

const NOTHING: Outcome = { ok: true, value: null, events: [], logs: [], jobs: [], limits: {} };
const MAX_STATUS_TEXT = 1000;

/** Runs requests against one store and one loaded code base. */
export class RequestRunner {
  private readonly environment: Environment;
  private readonly store: Store;

  constructor(environment: Environment, store: Store) {
    this.environment = environment;
    this.store = store;
  }

  run(request: TransactionRequest): Outcome {
    if (request.kind === 'job') return this.job(request.jobId);
    if (request.kind === 'aura') {
      const { className, methodName, parameters } = request;
      return this.transaction(request.userId, 'AURA', () => callAction(className, methodName, parameters));
    }
    if (request.kind === 'rest') return this.transaction(request.userId, 'REST', () => callResource(request));
    const run = this.environment.program.loadAnonymous(request.script);
    return this.transaction(request.userId, 'ANONYMOUS', run);
  }

  private transaction(
    userId: string,
    quiddity: string,
    work: () => unknown,
    parent?: StoredJob,
    beforeCommit?: (rows: PlatformRows) => void,
  ): Outcome {
    const { environment, store } = this;
    const session = store.session(userId, { triggers: triggerHost(environment.program) });
    const rows = session.platformRows();
    const enqueued: string[] = [];
    const async = {
      enqueue: (item: Parameters<typeof enqueueJob>[1]) => {
        const id = enqueueJob(rows, item, { userId: () => session.userId, now: () => environment.now(), parent });
        enqueued.push(id);
        return id;
      },
    };
    const start = { userId, session, quiddity, async };
    return runTransaction({ environment, start, work, enqueued, beforeCommit: () => beforeCommit?.(rows) });
  }

  /** Runs a waiting job; one that is done already answers nothing. */
  private job(key: string): Outcome {
    const reading = this.store.session(this.store.adminUserId);
    const job = waitingJob(reading.platformRows(), key);
    if (!job) return NOTHING;
    return job.kind === 'finalizer' ? this.finalizer(job) : this.queueable(job);
  }

  /** Writes rows of the platform in a transaction of their own. */
  private write(work: (rows: PlatformRows) => void): void {
    const session = this.store.session(this.store.adminUserId);
    work(session.platformRows());
    session.commit();
  }

  private queueable(job: StoredJob): Outcome {
    this.write((rows) => rows.update('AsyncApexJob', { Id: job.id, Status: 'Processing' }));
    let finalizer: StoredJob | undefined;
    const work = () => {
      const target = thaw(job.payload, this.environment.program);
      try {
        execute(target, 'System.QueueableContext', new JobContext(job.id));
      } finally {
        finalizer = this.finalizerOf(job);
      }
      return null;
    };
    const outcome = this.transaction(job.userId, 'QUEUEABLE', work, job, (rows) => this.end(rows, job, finalizer));
    if (!outcome.ok) {
      const failed = finalizer && { ...finalizer, failure: { type: outcome.failure?.type ?? '', message: outcome.failure?.message ?? '' } };
      this.write((rows) => this.end(rows, job, failed, outcome));
    }
    return { ...outcome, jobs: [...outcome.jobs, ...(finalizer ? [jobKey(finalizer)] : [])] };
  }

  private finalizerOf(job: StoredJob): StoredJob | undefined {
    const attached = attachedFinalizer();
    return attached && { ...job, kind: 'finalizer', payload: freeze(attached), runAfter: 0 };
  }

  /** The job's end, written together with its work. */
  private end(rows: PlatformRows, job: StoredJob, finalizer: StoredJob | undefined, failed?: Outcome): void {
    removeJob(rows, job);
    if (finalizer) storeJob(rows, finalizer);
    rows.update('AsyncApexJob', {
      Id: job.id,
      Status: failed ? 'Failed' : 'Completed',
      NumberOfErrors: failed ? 1 : 0,
      ExtendedStatus: failed?.failure ? `${failed.failure.type}: ${failed.failure.message}`.slice(0, MAX_STATUS_TEXT) : null,
      CompletedDate: new Date(this.environment.now()).toISOString(),
    });
  }

  private finalizer(job: StoredJob): Outcome {
    const work = () => {
      const target = thaw(job.payload, this.environment.program);
      const failure = job.failure ? new ApexException(job.failure.type, job.failure.message) : null;
      execute(target, 'System.FinalizerContext', new JobContext(job.id, failure));
      return null;
    };
    const outcome = this.transaction(job.userId, 'TRANSACTION_FINALIZER_QUEUEABLE', work, job, (rows) => removeJob(rows, job));
    if (!outcome.ok) this.write((rows) => removeJob(rows, job));
    return outcome;
  }
}
