/** `/services/apexrest`: Apex REST over HTTP. Source: Apex Developer Guide, Exposing Apex Classes as REST Web Services. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TransactionRequest } from '../bridge/protocol.ts';
import type { Outcome } from '../transactions/outcome.ts';
import type { ResourceAnswer } from '../transactions/rest.ts';
import { bearerUser } from './oauth.ts';
import type { Sessions } from './sessions.ts';

const PREFIX = '/services/apexrest';

/** What Apex REST needs. */
export interface ApexRestSurroundings {
  sessions: Sessions;
  run(request: TransactionRequest): Promise<Outcome>;
}

function headersOf(request: FastifyRequest): Record<string, string> {
  const entries = Object.entries(request.headers).filter(([name]) => name !== 'authorization');
  return Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : (value ?? '')]));
}

async function serve(request: FastifyRequest, reply: FastifyReply, surroundings: ApexRestSurroundings): Promise<FastifyReply> {
  const userId = bearerUser(request, surroundings.sessions);
  if (!userId) return reply.code(401).send([{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]);
  const url = new URL(request.url, 'http://127.0.0.1');
  const outcome = await surroundings.run({
    kind: 'rest',
    userId,
    method: request.method,
    path: decodeURI(url.pathname.slice(PREFIX.length)),
    query: Object.fromEntries(url.searchParams),
    headers: headersOf(request),
    body: Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '',
  });
  if (!outcome.ok) {
    const { type = '', message = '', stackTrace = '' } = outcome.failure ?? {};
    return reply.code(500).send([{ errorCode: 'APEX_ERROR', message: `${type}: ${message}\n\n${stackTrace}` }]);
  }
  const { status, headers, body } = outcome.value as ResourceAnswer;
  return reply.code(status).headers(headers).send(Buffer.from(body, 'base64'));
}

/** Adds the routes; bodies of any type reach Apex as they are. */
export async function addApexRest(app: FastifyInstance, surroundings: ApexRestSurroundings): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: `${PREFIX}/*`,
      handler: (request, reply) => serve(request, reply, surroundings),
    });
  });
}
