import { setTimeout as wait } from 'node:timers/promises';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { messageOf } from '../kernel/errors.ts';
import { pathOf } from '../kernel/httpHost.ts';
import { type TrafficMeter } from '../kernel/traffic.ts';
import { playTransportFault } from '../kernel/transportFaults.ts';
import { type Contract, type ContractRequest, type MatchedOperation } from './contract.ts';
import { authenticate } from './oauth.ts';
import { operations } from './operations.ts';
import { Problem } from './problem.ts';
import { refusals } from './refusals.ts';
import { limits, type Reply, type World } from './world.ts';

/** What the API routes need besides the world. */
export interface ApiHost {
  world: World;
  contract: Contract;
  traffic: TrafficMeter;
  latency: { ms: number };
  /** Counts a call of today; false when the daily limit is reached. */
  countCall(): boolean;
  /** Checks every answer against the contract; an answer that breaks it becomes HTTP 500 contract_broken. */
  checkAnswers: boolean;
}

/** Adds everything below `/v1`: authorisation, validation and dispatch follow the contract alone. */
export function addApi(app: FastifyInstance, host: ApiHost): void {
  app.all('/v1/*', async (request, reply) => {
    const path = pathOf(request);
    host.traffic.begin(`${request.method} ${path}`, host.world.clock.now());
    try {
      if (host.latency.ms > 0) await wait(host.latency.ms);
      if (await playTransportFault(host.world.faults, path, reply)) return reply;
      return await answer(host, request, reply);
    } finally {
      host.traffic.end();
    }
  });
}

async function answer(host: ApiHost, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  try {
    const outcome = await dispatch(host, asContractRequest(request));
    return await reply.code(outcome.status).send(outcome.body);
  } catch (error) {
    return sendProblem(reply, error);
  }
}

async function dispatch(host: ApiHost, request: ContractRequest): Promise<Reply> {
  const matched = host.contract.match(request);
  const handler = matched ? operations[matched.operationId] : undefined;
  if (!matched || !handler) throw new Problem(404, 'no_such_operation', `The contract has no ${request.method} ${request.path}.`);
  const scope = authenticate(host.world, request.headers['authorization'], request.path);
  if (!matched.scopes.includes(scope)) {
    const wanted = matched.scopes.join(' or ');
    throw new Problem(403, 'insufficient_scope', `This needs the ${wanted} client; the token belongs to the ${scope} client.`);
  }
  refuseByFault(host.world, request.path);
  if (!host.countCall()) {
    const retryAfter = Math.ceil((86_400_000 - (host.world.clock.now() % 86_400_000)) / 1000);
    throw new Problem(429, 'daily_limit', `The ${limits.callsPerDay} calls of today are used. The count begins anew at 00:00 UTC.`, {
      retryAfter,
    });
  }
  host.contract.checkRequest(request);
  return checked(host, matched, () => handler(host.world, { ...request, scope, params: matched.params }));
}

/** Plays a refusal that the account would make for a reason of its own. */
function refuseByFault(world: World, path: string): void {
  const fault = world.faults.take(path, ['refuse']);
  if (fault) throw new Problem(refusals[fault.code] ?? 500, fault.code, 'This refusal was ordered with the fault “Any refusal”.');
}

async function checked(host: ApiHost, { operationId }: MatchedOperation, work: () => Reply | Promise<Reply>): Promise<Reply> {
  if (!host.checkAnswers) return work();
  try {
    const outcome = await work();
    refuseBrokenAnswer(host, operationId, outcome.status, outcome.body);
    return outcome;
  } catch (error) {
    if (error instanceof Problem && error.code !== 'contract_broken') {
      refuseBrokenAnswer(host, operationId, error.status, error.toBody());
    }
    throw error;
  }
}

function refuseBrokenAnswer(host: ApiHost, operationId: string, status: number, body: unknown): void {
  const fault = host.contract.faultsOfAnswer(operationId, status, body);
  if (fault) throw new Problem(500, 'contract_broken', fault);
}

function asContractRequest(request: FastifyRequest): ContractRequest {
  return {
    method: request.method,
    path: pathOf(request),
    query: texts(request.query),
    headers: texts(request.headers),
    body: request.body ?? undefined,
  };
}

function texts(values: unknown): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(values ?? {})) if (typeof value === 'string') found[name] = value;
  return found;
}

/** Answers `application/problem+json`; anything that is no Problem is internal_error without details. */
export function sendProblem(reply: FastifyReply, error: unknown): FastifyReply {
  const problem =
    error instanceof Problem ? error : new Problem(500, 'internal_error', `The Sales account failed inside: ${messageOf(error)}`);
  if (problem.retryAfter !== undefined) void reply.header('Retry-After', String(problem.retryAfter));
  return reply.code(problem.status).header('Content-Type', 'application/problem+json').send(JSON.stringify(problem.toBody()));
}
