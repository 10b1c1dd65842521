import { rmSync } from 'node:fs';
import formBody from '@fastify/formbody';
import { type FastifyInstance } from 'fastify';
import { CallLog } from '../kernel/callLog.ts';
import { recordCalls } from '../kernel/callRecorder.ts';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { type LocalDatabase } from '../kernel/database.ts';
import { codeOf, messageOf } from '../kernel/errors.ts';
import { FaultBoard } from '../kernel/faults.ts';
import { asObject, textOf } from '../kernel/guards.ts';
import { createHttpService } from '../kernel/httpHost.ts';
import { addLocalAdmin } from '../kernel/localAdmin.ts';
import { type LocalService } from '../kernel/service.ts';
import { TrafficMeter } from '../kernel/traffic.ts';
import { changePerson, type FieldValue, UnknownChangeError } from './changes.ts';
import { marketoFaults } from './faultList.ts';
import { apiService, type ApiService, TokenDesk } from './identity.ts';
import { Limiter, type LimitSettings, standardLimits } from './limits.ts';
import { addMarketoRoutes, answerBadBody, answerUnknown, permissions } from './routes.ts';
import { importPeople, type MarketoPerson, openStore, setting } from './store.ts';
import { type MarketoUser, type World } from './world.ts';

export { type MarketoPerson } from './store.ts';
export { type MarketoUser } from './world.ts';

/** How to run a local Marketo. */
export interface MarketoOptions {
  /** 0: any free port. */
  port: number;
  /** A file path or `:memory:`. A file that has people already keeps them. */
  dataFile: string;
  /** Those with a Marketo id are kept; iterated again at reset, so it must be iterable more than once. */
  people: Iterable<MarketoPerson>;
  users?: readonly MarketoUser[];
  clock?: Clock;
  /** `123-MSI-456` when absent; calls that were meant for another host get 404. */
  munchkinId?: string;
  latencyMs?: number;
  limits?: Partial<LimitSettings>;
}

/** A running local Marketo: a LocalService and what tests and the seed use directly. */
export interface Marketo extends LocalService {
  readonly munchkinId: string;
  readonly faults: FaultBoard;
  readonly calls: CallLog;
  readonly traffic: TrafficMeter;
  /** The credentials of the custom service. */
  apiService(): ApiService;
  /** Changes a person as the CRM sync or a form would; Get Lead Changes tells it. */
  changePerson(id: number, changes: Record<string, FieldValue>): void;
  /** Adds people while running. */
  addPeople(people: Iterable<MarketoPerson>): void;
}

/** A server with Marketo's paths, shapes, limits and error codes. Source: Adobe, Marketo REST API; see README for what is served. */
export function createMarketo(options: MarketoOptions): Marketo {
  const clock = options.clock ?? systemClock;
  const munchkinId = options.munchkinId ?? '123-MSI-456';
  const faults = new FaultBoard(marketoFaults);
  const calls = new CallLog();
  const traffic = new TrafficMeter();
  const tokens = new TokenDesk(clock);
  const limiter = new Limiter(clock, { ...standardLimits, ...options.limits });
  const latency = { ms: options.latencyMs ?? 0 };
  const missingPermissions = new Set<string>();
  let store: LocalDatabase | undefined;
  const opened = (): LocalDatabase => (store ??= openSeeded(options));
  const close = (): void => {
    store?.close();
    store = undefined;
  };
  const reset = (): void => {
    close();
    if (options.dataFile !== ':memory:') for (const ending of ['', '-wal', '-shm']) rmSync(options.dataFile + ending, { force: true });
    for (const part of [faults, calls, traffic, tokens, limiter]) part.reset();
    missingPermissions.clear();
    opened();
  };
  const change = (id: number, changes: Record<string, FieldValue>): void => changePerson(opened(), clock, id, changes);
  const world: World = {
    get db() {
      return opened();
    },
    clock,
    faults,
    tokens,
    limiter,
    missingPermissions,
    users: options.users ?? [],
  };
  const build = async (app: FastifyInstance): Promise<void> => {
    await app.register(formBody);
    recordCalls(app, calls, clock);
    const credentials = (): Record<string, string> => labelled(munchkinId, apiService(opened()));
    addLocalAdmin(app, { clock, calls, faults, traffic, latency, credentials, reset });
    addMarketoAdmin(app, world, change);
    addMarketoRoutes(app, { world, traffic, latency }, () => apiService(opened()), munchkinId);
  };
  const service = createHttpService({
    name: 'marketo',
    port: options.port,
    bodyLimit: 1_048_576,
    build,
    onError: (error, _request, reply) =>
      answerBadBody(codeOf(error) ?? '', reply) ?? reply.code(500).send({ error: 'internal_error', message: messageOf(error) }),
    onNotFound: (request, reply) => answerUnknown({ world }, request, reply),
    onStart: () => void opened(),
    onStop: close,
    onReset: reset,
  });
  const addPeople = (people: Iterable<MarketoPerson>): void => importPeople(opened(), people);
  return { ...service, munchkinId, faults, calls, traffic, apiService: () => apiService(opened()), changePerson: change, addPeople };
}

function openSeeded(options: MarketoOptions): LocalDatabase {
  const db = openStore(options.dataFile);
  db.transaction(() => {
    setting(db, 'seeded', () => {
      importPeople(db, options.people);
      return 'yes';
    });
  });
  return db;
}

function labelled(munchkinId: string, service: ApiService): Record<string, string> {
  return { 'Munchkin ID': munchkinId, 'Client ID': service.clientId, 'Client secret': service.clientSecret };
}

function addMarketoAdmin(app: FastifyInstance, world: World, change: (id: number, changes: Record<string, FieldValue>) => void): void {
  const shown = () => ({ all: permissions, missing: [...world.missingPermissions] });
  app.get('/_local/permissions', async () => shown());
  app.put('/_local/permissions', async (request) => {
    const missing = asObject(request.body)['missing'];
    world.missingPermissions.clear();
    for (const name of Array.isArray(missing) ? missing : []) if (typeof name === 'string') world.missingPermissions.add(name);
    return shown();
  });
  app.patch('/_local/people/:id', async (request, reply) => {
    try {
      const entries = Object.entries(asObject(request.body)).filter(
        (entry): entry is [string, FieldValue] => typeof entry[1] !== 'object' || entry[1] === null,
      );
      change(Number(textOf(request.params, 'id')), Object.fromEntries(entries));
      return { changed: true };
    } catch (error) {
      if (!(error instanceof UnknownChangeError)) throw error;
      return reply.code(400).send({ error: 'unknown_change', message: error.message });
    }
  });
}
