/**
 * Platform events of a test: they wait until stopTest or Test.getEventBus().deliver().
 * Source: Platform Events Developer Guide, Testing Your Platform Event in Apex; Apex Publish Callbacks.
 */
import { PublishResult, TriggerContext, withTriggerContext } from '../../apex/library/platform/eventContext.ts';
import { withContext, type AsyncPort } from '../../apex/runtime/context.ts';
import { apexExceptionOf } from '../../apex/runtime/failures.ts';
import { savedFuel } from '../../apex/runtime/state.ts';
import { callMethod, exceptionMessage, isInstance } from '../../apex/values/index.ts';
import type { PlainValue, QueriedRecord } from '../../kernel/ports/records.ts';
import { Transaction, type Environment } from '../transactions/context.ts';
import { eventRecord } from '../transactions/eventRecords.ts';
import { triggerHost } from '../transactions/triggers.ts';
import type { TestSession } from './session.ts';

interface Waiting {
  event: string;
  fields: Record<string, PlainValue>;
  callback?: object;
  retries: number;
  lastError: string | null;
}

/** Source: Platform Events Developer Guide, Retry Event Triggers with EventBus.RetryableException. */
const MAX_RETRIES = 9;

/** The event bus of one test method. */
export class TestEvents {
  private waiting: Waiting[] = [];
  private replayId = 0;
  private readonly environment: Environment;
  private readonly session: TestSession;

  constructor(environment: Environment, session: TestSession) {
    this.environment = environment;
    this.session = session;
  }

  publish(event: string, fields: Record<string, PlainValue>, callback?: object): void {
    if (this.environment.schema.object(event)) this.waiting.push({ event, fields, callback, retries: 0, lastError: null });
  }

  /** Takes what a transaction published; events after commit only when it did not fail. */
  take(transaction: Transaction, committed: boolean): void {
    for (const { event, afterCommit, callback } of transaction.published.splice(0))
      if (committed || !afterCommit) this.publish(event.event, event.fields, callback);
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0 && !this.session.hasChanges;
  }

  /** Hands all waiting events to their triggers, or lets their publication fail. */
  deliver(successfully: boolean, outer: Transaction, async: AsyncPort): void {
    this.take(outer, true);
    for (const { event, fields } of this.session.takeChanges()) this.publish(event, fields);
    const waiting = this.waiting;
    this.waiting = [];
    this.tellCallbacks(waiting, successfully, outer, async);
    if (!successfully) return;
    for (const event of new Set(waiting.map((one) => one.event))) {
      this.fire(
        event,
        waiting.filter((one) => one.event === event),
        outer,
        async,
      );
    }
  }

  private tellCallbacks(waiting: Waiting[], successfully: boolean, outer: Transaction, async: AsyncPort): void {
    for (const callback of new Set(waiting.flatMap((one) => one.callback ?? []))) {
      const kind = successfully ? 'Success' : 'Failure';
      if (!isInstance(callback, `eventbus.EventPublish${kind}Callback`)) continue;
      const uuids = waiting.filter((one) => one.callback === callback).map((one) => String(one.fields['EventUuid']));
      this.run('PLATFORM_EVENT_PUBLISH_CALLBACK', outer, async, () => {
        callMethod(callback, `on${kind}`, [new PublishResult(uuids, successfully)]);
      });
    }
  }

  private records(event: string, waiting: Waiting[]): QueriedRecord[] {
    const facts = { userId: this.session.userId, now: this.environment.now() };
    return waiting.map((one) => eventRecord(this.environment.schema, event, one.fields, ++this.replayId, facts));
  }

  /** Runs the triggers of one event type; a retryable exception puts the events back. */
  private fire(event: string, waiting: Waiting[], outer: Transaction, async: AsyncPort): void {
    const host = triggerHost(this.environment.program);
    if (!host.hasTriggers(event)) return;
    const first = waiting[0];
    const context = new TriggerContext(first?.retries ?? 0, first?.lastError ?? null);
    const newRecords = this.records(event, waiting);
    const error = this.run('UD', outer, async, () =>
      withTriggerContext(context, () => host.fire({ object: event, event: 'afterInsert', newRecords, oldRecords: [], raw: true })),
    );
    const failure = error === undefined ? undefined : apexExceptionOf(error);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- whatever was thrown goes on
    if (error !== undefined && !failure) throw error;
    if (failure && isInstance(failure, 'eventbus.RetryableException') && context.retries < MAX_RETRIES) {
      const lastError = exceptionMessage(failure);
      this.waiting.push(...waiting.map((one) => ({ ...one, retries: one.retries + 1, lastError })));
      return;
    }
    const resume = newRecords.findIndex((record) => String(record.fields['ReplayId']) === context.checkpoint);
    if (failure && resume >= 0) this.fire(event, waiting.slice(resume + 1), outer, async);
  }

  /** A transaction of its own; what it threw is the answer. */
  private run(quiddity: string, outer: Transaction, async: AsyncPort, work: () => unknown): unknown {
    const { program } = this.environment;
    const { userId } = this.session;
    const statics = program.takeStatics();
    const restoreFuel = savedFuel();
    const mark = this.session.savepoint();
    this.session.forgetWork();
    try {
      const context = new Transaction(this.environment, { userId, session: this.session, quiddity, async, test: outer.test });
      withContext(context, work);
      this.take(context, true);
      return undefined;
    } catch (error) {
      this.session.rollback(mark);
      return error;
    } finally {
      program.putStatics(statics);
      restoreFuel();
    }
  }
}
