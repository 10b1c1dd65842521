/** Opens the Visualforce page of a list-view button for the chosen records; the answer is where it leads. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { OrgMetadata } from '../../data/index.ts';
import { asObject, textOf } from '../../kernel/guards.ts';
import type { AccessPort } from '../../kernel/ports/records.ts';
import type { TransactionRequest } from '../bridge/protocol.ts';
import { findListPage, UnknownVisualforce, type ListPage } from '../code/listPages.ts';
import type { Outcome } from '../transactions/outcome.ts';
import type { Sessions } from './sessions.ts';
import { sessionUser } from './signIn.ts';

/** What the endpoint needs. */
export interface ListPageSurroundings {
  sessions: Sessions;
  access: AccessPort;
  metadata: OrgMetadata;
  run(request: TransactionRequest): Promise<Outcome>;
}

/** Source: Salesforce Help, Insufficient Privileges Errors. */
const NO_ACCESS =
  'Insufficient Privileges. You do not have the level of access necessary to perform the operation you requested. Please contact the owner of the record or your administrator if access is necessary.';
/** Source: Salesforce Help, List Views: at most 200 records can be selected. */
const MOST_SELECTED = 200;

/** The page, or the answer that refuses it. */
function pageFor(metadata: OrgMetadata, name: string, reply: FastifyReply): ListPage | undefined {
  try {
    const page = findListPage(metadata, name);
    if (!page) void reply.code(404).send({ message: `Page ${name} does not exist` });
    return page;
  } catch (error) {
    if (!(error instanceof UnknownVisualforce)) throw error;
    void reply.code(501).send({ message: error.message });
    return undefined;
  }
}

function idsOf(body: unknown): string[] {
  const { ids } = asObject(body);
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
}

/** Adds `/lightning/visualforce/<page>`. */
export function addListPages(app: FastifyInstance, surroundings: ListPageSurroundings): void {
  const { sessions, access, metadata } = surroundings;
  app.post('/lightning/visualforce/:page', async (request, reply) => {
    const userId = sessionUser(request, sessions);
    if (!userId) return reply.code(401).send({ message: 'Your session has ended. Log in again.' });
    const page = pageFor(metadata, textOf(request.params, 'page') ?? '', reply);
    if (!page) return reply;
    if (!access.canOpenPage(userId, page.name)) return reply.code(403).send({ message: NO_ACCESS });
    const ids = idsOf(request.body);
    if (ids.length > MOST_SELECTED) return reply.code(400).send({ message: `You can select up to ${MOST_SELECTED} records.` });
    const outcome = await surroundings.run({ kind: 'listPage', userId, page, ids });
    void reply.header('Cache-Control', 'no-store');
    if (outcome.ok) return { url: outcome.value };
    return reply.code(500).send({ message: outcome.failure?.message ?? 'The page failed.' });
  });
}
