/**
 * The web-server flow with PKCE, refresh and revocation.
 * Source: Salesforce Help, OAuth 2.0 Web Server Flow for Web App Integration; OAuth error codes.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultBoard } from '../../kernel/faults.ts';
import { playTransportFault } from '../../kernel/transportFaults.ts';
import { asObject, textOf } from '../../kernel/guards.ts';
import type { AccessPort } from '../../kernel/ports/records.ts';
import type { OrgPeople } from './people.ts';
import { allowPage, errorPage } from './pages.ts';
import { matchesChallenge, type Sessions } from './sessions.ts';
import { sessionUser } from './signIn.ts';

/** A connected app of the org. */
export interface ConnectedApp {
  name: string;
  consumerKey: string;
  callbackUrls: string[];
}

/** What the flow needs. */
export interface OAuthSurroundings {
  apps: () => ConnectedApp[];
  sessions: Sessions;
  people: OrgPeople;
  access: AccessPort;
  faults: FaultBoard;
  domainUrl: () => string;
  orgId: string;
}

const CODE_LIFETIME = 15 * 60_000;
const SCOPES: Record<string, string> = {
  api: 'Manage user data via APIs (api)',
  refresh_token: 'Perform requests at any time (refresh_token, offline_access)',
  openid: 'Access unique user identifiers (openid)',
};

interface Authorization {
  app: ConnectedApp;
  redirectUri: string;
  state: string;
  challenge: string;
  scope: string;
}

function readAuthorization(surroundings: OAuthSurroundings, query: unknown): Authorization | string {
  const app = surroundings.apps().find((known) => known.consumerKey === textOf(query, 'client_id'));
  if (!app) return 'error=invalid_client_id: client identifier invalid';
  const redirectUri = textOf(query, 'redirect_uri') ?? '';
  if (!app.callbackUrls.includes(redirectUri)) return 'error=redirect_uri_mismatch: redirect_uri must match configuration';
  if (textOf(query, 'response_type') !== 'code') return 'error=unsupported_response_type: response type not supported';
  const challenge = textOf(query, 'code_challenge') ?? '';
  if (!challenge || textOf(query, 'code_challenge_method') !== 'S256') return 'error=invalid_request: missing required code challenge';
  return { app, redirectUri, state: textOf(query, 'state') ?? '', challenge, scope: textOf(query, 'scope') ?? 'api' };
}

function sendBack(reply: FastifyReply, to: Authorization, parameters: Record<string, string>): FastifyReply {
  const target = new URL(to.redirectUri);
  for (const [name, value] of Object.entries({ ...parameters, state: to.state })) target.searchParams.set(name, value);
  return reply.header('Cache-Control', 'no-store').redirect(target.href, 302);
}

/** Why Salesforce refuses the login, if it does. */
function refusal(surroundings: OAuthSurroundings, userId: string): Record<string, string> | undefined {
  if (surroundings.faults.take('/services/oauth2/authorize', ['restrictedDomain'])) {
    return { error: 'RESTRICTED_DOMAIN', error_description: 'Login error restricted domain' };
  }
  if (surroundings.faults.take('/services/oauth2/authorize', ['oauthAppBlocked'])) {
    return { error: 'OAUTH_APP_BLOCKED', error_description: 'this app is blocked by admin' };
  }
  if (!surroundings.access.hasSystemPermission(userId, 'ApiEnabled')) {
    return { error: 'OAUTH_APP_ACCESS_DENIED', error_description: 'API_DISABLED_FOR_USER user does not have API Enabled' };
  }
  return undefined;
}

function addAuthorize(app: FastifyInstance, surroundings: OAuthSurroundings): void {
  app.get('/services/oauth2/authorize', async (request, reply) => {
    const authorization = readAuthorization(surroundings, request.query);
    void reply.type('text/html; charset=utf-8');
    if (typeof authorization === 'string') return reply.code(400).send(errorPage('We can’t authorize you', authorization));
    const userId = sessionUser(request, surroundings.sessions);
    if (!userId) return reply.redirect(`/login?startUrl=${encodeURIComponent(request.url)}`, 302);
    const refused = refusal(surroundings, userId);
    if (refused) return sendBack(reply, authorization, refused);
    const scopes = authorization.scope.split(/\s+/).map((scope) => SCOPES[scope] ?? scope);
    const { name, username } = surroundings.people.byId(userId);
    return reply.send(allowPage(authorization.app.name, `${name} (${username})`, scopes, request.url.split('?')[1] ?? ''));
  });
  app.post('/services/oauth2/authorize', async (request, reply) => {
    const query = Object.fromEntries(new URLSearchParams(textOf(request.body, 'query') ?? ''));
    const authorization = readAuthorization(surroundings, query);
    const userId = sessionUser(request, surroundings.sessions);
    if (typeof authorization === 'string' || !userId) {
      return reply
        .code(400)
        .type('text/html; charset=utf-8')
        .send(errorPage('We can’t authorize you', 'Start again from the application.'));
    }
    if (textOf(request.body, 'decision') !== 'allow') {
      return sendBack(reply, authorization, { error: 'access_denied', error_description: 'end-user denied authorization' });
    }
    const { app: client, redirectUri, challenge, scope } = authorization;
    const code = surroundings.sessions.issueCode({
      userId,
      clientId: client.consumerKey,
      redirectUri,
      challenge,
      scope,
      expiresAt: Date.now() + CODE_LIFETIME,
    });
    return sendBack(reply, authorization, { code });
  });
}

const denied = (reply: FastifyReply, error: string, description: string) =>
  reply.code(400).header('Cache-Control', 'no-store').send({ error, error_description: description });

function tokenAnswer(surroundings: OAuthSurroundings, userId: string, clientId: string, scope: string) {
  const domain = surroundings.domainUrl();
  return {
    access_token: surroundings.sessions.issueToken({ userId, clientId, kind: 'access', scope }),
    scope,
    instance_url: domain,
    id: `${domain}/id/${surroundings.orgId}/${userId}`,
    token_type: 'Bearer',
    issued_at: String(Date.now()),
  };
}

function exchange(surroundings: OAuthSurroundings, body: unknown, reply: FastifyReply): FastifyReply {
  const code = surroundings.sessions.takeCode(textOf(body, 'code') ?? '');
  if (!code) return denied(reply, 'invalid_grant', 'expired authorization code');
  if (code.clientId !== textOf(body, 'client_id')) return denied(reply, 'invalid_client_id', 'client identifier invalid');
  if (code.redirectUri !== textOf(body, 'redirect_uri'))
    return denied(reply, 'redirect_uri_mismatch', 'redirect_uri must match configuration');
  if (!matchesChallenge(textOf(body, 'code_verifier') ?? '', code.challenge))
    return denied(reply, 'invalid_grant', 'invalid code verifier');
  const refresh = surroundings.sessions.issueToken({ userId: code.userId, clientId: code.clientId, kind: 'refresh', scope: code.scope });
  return reply
    .header('Cache-Control', 'no-store')
    .send({ ...tokenAnswer(surroundings, code.userId, code.clientId, code.scope), refresh_token: refresh });
}

function renew(surroundings: OAuthSurroundings, body: unknown, reply: FastifyReply): FastifyReply {
  const facts = surroundings.sessions.tokenFacts(textOf(body, 'refresh_token'));
  if (facts?.kind !== 'refresh') return denied(reply, 'invalid_grant', 'expired access/refresh token');
  if (surroundings.faults.take('/services/oauth2/token', ['oauthAppBlocked']))
    return denied(reply, 'OAUTH_APP_BLOCKED', 'this app is blocked by admin');
  if (!surroundings.people.byId(facts.userId).isActive) return denied(reply, 'invalid_grant', 'inactive user');
  return reply.header('Cache-Control', 'no-store').send(tokenAnswer(surroundings, facts.userId, facts.clientId, facts.scope));
}

/** The user behind a Bearer token. */
export function bearerUser(request: FastifyRequest, sessions: Sessions): string | undefined {
  const [, text] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const facts = sessions.tokenFacts(text);
  return facts?.kind === 'access' ? facts.userId : undefined;
}

function addIdentity(app: FastifyInstance, surroundings: OAuthSurroundings): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const userId = bearerUser(request, surroundings.sessions);
    if (!userId) return reply.code(403).type('text/plain').send('Bad_OAuth_Token');
    if (!surroundings.access.hasSystemPermission(userId, 'ApiEnabled')) {
      return reply.code(403).send([{ errorCode: 'API_DISABLED_FOR_ORG', message: 'API is not enabled for this Organization or Partner' }]);
    }
    const user = surroundings.people.byId(userId);
    const domain = surroundings.domainUrl();
    return {
      sub: `${domain}/id/${surroundings.orgId}/${userId}`,
      user_id: userId,
      organization_id: surroundings.orgId,
      organization_name: surroundings.people.organizationName(),
      preferred_username: user.username,
      nickname: user.name,
      name: user.name,
      email: user.email,
      zoneinfo: user.timeZone,
    };
  };
  app.get('/services/oauth2/userinfo', answer);
  app.post('/services/oauth2/userinfo', answer);
  app.post('/services/oauth2/revoke', async (request, reply) => {
    const revoked = surroundings.sessions.revoke(textOf(request.body, 'token') ?? '');
    return revoked ? reply.code(200).send() : denied(reply, 'unsupported_token_type', 'this token type is not supported');
  });
}

/** Adds the OAuth endpoints. */
export function addOAuth(app: FastifyInstance, surroundings: OAuthSurroundings): void {
  addAuthorize(app, surroundings);
  app.post('/services/oauth2/token', async (request, reply) => {
    const path = '/services/oauth2/token';
    if (await playTransportFault(surroundings.faults, path, reply)) return reply;
    const refused = surroundings.faults.take(path, ['tokenRefused']);
    if (refused) return denied(reply, /^[a-z_]+$/.test(refused.code) ? refused.code : 'invalid_grant', refused.code);
    const body = asObject(request.body);
    const grant = textOf(body, 'grant_type');
    if (grant === 'authorization_code') return exchange(surroundings, body, reply);
    if (grant === 'refresh_token') return renew(surroundings, body, reply);
    return denied(reply, 'unsupported_grant_type', 'grant type not supported');
  });
  addIdentity(app, surroundings);
}
