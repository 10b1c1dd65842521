/**
 * The surroundings of running Apex: who runs, on what data, with which limits.
 * One transaction runs at a time in a thread, so the current one is a module variable.
 */
import type { AccessPort, DataSession, PlainValue } from '../../kernel/ports/records.ts';
import type { SchemaPort } from '../../kernel/ports/schema.ts';
import type { FormulaPort } from '../../kernel/ports/formulas.ts';
import type { ClassRegistry } from './classInfo.ts';
import type { LimitCounters } from './limits.ts';

/** The running user. */
export interface UserFacts {
  id: string;
  username: string;
  name: string;
  firstName: string | null;
  lastName: string;
  email: string;
  profileId: string;
  roleId: string | null;
  userType: string;
  /** IANA name, e.g. `America/Los_Angeles`. */
  timeZone: string;
  /** Salesforce locale key, e.g. `en_US`. */
  locale: string;
  language: string;
  currency: string;
}

/** The organisation. */
export interface OrgFacts {
  id: string;
  name: string;
  /** The org's own base URL, e.g. `http://127.0.0.1:4400`. */
  domainUrl: string;
  isSandbox: boolean;
  namespace: string | null;
}

/** An outbound HTTP request as Apex built it. */
export interface CalloutRequest {
  method: string;
  /** An absolute URL or `callout:Named_Credential/path`. */
  endpoint: string;
  headers: Record<string, string>;
  body: string | Uint8Array | null;
  /** Milliseconds. */
  timeout: number;
}

/** The answer to a callout. */
export interface CalloutResponse {
  status: number;
  statusText: string;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** Thrown by a callout that got no answer; its message is that of System.CalloutException. */
export class CalloutFailure extends Error {
  override name = 'CalloutFailure';
}

/** Sends HTTP synchronously; named credentials are resolved behind it. */
export interface CalloutPort {
  send(request: CalloutRequest, userId: string): CalloutResponse;
}

/** One parameter of a credential; the value of an encrypted one is never given back. */
export interface CredentialParameter {
  name: string;
  value: string | null;
  encrypted: boolean;
}

/** Reads and writes Named and External Credentials for `ConnectApi.NamedCredentials`. */
export interface CredentialPort {
  /** `undefined` when the External Credential or principal does not exist. */
  credential(
    external: string,
    principal: string,
  ): { status: 'Configured' | 'NotConfigured'; parameters: CredentialParameter[] } | undefined;
  /** The principals that metadata declares; `undefined` when the External Credential does not exist. */
  principals?(external: string): { label: string; principals: { id: string; name: string }[] } | undefined;
  /** False when the org does not store it. */
  saveCredential(external: string, principal: string, parameters: CredentialParameter[], replace: boolean): boolean;
  deleteCredential(external: string, principal: string): void;
  namedCredential(developerName: string): { developerName: string; label: string; url: string; external: string } | undefined;
  saveNamedCredentialUrl(developerName: string, url: string): void;
}

/** Platform Cache. Values are serialised by the caller. */
export interface CachePort {
  partitions(): string[];
  get(partition: string, key: string, userId: string | null): string | undefined;
  put(partition: string, key: string, userId: string | null, value: string, ttlSeconds: number): void;
  remove(partition: string, key: string, userId: string | null): boolean;
  keys(partition: string, userId: string | null): string[];
}

/** What `System.enqueueJob` and friends hand over; it starts after the transaction commits. */
export interface AsyncWork {
  kind: 'queueable' | 'future' | 'batch' | 'scheduled' | 'deployment';
  className: string;
  methodName?: string;
  /** The job object, or the list of the future method's arguments. */
  payload: unknown;
  delayMinutes: number;
  duplicateSignature?: string;
  maximumStackDepth?: number;
  scopeSize?: number;
  cron?: { name: string; expression: string };
}

/** Queues asynchronous work; the answer is the AsyncApexJob (or CronTrigger) id. */
export interface AsyncPort {
  enqueue(work: AsyncWork): string;
  /** Ends a job that waits, by its AsyncApexJob or CronTrigger id; false when there is none. */
  abort(id: string): boolean;
  /** How deep in a chain of queueables the running job stands, and how deep the chain may become. */
  depth?: { current: number; maximum: number | null; delayMinutes: number };
}

/** Publishes platform events; `fields` are plain values, `callback` hears how it went. */
export interface EventPort {
  publish(event: string, fields: Record<string, PlainValue>, afterCommit: boolean, callback?: object): void;
}

/** An e-mail that Apex sends. */
export interface OutboundEmail {
  to: string[];
  cc: string[];
  bcc: string[];
  subject: string;
  plainText: string | null;
  html: string | null;
  senderName: string | null;
  /** Of an organisation-wide address. */
  senderAddress?: string;
  replyTo: string | null;
  attachments?: EmailAttachment[];
}

/** A file that goes with an e-mail. */
export interface EmailAttachment {
  name: string;
  contentType: string | null;
  body: Uint8Array;
}

/** Texts and other metadata that running code may read. */
export interface MetadataPort {
  /** Translated text of a custom label, or undefined. */
  label(name: string): string | undefined;
  /** The content of a static resource, or undefined. */
  staticResource(name: string): Uint8Array | undefined;
  /** The text of a layout file, or undefined. */
  layout(fullName: string): string | undefined;
  /** Is there a flow, approval process or duplicate rule of this name, or with no name given, any? */
  has(kind: 'flow' | 'approvalProcess' | 'duplicateRule', name?: string): boolean;
  /** What Metadata.Operations deployed under a key, or undefined. */
  deployed(key: string): string | undefined;
}

/** The state of a running test method. */
export interface TestState {
  /** Set by `Test.setMock`, by interface name in lower case. */
  mocks: Map<string, object>;
  started: boolean;
  stopped: boolean;
  /** `@IsTest(SeeAllData=true)` of the method or its class. */
  readonly seesAllData: boolean;
  /** Ids of `Test.setFixedSearchResults`. */
  fixedSearchResults?: string[];
  /** Replaces the limits from `startTest` to `stopTest`. */
  startTest(): void;
  /** Runs all queued asynchronous work and restores the limits. */
  stopTest(): void;
  /** Delivers the published platform events to triggers; `false` lets them fail and tells their callbacks. */
  deliverEvents(successfully: boolean): void;
  /** From now on statements make change events, which wait as platform events do. */
  captureChanges(): void;
  /** Answers to continuations, by label. */
  continuationResponses: Map<string, object>;
  /** Writes a stamp that no statement may write. */
  setCreatedDate(id: string, iso: string): void;
}

/** Everything a running transaction can reach. */
export interface TransactionContext {
  user: UserFacts;
  readonly org: OrgFacts;
  readonly schema: SchemaPort;
  readonly access: AccessPort;
  readonly data: DataSession;
  readonly metadata: MetadataPort;
  readonly formulas: FormulaPort;
  readonly classes: ClassRegistry;
  readonly callouts: CalloutPort;
  readonly credentials: CredentialPort;
  readonly cache: CachePort;
  readonly async: AsyncPort;
  readonly events: EventPort;
  readonly limits: LimitCounters;
  readonly test?: TestState;
  /** The kind of transaction, as `System.Request.getCurrent().getQuiddity()` names it. */
  readonly quiddity: string;
  readonly requestId: string;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Writes a line of the debug log; `place` is where it was written, such as `Foo:12`. */
  log(level: string, place: string, text: string): void;
  sendEmail(emails: OutboundEmail[]): void;
  /** API requests of the last 24 hours; none when nobody counts them. */
  apiRequests?(): number;
  /** Makes `user` the running user while `work` runs. */
  runAs<T>(userId: string, work: () => T): T;
}

let active: TransactionContext | undefined;

/** The running transaction. Throws when called outside of one. */
export function current(): TransactionContext {
  if (!active) throw new Error('No Apex transaction is running.');
  return active;
}

/** Runs `work` with `context` as the current transaction. */
export function withContext<T>(context: TransactionContext, work: () => T): T {
  const before = active;
  active = context;
  try {
    return work();
  } finally {
    active = before;
  }
}
