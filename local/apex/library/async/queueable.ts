/** Queueable Apex. Source: Apex Developer Guide, Queueable Apex; Apex Reference, AsyncOptions. */
import { createHash } from 'node:crypto';
import { current } from '../../runtime/context.ts';
import { PlatformObject, infoOf, isInstance, required, throwApex } from '../../values/index.ts';
import type { ApexException } from '../../values/index.ts';
import { enumConstant } from '../../values/platformTable.ts';
import { PlatformBag } from '../bag.ts';
import type { PlatformClass, PlatformFunction } from '../platformClass.ts';

/** What `attachFinalizer` keeps until the job ends. */
const finalizers = new WeakMap<object, object>();

/** The finalizer that the running transaction attached, if any. */
export function attachedFinalizer(): object | undefined {
  return finalizers.get(current());
}

/** A duplicate signature: the same parts give the same text. */
export class DuplicateSignature extends PlatformObject {
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
  override get $platform(): string {
    return 'System.QueueableDuplicateSignature';
  }
  override toString(): string {
    return this.text;
  }
}

class SignatureBuilder extends PlatformObject {
  readonly parts: string[] = [];
  override get $platform(): string {
    return 'System.QueueableDuplicateSignature.Builder';
  }
  size(): number {
    return this.parts.join('').length;
  }
  add(part: unknown): this {
    this.parts.push(JSON.stringify(required(part)));
    return this;
  }
}

function delayOf(given: unknown): number {
  const delay =
    typeof given === 'number' ? given : given instanceof PlatformBag ? (given.get('MinimumQueueableDelayInMinutes') as number | null) : 0;
  if (delay !== null && (delay < 0 || delay > 10)) {
    throwApex('System.AsyncException', `The delay must be between 0 and 10 minutes, but is ${delay}`);
  }
  return delay ?? 0;
}

/** `System.enqueueJob(job[, delay or options])`: the AsyncApexJob id. Counts the limit of queueable jobs. */
function enqueue(job: object, second?: unknown): string {
  const info = infoOf(required(job));
  if (!info || !isInstance(job, 'System.Queueable'))
    throwApex('System.AsyncException', 'Argument must be an object that implements Queueable');
  const options = second instanceof PlatformBag ? second : undefined;
  const signature = options?.get('DuplicateSignature');
  const depth = options?.get('MaximumQueueableStackDepth') as number | null | undefined;
  const delayMinutes = delayOf(second);
  current().limits.count('queueableJobs');
  return current().async.enqueue({
    kind: 'queueable',
    className: info.name,
    payload: job,
    delayMinutes,
    ...(signature instanceof DuplicateSignature ? { duplicateSignature: signature.text } : {}),
    ...(depth ? { maximumStackDepth: depth } : {}),
  });
}

function attach(finalizer: object): void {
  if (current().quiddity !== 'QUEUEABLE')
    throwApex('System.HandledException', 'System.attachFinalizer(Finalizer) is not allowed in this context');
  if (finalizers.has(current())) throwApex('System.HandledException', 'More than one Finalizer cannot be attached to same Async Apex Job');
  finalizers.set(current(), required(finalizer));
}

export const asyncStatics: Record<string, PlatformFunction> = {
  enqueueJob: enqueue,
  attachFinalizer: attach,
};

/** The context of `Queueable.execute` and, with an outcome, of `Finalizer.execute`. */
export class JobContext extends PlatformObject {
  readonly jobId: string;
  readonly failure: ApexException | null;
  readonly requestId: string;
  constructor(jobId: string, failure: ApexException | null = null, requestId = '') {
    super();
    this.jobId = jobId;
    this.failure = failure;
    this.requestId = requestId;
  }
  override get $platform(): string {
    return 'System.QueueableContextImpl';
  }
}

export const queueableContextClass: PlatformClass = {
  name: 'System.QueueableContext',
  methods: { getJobId: (self: JobContext) => self.jobId },
};

export const finalizerContextClass: PlatformClass = {
  name: 'System.FinalizerContext',
  methods: {
    getAsyncApexJobId: (self: JobContext) => self.jobId,
    getException: (self: JobContext) => self.failure,
    getRequestId: (self: JobContext) => self.requestId,
    getResult: (self: JobContext) => enumConstant('System.ParentJobResult', self.failure ? 'UNHANDLED_EXCEPTION' : 'SUCCESS') ?? null,
  },
};

export const batchableContextClass: PlatformClass = {
  name: 'Database.BatchableContext',
  methods: {
    getJobId: (self: JobContext) => self.jobId,
    getChildJobId: (self: JobContext) => self.jobId,
  },
};

export const signatureClass: PlatformClass = {
  name: 'System.QueueableDuplicateSignature',
  statics: { Builder: () => new SignatureBuilder() },
  methods: { toString: (self: DuplicateSignature) => self.text },
};

const MAX_SIGNATURE = 4096;

export const signatureBuilderClass: PlatformClass = {
  name: 'System.QueueableDuplicateSignature.Builder',
  constructors: { '/0': () => new SignatureBuilder() },
  methods: {
    addId: (self: SignatureBuilder, id: string) => self.add(id),
    addInteger: (self: SignatureBuilder, value: number) => self.add(value),
    addString: (self: SignatureBuilder, text: string) => self.add(text),
    build: (self: SignatureBuilder) => new DuplicateSignature(createHash('sha256').update(self.parts.join(',')).digest('hex')),
    getMaxSize: () => MAX_SIGNATURE,
    getRemainingSize: (self: SignatureBuilder) => MAX_SIGNATURE - self.size(),
    getSize: (self: SignatureBuilder) => self.size(),
  },
};
