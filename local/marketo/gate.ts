import { setTimeout as wait } from 'node:timers/promises';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { pathOf } from '../kernel/httpHost.ts';
import { playTransportFault } from '../kernel/transportFaults.ts';
import { type TrafficMeter } from '../kernel/traffic.ts';
import { MarketoError } from './envelope.ts';
import { messageOfCode } from './codes.ts';
import { namedCodes } from './faultList.ts';
import { type Parameters, type World } from './world.ts';

/** What every call passes through besides the world. */
export interface Gate {
  world: World;
  traffic: TrafficMeter;
  latency: { ms: number };
}

/** Query, form body and path parameters of a call as texts. */
export function parametersOf(request: FastifyRequest): Parameters {
  const all: Parameters = {};
  for (const source of [request.query, request.body, request.params]) {
    for (const [name, value] of Object.entries(source ?? {})) {
      if (typeof value === 'string') all[name] = value;
      else if (Array.isArray(value)) all[name] = value.join(',');
    }
  }
  return all;
}

/**
 * Lets a call with a token through the checks, in the order in which the vendor's gateway makes them: token, then
 * limits, then permission; then `work` answers. Throws MarketoError. Returns undefined when a transport fault answered.
 *
 * An `access_token` parameter is refused with 600: Adobe announced its removal for 2026-08-31 and published no code
 * for it, so the code and the envelope are this project's choice.
 */
export async function pass<T>(
  gate: Gate,
  request: FastifyRequest,
  reply: FastifyReply,
  permission: string | undefined,
  work: (parameters: Parameters, path: string) => T,
): Promise<T | undefined> {
  const { world } = gate;
  const path = pathOf(request);
  const parameters = parametersOf(request);
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) throw new MarketoError('600', 'Access token not specified');
  refuseByTokenFault(world, path);
  world.tokens.check(token);
  world.limiter.enter();
  gate.traffic.begin(path, world.clock.now());
  try {
    if (gate.latency.ms > 0) await wait(gate.latency.ms);
    if (await playTransportFault(world.faults, path, reply)) return undefined;
    if (await playTooLong(world, path, reply)) return undefined;
    refuseByFault(world, path);
    if (permission !== undefined && world.missingPermissions.has(permission)) throw new MarketoError('603', 'Access denied');
    return work(parameters, path);
  } finally {
    world.limiter.leave();
    gate.traffic.end();
  }
}

/** The codes with faults of their own names, and any code of the fault `code`. */
function refuseByFault(world: World, path: string): void {
  const fault = world.faults.take(path, [...namedCodes, 'code']);
  const code = fault?.name === 'code' ? fault.code : fault?.name;
  if (code !== undefined) throw new MarketoError(code, messageOfCode(code));
}

async function playTooLong(world: World, path: string, reply: FastifyReply): Promise<boolean> {
  const fault = world.faults.take(path, ['tooLong']);
  if (!fault) return false;
  await reply
    .code(Number(fault.code))
    .type('text/plain')
    .send(fault.code === '413' ? 'Request Entity Too Large' : 'Request-URI Too Large');
  return true;
}

/** Before the limits, since Adobe does not count these calls: the token really stops working. */
function refuseByTokenFault(world: World, path: string): void {
  const fault = world.faults.take(path, ['601', '602']);
  if (!fault) return;
  world.tokens.drop();
  throw new MarketoError(fault.name, messageOfCode(fault.name));
}
