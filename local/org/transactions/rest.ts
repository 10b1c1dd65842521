/**
 * Apex REST: finds the resource of a URL and runs its method.
 * Source: Apex Developer Guide, Exposing Apex Classes as REST Web Services (URL mapping, parameters, response status codes).
 */
import { newRestRequest, newRestResponse, restPair } from '../../apex/library/platform/rest.ts';
import { findFunction } from '../../apex/library/registry.ts';
import type { ClassInfo, MethodInfo } from '../../apex/runtime/classInfo.ts';
import { current } from '../../apex/runtime/context.ts';
import { use, type ScriptClass } from '../../apex/runtime/failures.ts';
import { ApexBlob, ApexMap, ApexType } from '../../apex/values/index.ts';

/** A call of `/services/apexrest/...`; `path` is what follows. */
export interface ResourceCall {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: string;
}

/** What goes back over HTTP. */
export interface ResourceAnswer {
  status: number;
  headers: Record<string, string>;
  /** Base64. */
  body: string;
}

type Static = Record<string, (...values: unknown[]) => unknown>;

const RESOURCE = 'restresource';

function mappingOf(info: ClassInfo): string {
  return info.annotations[RESOURCE]?.['urlmapping'] ?? '';
}

/** The most specific resource whose mapping fits; the namespace may stand before it. */
function findResource(path: string): ClassInfo | undefined {
  const { classes, schema } = current();
  const own = schema.namespace && path.toLowerCase().startsWith(`/${schema.namespace.toLowerCase()}/`);
  const wanted = (own ? path.slice(schema.namespace.length + 1) : path).toLowerCase();
  const fits = (mapping: string): boolean =>
    mapping.endsWith('*') ? `${wanted}/`.startsWith(mapping.slice(0, -1)) || wanted.startsWith(mapping.slice(0, -1)) : wanted === mapping;
  return classes
    .all()
    .filter((info) => RESOURCE in info.annotations && fits(mappingOf(info).toLowerCase()))
    .sort((a, b) => mappingOf(b).length - mappingOf(a).length)[0];
}

const bytes = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

function problem(status: number, errorCode: string, message: string): ResourceAnswer {
  return { status, headers: { 'Content-Type': 'application/json;charset=UTF-8' }, body: bytes(JSON.stringify([{ errorCode, message }])) };
}

function textMap(values: Record<string, string>): ApexMap<string, string> {
  const map = new ApexMap<string, string>('String', 'String');
  for (const [name, value] of Object.entries(values)) map.put(name, value);
  return map;
}

function openContext(call: ResourceCall, info: ClassInfo): void {
  const request = newRestRequest();
  request.set('headers', textMap(call.headers));
  request.set('params', textMap(call.query));
  request.set('httpMethod', call.method);
  request.set('requestURI', call.path);
  request.set('resourcePath', `/services/apexrest${mappingOf(info)}`);
  request.set('requestBody', ApexBlob.ofText(call.body));
  request.set('remoteAddress', '127.0.0.1');
  Object.assign(restPair(), { request, response: newRestResponse() });
}

function parse(text: string, type: string): unknown {
  const deserialize = findFunction('System.JSON', 'static', 'deserialize', ['System.String', 'System.Type']) as unknown as (
    json: string,
    type: ApexType,
  ) => unknown;
  return deserialize(text, new ApexType(type));
}

/** Members of the JSON body by parameter name; a method without parameters reads RestContext.request itself. */
function argumentsOf(method: MethodInfo, body: string): unknown[] {
  if (method.parameters.length === 0) return [];
  const given = (body.trim() === '' ? {} : JSON.parse(body)) as Record<string, unknown>;
  return method.parameters.map(({ name, type }) => {
    const value = given[name];
    return value === undefined || value === null ? null : parse(JSON.stringify(value), type);
  });
}

function serialize(value: unknown): string {
  const write = findFunction('System.JSON', 'static', 'serialize', ['Object']) as unknown as (value: unknown) => string;
  return write(value);
}

function answer(method: MethodInfo, value: unknown): ResourceAnswer {
  const { response } = restPair();
  const headers: Record<string, string> = { 'Content-Type': 'application/json;charset=UTF-8' };
  for (const [name, text] of (response?.get('headers') as ApexMap<string, string> | null)?.entries() ?? []) headers[name] = text;
  const set = response?.get('responseBody');
  const body =
    set instanceof ApexBlob ? Buffer.from(set.bytes).toString('base64') : method.returns === 'void' ? '' : bytes(serialize(value));
  return { status: (response?.get('statusCode') as number | null) ?? 200, headers, body };
}

/** Runs the resource's method. The JSON value of the transaction is a ResourceAnswer. */
export function callResource(call: ResourceCall): ResourceAnswer {
  const { access, user } = current();
  const info = findResource(call.path);
  if (!info) return problem(404, 'NOT_FOUND', 'Could not find a match for URL');
  if (!access.canRunClass(user.id, info.name.split('.')[0] ?? info.name))
    return problem(403, 'FORBIDDEN', `You do not have access to the Apex class named: ${info.name}`);
  const verb = (method: MethodInfo): string | undefined =>
    ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].find((name) => method.isStatic && `http${name.toLowerCase()}` in method.annotations);
  const method = info.methods.find((one) => verb(one) === call.method);
  if (!method) {
    const allowed = info.methods.flatMap((one) => verb(one) ?? []).sort();
    return problem(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${call.method}' not allowed. Allowed are ${allowed.join(',')}`);
  }
  openContext(call, info);
  let args: unknown[];
  try {
    args = argumentsOf(method, call.body);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return problem(400, 'JSON_PARSER_ERROR', error.message);
  }
  const holder = use(info.js as unknown as ScriptClass) as unknown as Static;
  return answer(method, holder[method.jsName]?.(...args));
}
