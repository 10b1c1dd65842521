/** Runs one transaction from its beginning to its commit or roll-back. */
import { withContext } from '../../apex/runtime/context.ts';
import { cpuMilliseconds } from '../../apex/runtime/state.ts';
import type { DataSession } from '../../kernel/ports/records.ts';
import { Transaction, type Environment, type TransactionStart } from './context.ts';
import { describeFailure } from './failure.ts';
import type { Outcome } from './outcome.ts';

/** A transaction that is about to run. */
export interface Run {
  environment: Environment;
  start: TransactionStart;
  /** The code; its value is what the transaction answers. */
  work(): unknown;
  /** Runs before the commit, inside the transaction's surroundings. */
  beforeCommit?(transaction: Transaction): void;
  /** Ids of jobs that were enqueued. */
  enqueued?: string[];
}

function finish(transaction: Transaction, committed: boolean): Pick<Outcome, 'events' | 'logs' | 'limits'> {
  const events = transaction.published
    .filter((entry) => committed || !entry.afterCommit)
    .map((entry) => ({ ...entry.event, immediate: !entry.afterCommit }));
  return { events, logs: transaction.logs, limits: { ...transaction.limits.used, cpuTime: cpuMilliseconds() } };
}

/** Runs it: all its work is kept, or (when it throws) nothing. */
export function runTransaction(run: Run): Outcome {
  const { environment, start } = run;
  const { program } = environment;
  const session: DataSession = start.session;
  program.resetStatics();
  const transaction = new Transaction(environment, start);
  try {
    const value = withContext(transaction, () => {
      const result = run.work();
      run.beforeCommit?.(transaction);
      return result;
    });
    session.commit();
    return { ok: true, value, jobs: run.enqueued ?? [], ...finish(transaction, true) };
  } catch (error) {
    session.abort();
    const failure = withContext(transaction, () => describeFailure(error, program));
    return { ok: false, failure, jobs: [], ...finish(transaction, false) };
  }
}
