/** A transaction for tests of the library: a small schema, records in memory, and recorders for what goes out. */
import type {
  AccessMode,
  AccessPort,
  Binds,
  DataSession,
  DmlOptions,
  LeadConversionResult,
  MergeOutcome,
  PlainRecord,
  PlainValue,
  QueryAnswer,
  QueriedRecord,
  RowError,
  RowResult,
  SearchAnswer,
  TypedValue,
} from '../../../../local/kernel/ports/records.ts';
import { DmlFailure } from '../../../../local/kernel/ports/records.ts';
import type { SchemaPort } from '../../../../local/kernel/ports/schema.ts';
import { IdSequence } from '../../../../local/kernel/salesforceIds.ts';
import type { ClassInfo } from '../../../../local/apex/runtime/classInfo.ts';
import type {
  AsyncWork,
  CalloutRequest,
  CalloutResponse,
  OutboundEmail,
  TransactionContext,
} from '../../../../local/apex/runtime/context.ts';
import { withContext } from '../../../../local/apex/runtime/context.ts';
import { LIMITS, LimitCounters } from '../../../../local/apex/runtime/limits.ts';
import { findFunction } from '../../../../local/apex/library/registry.ts';
import type { MemberKind } from '../../../../local/apex/library/registry.ts';
import { ApexException } from '../../../../local/apex/values/index.ts';
import assert from 'node:assert/strict';
import { testSchema } from './schemaSupport.ts';

/** Records in memory; a query answers what the test prepared. */
export class TestData implements DataSession {
  readonly userId = '005000000000001AAA';
  readonly rows = new Map<string, PlainRecord>();
  readonly calls: { operation: string; records: PlainRecord[]; options: DmlOptions }[] = [];
  readonly queries: { soql: string; binds: Binds; access: AccessMode }[] = [];
  answer: QueryAnswer | Error = { kind: 'records', object: 'Account', total: 0, records: [] };
  private readonly ids = new Map<string, IdSequence>();
  private readonly schema: SchemaPort;
  private dirty = false;
  private marks: Map<string, PlainRecord>[] = [];

  constructor(schema: SchemaPort) {
    this.schema = schema;
  }
  query(soql: string, binds: Binds, access: AccessMode): QueryAnswer {
    this.queries.push({ soql, binds, access });
    if (this.answer instanceof Error) throw this.answer;
    return this.answer;
  }
  private save(operation: string, records: PlainRecord[], options: DmlOptions): RowResult[] {
    this.calls.push({ operation, records, options });
    const results = records.map((record) => this.saveOne(operation, record));
    const failed = results.flatMap((result, index) => result.errors.map((error) => ({ index, id: null, error })));
    if (failed.length > 0 && options.allOrNone) throw new DmlFailure(operation, failed);
    this.dirty = true;
    return results;
  }
  private saveOne(operation: string, record: PlainRecord): RowResult {
    const missing = this.schema
      .object(record.type)
      ?.fields.find((one) => one.required && operation === 'Insert' && (record.fields[one.name] ?? null) === null);
    const errors: RowError[] = missing
      ? [
          {
            statusCode: 'REQUIRED_FIELD_MISSING',
            message: `Required fields are missing: [${missing.name}]`,
            fields: [missing.name],
          },
        ]
      : [];
    if (missing) return { id: null, success: false, created: false, errors };
    const created = typeof record.fields['Id'] !== 'string';
    const id = created ? this.nextId(record.type) : (record.fields['Id'] as string);
    this.rows.set(id, {
      ...record,
      fields: { ...this.rows.get(id)?.fields, ...record.fields, Id: id },
    });
    return { id, success: true, created, errors };
  }
  private nextId(type: string): string {
    let ids = this.ids.get(type);
    if (!ids) this.ids.set(type, (ids = new IdSequence(this.schema.object(type)?.keyPrefix ?? '000')));
    return ids.next();
  }
  insert = (records: PlainRecord[], options: DmlOptions): RowResult[] => this.save('Insert', records, options);
  update = (records: PlainRecord[], options: DmlOptions): RowResult[] => this.save('Update', records, options);
  upsert = (records: PlainRecord[], options: DmlOptions): RowResult[] => this.save('Upsert', records, options);
  delete(records: { type: string; id: string }[], options: DmlOptions): RowResult[] {
    this.calls.push({
      operation: 'Delete',
      records: records.map((one) => ({ type: one.type, fields: { Id: one.id } })),
      options,
    });
    return records.map(({ id }) => ({
      id,
      success: this.rows.delete(id),
      created: false,
      errors: [],
    }));
  }
  undelete = (records: { type: string; id: string }[]): RowResult[] =>
    records.map(({ id }) => ({ id, success: true, created: false, errors: [] }));
  found: SearchAnswer = { groups: [] };
  search = (): SearchAnswer => this.found;
  merge = (): MergeOutcome[] => [];
  convertLead = (): LeadConversionResult[] => [];
  emptyRecycleBin = this.undelete;
  setLocked = (): RowResult[] => [];
  isLocked = (): Record<string, boolean> => ({});
  computeFormulas = (): Record<string, PlainValue> => ({});
  formulaGlobal = (): TypedValue => ({ value: null, type: 'string' });
  forgetMixedWork = (): void => undefined;
  releaseSavepoint = (): void => undefined;
  savepoint(): string {
    this.marks.push(new Map(this.rows));
    return String(this.marks.length - 1);
  }
  rollback(mark: string): void {
    this.rows.clear();
    for (const [id, row] of this.marks[Number(mark)] ?? []) this.rows.set(id, row);
  }
  hasUncommittedWork = (): boolean => this.dirty;
  commit = (): void => void (this.dirty = false);
  abort = (): void => this.rows.clear();
  asUser = <T>(_userId: string, work: () => T): T => work();
}

/** Everything a test can look at after the run. */
export interface TestWorld {
  context: TransactionContext;
  data: TestData;
  logs: string[];
  sent: CalloutRequest[];
  emails: OutboundEmail[];
  jobs: AsyncWork[];
  events: { event: string; fields: Record<string, unknown>; afterCommit: boolean }[];
  cache: Map<string, string>;
  denied: Set<string>;
  respond(request: CalloutRequest): CalloutResponse;
}

function accessPort(denied: Set<string>): AccessPort {
  return {
    canObject: (_user, name, right) => !denied.has(`${name}:${right}`),
    canField: (_user, name, fieldName, right) => !denied.has(`${name}.${fieldName}:${right}`),
    hasCustomPermission: (_user, name) => name === 'Known',
    hasSystemPermission: () => true,
    canRunClass: () => true,
    canOpenPage: () => true,
    canRecordType: () => true,
    externalCredentialPrincipals: () => [],
  };
}

/** A world with the classes that a test brings. */
export function world(classes: ClassInfo[] = [], schema = testSchema()): TestWorld {
  const data = new TestData(schema);
  const credentials = new Map<string, { name: string; value: string | null; encrypted: boolean }[]>();
  const url = { value: 'https://one.example' };
  const made: TestWorld = {
    data,
    logs: [],
    sent: [],
    emails: [],
    jobs: [],
    events: [],
    cache: new Map(),
    denied: new Set(),
    respond: () => ({
      status: 200,
      statusText: 'OK',
      headers: { 'Content-Type': 'text/plain' },
      body: Buffer.from('pong'),
    }),
    context: undefined as unknown as TransactionContext,
  };
  made.context = {
    user: {
      id: '005000000000001AAA',
      username: 'ada@example.invalid',
      name: 'Ada Byron',
      firstName: 'Ada',
      lastName: 'Byron',
      email: 'ada@example.invalid',
      profileId: '00e000000000001AAA',
      roleId: null,
      userType: 'Standard',
      timeZone: 'America/Los_Angeles',
      locale: 'en_US',
      language: 'en_US',
      currency: 'USD',
    },
    org: {
      id: '00D000000000001EAA',
      name: 'Local',
      domainUrl: 'http://127.0.0.1:4400',
      isSandbox: true,
      namespace: null,
    },
    schema,
    data,
    access: accessPort(made.denied),
    metadata: {
      label: (name) => (name === 'Hello' ? 'Hello there' : undefined),
      layout: () => undefined,
      deployed: () => undefined,
      has: () => false,
      staticResource: (name) => (name === 'Answer' ? Buffer.from('{"a":1}') : undefined),
    },
    classes: {
      find: (name) => classes.find((one) => one.name.toLowerCase() === name.toLowerCase()),
      all: () => classes,
    },
    callouts: { send: (request) => (made.sent.push(request), made.respond(request)) },
    credentials: {
      credential: (external, principal) =>
        external === 'Known'
          ? {
              status: credentials.has(principal) ? 'Configured' : 'NotConfigured',
              parameters: (credentials.get(principal) ?? []).map((one) => ({
                ...one,
                value: one.encrypted ? null : one.value,
              })),
            }
          : undefined,
      saveCredential: (_external, principal, parameters, replace) => {
        credentials.set(principal, replace ? parameters : [...(credentials.get(principal) ?? []), ...parameters]);
        return true;
      },
      deleteCredential: (_external, principal) => void credentials.delete(principal),
      namedCredential: (developerName) =>
        developerName === 'Service' ? { developerName, label: 'Service', url: url.value, external: 'Known' } : undefined,
      saveNamedCredentialUrl: (_name, next) => void (url.value = next),
    },
    cache: {
      partitions: () => ['local.Tokens'],
      get: (partition, key, user) => made.cache.get(`${partition}/${key}/${user}`),
      put: (partition, key, user, value) => void made.cache.set(`${partition}/${key}/${user}`, value),
      remove: (partition, key, user) => made.cache.delete(`${partition}/${key}/${user}`),
      keys: (partition, user) =>
        [...made.cache.keys()]
          .filter((key) => key.startsWith(`${partition}/`) && key.endsWith(`/${user}`))
          .map((key) => key.split('/')[1] ?? ''),
    },
    formulas: { evaluate: () => null, paths: () => [] },
    async: { abort: () => false, enqueue: (work) => (made.jobs.push(work), '707000000000001AAA') },
    events: {
      publish: (event, fields, afterCommit) => void made.events.push({ event, fields, afterCommit }),
    },
    limits: new LimitCounters({ ...LIMITS.sync }),
    quiddity: 'SYNCHRONOUS',
    requestId: 'req-1',
    now: () => Date.UTC(2024, 0, 31, 18, 30, 15, 250),
    log: (_level, _place, text) => void made.logs.push(text),
    sendEmail: (emails) => void made.emails.push(...emails),
    runAs: (_userId, work) => work(),
  };
  return made;
}

/** Runs `work` inside a world. */
export function inside<T>(work: (w: TestWorld) => T, given = world()): T {
  return withContext(given.context, () => work(given));
}

/** Calls a platform member as compiled code does. */
export function call(kind: MemberKind, type: string, name: string, ...args: unknown[]): unknown {
  const count = args.length - (['method', 'get', 'set'].includes(kind) ? 1 : 0);
  return callAs(
    kind,
    type,
    name,
    Array.from({ length: count }, () => 'Object'),
    ...args,
  );
}

/** Calls a member by its exact parameter types. */
export function callAs(kind: MemberKind, type: string, name: string, types: string[], ...args: unknown[]): unknown {
  const found = findFunction(type, kind, name, types);
  assert.ok(found, `${type}.${name} is there`);
  return (found as (...given: unknown[]) => unknown)(...args);
}

/** Asserts that Apex throws, and gives the exception. */
export function thrown(work: () => unknown, typeName: string, message?: string | RegExp): ApexException {
  let error: unknown;
  try {
    work();
  } catch (caught) {
    error = caught;
  }
  assert.ok(error instanceof ApexException, `an Apex exception is thrown, not ${String(error)}`);
  assert.equal(error.$typeName, typeName);
  if (typeof message === 'string') assert.equal(error.$message, message);
  else if (message) assert.match(error.$message ?? '', message);
  return error;
}

/** A row as the store answers it. */
export function rowOf(type: string, fields: QueriedRecord['fields'], more: Partial<QueriedRecord> = {}): QueriedRecord {
  return { type, fields, ...more };
}
