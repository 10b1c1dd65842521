import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { type CallLog } from './callLog.ts';
import { type Clock } from './clock.ts';

interface Arrival {
  at: string;
  started: number;
  response: string | null;
}

const adminPrefix = '/_local/';

/** Writes every call except those of the inspector itself into the log, also those that are never answered. */
export function recordCalls(app: FastifyInstance, log: CallLog, clock: Clock): void {
  const arrivals = new WeakMap<FastifyRequest, Arrival>();
  const write = (request: FastifyRequest, status: number): void => {
    const arrival = arrivals.get(request);
    if (!arrival) return;
    arrivals.delete(request);
    log.add({
      at: arrival.at,
      method: request.method,
      url: request.url,
      forwardedHost: forwardedHostOf(request),
      status,
      ms: Math.round(performance.now() - arrival.started),
      requestHeaders: request.headers,
      requestBody: bodyText(request.body),
      responseBody: arrival.response,
    });
  };
  app.addHook('onRequest', async (request) => {
    if (request.url.startsWith(adminPrefix)) return;
    arrivals.set(request, { at: new Date(clock.now()).toISOString(), started: performance.now(), response: null });
  });
  app.addHook('onSend', async (request, _reply, payload) => {
    const arrival = arrivals.get(request);
    if (arrival && typeof payload === 'string') arrival.response = payload;
    return payload;
  });
  app.addHook('onResponse', async (request, reply) => write(request, reply.statusCode));
  app.addHook('onRequestAbort', async (request) => write(request, 0));
}

/** The production host the client meant, or null. */
export function forwardedHostOf(request: FastifyRequest): string | null {
  const header = request.headers['x-forwarded-host'];
  return typeof header === 'string' && header !== '' ? header : null;
}

function bodyText(body: unknown): string | null {
  if (body === undefined || body === null) return null;
  return typeof body === 'string' ? body : JSON.stringify(body);
}
