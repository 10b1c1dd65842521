import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { textOf } from '../kernel/guards.ts';
import { Problem } from './problem.ts';
import { hashOf, randomToken, sameHash } from './secretBox.ts';
import { type Scope, type World } from './world.ts';

const lifetimeSeconds = 3600;

interface Credentials {
  id: string;
  secret: string;
}

/** Adds `POST /oauth/token` (client credentials; RFC 6749, 4.4 and 2.3.1). */
export function addTokenRoute(app: FastifyInstance, world: World): void {
  app.post('/oauth/token', async (request, reply) => {
    void reply.header('Cache-Control', 'no-store');
    if (textOf(request.body, 'grant_type') !== 'client_credentials') {
      return reply.code(400).send(oauthError('unsupported_grant_type', 'Only client_credentials is supported.'));
    }
    const client = findClient(world, credentialsOf(request));
    if (!client) {
      void reply.header('WWW-Authenticate', 'Basic realm="sales-account"');
      return reply.code(401).send(oauthError('invalid_client', 'The client id or the client secret is wrong.'));
    }
    const token = issueToken(world, client.client_id);
    return { access_token: token, token_type: 'Bearer', expires_in: lifetimeSeconds, scope: client.scope };
  });
}

function oauthError(error: string, description: string): Record<string, string> {
  return { error, error_description: description };
}

function credentialsOf(request: FastifyRequest): Credentials {
  const [scheme, encoded] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() === 'basic' && encoded) {
    const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    return { id: formDecoded(id), secret: formDecoded(rest.join(':')) };
  }
  return { id: textOf(request.body, 'client_id') ?? '', secret: textOf(request.body, 'client_secret') ?? '' };
}

function formDecoded(text: string): string {
  return new URLSearchParams(`v=${text.replaceAll('&', '%26')}`).get('v') ?? '';
}

function findClient(world: World, given: Credentials): { client_id: string; scope: Scope } | undefined {
  const row = world.db.sql.prepare('SELECT * FROM clients WHERE client_id = ?').get(given.id) as
    { client_id: string; secret_hash: string; scope: Scope } | undefined;
  return row && sameHash(row.secret_hash, hashOf(given.secret)) ? row : undefined;
}

function issueToken(world: World, clientId: string): string {
  const token = randomToken();
  world.db.transaction(() => {
    world.db.sql.prepare('DELETE FROM tokens WHERE expires_at <= ?').run(world.clock.now());
    world.db.sql.prepare('INSERT INTO tokens VALUES (?, ?, ?)').run(hashOf(token), clientId, world.clock.now() + lifetimeSeconds * 1000);
  });
  return token;
}

/** The scope of the request's bearer token. Throws Problem 401 invalid_token. */
export function authenticate(world: World, authorization: string | undefined, path: string): Scope {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  if (!token) throw new Problem(401, 'invalid_token', 'The request carries no access token. Get one at /oauth/token.');
  if (world.faults.take(path, ['expireTokens'])) {
    world.db.sql.prepare('DELETE FROM tokens').run();
  }
  const row = world.db.sql
    .prepare('SELECT scope FROM tokens JOIN clients USING (client_id) WHERE token_hash = ? AND expires_at > ?')
    .get(hashOf(token), world.clock.now()) as { scope: Scope } | undefined;
  if (!row) throw new Problem(401, 'invalid_token', 'The access token is unknown or expired. Get a new one at /oauth/token.');
  return row.scope;
}
