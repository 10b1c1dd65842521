/** Queries and searches. Source: REST API Developer Guide, Query, QueryAll, Search, Limits. */
import type { FastifyInstance } from 'fastify';
import { textOf } from '../../../kernel/guards.ts';
import type { QueriedRecord } from '../../../kernel/ports/records.ts';
import { API_VERSION, ApiError, forUser, type ApiSurroundings } from './access.ts';
import { columnAnswer } from './columns.ts';

/** Records of one answer; the rest follows by `nextRecordsUrl`. */
const BATCH = 2000;
const USER = { mode: 'user', sharing: true } as const;

/** A queried record in the REST API's form. */
export function restRecord(record: QueriedRecord): Record<string, unknown> {
  const id = record.fields['Id'];
  const url = `/services/data/v${API_VERSION}/sobjects/${record.type}${typeof id === 'string' ? `/${id}` : ''}`;
  const parents = Object.entries(record.parents ?? {}).map(([name, parent]): [string, unknown] => [name, parent && restRecord(parent)]);
  const children = Object.entries(record.children ?? {}).map(([name, rows]): [string, unknown] => [
    name,
    rows.length === 0 ? null : { totalSize: rows.length, done: true, records: rows.map(restRecord) },
  ]);
  const attributes = record.type === 'AggregateResult' ? { type: record.type } : { type: record.type, url };
  return { attributes, ...record.fields, ...Object.fromEntries([...parents, ...children]) };
}

/** Open result sets: a locator reads on in the records that the first call found. */
class Locators {
  private readonly open = new Map<string, { userId: string; total: number; records: Record<string, unknown>[] }>();
  private next = 1;

  page(id: string, userId: string, from: number, path: string): Record<string, unknown> {
    const found = this.open.get(id);
    if (!found || found.userId !== userId) throw new ApiError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    const records = found.records.slice(from, from + BATCH);
    const end = from + records.length;
    const done = end >= found.records.length;
    return { totalSize: found.total, done, ...(done ? {} : { nextRecordsUrl: `${path}/${id}-${end}` }), records };
  }

  keep(userId: string, total: number, records: Record<string, unknown>[]): string {
    const id = `01g${String(this.next++).padStart(12, '0')}`;
    this.open.set(id, { userId, total, records });
    if (this.open.size > 50) this.open.delete(this.open.keys().next().value ?? '');
    return id;
  }
}

/** Adds query, queryAll, search and limits below one version. */
export function addQueries(app: FastifyInstance, surroundings: ApiSurroundings): void {
  const locators = new Locators();
  const answer = (userId: string, soql: string, path: string) => {
    const { total, records } = surroundings.store.session(userId).query(soql, {}, USER);
    if (records.length <= BATCH) return { totalSize: total, done: true, records: records.map(restRecord) };
    return locators.page(locators.keep(userId, total, records.map(restRecord)), userId, 0, path);
  };
  const path = `/services/data/v${API_VERSION}/query`;
  app.get(
    '/services/data/:version/query',
    forUser(surroundings, (userId, request) => {
      const soql = textOf(request.query, 'q') ?? '';
      return textOf(request.query, 'columns') === 'true' ? columnAnswer(soql) : answer(userId, soql, path);
    }),
  );
  app.get(
    '/services/data/:version/queryAll',
    forUser(surroundings, (userId, request) => answer(userId, `${textOf(request.query, 'q') ?? ''} ALL ROWS`, path)),
  );
  app.get(
    '/services/data/:version/query/:locator',
    forUser(surroundings, (userId, request) => {
      const [id = '', from = '0'] = (textOf(request.params, 'locator') ?? '').split('-');
      return locators.page(id, userId, Number(from), path);
    }),
  );
  app.get(
    '/services/data/:version/search',
    forUser(surroundings, (userId, request) => {
      const { groups } = surroundings.store.session(userId).search(textOf(request.query, 'q') ?? '', {}, USER);
      return { searchRecords: groups.flatMap(({ records }) => records.map(restRecord)) };
    }),
  );
}
