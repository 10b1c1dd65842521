/** The local org: an org's HTTP face over a record store and threads that run Apex. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import formBody from '@fastify/formbody';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { openStore, type Store } from '../data/index.ts';
import { CallLog } from '../kernel/callLog.ts';
import { systemClock } from '../kernel/clock.ts';
import { FaultBoard } from '../kernel/faults.ts';
import { createHttpService } from '../kernel/httpHost.ts';
import { HostMap, type HostRule } from '../kernel/hosts.ts';
import { addLocalAdmin } from '../kernel/localAdmin.ts';
import type { LocalService } from '../kernel/service.ts';
import { TrafficMeter } from '../kernel/traffic.ts';
import { TransactionPool } from './bridge/pool.ts';
import type { TransactionRequest } from './bridge/protocol.ts';
import { ApiRequests } from './apiRequests.ts';
import type { CodeBase } from './code/codeBase.ts';
import { DebugLog, type DebugLine } from './debugLog.ts';
import { EventHub } from './events.ts';
import { orgFaults } from './faultList.ts';
import { addApexRest } from './http/apexRest.ts';
import { addApi } from './http/api/index.ts';
import { addLightning } from './http/lightning.ts';
import { addListPages } from './http/listPages.ts';
import { addOAuth, type ConnectedApp } from './http/oauth.ts';
import { OrgPeople } from './http/people.ts';
import { addRecordPages } from './http/records/index.ts';
import { addResources } from './http/resources.ts';
import { Sessions } from './http/sessions.ts';
import { addSignIn, sessionUser, signIn, type Persona } from './http/signIn.ts';
import { JobScheduler } from './jobs.ts';
import { operationsOf, type MailSender } from './remote/operations.ts';
import { Vault } from './remote/vault.ts';
import type { Outcome } from './transactions/outcome.ts';

export { readCodeBase, requireCompiled, type CodeBase } from './code/codeBase.ts';
export type { Persona } from './http/signIn.ts';
export type { ConnectedApp } from './http/oauth.ts';

/** How to run a local org. */
export interface OrgOptions {
  /** 0: any free port. */
  port: number;
  /** Folder of the org's files. */
  dataFolder: string;
  codeBase: CodeBase;
  hosts: readonly HostRule[];
  personas: Persona[];
  /** Key of the persona of a browser that comes for the first time. */
  firstPersona: string;
  connectedApps: () => ConnectedApp[];
  /** URL of the inspector, for the link in the header. */
  inspectorUrl?: () => string;
  /** Folder of the built Lightning pages; the org answers plain text without it. */
  pages?: string;
  /** The content of `/health`. */
  health: () => unknown;
  sendMail: MailSender;
  /** Fills a new store. */
  seed: (store: Store) => void;
  threads?: number;
}

/** A running org. */
export interface Org extends LocalService {
  readonly store: Store;
  readonly calls: CallLog;
  readonly faults: FaultBoard;
  /** The last debug lines, newest last. */
  readonly debugLines: readonly DebugLine[];
  run(request: TransactionRequest): Promise<Outcome>;
  /** A new access token of a user, for API clients; undefined for an unknown user name. */
  accessToken(username: string): string | undefined;
  /** True when no asynchronous job runs or is due. */
  isIdle(): boolean;
}

const SEEDED = 'seeded';

class LocalOrg {
  readonly options: OrgOptions;
  readonly store: Store;
  readonly vault: Vault;
  readonly sessions: Sessions;
  readonly people: OrgPeople;
  readonly events = new EventHub();
  readonly calls = new CallLog();
  readonly traffic = new TrafficMeter();
  readonly faults = new FaultBoard(orgFaults);
  readonly apiRequests = new ApiRequests(this.faults);
  readonly debugLog = new DebugLog();
  readonly latency = { ms: 0 };
  pool: TransactionPool | undefined;
  readonly jobs: JobScheduler;
  url = '';
  private apiToken: string | undefined;

  constructor(options: OrgOptions) {
    this.options = options;
    const { metadata } = options.codeBase;
    this.store = openStore({ file: this.databaseFile, metadata });
    this.vault = new Vault(join(options.dataFolder, 'vault.sqlite'), metadata);
    this.sessions = new Sessions(this.vault, this.store.organizationId);
    this.people = new OrgPeople(this.store);
    this.seedOnce();
    this.jobs = new JobScheduler({
      rows: () => this.store.session(this.store.adminUserId).platformRows(),
      run: (jobId) => this.run({ kind: 'job', jobId }),
      now: () => Date.now(),
    });
  }

  private get databaseFile(): string {
    return join(this.options.dataFolder, 'org.sqlite');
  }

  private seedOnce(): void {
    if (this.vault.setting(SEEDED) === 'yes') return;
    this.store.reset();
    this.options.seed(this.store);
    this.vault.putSetting(SEEDED, 'yes');
  }

  /** Opens the threads. Pages of the org know its URL only after the port is open. */
  async open(url: string): Promise<void> {
    this.url = url;
    const { options } = this;
    const hosts = new HostMap(options.hosts);
    const surroundings = {
      vault: this.vault,
      access: this.store.access,
      faults: this.faults,
      hosts,
      log: this.calls,
      remoteSites: options.codeBase.metadata.remoteSites.map((site) => site.url),
    };
    this.pool = new TransactionPool({
      size: options.threads ?? 3,
      start: {
        databaseFile: this.databaseFile,
        directories: options.codeBase.directories,
        scripts: options.codeBase.compilation.scripts,
        domainUrl: url,
      },
      operations: {
        ...operationsOf(surroundings, options.codeBase.metadata, options.sendMail),
        apiRequests: () => this.apiRequests.used(Date.now()),
      },
    });
    await this.pool.start();
    this.jobs.start();
  }

  async close(): Promise<void> {
    this.jobs.stop();
    await this.pool?.close();
    this.pool = undefined;
  }

  async run(request: TransactionRequest): Promise<Outcome> {
    if (!this.pool) throw new Error('The org is not running.');
    const outcome = await this.pool.run(request);
    this.debugLog.note(request, outcome);
    this.events.publish(outcome.events);
    if (outcome.jobs.length > 0 || request.kind === 'job') this.jobs.wake();
    return outcome;
  }

  /** What an API client needs, for the first persona. */
  private shownCredentials(): Record<string, string> {
    const { firstPersona, personas } = this.options;
    const username = personas.find(({ key }) => key === firstPersona)?.username ?? '';
    const token = (this.apiToken ??= this.accessToken(username));
    return token === undefined ? {} : { 'Instance URL': this.url, Username: username, 'Access token': token };
  }

  accessToken(username: string): string | undefined {
    const user = this.people.byUsername(username);
    return user && this.sessions.issueToken({ userId: user.id, clientId: 'local', kind: 'access', scope: 'api' });
  }

  /** Back to the seed. */
  async reset(): Promise<void> {
    this.jobs.stop();
    this.vault.reset();
    this.seedOnce();
    this.events.reset();
    this.calls.reset();
    this.faults.reset();
    this.apiRequests.reset();
    this.debugLog.clear();
    this.jobs.start();
  }

  async build(app: FastifyInstance): Promise<void> {
    const { options, sessions, people, store } = this;
    await app.register(cookie);
    await app.register(formBody);
    const shared = {
      sessions,
      people,
      personas: () => options.personas,
      access: store.access,
      metadata: options.codeBase.metadata,
      events: this.events,
      orgId: store.organizationId,
    };
    app.addHook('onRequest', async (request) => this.apiRequests.note(request.url, Date.now()));
    app.get('/health', async () => options.health());
    addSignIn(app, shared);
    addOAuth(app, {
      apps: options.connectedApps,
      sessions,
      people,
      access: store.access,
      faults: this.faults,
      domainUrl: () => this.url,
      orgId: store.organizationId,
    });
    await addApi(app, { sessions, store, codeBase: options.codeBase, url: () => this.url, run: (request) => this.run(request) });
    await addApexRest(app, { sessions, run: (request) => this.run(request) });
    addResources(app, options.codeBase);
    addRecordPages(app, { sessions, store, vault: this.vault, metadata: options.codeBase.metadata });
    addListPages(app, { ...shared, run: (request) => this.run(request) });
    addLightning(app, { ...shared, inspectorUrl: options.inspectorUrl, run: (request) => this.run(request) });
    addLocalAdmin(app, {
      clock: systemClock,
      calls: this.calls,
      faults: this.faults,
      traffic: this.traffic,
      latency: this.latency,
      credentials: () => this.shownCredentials(),
      reset: () => this.reset(),
    });
    app.get('/_local/debug', async () => ({ lines: this.debugLog.lines }));
    app.delete('/_local/debug', async () => {
      this.debugLog.clear();
      return { deleted: true };
    });
    await this.addPages(app);
  }

  /** Built pages; every path below `/lightning/` is the one page application. */
  private async addPages(app: FastifyInstance): Promise<void> {
    const { pages } = this.options;
    if (!pages) return;
    await app.register(fastifyStatic, { root: pages, prefix: '/', index: false, wildcard: false });
    const indexFile = join(pages, 'index.html');
    for (const path of [
      '/',
      '/lightning',
      '/lightning/n/*',
      '/lightning/r/*',
      '/lightning/o/*',
      '/lightning/cmp/*',
      '/lightning/page/*',
      '/lightning/setup/*',
    ]) {
      app.get(path, async (request, reply) => {
        if (!sessionUser(request, this.sessions)) this.welcome(reply);
        if (!existsSync(indexFile)) return reply.code(503).type('text/plain').send('The Lightning pages are not built yet. Run: npm start');
        return reply.header('Cache-Control', 'no-cache').type('text/html; charset=utf-8').send(readFileSync(indexFile));
      });
    }
  }

  /** A browser that comes for the first time is the first persona. */
  private welcome(reply: Parameters<typeof signIn>[0]): void {
    const { firstPersona, personas } = this.options;
    const persona = personas.find((known) => known.key === firstPersona);
    const user = persona && this.people.byUsername(persona.username);
    if (user) signIn(reply, this.sessions, user.id);
  }
}

/** Creates an org; it serves after `start`. */
export function createOrg(options: OrgOptions): Org {
  const org = new LocalOrg(options);
  const http = createHttpService({
    name: 'salesforce',
    port: options.port,
    bodyLimit: 6_000_000,
    build: (app) => org.build(app),
    onStop: () => org.close(),
    onReset: () => org.reset(),
  });
  return {
    name: http.name,
    store: org.store,
    calls: org.calls,
    faults: org.faults,
    debugLines: org.debugLog.lines,
    info: () => http.info(),
    reset: () => http.reset(),
    stop: () => http.stop(),
    async start() {
      const info = await http.start();
      await org.open(info.url);
      return info;
    },
    run: (request) => org.run(request),
    accessToken: (username) => org.accessToken(username),
    isIdle: () => org.jobs.isIdle(),
  };
}
