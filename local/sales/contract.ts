import { readFileSync } from 'node:fs';
import { OpenAPIBackend } from 'openapi-backend';
import { parse } from 'yaml';
import { asObject, isObject } from '../kernel/guards.ts';
import { Problem } from './problem.ts';
import { type Scope } from './world.ts';

/** A request as the contract sees it. */
export interface ContractRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
}

/** The operation a request asks for. */
export interface MatchedOperation {
  operationId: string;
  params: Record<string, string>;
  scopes: Scope[];
}

/** The contract as the service uses it: routing, scopes, and validation of requests and answers. */
export interface Contract {
  operationIds: string[];
  match(request: ContractRequest): MatchedOperation | undefined;
  /** Throws Problem 400 invalid_request with the places that are wrong. */
  checkRequest(request: ContractRequest): void;
  /** What is wrong with an answer, or undefined. */
  faultsOfAnswer(operationId: string, status: number, body: unknown): string | undefined;
}

/** Reads `contracts/sales-account.openapi.yaml`. */
export async function loadContract(): Promise<Contract> {
  const file = new URL('../../contracts/sales-account.openapi.yaml', import.meta.url);
  const definition = parse(readFileSync(file, 'utf8')) as ConstructorParameters<typeof OpenAPIBackend>[0]['definition'];
  const api = new OpenAPIBackend({ definition, quick: true, ajvOpts: { strict: false, validateFormats: false } });
  await api.init();
  return {
    operationIds: api.router.getOperations().map((operation) => operation.operationId ?? ''),
    match: (request) => {
      const operation = api.router.matchOperation(request);
      if (!operation?.operationId) return undefined;
      const parsed = api.router.parseRequest(request, operation);
      return { operationId: operation.operationId, params: textValues(parsed.params as unknown), scopes: scopesOf(operation.security) };
    },
    checkRequest: (request) => checkRequest(api, request),
    faultsOfAnswer: (operationId, status, body) => faultsOfAnswer(api, operationId, status, body),
  };
}

function textValues(values: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(asObject(values)).map(([name, value]) => [name, String(value)]));
}

function scopesOf(security: unknown): Scope[] {
  const names = (Array.isArray(security) ? security : []).flatMap((entry: unknown) => (isObject(entry) ? Object.values(entry).flat() : []));
  return names.filter((name): name is Scope => name === 'activation' || name === 'integration');
}

function checkRequest(api: OpenAPIBackend, request: ContractRequest): void {
  const { errors } = api.validator.validateRequest({ ...request, body: request.body === null ? undefined : request.body });
  if (!errors || errors.length === 0) return;
  const shown = errors.slice(0, 20).map((error) => ({
    path: error.instancePath.replace('/requestBody', '') || '/',
    message: error.message ?? 'is not valid',
  }));
  const first = shown[0];
  throw new Problem(400, 'invalid_request', `The request does not follow the contract: ${first?.path} ${first?.message}.`, {
    errors: shown,
  });
}

function faultsOfAnswer(api: OpenAPIBackend, operationId: string, status: number, body: unknown): string | undefined {
  const operation = api.router.getOperation(operationId);
  const documented = operation?.responses && String(status) in operation.responses;
  const general = [400, 401, 403, 429, 500].includes(status);
  if (!documented && !general) return `${operationId} answered ${status}, which the contract does not list.`;
  if (status >= 400) {
    const whole = isObject(body) && typeof body['code'] === 'string' && typeof body['detail'] === 'string' && body['status'] === status;
    return whole ? undefined : `${operationId} answered ${status} without a problem body.`;
  }
  if (status === 204) return body === undefined ? undefined : `${operationId} answered 204 with a body.`;
  const { errors } = api.validator.validateResponse(body, operationId, status);
  return errors && errors.length > 0 ? `${operationId}: ${JSON.stringify(errors[0])}` : undefined;
}
