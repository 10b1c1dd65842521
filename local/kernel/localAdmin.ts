import { type FastifyInstance } from 'fastify';
import { type CallLog } from './callLog.ts';
import { type Clock } from './clock.ts';
import { messageOf } from './errors.ts';
import { type FaultBoard, type FaultOrder } from './faults.ts';
import { asObject, numberOf, textOf } from './guards.ts';
import { type TrafficMeter } from './traffic.ts';

/** The parts of a service that tests, benches and the inspector reach under `/_local/`. */
export interface LocalAdmin {
  clock: Clock;
  calls: CallLog;
  faults: FaultBoard;
  traffic: TrafficMeter;
  /** Milliseconds added to every answer; kept here so that it can be changed while running. */
  latency: { ms: number };
  /** Credentials a user must copy into the product, by label. */
  credentials(): Record<string, string>;
  reset(): void | Promise<void>;
}

/** Adds faults, calls, stats, latency, credentials and reset under `/_local/`, never under the vendor's paths. */
export function addLocalAdmin(app: FastifyInstance, admin: LocalAdmin): void {
  app.get('/_local/credentials', async () => admin.credentials());
  app.get('/_local/stats', async () => admin.traffic.stats(admin.clock.now()));
  app.get('/_local/latency', async () => ({ ms: admin.latency.ms }));
  app.put('/_local/latency', async (request, reply) => {
    const ms = numberOf(request.body, 'ms');
    if (ms === undefined || ms < 0 || ms > 120_000) {
      return reply.code(400).send({ error: 'bad_latency', message: 'ms must be a number from 0 to 120000.' });
    }
    admin.latency.ms = ms;
    return { ms };
  });
  app.post('/_local/reset', async () => {
    await admin.reset();
    return { reset: true };
  });
  addCalls(app, admin);
  addFaults(app, admin.faults);
}

function addCalls(app: FastifyInstance, admin: LocalAdmin): void {
  app.get('/_local/calls', async (request) => {
    const after = Number(textOf(request.query, 'after') ?? 0);
    return { calls: admin.calls.list(Number.isFinite(after) ? after : 0) };
  });
  app.delete('/_local/calls', async () => {
    admin.calls.reset();
    admin.traffic.reset();
    return { cleared: true };
  });
}

function addFaults(app: FastifyInstance, faults: FaultBoard): void {
  const shown = () => ({ available: faults.definitions, active: faults.active() });
  app.get('/_local/faults', async () => shown());
  app.put('/_local/faults', async (request, reply) => {
    try {
      faults.switchOn(orderOf(request.body));
      return shown();
    } catch (error) {
      return reply.code(400).send({ error: 'unknown_fault', message: messageOf(error) });
    }
  });
  app.delete('/_local/faults', async () => {
    faults.switchOff();
    return shown();
  });
  app.delete('/_local/faults/:name', async (request) => {
    faults.switchOff(textOf(request.params, 'name'));
    return shown();
  });
}

function orderOf(body: unknown): FaultOrder {
  const count = asObject(body)['count'];
  return {
    name: textOf(body, 'name') ?? '',
    count: typeof count === 'number' && count > 0 ? Math.floor(count) : null,
    pathPrefix: textOf(body, 'pathPrefix'),
    value: numberOf(body, 'value'),
    code: textOf(body, 'code'),
  };
}
