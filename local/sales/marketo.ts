import { isoNow } from '../kernel/clock.ts';
import { asObject, isObject, type JsonObject, parseJson, textOf } from '../kernel/guards.ts';
import { callThroughHostMap, type TextAnswer } from '../kernel/outbound.ts';
import { OutsideLoopbackError } from '../kernel/hosts.ts';
import { accountRow } from './account.ts';
import { findUser } from './members.ts';
import { Problem } from './problem.ts';
import { failureOf, RemoteError } from './remoteErrors.ts';
import { lastError } from './salesforceStore.ts';
import { type Call, type Reply, type World } from './world.ts';

interface Credentials {
  munchkinId: string;
  clientId: string;
  clientSecret: string;
}

interface MarketoRow {
  state: 'connected' | 'failed';
  munchkin_id: string;
  client_id: string;
  client_secret: string;
  owner: string | null;
  connected_at: string;
  error_code: string | null;
  error_message: string | null;
  error_at: string | null;
}

function row(world: World): MarketoRow | undefined {
  return world.db.sql.prepare('SELECT * FROM marketo').get() as MarketoRow | undefined;
}

function shown(world: World): Record<string, unknown> {
  const kept = row(world);
  return {
    state: kept?.state ?? 'disconnected',
    munchkinId: kept?.munchkin_id ?? null,
    clientId: kept?.client_id ?? null,
    owner: kept?.owner ?? null,
    connectedAt: kept?.connected_at ?? null,
    lastError: lastError(kept),
  };
}

async function ask(world: World, munchkinId: string, path: string, bearer?: string): Promise<TextAnswer> {
  const headers = bearer ? { Authorization: `Bearer ${bearer}` } : undefined;
  const init = { method: bearer ? 'GET' : 'POST', headers };
  try {
    return await callThroughHostMap(world.hosts, `https://${munchkinId}.mktorest.com${path}`, init, world.timeoutMs);
  } catch (error) {
    const unknownHost = error instanceof OutsideLoopbackError || /ENOTFOUND/.test(String(asObject(error)['cause']));
    if (unknownHost) throw unknownMunchkin(munchkinId);
    throw error;
  }
}

function unknownMunchkin(munchkinId: string): RemoteError {
  return new RemoteError(
    'munchkin_unknown',
    `There is no Marketo subscription ${munchkinId}. Copy the Munchkin ID again from Admin, Munchkin.`,
  );
}

function objectOf(answer: TextAnswer): JsonObject {
  const body = parseJson(answer.text);
  if (answer.status >= 500) {
    throw new RemoteError('marketo_unreachable', `Marketo is not available (HTTP ${answer.status}). Try again in a few minutes.`);
  }
  if (!isObject(body)) {
    throw new RemoteError('marketo_answered_garbage', 'The answer of Marketo was not understood. A proxy may be in between; try again.');
  }
  return body;
}

/**
 * Proves the credentials: a token, then one read that every API role may do. Throws RemoteError.
 * Source: Adobe, Marketo REST authentication (401 with an OAuth body) and error codes (603).
 */
async function prove(world: World, given: Credentials): Promise<void> {
  const query = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: given.clientId,
    client_secret: given.clientSecret,
  });
  const identity = await ask(world, given.munchkinId, `/identity/oauth/token?${query.toString()}`);
  if (identity.status === 404 && !isObject(parseJson(identity.text))) throw unknownMunchkin(given.munchkinId);
  if (identity.status === 401) {
    throw new RemoteError(
      'bad_client_credentials',
      'Marketo does not accept the Client ID and Client Secret. Copy both again from the service in LaunchPoint.',
    );
  }
  const token = textOf(objectOf(identity), 'access_token');
  if (!token) throw new RemoteError('marketo_answered_garbage', 'Marketo gave no access token. Try again.');
  const usage = objectOf(await ask(world, given.munchkinId, '/rest/v1/stats/usage.json', token));
  if (usage['success'] === true) return;
  const first: unknown = Array.isArray(usage['errors']) ? usage['errors'][0] : undefined;
  const code = textOf(first, 'code');
  if (code === '603') {
    throw new RemoteError(
      'permission_missing',
      'The API user of the service lacks a permission, or the IP allow-list refuses the call. Check the role of the API user.',
    );
  }
  throw new RemoteError(
    'marketo_error',
    `Marketo refused with code ${code ?? 'unknown'}: ${textOf(first, 'message') ?? ''}. Try again in a minute.`,
  );
}

/** Operation connectMarketo: tests first and only then keeps; one Marketo connection per account. */
export async function connectMarketo(world: World, call: Call): Promise<Reply> {
  const given: Credentials = {
    munchkinId: (textOf(call.body, 'munchkinId') ?? '').trim(),
    clientId: (textOf(call.body, 'clientId') ?? '').trim(),
    clientSecret: (textOf(call.body, 'clientSecret') ?? '').trim(),
  };
  if (!/^\d{3}-[A-Za-z]{3}-\d{3}$/.test(given.munchkinId)) {
    throw new Problem(422, 'munchkin_malformed', 'A Munchkin ID looks like 123-ABC-456. Copy it from Marketo, Admin, Munchkin.');
  }
  try {
    await prove(world, given);
  } catch (error) {
    const failure = failureOf(error, 'marketo');
    throw new Problem(422, failure.code, failure.message);
  }
  const original = accountRow(world).original_user_id;
  const owner = textOf(call.body, 'connectedBy') ?? (original === null ? undefined : findUser(world, original)?.email) ?? null;
  world.db.sql
    .prepare("INSERT OR REPLACE INTO marketo VALUES (1, 'connected', ?, ?, ?, ?, ?, NULL, NULL, NULL)")
    .run(given.munchkinId.toUpperCase(), given.clientId, world.secrets.close(given.clientSecret), owner, isoNow(world.clock));
  return { status: 200, body: shown(world) };
}

/** Operation getMarketoConnection. */
export function getMarketoConnection(world: World): Reply {
  return { status: 200, body: shown(world) };
}

/** Operation testMarketoConnection: 409 not_connected. */
export async function testMarketoConnection(world: World): Promise<Reply> {
  const kept = row(world);
  if (!kept) throw new Problem(409, 'not_connected', 'Marketo is not connected yet. Connect it first.');
  try {
    await prove(world, { munchkinId: kept.munchkin_id, clientId: kept.client_id, clientSecret: world.secrets.open(kept.client_secret) });
    world.db.sql.prepare("UPDATE marketo SET state = 'connected', error_code = NULL, error_message = NULL, error_at = NULL").run();
  } catch (error) {
    const failure = failureOf(error, 'marketo');
    world.db.sql
      .prepare("UPDATE marketo SET state = 'failed', error_code = ?, error_message = ?, error_at = ?")
      .run(failure.code, failure.message, isoNow(world.clock));
  }
  return { status: 200, body: shown(world) };
}

/** Operation deleteMarketoConnection. */
export function deleteMarketoConnection(world: World): Reply {
  world.db.sql.prepare('DELETE FROM marketo').run();
  return { status: 204 };
}
