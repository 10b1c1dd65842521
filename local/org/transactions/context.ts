/** Builds the surroundings of one transaction. */
import { randomBytes } from 'node:crypto';
import type {
  AsyncPort,
  AsyncWork,
  CachePort,
  CalloutPort,
  CredentialPort,
  EventPort,
  MetadataPort,
  OrgFacts,
  OutboundEmail,
  TestState,
  TransactionContext,
  UserFacts,
} from '../../apex/runtime/context.ts';
import { LIMITS, LimitCounters, type LimitName } from '../../apex/runtime/limits.ts';
import type { LoadedProgram } from '../../apex/runtime/load.ts';
import { refuel } from '../../apex/runtime/state.ts';
import type { AccessPort, DataSession } from '../../kernel/ports/records.ts';
import type { FormulaPort } from '../../kernel/ports/formulas.ts';
import type { SchemaPort } from '../../kernel/ports/schema.ts';
import type { LogLine, PublishedEvent } from './outcome.ts';
import { readUser } from './users.ts';

/** What all transactions of an org share. */
export interface Environment {
  program: LoadedProgram;
  schema: SchemaPort;
  access: AccessPort;
  org: OrgFacts;
  metadata: MetadataPort;
  formulas: FormulaPort;
  callouts: CalloutPort;
  credentials: CredentialPort;
  cache: CachePort;
  now(): number;
  sendEmail(emails: OutboundEmail[], userId: string): void;
  apiRequests?(): number;
}

/** What one transaction is given. */
export interface TransactionStart {
  userId: string;
  session: DataSession;
  /** `AURA`, `QUEUEABLE`, `ANONYMOUS`, `REST`, `RUNTEST_SYNC` … Source: Apex Reference, Quiddity. */
  quiddity: string;
  async: AsyncPort;
  test?: TestState;
}

const ASYNCHRONOUS = new Set(['QUEUEABLE', 'FUTURE', 'BATCH_APEX', 'SCHEDULED', 'TRANSACTION_FINALIZER_QUEUEABLE']);

/** Source: Apex Developer Guide, Execution Governors and Limits; Using Batch Apex (50 million rows of start). */
function limitsOf(quiddity: string): Record<LimitName, number> {
  const limits = LIMITS[ASYNCHRONOUS.has(quiddity) ? 'async' : 'sync'];
  return quiddity === 'BATCH_APEX' ? { ...limits, queryLocatorRows: 50_000_000 } : limits;
}

/** The context of one transaction and what it collects. */
export class Transaction implements TransactionContext {
  readonly org: OrgFacts;
  readonly schema: SchemaPort;
  readonly access: AccessPort;
  readonly data: DataSession;
  readonly metadata: MetadataPort;
  readonly formulas: FormulaPort;
  readonly classes: LoadedProgram;
  readonly callouts: CalloutPort;
  readonly credentials: CredentialPort;
  readonly cache: CachePort;
  readonly async: AsyncPort;
  readonly events: EventPort;
  readonly quiddity: string;
  readonly requestId = randomBytes(9).toString('base64url');
  readonly test?: TestState;
  user: UserFacts;
  limits: LimitCounters;

  readonly published: { event: PublishedEvent; afterCommit: boolean; callback?: object }[] = [];
  readonly logs: LogLine[] = [];
  private readonly environment: Environment;

  constructor(environment: Environment, start: TransactionStart) {
    this.environment = environment;
    this.org = environment.org;
    this.schema = environment.schema;
    this.access = environment.access;
    this.metadata = environment.metadata;
    this.formulas = environment.formulas;
    this.classes = environment.program;
    this.callouts = environment.callouts;
    this.credentials = environment.credentials;
    this.cache = environment.cache;
    this.data = start.session;
    this.async = start.async;
    this.test = start.test;
    this.quiddity = start.quiddity;
    this.user = readUser(start.session, start.userId);
    this.limits = new LimitCounters(limitsOf(start.quiddity));
    this.events = {
      publish: (event, fields, afterCommit, callback) => void this.published.push({ event: { event, fields }, afterCommit, callback }),
    };
    refuel(this.limits.maximum.cpuTime);
  }

  now(): number {
    return this.environment.now();
  }

  apiRequests(): number {
    return this.environment.apiRequests?.() ?? 0;
  }

  log(level: string, place: string, text: string): void {
    this.logs.push({ level, place, text });
  }

  sendEmail(emails: OutboundEmail[]): void {
    this.environment.sendEmail(emails, this.user.id);
  }

  runAs<T>(userId: string, work: () => T): T {
    const before = this.user;
    return this.data.asUser(userId, () => {
      this.user = readUser(this.data, userId);
      try {
        return work();
      } finally {
        this.user = before;
      }
    });
  }
}

/** An asynchronous port that only collects. */
export class CollectedWork implements AsyncPort {
  readonly work: AsyncWork[] = [];
  private readonly accept: (work: AsyncWork) => string;
  constructor(accept: (work: AsyncWork) => string) {
    this.accept = accept;
  }
  enqueue(work: AsyncWork): string {
    this.work.push(work);
    return this.accept(work);
  }
  abort(): boolean {
    return false;
  }
}
