import { type Clock } from '../kernel/clock.ts';
import { type LocalDatabase } from '../kernel/database.ts';
import { type FaultBoard } from '../kernel/faults.ts';
import { type HostMap } from '../kernel/hosts.ts';
import { type Mailer } from './mail.ts';
import { type SecretBox } from './secretBox.ts';

/** Who may do what: the client given by the vendor, or the client of the Integration Information card. */
export type Scope = 'activation' | 'integration';

/** What the handlers of the service work with. */
export interface World {
  db: LocalDatabase;
  clock: Clock;
  hosts: HostMap;
  faults: FaultBoard;
  mailer: Mailer;
  /** Consumer key of the service's own connected app. */
  consumerKey: string;
  secrets: SecretBox;
  /** Where browsers reach this service, without a slash at the end. */
  publicUrl(): string;
  /** Milliseconds to wait for Salesforce and Marketo. */
  timeoutMs: number;
  callsToday(): number;
}

/** One request after it was authorised and validated against the contract. */
export interface Call {
  scope: Scope | null;
  params: Record<string, string>;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
}

/** What a handler answers; errors are thrown as Problem. */
export interface Reply {
  status: number;
  body?: unknown;
}

/** One operation of the contract. */
export type Handler = (world: World, call: Call) => Reply | Promise<Reply>;

/**
 * Limits of the account. Source: product usage limits page (seats, people), Creating a Team (teams); calls per day,
 * batch and the time to undo are our own.
 */
export const limits = {
  seats: 100,
  teams: 20,
  peoplePerBatch: 1000,
  peopleTotal: 1_500_000,
  callsPerDay: 100_000,
  undoMinutes: 15,
} as const;
