/** Asynchronous jobs inside a transaction: written with it, so that they exist exactly when it commits. */
import type { AsyncWork } from '../../apex/runtime/context.ts';
import { freeze, type Frozen } from '../../apex/runtime/freeze.ts';
import { NotImplemented, throwApex } from '../../apex/values/index.ts';
import type { PlatformRows } from '../../data/index.ts';

/** A job as it waits. `finalizer` jobs belong to the job of which they are the end. */
export interface StoredJob {
  id: string;
  kind: 'queueable' | 'finalizer';
  className: string;
  userId: string;
  payload: Frozen;
  /** Milliseconds since the epoch before which it must not start. */
  runAfter: number;
  signature?: string;
  depth: number;
  maximumDepth?: number;
  /** For finalizers: how the job ended. */
  failure?: { type: string; message: string };
}

const KIND = 'job';

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
}

/** The parent of what is enqueued now: the running job, if any. */
export interface Enqueuing {
  userId(): string;
  now(): number;
  parent?: StoredJob;
}

function refuseDuplicate(rows: PlatformRows, signature: string | undefined): void {
  if (signature === undefined) return;
  const running = waitingJobs(rows).some((job) => job.kind === 'queueable' && job.signature === signature);
  if (running) throwApex('System.DuplicateMessageException', 'Attempt to enqueue job with duplicate queueable signature');
}

/** Writes a job with the session's transaction; the answer is its AsyncApexJob id. */
export function enqueueJob(rows: PlatformRows, work: AsyncWork, from: Enqueuing): string {
  if (work.kind !== 'queueable') throw new NotImplemented(`Asynchronous Apex of kind ${work.kind}`);
  refuseDuplicate(rows, work.duplicateSignature);
  const depth = (from.parent?.depth ?? 0) + 1;
  const maximumDepth = work.maximumStackDepth ?? from.parent?.maximumDepth;
  if (maximumDepth !== undefined && depth > maximumDepth) {
    throwApex('System.AsyncException', `Maximum stack depth (${maximumDepth}) for Queueable jobs has been reached.`);
  }
  const userId = from.userId();
  const id = rows.insert('AsyncApexJob', {
    JobType: 'Queueable',
    Status: 'Queued',
    CreatedById: userId,
    NumberOfErrors: 0,
    JobItemsProcessed: 0,
    TotalJobItems: 0,
  });
  storeJob(rows, {
    id,
    kind: 'queueable',
    className: work.className,
    userId,
    payload: freeze(work.payload),
    runAfter: from.now() + Math.max(work.delayMinutes * 60_000, from.parent ? CHAIN_PAUSE : 0),
    signature: work.duplicateSignature,
    depth,
    maximumDepth,
  });
  return id;
}
