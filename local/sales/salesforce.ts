import { createHash } from 'node:crypto';
import { type FastifyInstance } from 'fastify';
import { textOf } from '../kernel/guards.ts';
import { sendPage } from './invitationPages.ts';
import { Problem } from './problem.ts';
import { failureOf, RemoteError, salesforceFailure } from './remoteErrors.ts';
import { isAllowedUrl, requestIdentity, requestToken, revokeToken } from './salesforceClient.ts';
import { salesforceRow, saveConnected, saveFailure, saveRefreshed, shownSalesforce, tokensOf } from './salesforceStore.ts';
import { randomToken } from './secretBox.ts';
import { type Call, type Reply, type World } from './world.ts';

const stateLifetimeMs = 600_000;

interface StateRow {
  state: string;
  verifier: string;
  login_url: string;
  environment: string;
  consumer_key: string;
  return_url: string;
  expires_at: number;
}

function redirectUri(world: World): string {
  return `${world.publicUrl()}/oauth/salesforce/callback`;
}

/** Operation authorizeSalesforce: web-server flow with PKCE S256 (RFC 7636); state works once, for ten minutes. */
export function authorizeSalesforce(world: World, call: Call): Reply {
  const given = textOf(call.body, 'loginUrl') ?? '';
  const returnUrl = textOf(call.body, 'returnUrl') ?? '';
  if (!isAllowedUrl(given)) {
    throw new Problem(422, 'bad_login_url', 'The login URL must begin with https. Use the My Domain URL of the org.');
  }
  const login = new URL(given);
  if (!isAllowedUrl(returnUrl) || new URL(returnUrl).origin !== login.origin) {
    throw new Problem(422, 'bad_return_url', 'The return URL must be a page of the org that is connected.');
  }
  const verifier = randomToken(48);
  const state = randomToken();
  const consumerKey = textOf(call.body, 'consumerKey') ?? world.consumerKey;
  const expiresAt = world.clock.now() + stateLifetimeMs;
  world.db.transaction(() => {
    world.db.sql.prepare('DELETE FROM salesforce_states WHERE expires_at <= ?').run(world.clock.now());
    world.db.sql
      .prepare('INSERT INTO salesforce_states VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(state, verifier, login.origin, textOf(call.body, 'environment') ?? '', consumerKey, returnUrl, expiresAt);
  });
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: consumerKey,
    redirect_uri: redirectUri(world),
    scope: 'api refresh_token openid',
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const authorizeUrl = world.hosts.browserUrl(`${login.origin}/services/oauth2/authorize?${query.toString()}`);
  return { status: 201, body: { authorizeUrl, state, expiresAt: new Date(expiresAt).toISOString() } };
}

function takeState(world: World, state: string): StateRow | undefined {
  const row = world.db.sql.prepare('DELETE FROM salesforce_states WHERE state = ? RETURNING *').get(state) as StateRow | undefined;
  return row && row.expires_at > world.clock.now() ? row : undefined;
}

async function connect(world: World, state: StateRow, code: string): Promise<void> {
  const token = await requestToken(world, state.login_url, {
    grant_type: 'authorization_code',
    code,
    client_id: state.consumer_key,
    redirect_uri: redirectUri(world),
    code_verifier: state.verifier,
  });
  const instanceUrl = token.instanceUrl ?? state.login_url;
  const identity = await requestIdentity(world, instanceUrl, token.accessToken);
  saveConnected(world, {
    environment: state.environment,
    loginUrl: state.login_url,
    consumerKey: state.consumer_key,
    instanceUrl,
    tokens: { accessToken: token.accessToken, refreshToken: token.refreshToken ?? '' },
    identity,
  });
}

async function finish(world: World, state: StateRow, query: unknown): Promise<string> {
  const target = new URL(state.return_url);
  try {
    const error = textOf(query, 'error');
    if (error !== undefined) {
      const failure = salesforceFailure(`${error} ${textOf(query, 'error_description') ?? ''}`);
      throw new RemoteError(failure.code, failure.message);
    }
    await connect(world, state, textOf(query, 'code') ?? '');
    target.searchParams.set('connection', 'connected');
  } catch (error) {
    const failure = failureOf(error, 'salesforce');
    saveFailure(world, failure);
    target.searchParams.set('connection', 'failed');
    target.searchParams.set('code', failure.code);
  }
  return world.hosts.browserUrl(target.href);
}

/** Adds the page Salesforce sends the browser back to; it always leads on to the return URL. */
export function addSalesforceCallback(app: FastifyInstance, world: World): void {
  app.get('/oauth/salesforce/callback', async (request, reply) => {
    const state = takeState(world, textOf(request.query, 'state') ?? '');
    if (!state) {
      const why = '<p>The link was used before or is older than ten minutes.</p><p>Go back to Salesforce and press Connect again.</p>';
      return sendPage(reply, 400, 'The connection could not be completed', why);
    }
    return reply.header('Cache-Control', 'no-store').redirect(await finish(world, state, request.query), 302);
  });
}

/** Operation getSalesforceConnection. */
export function getSalesforceConnection(world: World): Reply {
  return { status: 200, body: shownSalesforce(world) };
}

/** Operation testSalesforceConnection: refreshes the token, then asks who the user is. */
export async function testSalesforceConnection(world: World): Promise<Reply> {
  const row = salesforceRow(world);
  const tokens = row ? tokensOf(world, row) : undefined;
  if (!row || !tokens || !row.login_url || !row.consumer_key || !row.instance_url) {
    throw new Problem(409, 'not_connected', 'Salesforce is not connected yet. Connect it first.');
  }
  try {
    const form = { grant_type: 'refresh_token', refresh_token: tokens.refreshToken, client_id: row.consumer_key };
    const fresh = await requestToken(world, row.login_url, form);
    await requestIdentity(world, row.instance_url, fresh.accessToken);
    saveRefreshed(world, { accessToken: fresh.accessToken, refreshToken: fresh.refreshToken ?? tokens.refreshToken });
  } catch (error) {
    saveFailure(world, failureOf(error, 'salesforce'));
  }
  return { status: 200, body: shownSalesforce(world) };
}

/** Operation deleteSalesforceConnection: forgets even when Salesforce cannot be told. */
export async function deleteSalesforceConnection(world: World): Promise<Reply> {
  const row = salesforceRow(world);
  const tokens = row ? tokensOf(world, row) : undefined;
  world.db.sql.prepare('DELETE FROM salesforce').run();
  if (row?.instance_url && tokens) {
    try {
      await revokeToken(world, row.instance_url, tokens.refreshToken || tokens.accessToken);
    } catch (error) {
      failureOf(error, 'salesforce');
    }
  }
  return { status: 204 };
}
