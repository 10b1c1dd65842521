/** What Lightning pages ask the org: Apex actions, live events and facts of the signed-in user. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asObject, textOf } from '../../kernel/guards.ts';
import type { AccessPort } from '../../kernel/ports/records.ts';
import type { OrgMetadata } from '../../data/index.ts';
import type { TransactionRequest } from '../bridge/protocol.ts';
import type { DeliveredEvent, EventHub } from '../events.ts';
import { actionError, type ActionFailure } from './errors.ts';
import type { Outcome } from '../transactions/outcome.ts';
import type { OrgPeople } from './people.ts';
import type { Sessions } from './sessions.ts';
import { sessionUser, type Persona } from './signIn.ts';

/** What the endpoints need. */
export interface LightningSurroundings {
  sessions: Sessions;
  people: OrgPeople;
  personas: () => Persona[];
  access: AccessPort;
  metadata: OrgMetadata;
  events: EventHub;
  orgId: string;
  inspectorUrl?: () => string;
  run(request: TransactionRequest): Promise<Outcome>;
}

const HEARTBEAT_MS = 15_000;

function unauthorized(reply: FastifyReply): FastifyReply {
  return reply
    .code(401)
    .send({ message: 'Your session has ended. Log in again.', exceptionType: 'SessionExpired' } satisfies ActionFailure);
}

function addActions(app: FastifyInstance, surroundings: LightningSurroundings): void {
  app.post('/lightning/apex/:className/:methodName', async (request, reply) => {
    const userId = sessionUser(request, surroundings.sessions);
    if (!userId) return unauthorized(reply);
    const className = textOf(request.params, 'className') ?? '';
    const methodName = textOf(request.params, 'methodName') ?? '';
    const outcome = await surroundings.run({ kind: 'aura', userId, className, methodName, parameters: asObject(request.body) });
    void reply.header('Cache-Control', 'no-store');
    if (outcome.ok) return { value: outcome.value ?? null };
    return reply.code(500).send(actionError(outcome.failure));
  });
}

function writeEvent(reply: FastifyReply, event: DeliveredEvent): void {
  reply.raw.write(`id: ${event.replayId}\ndata: ${JSON.stringify(event)}\n\n`);
}

/** Server-sent events: one stream per page, all channels that it names. */
function addEvents(app: FastifyInstance, surroundings: LightningSurroundings): void {
  app.get('/lightning/events', (request: FastifyRequest, reply: FastifyReply) => {
    if (!sessionUser(request, surroundings.sessions)) return unauthorized(reply);
    const channels = new Set((textOf(request.query, 'channels') ?? '').split(','));
    const after = Number(request.headers['last-event-id'] ?? -1);
    reply.hijack();
    reply.raw.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', Connection: 'keep-alive' });
    reply.raw.write(': connected\n\n');
    const end = surroundings.events.subscribe((event) => channels.has(event.channel) && writeEvent(reply, event), after);
    const heartbeat = setInterval(() => reply.raw.write(': alive\n\n'), HEARTBEAT_MS);
    request.raw.on('close', () => {
      clearInterval(heartbeat);
      end();
    });
    return reply;
  });
}

function addBootstrap(app: FastifyInstance, surroundings: LightningSurroundings): void {
  app.get('/lightning/bootstrap', async (request, reply) => {
    const userId = sessionUser(request, surroundings.sessions);
    if (!userId) return unauthorized(reply);
    const { access, metadata, people } = surroundings;
    const customPermissions = metadata.customPermissions.map((permission) => permission.name);
    void reply.header('Cache-Control', 'no-store');
    return {
      user: people.byId(userId),
      organization: { id: surroundings.orgId, name: people.organizationName() },
      personas: surroundings
        .personas()
        .map((persona) => ({ ...persona, name: people.byUsername(persona.username)?.name ?? persona.username })),
      tabs: people.visibleTabs(userId),
      inspectorUrl: surroundings.inspectorUrl?.(),
      customPermissions: customPermissions.filter((name) => access.hasCustomPermission(userId, name)),
    };
  });
}

/** Adds all of them. */
export function addLightning(app: FastifyInstance, surroundings: LightningSurroundings): void {
  addActions(app, surroundings);
  addEvents(app, surroundings);
  addBootstrap(app, surroundings);
}
