/** Who calls the API, and how it answers errors. Source: REST API Developer Guide, Status Codes and Error Responses. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DmlFailure, QueryFailure } from '../../../kernel/ports/records.ts';
import type { Store } from '../../../data/index.ts';
import type { CodeBase } from '../../code/codeBase.ts';
import type { TransactionRequest } from '../../bridge/protocol.ts';
import type { Outcome } from '../../transactions/outcome.ts';
import { bearerUser } from '../oauth.ts';
import type { Sessions } from '../sessions.ts';

/** The API version the org speaks. */
export const API_VERSION = '67.0';

/** What the API needs. */
export interface ApiSurroundings {
  sessions: Sessions;
  store: Store;
  codeBase: CodeBase;
  url: () => string;
  run(request: TransactionRequest): Promise<Outcome>;
}

/** An error that the API answers. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly errorCode: string;
  readonly fields: string[];
  constructor(status: number, errorCode: string, message: string, fields: string[] = []) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
    this.fields = fields;
  }
}

/** What the org does not have: named, never guessed. */
export function notImplemented(what: string): ApiError {
  return new ApiError(501, 'NOT_IMPLEMENTED', `Not implemented in the local org: ${what}`);
}

function send(reply: FastifyReply, error: ApiError): FastifyReply {
  const { status, errorCode, message, fields } = error;
  return reply.code(status).send([{ message, errorCode, ...(fields.length > 0 ? { fields } : {}) }]);
}

function asApiError(error: unknown): ApiError | undefined {
  if (error instanceof ApiError) return error;
  if (error instanceof QueryFailure) return new ApiError(400, 'MALFORMED_QUERY', error.message);
  return error instanceof DmlFailure ? new ApiError(400, 'INVALID_OPERATION', error.message) : undefined;
}

/** A handler for signed-in users: its value is the answer, its ApiErrors are answered as the platform does. */
export function forUser(surroundings: ApiSurroundings, work: (userId: string, request: FastifyRequest, reply: FastifyReply) => unknown) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const userId = bearerUser(request, surroundings.sessions);
    if (!userId) return send(reply, new ApiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid'));
    try {
      return await work(userId, request, reply);
    } catch (error) {
      const known = asApiError(error);
      if (!known) throw error;
      return send(reply, known);
    }
  };
}
