/** Runs waiting jobs: each phase is one transaction that also writes what comes next, so that a kill loses nothing. */
import { nextFireTime, parseCron } from '../../apex/library/async/cron.ts';
import { runFuture } from '../../apex/library/async/future.ts';
import { attachedFinalizer, JobContext } from '../../apex/library/async/queueable.ts';
import { freeze, thaw } from '../../apex/runtime/freeze.ts';
import type { PlatformBag } from '../../apex/library/bag.ts';
import { DeployCallbackContext } from '../../apex/library/metadata/operations.ts';
import { ApexException, callMethod, type ApexList } from '../../apex/values/index.ts';
import type { PlatformRows, Store } from '../../data/index.ts';
import type { TriggerCall } from '../../kernel/ports/records.ts';
import type { Environment } from '../transactions/context.ts';
import { execute, executeScope, finishBatch, keepsState, startBatch } from '../transactions/entryPoints.ts';
import { eventRecord } from '../transactions/eventRecords.ts';
import { removeCronRows } from '../transactions/jobRows.ts';
import { jobKey, removeJob, storeJob, readScope, removeScope, storeScope, waitingJob, type StoredJob } from '../transactions/jobs.ts';
import type { Outcome } from '../transactions/outcome.ts';
import { triggerHost } from '../transactions/triggers.ts';
import { deploy } from './deployments.ts';
import type { Work } from './requests.ts';

const NOTHING: Outcome = { ok: true, value: null, events: [], logs: [], jobs: [], limits: {} };
const MAX_STATUS_TEXT = 1000;

/** Runs one job at a time. */
export class JobRunner {
  private readonly environment: Environment;
  private readonly store: Store;
  private readonly transaction: (work: Work) => Outcome;

  constructor(environment: Environment, store: Store, transaction: (work: Work) => Outcome) {
    this.environment = environment;
    this.store = store;
    this.transaction = transaction;
  }

  /** Runs a waiting job; one that is done already answers nothing. */
  run(key: string): Outcome {
    const job = waitingJob(this.store.session(this.store.adminUserId).platformRows(), key);
    if (!job) return NOTHING;
    switch (job.kind) {
      case 'finalizer':
        return this.finalizer(job);
      case 'event':
        return this.event(job);
      case 'batch':
        return this.batch(job);
      case 'queueable':
        return this.queueable(job);
      case 'scheduled':
        return this.scheduled(job);
      case 'deployment':
        return this.deployment(job);
      case 'future':
        return this.single(job, 'FUTURE', (target) => runFuture(job.className, job.methodName ?? '', target as ApexList));
    }
  }

  /** Writes rows of the platform in a transaction of their own. */
  write(work: (rows: PlatformRows) => void): void {
    const session = this.store.session(this.store.adminUserId);
    work(session.platformRows());
    session.commit();
  }

  private thaw(job: StoredJob): unknown {
    return thaw(job.payload, this.environment.program);
  }

  private single(job: StoredJob, quiddity: string, work: (target: unknown) => void): Outcome {
    this.write((rows) => rows.update('AsyncApexJob', { Id: job.id, Status: 'Processing' }));
    const run = () => (work(this.thaw(job)), null);
    const outcome = this.transaction({
      userId: job.userId,
      quiddity,
      run,
      parent: job,
      beforeCommit: (rows) => this.end(rows, job, undefined),
    });
    if (!outcome.ok) this.write((rows) => this.end(rows, job, undefined, outcome));
    return outcome;
  }

  private queueable(job: StoredJob): Outcome {
    this.write((rows) => rows.update('AsyncApexJob', { Id: job.id, Status: 'Processing' }));
    let finalizer: StoredJob | undefined;
    const run = () => {
      try {
        execute(this.thaw(job), 'System.QueueableContext', new JobContext(job.id));
      } finally {
        finalizer = this.finalizerOf(job);
      }
      return null;
    };
    const outcome = this.transaction({
      userId: job.userId,
      quiddity: 'QUEUEABLE',
      run,
      parent: job,
      beforeCommit: (rows) => this.end(rows, job, finalizer),
    });
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
      NumberOfErrors: failed ? 1 : (job.batch?.errors ?? 0),
      ExtendedStatus: failed?.failure ? `${failed.failure.type}: ${failed.failure.message}`.slice(0, MAX_STATUS_TEXT) : null,
      CompletedDate: new Date(this.environment.now()).toISOString(),
    });
  }

  private finalizer(job: StoredJob): Outcome {
    const run = () => {
      const failure = job.failure ? new ApexException(job.failure.type, job.failure.message) : null;
      execute(this.thaw(job), 'System.FinalizerContext', new JobContext(job.id, failure));
      return null;
    };
    return this.toTheEnd(job, 'TRANSACTION_FINALIZER_QUEUEABLE', run);
  }

  /** Removes the job's entry whether its work succeeds or not. */
  private toTheEnd(job: StoredJob, quiddity: string, run: () => unknown): Outcome {
    const outcome = this.transaction({
      userId: job.userId,
      quiddity,
      run,
      parent: job,
      beforeCommit: (rows) => removeJob(rows, job),
    });
    if (!outcome.ok) this.write((rows) => removeJob(rows, job));
    return outcome;
  }

  private event(job: StoredJob): Outcome {
    const { program, schema } = this.environment;
    const facts = { userId: job.userId, now: this.environment.now() };
    const newRecords = (job.events ?? []).map(({ fields }, index) => eventRecord(schema, job.className, fields, index + 1, facts));
    const call: TriggerCall = { object: job.className, event: 'afterInsert', newRecords, oldRecords: [], raw: true };
    return this.toTheEnd(job, 'UD', () => (triggerHost(program).fire(call), null));
  }

  /** A scheduled job waits for its next time in the same transaction that does its work, or after it failed. */
  private scheduled(job: StoredJob): Outcome {
    const { schedule } = job;
    if (!schedule) return NOTHING;
    const now = this.environment.now();
    const next = nextFireTime(parseCron(schedule.expression), now, schedule.timeZone);
    const again = (rows: PlatformRows): void => {
      const iso = (at: number): string => new Date(at).toISOString();
      if (next === undefined) {
        this.end(rows, job, undefined);
        return removeCronRows(this.store.session(this.store.adminUserId), rows, schedule.triggerId);
      }
      storeJob(rows, { ...job, runAfter: next });
      rows.update('CronTrigger', { Id: schedule.triggerId, PreviousFireTime: iso(now), NextFireTime: iso(next) });
    };
    const run = () => (execute(this.thaw(job), 'System.SchedulableContext', new JobContext(schedule.triggerId)), null);
    const outcome = this.transaction({ userId: job.userId, quiddity: 'SCHEDULED', run, parent: job, beforeCommit: again });
    if (!outcome.ok) this.write(again);
    return { ...outcome, jobs: [...outcome.jobs, jobKey(job)] };
  }

  /** Deploys metadata in one transaction, all or nothing, and tells the callback in the next. */
  private deployment(job: StoredJob): Outcome {
    const parts = () => (this.thaw(job) as ApexList).items as [ApexList<PlatformBag>, object | null];
    let result: PlatformBag | undefined;
    const session = this.store.session(this.store.adminUserId);
    const done = this.transaction({
      ...{ userId: job.userId, quiddity: 'UD', parent: job },
      run: () => {
        result = deploy(session.platformRows(), parts()[0].items, job.id);
        return null;
      },
    });
    if (result?.get('success') === true) session.commit();
    else session.abort();
    const run = () => {
      const [, callback] = parts();
      if (callback && result) callMethod(callback, 'handleResult', [result, new DeployCallbackContext(job.id)]);
      return null;
    };
    return done.ok ? this.single({ ...job }, 'UD', run) : (this.write((rows) => this.end(rows, job, undefined, done)), done);
  }

  /** One phase of a batch; a failed `execute` counts as an error and the next one follows. */
  private batch(job: StoredJob): Outcome {
    const progress = job.batch;
    if (!progress) return NOTHING;
    const context = new JobContext(job.id);
    const next: StoredJob = { ...job, batch: { ...progress }, runAfter: 0 };
    const isLast = progress.phase === 'finish';
    const save = (rows: PlatformRows): void => {
      if (isLast) return this.end(rows, next, undefined);
      storeJob(rows, next);
      rows.update('AsyncApexJob', {
        ...{ Id: job.id, Status: 'Processing', TotalJobItems: next.batch?.total ?? 0 },
        ...{ JobItemsProcessed: next.batch?.done ?? 0, NumberOfErrors: next.batch?.errors ?? 0 },
      });
    };
    let scopes: (rows: PlatformRows) => void = () => undefined;
    const run = () => {
      const target = this.thaw(job);
      if (progress.phase === 'start') {
        const lists = startBatch(target, context, progress.scopeSize);
        scopes = (rows) => lists.forEach((list, index) => storeScope(rows, job, index, freeze(list)));
        next.batch = { ...progress, phase: lists.length > 0 ? 'execute' : 'finish', total: lists.length };
      } else if (progress.phase === 'execute') {
        const rows = this.store.session(this.store.adminUserId).platformRows();
        executeScope(target, context, thaw(readScope(rows, job, progress.done), this.environment.program) as ApexList);
      } else {
        finishBatch(target, context);
      }
      if (keepsState(target)) next.payload = freeze(target);
      return null;
    };
    const outcome = this.transaction({
      ...{ userId: job.userId, quiddity: 'BATCH_APEX', run, parent: job },
      beforeCommit: (rows) => {
        if (progress.phase === 'execute') this.advance(rows, job, next, 0);
        scopes(rows);
        save(rows);
      },
    });
    if (!outcome.ok) this.write((rows) => this.afterFailure(rows, job, next, outcome, save));
    return { ...outcome, jobs: [...outcome.jobs, ...(isLast ? [] : [jobKey(job)])] };
  }

  private advance(rows: PlatformRows, job: StoredJob, next: StoredJob, errors: number): void {
    const before = job.batch;
    if (!before) return;
    removeScope(rows, job, before.done);
    const done = before.done + 1;
    next.batch = { ...before, done, errors: before.errors + errors, phase: done < before.total ? 'execute' : 'finish' };
  }

  private afterFailure(rows: PlatformRows, job: StoredJob, next: StoredJob, outcome: Outcome, save: (rows: PlatformRows) => void): void {
    if (job.batch?.phase !== 'execute') return this.end(rows, job, undefined, outcome);
    next.payload = job.payload;
    this.advance(rows, job, next, 1);
    save(rows);
  }
}
