/** The parts of the REST API that official clients and the Sales account use. Source: REST API Developer Guide. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { QueriedRecord } from '../../kernel/ports/records.ts';
import { DmlFailure, QueryFailure } from '../../kernel/ports/records.ts';
import { textOf } from '../../kernel/guards.ts';
import type { Store } from '../../data/index.ts';
import { bearerUser } from './oauth.ts';
import type { Sessions } from './sessions.ts';

/** The API version the org speaks. */
export const API_VERSION = '67.0';

/** What the REST API needs. */
export interface DataApiSurroundings {
  sessions: Sessions;
  store: Store;
}

const error = (reply: FastifyReply, status: number, errorCode: string, message: string): FastifyReply =>
  reply.code(status).send([{ message, errorCode }]);

/** A queried record in the REST API's form. */
export function restRecord(record: QueriedRecord): Record<string, unknown> {
  const id = record.fields['Id'];
  const url = `/services/data/v${API_VERSION}/sobjects/${record.type}${typeof id === 'string' ? `/${id}` : ''}`;
  const parents = Object.entries(record.parents ?? {}).map(([name, parent]): [string, unknown] => [name, parent && restRecord(parent)]);
  const children = Object.entries(record.children ?? {}).map(([name, rows]): [string, unknown] => [
    name,
    { totalSize: rows.length, done: true, records: rows.map(restRecord) },
  ]);
  return { attributes: { type: record.type, url }, ...record.fields, ...Object.fromEntries([...parents, ...children]) };
}

function query(surroundings: DataApiSurroundings, userId: string, soql: string) {
  const answer = surroundings.store.session(userId).query(soql, {}, { mode: 'user', sharing: true });
  return { totalSize: answer.total, done: true, records: answer.records.map(restRecord) };
}

/** Adds `/services/data`. */
export function addDataApi(app: FastifyInstance, surroundings: DataApiSurroundings): void {
  app.get('/services/data', async () => [{ label: "Summer '26", url: `/services/data/v${API_VERSION}`, version: API_VERSION }]);
  app.get('/services/data/:version/query', async (request, reply) => {
    const userId = bearerUser(request, surroundings.sessions);
    if (!userId) return error(reply, 401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    try {
      return query(surroundings, userId, textOf(request.query, 'q') ?? '');
    } catch (failure) {
      if (failure instanceof QueryFailure) return error(reply, 400, 'MALFORMED_QUERY', failure.message);
      if (failure instanceof DmlFailure) return error(reply, 400, 'INVALID_OPERATION', failure.message);
      throw failure;
    }
  });
}
