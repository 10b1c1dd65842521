/** Single records. Source: REST API Developer Guide, sObject Basic Information, sObject Rows, sObject Rows by External ID. */
import type { FastifyInstance } from 'fastify';
import { asObject, textOf } from '../../../kernel/guards.ts';
import type { PlainRecord, PlainValue, RowResult } from '../../../kernel/ports/records.ts';
import type { RecordsRequest } from '../../bridge/protocol.ts';
import { ApiError, forUser, type ApiSurroundings } from './access.ts';
import { restRecord } from './queries.ts';

function isPlain(value: unknown): value is PlainValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** The fields of a body; `attributes` is ignored, nested objects are refused. */
function fieldsOf(body: unknown): Record<string, PlainValue> {
  const fields: Record<string, PlainValue> = {};
  for (const [name, value] of Object.entries(asObject(body))) {
    if (name === 'attributes') continue;
    if (!isPlain(value)) throw new ApiError(400, 'JSON_PARSER_ERROR', `Cannot deserialize the value of ${name}`);
    fields[name] = value;
  }
  return fields;
}

/** The object of the path. Throws 404. */
function objectOf({ store }: ApiSurroundings, params: unknown): string {
  const object = store.schema.object(textOf(params, 'object') ?? '');
  if (!object) throw new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
  return object.name;
}

/** Runs one statement. Throws 400 with the status code of the row. */
async function change(surroundings: ApiSurroundings, request: RecordsRequest): Promise<RowResult> {
  const outcome = await surroundings.run(request);
  if (!outcome.ok) throw new ApiError(400, 'CANNOT_EXECUTE', `${outcome.failure?.type}: ${outcome.failure?.message}`);
  const [row] = outcome.value as RowResult[];
  const [error] = row?.errors ?? [];
  if (!row || error) throw new ApiError(400, error?.statusCode ?? 'UNKNOWN_EXCEPTION', error?.message ?? '', error?.fields ?? []);
  return row;
}

/** Adds create, read, update, upsert and delete. Statements run as transactions, with triggers. */
export function addRecords(app: FastifyInstance, surroundings: ApiSurroundings): void {
  const record = (params: unknown, body: unknown, id?: string): PlainRecord => ({
    type: objectOf(surroundings, params),
    fields: { ...fieldsOf(body), ...(id === undefined ? {} : { Id: id }) },
  });
  app.post(
    '/services/data/:version/sobjects/:object',
    forUser(surroundings, async (userId, request, reply) => {
      const row = await change(surroundings, {
        kind: 'records',
        userId,
        operation: 'insert',
        record: record(request.params, request.body),
      });
      return reply.code(201).send({ id: row.id, success: true, errors: [] });
    }),
  );
  app.get(
    '/services/data/:version/sobjects/:object/:id',
    forUser(surroundings, (userId, request) => {
      const object = objectOf(surroundings, request.params);
      const wanted = textOf(request.query, 'fields') ?? 'FIELDS(ALL)';
      const soql = `SELECT ${wanted} FROM ${object} WHERE Id = :id LIMIT 1`;
      const { records } = surroundings.store
        .session(userId)
        .query(soql, { id: textOf(request.params, 'id') ?? '' }, { mode: 'user', sharing: true });
      if (!records[0]) throw new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
      return restRecord(records[0]);
    }),
  );
  app.patch(
    '/services/data/:version/sobjects/:object/:id',
    forUser(surroundings, async (userId, request, reply) => {
      const made = record(request.params, request.body, textOf(request.params, 'id'));
      await change(surroundings, { kind: 'records', userId, operation: 'update', record: made });
      return reply.code(204).send();
    }),
  );
  app.patch(
    '/services/data/:version/sobjects/:object/:field/:value',
    forUser(surroundings, async (userId, request, reply) => {
      const externalIdField = textOf(request.params, 'field') ?? '';
      const made = record(request.params, request.body);
      made.fields[externalIdField] = textOf(request.params, 'value') ?? '';
      const row = await change(surroundings, { kind: 'records', userId, operation: 'upsert', record: made, externalIdField });
      return reply.code(row.created ? 201 : 200).send({ id: row.id, success: true, errors: [], created: row.created });
    }),
  );
  app.delete(
    '/services/data/:version/sobjects/:object/:id',
    forUser(surroundings, async (userId, request, reply) => {
      const made = { type: objectOf(surroundings, request.params), fields: { Id: textOf(request.params, 'id') ?? '' } };
      await change(surroundings, { kind: 'records', userId, operation: 'delete', record: made });
      return reply.code(204).send();
    }),
  );
}
