/** System.Http: callouts and their mocks. Source: Apex Developer Guide, Invoking Callouts Using Apex. */
import { CalloutFailure, current } from '../../runtime/context.ts';
import type { CalloutRequest } from '../../runtime/context.ts';
import { ApexBlob, ApexObject, NotImplemented, PlatformObject, callMethod, required, throwApex } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';
import { ApexHttpResponse } from './messages.ts';
import type { ApexHttpRequest } from './messages.ts';
import { MultiStaticResourceMock, StaticResourceMock } from './mocks.ts';

class ApexHttp extends PlatformObject {
  override get $platform(): string {
    return 'System.Http';
  }
}

function fail(message: string): never {
  throwApex('System.CalloutException', message);
}

/**
 * In a test the records that were set up before `Test.startTest` do not count: the limits begin anew
 * there. Source: Apex Developer Guide, Performing DML Operations and Mock Callouts.
 */
function hasPendingWork(): boolean {
  const { data, limits, test } = current();
  return test ? limits.used.dmlStatements > 0 : data.hasUncommittedWork();
}

/** Checks in the platform's order: pending work first, then the limit, then the request. Mocks may answer for any text as endpoint. */
function check(request: ApexHttpRequest): void {
  const { limits, test } = current();
  if (hasPendingWork()) fail('You have uncommitted work pending. Please commit or rollback before calling out');
  limits.count('callouts');
  if (!request.endpoint) fail('Missing endpoint URL');
  if (!test && !/^(callout:|https?:\/\/)/i.test(request.endpoint)) fail(`no protocol: ${request.endpoint}`);
  if (!request.method) fail('Missing HTTP method');
}

function plain(request: ApexHttpRequest): CalloutRequest {
  const body = request.body instanceof ApexBlob ? request.body.bytes : request.body;
  return {
    method: request.method ?? 'GET',
    endpoint: request.endpoint ?? '',
    headers: request.headers.plain(),
    body,
    timeout: request.timeout,
  };
}

function sendOut(request: ApexHttpRequest): ApexHttpResponse {
  if (request.certificate !== null) throw new NotImplemented(`a callout with the client certificate ${request.certificate}`);
  const { callouts, user, limits } = current();
  const begun = performance.now();
  try {
    const answer = callouts.send(plain(request), user.id);
    const response = new ApexHttpResponse();
    response.statusCode = answer.status;
    response.status = answer.statusText;
    response.body = new ApexBlob(answer.body);
    limits.note('heapSize', answer.body.length);
    for (const [name, value] of Object.entries(answer.headers)) response.headers.set(name, value);
    return response;
  } catch (error) {
    if (error instanceof CalloutFailure) fail(error.message);
    throw error;
  } finally {
    limits.count('calloutTime', Math.round(performance.now() - begun));
  }
}

/** The answer of the test's mock. Throws System.TypeException when a test calls out without one. */
function mocked(mocks: Map<string, object>, request: ApexHttpRequest): ApexHttpResponse {
  const mock = mocks.get('httpcalloutmock') ?? mocks.get('system.httpcalloutmock');
  if (mock instanceof StaticResourceMock || mock instanceof MultiStaticResourceMock) return mock.respond(request);
  if (!(mock instanceof ApexObject)) throwApex('System.TypeException', 'Methods defined as TestMethod do not support Web service callouts');
  const response = callMethod(mock, 'respond', [request]);
  return response instanceof ApexHttpResponse
    ? response
    : throwApex('System.NullPointerException', 'Attempt to de-reference a null object');
}

function send(_self: ApexHttp, request: ApexHttpRequest): ApexHttpResponse {
  check(required(request));
  const { test } = current();
  return test ? mocked(test.mocks, request) : sendOut(request);
}

export const httpClass: PlatformClass = {
  name: 'System.Http',
  constructors: { '/0': () => new ApexHttp() },
  methods: { send, toString: () => 'System.Http[]' },
};
