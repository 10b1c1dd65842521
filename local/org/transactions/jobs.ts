/** Asynchronous jobs inside a transaction: written with it, so that they exist exactly when it commits. */
import { nextFireTime, parseCron } from '../../apex/library/async/cron.ts';
import type { AsyncWork } from '../../apex/runtime/context.ts';
import { freeze, type Frozen } from '../../apex/runtime/freeze.ts';
import { throwApex } from '../../apex/values/index.ts';
import type { PlatformRows } from '../../data/index.ts';
import type { DataSession, PlainValue } from '../../kernel/ports/records.ts';
import { addCronRows, addJobRow, removeCronRows } from './jobRows.ts';

/** How far a batch job is. */
export interface BatchProgress {
  phase: 'start' | 'execute' | 'finish';
  scopeSize: number;
  total: number;
  done: number;
  errors: number;
}

/** A job as it waits. `finalizer` jobs belong to the job of which they are the end; `event` jobs run triggers of platform events. */
export interface StoredJob {
  id: string;
  kind: AsyncWork['kind'] | 'finalizer' | 'event';
  className: string;
  methodName?: string;
  userId: string;
  payload: Frozen;
  /** Milliseconds since the epoch before which it must not start. */
  runAfter: number;
  signature?: string;
  depth: number;
  maximumDepth?: number;
  /** For finalizers: how the job ended. */
  failure?: { type: string; message: string };
  batch?: BatchProgress;
  schedule?: { triggerId: string; expression: string; timeZone: string };
  /** For `event` jobs. */
  events?: { event: string; fields: Record<string, PlainValue> }[];
}

const KIND = 'job';
const SCOPE = 'batch-scope';

/**
 * Milliseconds before a chained job starts. On the platform a queue takes its time; without a pause a job
 * that enqueues itself until something happens would run thousands of times.
 */
const CHAIN_PAUSE = 250;

/** All waiting jobs, oldest first. */
export function waitingJobs(rows: PlatformRows): StoredJob[] {
  return rows.list(KIND).map(({ value }) => JSON.parse(value) as StoredJob);
}

/** One waiting job, or undefined when it is done. */
export function waitingJob(rows: PlatformRows, key: string): StoredJob | undefined {
  const value = rows.get(KIND, key);
  return value === undefined ? undefined : (JSON.parse(value) as StoredJob);
}

/** The key of a job's entry; a finalizer stands beside its job. */
export function jobKey(job: Pick<StoredJob, 'id' | 'kind'>): string {
  return job.kind === 'finalizer' ? `${job.id}-finalizer` : job.id;
}

export function storeJob(rows: PlatformRows, job: StoredJob): void {
  rows.put(KIND, jobKey(job), JSON.stringify(job));
}

export function removeJob(rows: PlatformRows, job: StoredJob): void {
  rows.remove(KIND, jobKey(job));
  for (let index = job.batch?.done ?? 0; index < (job.batch?.total ?? 0); index++) rows.remove(SCOPE, `${job.id}/${index}`);
}

/** Keeps the records of one `execute` of a batch. */
export function storeScope(rows: PlatformRows, job: StoredJob, index: number, scope: Frozen): void {
  rows.put(SCOPE, `${job.id}/${index}`, JSON.stringify(scope));
}

/** The records of one `execute`. */
export function readScope(rows: PlatformRows, job: StoredJob, index: number): Frozen {
  const value = rows.get(SCOPE, `${job.id}/${index}`);
  return value === undefined ? null : (JSON.parse(value) as Frozen);
}

export function removeScope(rows: PlatformRows, job: StoredJob, index: number): void {
  rows.remove(SCOPE, `${job.id}/${index}`);
}

/** The parent of what is enqueued now: the running job, if any. */
export interface Enqueuing {
  userId(): string;
  timeZone(): string;
  now(): number;
  session: DataSession;
  parent?: StoredJob;
}

function refuseDuplicate(rows: PlatformRows, signature: string | undefined): void {
  if (signature === undefined) return;
  const running = waitingJobs(rows).some((job) => job.kind === 'queueable' && job.signature === signature);
  if (running) throwApex('System.DuplicateMessageException', 'Attempt to enqueue job with duplicate queueable signature');
}

function startOf(work: AsyncWork, from: Enqueuing, timeZone: string): number {
  if (work.cron) return nextFireTime(parseCron(work.cron.expression), from.now(), timeZone) ?? from.now();
  return from.now() + Math.max(work.delayMinutes * 60_000, from.parent ? CHAIN_PAUSE : 0);
}

/** Writes a job with the session's transaction; the answer is its AsyncApexJob id, for schedules the CronTrigger id. */
export function enqueueJob(rows: PlatformRows, work: AsyncWork, from: Enqueuing): { answer: string; key: string } {
  refuseDuplicate(rows, work.duplicateSignature);
  const depth = (from.parent?.kind === 'queueable' ? from.parent.depth : 0) + 1;
  const maximumDepth = work.maximumStackDepth ?? from.parent?.maximumDepth;
  if (work.kind === 'queueable' && maximumDepth !== undefined && depth > maximumDepth) {
    throwApex('System.AsyncException', `Maximum stack depth (${maximumDepth}) for Queueable jobs has been reached.`);
  }
  const userId = from.userId();
  const timeZone = from.timeZone();
  const facts = { userId, timeZone, now: from.now() };
  const triggerId = work.cron && addCronRows(from.session, rows, work, facts);
  const id = addJobRow(from.session, rows, work, facts, triggerId);
  storeJob(rows, {
    id,
    kind: work.kind,
    className: work.className,
    methodName: work.methodName,
    userId,
    payload: freeze(work.payload),
    runAfter: startOf(work, from, timeZone),
    signature: work.duplicateSignature,
    depth,
    maximumDepth,
    ...(work.kind === 'batch' ? { batch: { phase: 'start', scopeSize: work.scopeSize ?? 200, total: 0, done: 0, errors: 0 } } : {}),
    ...(triggerId ? { schedule: { triggerId, expression: work.cron?.expression ?? '', timeZone } } : {}),
  });
  return { answer: triggerId ?? id, key: id };
}

/** Ends a waiting job by its AsyncApexJob or CronTrigger id; false when there is none. */
export function abortJob(rows: PlatformRows, session: DataSession, id: string): boolean {
  const found = waitingJobs(rows).filter((job) => job.id === id || job.schedule?.triggerId === id);
  for (const job of found) {
    removeJob(rows, job);
    rows.update('AsyncApexJob', { Id: job.id, Status: 'Aborted' });
    if (job.schedule) removeCronRows(session, rows, job.schedule.triggerId);
  }
  return found.length > 0;
}
