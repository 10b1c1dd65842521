import { randomBytes, randomUUID } from 'node:crypto';
import { type FastifyReply } from 'fastify';
import { type Clock } from '../kernel/clock.ts';
import { type LocalDatabase } from '../kernel/database.ts';
import { MarketoError } from './envelope.ts';
import { setting } from './store.ts';

const lifetimeMs = 3_600_000;

/** The credentials of the one custom service of LaunchPoint; made per data file, accepted by nobody else. */
export interface ApiService {
  clientId: string;
  clientSecret: string;
}

/** The custom service of a store. */
export function apiService(db: LocalDatabase): ApiService {
  return {
    clientId: setting(db, 'clientId', () => `local-${randomUUID()}`),
    clientSecret: setting(db, 'clientSecret', () => `not-a-real-secret-${randomBytes(12).toString('hex')}`),
  };
}

/** Hands out and checks access tokens: one at a time for the one service. */
export class TokenDesk {
  readonly #clock: Clock;
  #current: { token: string; expiresAt: number } | undefined;
  #gone = new Set<string>();
  constructor(clock: Clock) {
    this.#clock = clock;
  }
  /** The current token with its remaining seconds; a new one only after expiry. */
  issue(): { token: string; expiresIn: number } {
    const now = this.#clock.now();
    if (!this.#current || this.#current.expiresAt <= now) {
      this.drop();
      this.#current = { token: `${randomUUID()}:local`, expiresAt: now + lifetimeMs };
    }
    const expiresIn = Math.min(3599, Math.floor((this.#current.expiresAt - now) / 1000));
    return { token: this.#current.token, expiresIn };
  }
  /** Throws MarketoError 601 for an unknown and 602 for an expired token. */
  check(token: string | undefined): void {
    if (token !== undefined && token === this.#current?.token && this.#current.expiresAt > this.#clock.now()) return;
    const expired = token !== undefined && (this.#gone.has(token) || token === this.#current?.token);
    throw expired ? new MarketoError('602', 'Access token expired') : new MarketoError('601', 'Access token invalid');
  }
  /** The current token stops working. */
  drop(): void {
    if (this.#current) this.#gone.add(this.#current.token);
    this.#current = undefined;
  }
  reset(): void {
    this.drop();
    this.#gone.clear();
  }
}

/**
 * Answers `/identity/oauth/token`. Failures are a real HTTP 401 with an OAuth body.
 * Source: Adobe, Authentication; clients' recorded traffic for the 401.
 */
export function answerIdentity(service: ApiService, desk: TokenDesk, query: Record<string, string>, reply: FastifyReply): FastifyReply {
  void reply.header('Cache-Control', 'no-store').header('Pragma', 'no-cache').type('application/json;charset=UTF-8');
  if (query['grant_type'] !== 'client_credentials') {
    return reply
      .code(400)
      .send({ error: 'unsupported_grant_type', error_description: `Unsupported grant type: ${query['grant_type'] ?? ''}` });
  }
  if (query['client_id'] !== service.clientId) {
    const description = `No client with requested id: ${query['client_id'] ?? ''}`;
    return reply.code(401).send({ error: 'unauthorized', error_description: description });
  }
  if (query['client_secret'] !== service.clientSecret) {
    return reply.code(401).send({ error: 'invalid_client', error_description: 'Bad client credentials' });
  }
  const { token, expiresIn } = desk.issue();
  return reply.send({ access_token: token, token_type: 'bearer', expires_in: expiresIn, scope: 'sales-insight.api@kestrel.example' });
}
