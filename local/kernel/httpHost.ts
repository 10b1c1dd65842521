import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { codeOf, messageOf, PlainSentenceError } from './errors.ts';
import { isLoopback } from './hosts.ts';
import { type LocalService, type ServiceInfo, type ServiceState } from './service.ts';

/** What differs between the services; everything else about serving is the same for all. */
export interface HttpServiceOptions {
  name: string;
  /** 0: any free port; after the first start the service keeps the port it got. */
  port: number;
  /** Largest request body in bytes; 1 MiB when absent. */
  bodyLimit?: number;
  /** Adds routes to a fresh host: called at every start, since a closed host cannot be opened again. */
  build(app: FastifyInstance): void | Promise<void>;
  /** Answers what a route threw, in the service's own error shape; `{error, message}` JSON when absent. */
  onError?: (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;
  /** Answers a path that no route serves; JSON 404 when absent. */
  onNotFound?: (request: FastifyRequest, reply: FastifyReply) => FastifyReply;
  /** Runs before the port opens. */
  onStart?(): void | Promise<void>;
  /** Runs after the port closed. */
  onStop?(): void | Promise<void>;
  onReset(): void | Promise<void>;
}

/**
 * A service that listens on 127.0.0.1 only and refuses requests that reach it under another host name
 * or from another site's page (HTTP 421 and 403), so that no web page in the user's browser can drive it.
 * Start throws PlainSentenceError when the port is taken.
 */
export function createHttpService(options: HttpServiceOptions): LocalService {
  let app: FastifyInstance | undefined;
  let port = options.port;
  let state: ServiceState = 'stopped';
  let detail: string | undefined;
  const info = (): ServiceInfo => ({
    name: options.name,
    url: port === 0 ? '' : `http://127.0.0.1:${port}`,
    state,
    ...(detail === undefined ? {} : { detail }),
  });
  const open = async (): Promise<void> => {
    await options.onStart?.();
    app = newHost(options);
    await options.build(app);
    port = await listen(app, port);
  };
  return {
    name: options.name,
    info,
    reset: async () => options.onReset(),
    async start() {
      if (state === 'running') return info();
      state = 'starting';
      detail = undefined;
      try {
        await open();
        state = 'running';
        return info();
      } catch (error) {
        state = 'failed';
        detail = messageOf(error);
        await app?.close();
        app = undefined;
        await options.onStop?.();
        throw error;
      }
    },
    async stop() {
      if (state !== 'running') return;
      state = 'stopped';
      await app?.close();
      app = undefined;
      await options.onStop?.();
    },
  };
}

function newHost({ bodyLimit = 1_048_576, onError, onNotFound }: HttpServiceOptions): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 500, ignoreDuplicateSlashes: true },
  });
  app.addHook('onRequest', refuseStrangers);
  app.setErrorHandler(async (error, request, reply) => {
    if (onError) return onError(error, request, reply);
    const status = statusOf(error);
    return reply.code(status).send({ error: codeOf(error) ?? 'internal_error', message: messageOf(error) });
  });
  app.setNotFoundHandler(async (request, reply) => {
    if (onNotFound) return onNotFound(request, reply);
    return reply.code(404).send({ error: 'not_found', message: `There is no ${request.method} ${pathOf(request)} here.` });
  });
  return app;
}

async function refuseStrangers(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!isLoopback(hostnameOf(`http://${request.headers.host ?? ''}`))) {
    await reply.code(421).send({ error: 'wrong_host', message: 'This service answers only on this machine, as 127.0.0.1.' });
    return;
  }
  const origin = request.headers.origin;
  if (origin !== undefined && !isLoopback(hostnameOf(origin))) {
    await reply.code(403).send({ error: 'wrong_origin', message: 'Pages of other sites may not call this service.' });
  }
}

function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
  return typeof status === 'number' && status >= 400 ? status : 500;
}

/** The request's path without its query. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? request.url;
}

async function listen(app: FastifyInstance, port: number): Promise<number> {
  try {
    const address = await app.listen({ host: '127.0.0.1', port });
    return Number(new URL(address).port);
  } catch (error) {
    throw portError(error, port);
  }
}

/** The sentence for a port that cannot be opened; other errors come back unchanged. */
export function portError(error: unknown, port: number): unknown {
  const otherPort = `npm start -- --port ${port + 999 - ((port + 999) % 100)}`;
  const next = `Stop the other program or start with: ${otherPort}`;
  if (codeOf(error) === 'EADDRINUSE') return new PlainSentenceError(`Port ${port} is already in use. ${next}`, otherPort);
  if (codeOf(error) === 'EACCES') {
    return new PlainSentenceError(`Port ${port} may not be opened by this user. ${next}`, otherPort);
  }
  return error;
}
