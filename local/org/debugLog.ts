/** What Apex wrote and how it failed, for the inspector. */
import type { TransactionRequest } from './bridge/protocol.ts';
import type { LogLine, Outcome } from './transactions/outcome.ts';

/** A line with the transaction that wrote it. */
export interface DebugLine extends LogLine {
  id: number;
  /** When the transaction ended (ISO 8601). */
  at: string;
  /** What ran, such as `FieldSyncController.startSync`. */
  what: string;
}

const MOST_LINES = 1000;

function nameOf(request: TransactionRequest): string {
  switch (request.kind) {
    case 'aura':
      return `${request.className}.${request.methodName}`;
    case 'rest':
      return `${request.method} /services/apexrest${request.path}`;
    case 'records':
      return `${request.operation} ${request.record.type}`;
    case 'listPage':
      return `Page ${request.page.name}`;
    case 'job':
      return `Job ${request.jobId}`;
    default:
      return 'Anonymous block';
  }
}

/** The last lines of all transactions, newest last. */
export class DebugLog {
  readonly lines: DebugLine[] = [];
  private nextId = 1;

  /** Notes the debug lines of a transaction, and its exception with the stack of Apex lines. */
  note(request: TransactionRequest, outcome: Outcome): void {
    const { failure } = outcome;
    const failed = failure && !failure.isHandled;
    const lines: LogLine[] = failed
      ? [...outcome.logs, { level: 'EXCEPTION', place: '', text: `${failure.type}: ${failure.message}\n${failure.stackTrace}` }]
      : outcome.logs;
    const at = new Date().toISOString();
    for (const line of lines) this.lines.push({ ...line, id: this.nextId++, at, what: nameOf(request) });
    this.lines.splice(0, Math.max(0, this.lines.length - MOST_LINES));
  }

  clear(): void {
    this.lines.length = 0;
  }
}
