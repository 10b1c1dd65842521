/** The state behind the methods of System.Test. Source: Apex Reference, Test class. */
import { withContext, type TestState } from '../../apex/runtime/context.ts';
import { apexExceptionOf } from '../../apex/runtime/failures.ts';
import { LIMITS, LimitCounters, LimitExceeded } from '../../apex/runtime/limits.ts';
import { refuel, savedFuel } from '../../apex/runtime/state.ts';
import { NotImplemented } from '../../apex/values/index.ts';
import type { Transaction } from '../transactions/context.ts';
import type { TestQueue } from './asyncWork.ts';
import type { TestEvents } from './events.ts';
import type { TestSession } from './session.ts';

/** What a test method's state works on. */
export interface TestParts {
  transaction: Transaction;
  session: TestSession;
  queue: TestQueue;
  events: TestEvents;
}

/** Jobs may publish events, and triggers of events may enqueue jobs. */
const MAX_ROUNDS = 10;

/** The state of one test method. */
export class MethodState implements TestState {
  readonly mocks = new Map<string, object>();
  started = false;
  stopped = false;
  fixedSearchResults: string[] | undefined;
  readonly continuationResponses = new Map<string, object>();
  readonly seesAllData: boolean;
  private parts: TestParts | undefined;
  private outerLimits: LimitCounters | undefined;
  private restoreFuel: (() => void) | undefined;

  constructor(seesAllData: boolean) {
    this.seesAllData = seesAllData;
  }

  attach(parts: TestParts): void {
    this.parts = parts;
  }

  startTest(): void {
    if (!this.parts) return;
    const { transaction, session } = this.parts;
    this.started = true;
    this.outerLimits = transaction.limits;
    transaction.limits = new LimitCounters(LIMITS.sync);
    session.forgetWork();
    this.restoreFuel = savedFuel();
    refuel(LIMITS.sync.cpuTime);
  }

  stopTest(): void {
    if (!this.parts) return;
    this.stopped = true;
    try {
      this.runWaiting();
    } finally {
      if (this.outerLimits) this.parts.transaction.limits = this.outerLimits;
      this.restoreFuel?.();
      this.parts.session.forgetWork();
    }
  }

  /** Runs all jobs and delivers all events. */
  runWaiting(): void {
    if (!this.parts) return;
    const { queue, events, transaction } = this.parts;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      queue.runAll(transaction);
      if (events.isEmpty && transaction.published.length === 0) return;
      events.deliver(true, transaction, queue);
    }
  }

  /** Jobs that wait when the method has ended run then; what becomes of them is no part of the test's outcome. */
  runLeftOver(): void {
    const { transaction } = this.parts ?? {};
    if (!transaction) return;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      try {
        return withContext(transaction, () => this.runWaiting());
      } catch (error) {
        if (!apexExceptionOf(error) && !(error instanceof NotImplemented) && !(error instanceof LimitExceeded)) throw error;
      }
    }
  }

  deliverEvents(successfully: boolean): void {
    if (!this.parts) return;
    const { queue, events, transaction } = this.parts;
    events.deliver(successfully, transaction, queue);
    queue.runAll(transaction);
  }

  captureChanges(): void {
    const { transaction, session } = this.parts ?? {};
    if (transaction) session?.captureChanges(transaction.schema);
  }

  setCreatedDate(id: string, iso: string): void {
    this.parts?.session.stamp(id, iso);
  }
}
