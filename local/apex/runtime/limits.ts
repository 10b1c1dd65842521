/** Governor limits of one transaction. Source: Apex Developer Guide, Execution Governors and Limits. */

/** The counted resources, named as in the System.Limits methods (`getQueries` → `queries`). */
export type LimitName =
  | 'queries'
  | 'queryRows'
  | 'aggregateQueries'
  | 'queryLocatorRows'
  | 'cursorQueryRows'
  | 'cursorRows'
  | 'cursorFetches'
  | 'cursors'
  | 'paginationCursors'
  | 'paginationCursorRows'
  | 'savepointRollbacks'
  | 'asyncCalls'
  | 'dmlStatements'
  | 'dmlRows'
  | 'callouts'
  | 'calloutTime'
  | 'queueableJobs'
  | 'futureCalls'
  | 'publishImmediateDml'
  | 'emailInvocations'
  | 'cpuTime'
  | 'heapSize'
  | 'savepoints'
  | 'soslQueries'
  | 'mobilePushApexCalls';

/** The message of System.LimitException per resource. */
const MESSAGES: Record<LimitName, string> = {
  queries: 'Too many SOQL queries',
  queryRows: 'Too many query rows',
  aggregateQueries: 'Too many aggregate queries',
  queryLocatorRows: 'Too many query locator rows',
  cursorQueryRows: 'Too many cursor rows',
  cursorRows: 'Too many cursor rows',
  cursorFetches: 'Too many fetch calls on cursor',
  cursors: 'Too many Apex cursors',
  paginationCursors: 'Too many Apex pagination cursors',
  paginationCursorRows: 'Too many pagination cursor rows',
  savepointRollbacks: 'Too many rollbacks',
  asyncCalls: 'Too many asynchronous calls',
  dmlStatements: 'Too many DML statements',
  dmlRows: 'Too many DML rows',
  callouts: 'Too many callouts',
  calloutTime: 'Callout time exceeded',
  queueableJobs: 'Too many queueable jobs added to the queue',
  futureCalls: 'Too many future calls',
  publishImmediateDml: 'Too many publish immediate DML statements',
  emailInvocations: 'Too many Email Invocations',
  cpuTime: 'Apex CPU time limit exceeded',
  heapSize: 'Apex heap size too large',
  savepoints: 'Too many savepoints',
  soslQueries: 'Too many SOSL queries',
  mobilePushApexCalls: 'Too many mobile push calls',
};

/** Maximum per resource for synchronous and asynchronous transactions. */
export const LIMITS: Record<'sync' | 'async', Record<LimitName, number>> = {
  sync: {
    queries: 100,
    queryRows: 50_000,
    aggregateQueries: 300,
    queryLocatorRows: 10_000,
    cursorQueryRows: 50_000_000,
    cursorRows: 50_000,
    cursorFetches: 100,
    cursors: 10_000,
    paginationCursors: 50,
    paginationCursorRows: 100_000,
    savepointRollbacks: 150,
    asyncCalls: 200,
    dmlStatements: 150,
    dmlRows: 10_000,
    callouts: 100,
    calloutTime: 120_000,
    queueableJobs: 50,
    futureCalls: 50,
    publishImmediateDml: 150,
    emailInvocations: 10,
    cpuTime: 10_000,
    heapSize: 6_000_000,
    savepoints: 150,
    soslQueries: 20,
    mobilePushApexCalls: 10,
  },
  async: {
    queries: 200,
    queryRows: 50_000,
    aggregateQueries: 300,
    queryLocatorRows: 10_000,
    cursorQueryRows: 50_000_000,
    cursorRows: 50_000,
    cursorFetches: 100,
    cursors: 10_000,
    paginationCursors: 50,
    paginationCursorRows: 100_000,
    savepointRollbacks: 150,
    asyncCalls: 200,
    dmlStatements: 150,
    dmlRows: 10_000,
    callouts: 100,
    calloutTime: 120_000,
    queueableJobs: 1,
    futureCalls: 50,
    publishImmediateDml: 150,
    emailInvocations: 10,
    cpuTime: 60_000,
    heapSize: 12_000_000,
    savepoints: 150,
    soslQueries: 20,
    mobilePushApexCalls: 10,
  },
};

/** Thrown past every Apex `catch`: the platform ends the transaction. */
export class LimitExceeded extends Error {
  override name = 'System.LimitException';
}

/** Counts one transaction's use. */
export class LimitCounters {
  readonly maximum: Record<LimitName, number>;
  readonly used: Record<LimitName, number>;

  constructor(maximum: Record<LimitName, number>) {
    this.maximum = maximum;
    this.used = Object.fromEntries(Object.keys(maximum).map((name) => [name, 0])) as Record<LimitName, number>;
  }

  /** Adds to a counter that only informs. */
  note(name: LimitName, amount: number): void {
    this.used[name] += amount;
  }

  /** Adds to a counter; throws LimitExceeded when it passes the maximum. */
  count(name: LimitName, amount = 1): void {
    this.used[name] += amount;
    if (this.used[name] > this.maximum[name]) {
      throw new LimitExceeded(name === 'cpuTime' ? MESSAGES[name] : `${MESSAGES[name]}: ${this.maximum[name] + 1}`);
    }
  }
}
