/**
 * Callouts over real HTTP. Source: Apex Developer Guide, Invoking Callouts Using Apex; Named Credentials
 * as Callout Endpoints; Named Credentials Developer Guide, merge fields.
 */
import { CalloutFailure, type CalloutRequest, type CalloutResponse } from '../../apex/runtime/context.ts';
import type { HostMap } from '../../kernel/hosts.ts';
import { OutsideLoopbackError } from '../../kernel/hosts.ts';
import type { AccessPort } from '../../kernel/ports/records.ts';
import type { CallLog } from '../../kernel/callLog.ts';
import type { Vault } from './vault.ts';

const MERGE_FIELD = /\{!\$Credential\.(\w+)\.(\w+)\}/g;
const MAX_RESPONSE = 12_000_000;

/** What a callout needs. */
export interface CalloutSurroundings {
  vault: Vault;
  access: AccessPort;
  hosts: HostMap;
  log: CallLog;
  /** Base URLs outside of Named Credentials that remote site settings allow. */
  remoteSites: string[];
}

interface Resolved {
  url: string;
  /** Replaces merge fields in headers and body. */
  merge: { headers: (text: string) => string; body: (text: string) => string };
}

const asIs = (text: string): string => text;

/** The principal of an External Credential that the user may use. */
function principalOf(surroundings: CalloutSurroundings, external: string, userId: string): string {
  const prefix = `${external.toLowerCase()}-`;
  const granted = surroundings.access.externalCredentialPrincipals(userId).find((name) => name.toLowerCase().startsWith(prefix));
  if (granted === undefined) {
    throw new CalloutFailure(
      `We couldn't access the credential(s). You might not have the required permissions, or the external credential "${external}" might not exist.`,
    );
  }
  return granted.slice(prefix.length);
}

function mergeWith(surroundings: CalloutSurroundings, external: string, principal: string) {
  const secrets = surroundings.vault.secrets(external, principal);
  return (text: string) =>
    text.replace(MERGE_FIELD, (whole, name: string, parameter: string) => {
      if (name.toLowerCase() !== external.toLowerCase()) return whole;
      const value = secrets.get(parameter.toLowerCase());
      if (value === undefined) throw new CalloutFailure(`The credential ${external} has no value for ${parameter}.`);
      return value;
    });
}

function resolveNamed(surroundings: CalloutSurroundings, endpoint: string, userId: string): Resolved {
  const [, name = '', rest = ''] = /^callout:([^/?#]+)(.*)$/i.exec(endpoint) ?? [];
  const named = surroundings.vault.namedCredential(name);
  if (!named)
    throw new CalloutFailure(
      `The callout couldn't access the endpoint. You might not have the required permissions, or the named credential "${name}" might not exist.`,
    );
  const url = named.url.replace(/\/$/, '') + rest;
  if (!named.externalCredential) return { url, merge: { headers: asIs, body: asIs } };
  const merge = mergeWith(surroundings, named.externalCredential, principalOf(surroundings, named.externalCredential, userId));
  return { url, merge: { headers: named.allowMergeFieldsInHeader ? merge : asIs, body: named.allowMergeFieldsInBody ? merge : asIs } };
}

function resolvePlain(surroundings: CalloutSurroundings, endpoint: string): Resolved {
  const allowed = surroundings.remoteSites.some((site) => endpoint.startsWith(site));
  if (!allowed)
    throw new CalloutFailure(`Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${endpoint}`);
  return { url: endpoint, merge: { headers: asIs, body: asIs } };
}

function resolve(surroundings: CalloutSurroundings, request: CalloutRequest, userId: string): Resolved {
  return /^callout:/i.test(request.endpoint)
    ? resolveNamed(surroundings, request.endpoint, userId)
    : resolvePlain(surroundings, request.endpoint);
}

function failureText(error: unknown, host: string): string {
  if (error instanceof OutsideLoopbackError) return error.message;
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')) return 'Read timed out';
  const cause = error instanceof Error ? (error.cause as { code?: string } | undefined)?.code : undefined;
  if (cause === 'ECONNREFUSED') return 'Connection refused (Connection refused)';
  return cause === 'ENOTFOUND' ? host : 'Unexpected end of file from server';
}

async function exchange(
  url: string,
  forwardedHost: string | null,
  request: CalloutRequest,
  headers: Record<string, string>,
  body: string | Uint8Array | null,
): Promise<Response> {
  const all = { ...headers, ...(forwardedHost ? { 'X-Forwarded-Host': forwardedHost } : {}) };
  const withBody = request.method !== 'GET' && request.method !== 'HEAD' && body !== null;
  return fetch(url, {
    method: request.method,
    headers: all,
    ...(withBody ? { body: typeof body === 'string' ? body : new Uint8Array(body) } : {}),
    redirect: 'manual',
    signal: AbortSignal.timeout(request.timeout),
  });
}

/** Sends one request. Throws CalloutFailure with the platform's text when there is no answer. */
export async function sendCallout(surroundings: CalloutSurroundings, request: CalloutRequest, userId: string): Promise<CalloutResponse> {
  const { url, merge } = resolve(surroundings, request, userId);
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, merge.headers(value)]));
  const body = typeof request.body === 'string' ? merge.body(request.body) : request.body;
  const started = performance.now();
  const note = (status: number, answer: string | null) =>
    surroundings.log.add({
      at: new Date().toISOString(),
      method: request.method,
      url,
      forwardedHost: null,
      status,
      ms: Math.round(performance.now() - started),
      requestHeaders: headers,
      requestBody: typeof request.body === 'string' ? request.body : null,
      responseBody: answer,
    });
  try {
    const mapped = surroundings.hosts.mapHost(url);
    const response = await exchange(mapped.url, mapped.forwardedHost, request, headers, body);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > MAX_RESPONSE) throw new CalloutFailure('Exceeded max size limit of 12000000');
    note(response.status, Buffer.from(bytes).toString('utf8'));
    return { status: response.status, statusText: response.statusText, headers: Object.fromEntries(response.headers), body: bytes };
  } catch (error) {
    note(0, null);
    if (error instanceof CalloutFailure) throw error;
    throw new CalloutFailure(failureText(error, URL.canParse(url) ? new URL(url).host : url));
  }
}
