/** Carries out the requests of a transaction thread. */
import { current, type AsyncPort } from '../../apex/runtime/context.ts';
import type { RowResult } from '../../kernel/ports/records.ts';
import type { PlatformRows, Store } from '../../data/index.ts';
import { callAction } from '../transactions/aura.ts';
import type { Environment, Transaction } from '../transactions/context.ts';
import { openListPage } from '../transactions/listPage.ts';
import { abortJob, enqueueJob, storeJob, type StoredJob } from '../transactions/jobs.ts';
import type { Outcome, PublishedEvent } from '../transactions/outcome.ts';
import { callResource } from '../transactions/rest.ts';
import { runTransaction } from '../transactions/run.ts';
import { triggerHost } from '../transactions/triggers.ts';
import { readUser } from '../transactions/users.ts';
import { JobRunner } from './jobs.ts';
import type { RecordsRequest, TransactionRequest } from './protocol.ts';

/** One transaction against the store. */
export interface Work {
  userId: string;
  quiddity: string;
  run(): unknown;
  /** The job that runs, if one does. */
  parent?: StoredJob;
  /** Platform rows that belong to the transaction's end. */
  beforeCommit?(rows: PlatformRows): void;
}

/** Runs requests against one store and one loaded code base. */
export class RequestRunner {
  private readonly environment: Environment;
  private readonly store: Store;
  private readonly jobs: JobRunner;

  constructor(environment: Environment, store: Store) {
    this.environment = environment;
    this.store = store;
    this.jobs = new JobRunner(environment, store, (work) => this.transaction(work));
  }

  run(request: TransactionRequest): Outcome {
    if (request.kind === 'job') return this.jobs.run(request.jobId);
    const { userId } = request;
    if (request.kind === 'aura') {
      const { className, methodName, parameters } = request;
      return this.transaction({ userId, quiddity: 'AURA', run: () => callAction(className, methodName, parameters) });
    }
    if (request.kind === 'records') return this.transaction({ userId, quiddity: 'SYNCHRONOUS', run: () => changeRecord(request) });
    if (request.kind === 'listPage')
      return this.transaction({ userId, quiddity: 'VF', run: () => openListPage(request.page, request.ids) });
    if (request.kind === 'rest') return this.transaction({ userId, quiddity: 'REST', run: () => callResource(request) });
    return this.transaction({ userId, quiddity: 'ANONYMOUS', run: this.environment.program.loadAnonymous(request.script) });
  }

  private transaction(work: Work): Outcome {
    const { userId, parent } = work;
    const { environment, store } = this;
    const session = store.session(userId, { triggers: triggerHost(environment.program) });
    const rows = session.platformRows();
    const enqueued: string[] = [];
    const async: AsyncPort = {
      enqueue: (item) => {
        const from = {
          userId: () => session.userId,
          timeZone: () => readUser(session, session.userId).timeZone,
          now: () => environment.now(),
          session,
          parent,
        };
        const { answer, key } = enqueueJob(rows, item, from);
        enqueued.push(key);
        return answer;
      },
      abort: (id) => abortJob(rows, session, id),
      ...(parent ? { depth: { current: parent.depth, maximum: parent.maximumDepth ?? null, delayMinutes: 0 } } : {}),
    };
    const outcome = runTransaction({
      environment,
      start: { userId, session, quiddity: work.quiddity, async },
      work: () => work.run(),
      enqueued,
      beforeCommit: (transaction) => {
        work.beforeCommit?.(rows);
        enqueued.push(...this.keepEvents(rows, userId, afterCommit(transaction)));
      },
    });
    const immediate = outcome.events.filter((event) => event.immediate);
    if (immediate.length > 0) this.jobs.write((own) => outcome.jobs.push(...this.keepEvents(own, userId, immediate)));
    return outcome;
  }

  /** Stores a job for every event type that has triggers; the answer is the jobs' keys. */
  private keepEvents(rows: PlatformRows, userId: string, events: PublishedEvent[]): string[] {
    const host = triggerHost(this.environment.program);
    const types = [...new Set(events.map((one) => one.event))].filter((event) => host.hasTriggers(event));
    return types.map((event) => {
      const id = rows.get('sequence', 'event') ?? '0';
      rows.put('sequence', 'event', String(Number(id) + 1));
      const key = `event-${id}`;
      storeJob(rows, {
        ...{ id: key, kind: 'event', className: event, userId, payload: null, runAfter: 0, depth: 0 },
        events: events.filter((one) => one.event === event),
      });
      return key;
    });
  }
}

/** Runs one statement; its row results are the answer. */
function changeRecord({ operation, record, externalIdField }: RecordsRequest): RowResult[] {
  const session = current().data;
  const options = { mode: 'user', sharing: true, allOrNone: false, externalIdField } as const;
  if (operation === 'delete') return session.delete([{ type: record.type, id: String(record.fields['Id']) }], options);
  return session[operation]([record], options);
}

function afterCommit(transaction: Transaction): PublishedEvent[] {
  return transaction.published.filter((entry) => entry.afterCommit).map((entry) => entry.event);
}
