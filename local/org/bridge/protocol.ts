/** Messages between the main thread and the threads that run Apex. */
import type { MessagePort } from 'node:worker_threads';
import type { CompiledScript } from '../../apex/emit/script.ts';
import type { PlainRecord } from '../../kernel/ports/records.ts';
import type { ListPage } from '../code/listPages.ts';
import type { Outcome } from '../transactions/outcome.ts';

/** A statement on one record by an API: with the rights of the user, and with triggers. */
export interface RecordsRequest {
  kind: 'records';
  userId: string;
  operation: 'insert' | 'update' | 'upsert' | 'delete';
  record: PlainRecord;
  externalIdField?: string;
}

/** What a transaction thread is asked to do. */
export type TransactionRequest =
  | { kind: 'aura'; userId: string; className: string; methodName: string; parameters: Record<string, unknown> }
  | { kind: 'anonymous'; userId: string; script: CompiledScript }
  | {
      kind: 'rest';
      userId: string;
      method: string;
      path: string;
      query: Record<string, string>;
      headers: Record<string, string>;
      body: string;
    }
  | RecordsRequest
  | { kind: 'listPage'; userId: string; page: ListPage; ids: string[] }
  | { kind: 'job'; jobId: string };

/** The answer to one request. */
export interface TransactionAnswer {
  id: number;
  outcome: Outcome;
}

/** What a thread gets when it starts. */
export interface ThreadStart {
  databaseFile: string;
  directories: string[];
  scripts: CompiledScript[];
  domainUrl: string;
  /** For synchronous questions to the main thread. */
  port: MessagePort;
  signal: SharedArrayBuffer;
}

/** A synchronous question to the main thread. */
export interface Question {
  operation: string;
  payload: unknown;
}

/** Its answer: a value, or the text of the error it ended with. */
export type Answer = { value: unknown } | { error: string; kind: string };
