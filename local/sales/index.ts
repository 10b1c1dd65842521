import { rmSync } from 'node:fs';
import formBody from '@fastify/formbody';
import { type FastifyInstance, type FastifyReply } from 'fastify';
import { CallLog } from '../kernel/callLog.ts';
import { recordCalls } from '../kernel/callRecorder.ts';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { type LocalDatabase, openDatabase } from '../kernel/database.ts';
import { codeOf } from '../kernel/errors.ts';
import { FaultBoard } from '../kernel/faults.ts';
import { type HostMap } from '../kernel/hosts.ts';
import { createHttpService, pathOf } from '../kernel/httpHost.ts';
import { addLocalAdmin } from '../kernel/localAdmin.ts';
import { type LocalService } from '../kernel/service.ts';
import { TrafficMeter } from '../kernel/traffic.ts';
import { playTransportFault } from '../kernel/transportFaults.ts';
import { activationClient, createAccountIfAbsent } from './account.ts';
import { type Contract, loadContract } from './contract.ts';
import { salesFaults } from './faultList.ts';
import { addInvitationPages, sendPage } from './invitationPages.ts';
import { smtpMailer } from './mail.ts';
import { migrations } from './migrations.ts';
import { addTokenRoute } from './oauth.ts';
import { forgetOldAnswers } from './people.ts';
import { Problem } from './problem.ts';
import { addSalesforceCallback } from './salesforce.ts';
import { type SecretBox, secretBox } from './secretBox.ts';
import { addApi, sendProblem } from './v1.ts';
import { limits, type World } from './world.ts';

/** How to run a Sales account. */
export interface SalesAccountOptions {
  /** 0: any free port. */
  port: number;
  /** A file path or `:memory:`. The key of stored secrets lies beside it as `<file>.key`. */
  dataFile: string;
  /** SMTP port on this machine; a function when it is known only after start. */
  smtpPort: number | (() => number);
  /** Production hosts (Salesforce, Marketo) to loopback. */
  hosts: HostMap;
  clock?: Clock;
  /** Where browsers reach this service; its own URL when absent. */
  publicUrl?: string;
  accountName?: string;
  /** Consumer key of the service's own connected app, for calls that name none. */
  consumerKey?: string;
  latencyMs?: number;
  /** Milliseconds to wait for Salesforce and Marketo; 20,000 when absent. */
  remoteTimeoutMs?: number;
  /** Checks every answer against the contract; for tests. */
  checkAnswers?: boolean;
}

/** A running Sales account: a LocalService and what tests read directly. */
export interface SalesAccount extends LocalService {
  readonly faults: FaultBoard;
  readonly calls: CallLog;
  /** The client that the vendor gives when Actions is enabled. Throws before the first start. */
  activationClient(): { clientId: string; clientSecret: string };
}

interface Storage {
  db: LocalDatabase;
  secrets: SecretBox;
}

/** The reference implementation of `contracts/sales-account.openapi.yaml`. */
export function createSalesAccount(options: SalesAccountOptions): SalesAccount {
  const clock = options.clock ?? systemClock;
  const faults = new FaultBoard(salesFaults);
  const calls = new CallLog();
  const traffic = new TrafficMeter();
  const latency = { ms: options.latencyMs ?? 0 };
  const today = dayCounter(clock, () => faults.active().find(({ name }) => name === 'callsUsed')?.value ?? 0);
  let storage: Storage | undefined;
  const opened = (): Storage => {
    storage ??= { db: openDatabase(options.dataFile, migrations), secrets: secretBox(options.dataFile) };
    createAccountIfAbsent({ ...storage, clock }, options.accountName ?? 'Kestrel Industries');
    return storage;
  };
  const reset = (): void => {
    storage?.db.close();
    storage = undefined;
    removeFiles(options.dataFile);
    for (const part of [faults, calls, traffic, today]) part.reset();
    opened();
  };
  const build = async (app: FastifyInstance): Promise<void> => {
    const contract = await loadContract();
    const world: World = {
      get db() {
        return opened().db;
      },
      get secrets() {
        return opened().secrets;
      },
      clock,
      faults,
      hosts: options.hosts,
      mailer: lateMailer(options),
      consumerKey: options.consumerKey ?? 'sales-account-consumer-key',
      publicUrl: () => (options.publicUrl ?? service.info().url).replace(/\/$/, ''),
      timeoutMs: options.remoteTimeoutMs ?? 20_000,
      callsToday: () => today.count(),
    };
    forgetOldAnswers(world);
    await app.register(formBody);
    recordCalls(app, calls, clock);
    addLocalAdmin(app, { clock, calls, faults, traffic, latency, credentials: () => labelled(activationClient(opened())), reset });
    addRoutes(app, world, contract);
    addApi(app, { world, contract, traffic, latency, countCall: () => today.countUp(), checkAnswers: options.checkAnswers ?? false });
  };
  const service = createHttpService({
    name: 'sales',
    port: options.port,
    bodyLimit: 4_194_304,
    build,
    onError: (error, _request, reply) => answerError(error, reply),
    onStart: () => void opened(),
    onStop: () => {
      storage?.db.close();
      storage = undefined;
    },
    onReset: reset,
  });
  return { ...service, faults, calls, activationClient: () => activationClient(opened()) };
}

/** A mailer that looks up the SMTP port at each mail: it may be known only after start. */
function lateMailer(options: SalesAccountOptions): ReturnType<typeof smtpMailer> {
  return { send: async (mail) => smtpMailer(smtpPortOf(options)).send(mail) };
}

function addRoutes(app: FastifyInstance, world: World, contract: Contract): void {
  app.addHook('preHandler', async (request, reply) => {
    if (/^\/(oauth\/token|invitations\/)/.test(request.url)) await playTransportFault(world.faults, pathOf(request), reply);
  });
  addTokenRoute(app, world);
  addSalesforceCallback(app, world);
  addInvitationPages(app, world);
  const about = `<p>The local Marketo Sales account serves ${contract.operationIds.length} operations of its contract below <code>/v1</code>.</p>`;
  app.get('/', async (_request, reply) => sendPage(reply, 200, 'Marketo Sales account', about));
}

function answerError(error: unknown, reply: FastifyReply): FastifyReply {
  const code = codeOf(error) ?? '';
  if (!code.startsWith('FST_ERR_CTP')) return sendProblem(reply, error);
  return sendProblem(reply, new Problem(bodyStatus(code), 'invalid_request', 'The request body cannot be read as JSON of at most 4 MB.'));
}

function bodyStatus(code: string): number {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return 413;
  return code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' ? 415 : 400;
}

function labelled(client: { clientId: string; clientSecret: string }): Record<string, string> {
  return { 'Activation client ID': client.clientId, 'Activation client secret': client.clientSecret };
}

function smtpPortOf(options: SalesAccountOptions): number {
  return typeof options.smtpPort === 'function' ? options.smtpPort() : options.smtpPort;
}

function removeFiles(dataFile: string): void {
  if (dataFile === ':memory:') return;
  for (const ending of ['', '-wal', '-shm', '.key']) rmSync(dataFile + ending, { force: true });
}

interface DayCounter {
  count(): number;
  countUp(): boolean;
  reset(): void;
}

/** Counts calls per UTC day while the service runs; `others` are added to them. */
function dayCounter(clock: Clock, others: () => number): DayCounter {
  let day = 0;
  let count = 0;
  const turn = (): void => {
    const today = Math.floor(clock.now() / 86_400_000);
    if (today !== day) [day, count] = [today, 0];
  };
  return {
    count: () => (turn(), count + others()),
    countUp: () => (turn(), (count += 1) + others() <= limits.callsPerDay),
    reset: () => void (count = 0),
  };
}
