import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { setTimeout as wait } from 'node:timers/promises';
import { forwardedHostOf } from '../kernel/callRecorder.ts';
import { pathOf } from '../kernel/httpHost.ts';
import { playTransportFault } from '../kernel/transportFaults.ts';
import { getActivities, getActivityTypes, getLeadChanges, getPagingToken } from './activities.ts';
import { getCampaigns, requestCampaign } from './campaigns.ts';
import { failure, MarketoError } from './envelope.ts';
import { type Gate, parametersOf, pass } from './gate.ts';
import { answerIdentity, type ApiService } from './identity.ts';
import { describeLead, describeLead2, getLead, getLeadsByFilter } from './leads.ts';
import { errors, usage } from './stats.ts';
import { allRoles, allUsers, allWorkspaces, type BareAnswer, userRoles } from './users.ts';
import { type Parameters, type RestHandler, type World } from './world.ts';

const longestUrl = 8192;
const people = 'Read-Only Person';
const activity = 'Read-Only Activity';
const readCampaigns = 'Read-Only Campaign';
const executeCampaign = 'Execute Campaign';

/** A path of the REST API; a read unless it says POST. */
interface RestPath {
  permission?: string;
  method?: 'POST';
  handler: RestHandler;
}

/** What is served under `/rest`, as the description's paths, with the API permission it needs. */
export const restPaths: Readonly<Record<string, RestPath>> = {
  '/rest/v1/leads.json': { permission: people, handler: getLeadsByFilter },
  '/rest/v1/lead/{leadId}.json': { permission: people, handler: getLead },
  '/rest/v1/leads/describe.json': { permission: people, handler: describeLead },
  '/rest/v1/leads/describe2.json': { permission: people, handler: describeLead2 },
  '/rest/v1/activities/types.json': { permission: activity, handler: getActivityTypes },
  '/rest/v1/activities/pagingtoken.json': { permission: activity, handler: getPagingToken },
  '/rest/v1/activities.json': { permission: activity, handler: getActivities },
  '/rest/v1/activities/leadchanges.json': { permission: activity, handler: getLeadChanges },
  '/rest/v1/campaigns.json': { permission: readCampaigns, handler: getCampaigns },
  '/rest/v1/campaigns/{campaignId}/trigger.json': { permission: executeCampaign, method: 'POST', handler: requestCampaign },
  '/rest/v1/stats/usage.json': { handler: usage(1) },
  '/rest/v1/stats/usage/last7days.json': { handler: usage(7) },
  '/rest/v1/stats/errors.json': { handler: errors(1) },
  '/rest/v1/stats/errors/last7days.json': { handler: errors(7) },
};

/** What is served under `/userservice`: bare bodies with a real HTTP status. */
export const userPaths: Readonly<Record<string, (world: World, parameters: Parameters) => BareAnswer>> = {
  '/userservice/management/v1/users/allusers.json': allUsers,
  '/userservice/management/v1/users/{userid}/roles.json': userRoles,
  '/userservice/management/v1/users/roles.json': allRoles,
  '/userservice/management/v1/users/workspaces.json': allWorkspaces,
};

/** Every API permission that can be taken from the API user's role. */
export const permissions = [people, activity, readCampaigns, executeCampaign, 'Access User Management Api'] as const;

/** Adds Marketo's paths. */
export function addMarketoRoutes(app: FastifyInstance, gate: Gate, service: () => ApiService, munchkinId: string): void {
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('Server', 'nginx');
    if (request.url.startsWith('/_local/')) return;
    const host = forwardedHostOf(request)?.split(':')[0]?.toLowerCase();
    if (host !== undefined && host !== `${munchkinId.toLowerCase()}.mktorest.com`) {
      await reply.code(404).type('text/plain').send(`No such host: ${host}`);
    } else if (request.url.length > longestUrl) {
      await reply.code(414).type('text/plain').send('Request-URI Too Large');
    }
  });
  app.get('/', async (_request, reply) =>
    reply
      .type('text/plain')
      .send(`Local Marketo ${munchkinId}: ${Object.keys({ ...restPaths, ...userPaths }).length} paths of the REST API are served here.`),
  );
  app.route({
    method: ['GET', 'POST'],
    url: '/identity/oauth/token',
    handler: async (request, reply) => {
      if (gate.latency.ms > 0) await wait(gate.latency.ms);
      if (await playTransportFault(gate.world.faults, pathOf(request), reply)) return reply;
      return answerIdentity(service(), gate.world.tokens, parametersOf(request), reply);
    },
  });
  for (const [path, served] of Object.entries(restPaths)) addRest(app, gate, path, served);
  for (const [path, handler] of Object.entries(userPaths)) addUserService(app, gate, path, handler);
}

function fastifyPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

function addRest(app: FastifyInstance, gate: Gate, path: string, { permission, method, handler }: RestPath): void {
  app.route({
    method: ['GET', 'POST'],
    url: fastifyPath(path),
    handler: async (request, reply) => {
      try {
        refuseOtherMethods(request, path, method);
        const envelope = await pass(gate, request, reply, permission, (parameters, at) =>
          handler(gate.world, parameters, at, request.body),
        );
        return envelope === undefined ? reply : await sendEnvelope(reply, envelope);
      } catch (error) {
        return sendFailure(gate, reply, error);
      }
    },
  });
}

/** A POST is a read only with `_method=GET`; every other POST is an operation that is not served here, but where it is the only one. */
function refuseOtherMethods(request: FastifyRequest, path: string, method: RestPath['method']): void {
  if (method === 'POST') {
    if (request.method === 'POST') return;
    throw new MarketoError('605', `HTTP Method '${request.method}' Not Supported`);
  }
  if (request.method === 'GET' || parametersOf(request)['_method'] === 'GET') return;
  throw new MarketoError('610', `Requested resource not found: the local Marketo does not serve POST ${path}`);
}

function sendEnvelope(reply: FastifyReply, envelope: unknown): FastifyReply {
  return reply.code(200).type('application/json;charset=UTF-8').send(JSON.stringify(envelope));
}

function sendFailure(gate: Pick<Gate, 'world'>, reply: FastifyReply, error: unknown): FastifyReply {
  if (!(error instanceof MarketoError)) throw error;
  gate.world.limiter.countError(error.code);
  return sendEnvelope(reply, failure(error));
}

function addUserService(
  app: FastifyInstance,
  gate: Gate,
  path: string,
  handler: (world: World, parameters: Parameters) => BareAnswer,
): void {
  app.get(fastifyPath(path), async (request, reply) => {
    try {
      const answer = await pass(gate, request, reply, 'Access User Management Api', (parameters) => handler(gate.world, parameters));
      if (answer === undefined) return reply;
      return await reply.code(answer.status).type('application/json;charset=UTF-8').send(JSON.stringify(answer.body));
    } catch (error) {
      if (!(error instanceof MarketoError)) throw error;
      gate.world.limiter.countError(error.code);
      const status = ['600', '601', '602'].includes(error.code) ? 401 : 403;
      return reply.code(status).send({ errors: [{ code: error.code, message: error.message }] });
    }
  });
}

/** Below `/rest` 610 with the name of what is not served; elsewhere (SOAP, bulk) a plain 404. */
export function answerUnknown(gate: Pick<Gate, 'world'>, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = pathOf(request);
  if (!path.startsWith('/rest/')) return reply.code(404).type('text/plain').send('Not Found');
  const what = `the local Marketo does not serve ${request.method} ${path}`;
  return sendFailure(gate, reply, new MarketoError('610', `Requested resource not found: ${what}`));
}

/** What a request body that cannot be read becomes: 413 above 1 MB, else 612 (content type) or 609 (JSON). */
export function answerBadBody(code: string, reply: FastifyReply): FastifyReply | undefined {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return reply.code(413).type('text/plain').send('Request Entity Too Large');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return sendEnvelope(reply, failure(new MarketoError('612', 'Invalid Content Type')));
  return code.startsWith('FST_ERR_CTP') ? sendEnvelope(reply, failure(new MarketoError('609', 'Invalid JSON'))) : undefined;
}
