import { isObject, type JsonObject, parseJson, textOf } from '../kernel/guards.ts';
import { isLoopback } from '../kernel/hosts.ts';
import { callThroughHostMap } from '../kernel/outbound.ts';
import { RemoteError, salesforceFailure } from './remoteErrors.ts';
import { type Identity } from './salesforceStore.ts';
import { type World } from './world.ts';

/** True for https, and for http on this machine. */
export function isAllowedUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

function answerObject(status: number, text: string): JsonObject {
  const body = parseJson(text);
  if (status >= 400) {
    const failure = salesforceFailure(text);
    const garbage = !isObject(body) && !Array.isArray(body) && failure.code === 'salesforce_error';
    if (!garbage) throw new RemoteError(failure.code, failure.message);
  }
  if (!isObject(body)) {
    throw new RemoteError('salesforce_answered_garbage', 'The answer of Salesforce was not understood. Check the login URL and try again.');
  }
  return body;
}

async function postForm(world: World, url: string, form: Record<string, string>): Promise<{ status: number; text: string }> {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' };
  return callThroughHostMap(world.hosts, url, { method: 'POST', headers, body: new URLSearchParams(form).toString() }, world.timeoutMs);
}

/** What the token end point answers. */
export interface TokenAnswer {
  accessToken: string;
  refreshToken: string | undefined;
  instanceUrl: string | undefined;
}

/** `POST {login}/services/oauth2/token`. Throws RemoteError. Source: Salesforce Help, OAuth 2.0 Web Server Flow and Refresh Token Flow. */
export async function requestToken(world: World, loginUrl: string, form: Record<string, string>): Promise<TokenAnswer> {
  const answer = await postForm(world, `${loginUrl}/services/oauth2/token`, form);
  const body = answerObject(answer.status, answer.text);
  const accessToken = textOf(body, 'access_token');
  const instanceUrl = textOf(body, 'instance_url');
  if (!accessToken || (instanceUrl !== undefined && !isAllowedUrl(instanceUrl))) {
    throw new RemoteError(
      'salesforce_answered_garbage',
      'The token answer of Salesforce was not understood. Check the login URL and try again.',
    );
  }
  return { accessToken, refreshToken: textOf(body, 'refresh_token'), instanceUrl: instanceUrl?.replace(/\/$/, '') };
}

/** `GET {instance}/services/oauth2/userinfo`: who the token belongs to. Throws RemoteError. */
export async function requestIdentity(world: World, instanceUrl: string, accessToken: string): Promise<Identity> {
  const headers = { Authorization: `Bearer ${accessToken}`, Accept: 'application/json' };
  const answer = await callThroughHostMap(world.hosts, `${instanceUrl}/services/oauth2/userinfo`, { headers }, world.timeoutMs);
  const body = answerObject(answer.status, answer.text);
  const userId = textOf(body, 'user_id');
  const orgId = textOf(body, 'organization_id');
  if (!userId || !orgId) {
    throw new RemoteError('salesforce_answered_garbage', 'Salesforce did not tell who is connected. Try again.');
  }
  return {
    userId,
    orgId,
    orgName: textOf(body, 'organization_name') ?? null,
    username: textOf(body, 'preferred_username') ?? '',
    displayName: textOf(body, 'name') ?? null,
    email: textOf(body, 'email') ?? null,
  };
}

/** `POST {instance}/services/oauth2/revoke`. */
export async function revokeToken(world: World, instanceUrl: string, token: string): Promise<void> {
  await postForm(world, `${instanceUrl}/services/oauth2/revoke`, { token });
}
