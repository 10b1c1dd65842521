/** What record pages and list views ask the org. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OrgMetadata, Store } from '../../../data/index.ts';
import { parseJson, textOf } from '../../../kernel/guards.ts';
import { listButtons, UnknownVisualforce } from '../../code/listPages.ts';
import type { Vault } from '../../remote/vault.ts';
import type { Sessions } from '../sessions.ts';
import { sessionUser } from '../signIn.ts';
import { NoSuchPage, RecordReads } from './reads.ts';

/** What the endpoints need. */
export interface RecordSurroundings {
  sessions: Sessions;
  store: Store;
  vault: Vault;
  metadata: OrgMetadata;
}

const MOST_RECENT = 200;

/** The records that a user looked at, newest first. Source: Object Reference, RecentlyViewed: at most 200. */
class RecentRecords {
  private readonly vault: Vault;
  constructor(vault: Vault) {
    this.vault = vault;
  }
  of(userId: string): string[] {
    const kept = parseJson(this.vault.setting(`recent:${userId}`) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];
  }
  note(userId: string, recordId: string): void {
    const ids = [recordId, ...this.of(userId).filter((id) => id !== recordId)].slice(0, MOST_RECENT);
    this.vault.putSetting(`recent:${userId}`, JSON.stringify(ids));
  }
}

/** Adds `/lightning/record/<id>` and `/lightning/list/<object>`. */
export function addRecordPages(app: FastifyInstance, { sessions, store, vault, metadata }: RecordSurroundings): void {
  const recent = new RecentRecords(vault);
  const forReader =
    (work: (reads: RecordReads, userId: string, request: FastifyRequest) => unknown) => (request: FastifyRequest, reply: FastifyReply) => {
      const userId = sessionUser(request, sessions);
      if (!userId) return reply.code(401).send({ message: 'Your session has ended. Log in again.' });
      void reply.header('Cache-Control', 'no-store');
      try {
        return reply.send(work(new RecordReads(store, store.access, userId), userId, request));
      } catch (error) {
        if (error instanceof NoSuchPage || error instanceof UnknownVisualforce) return reply.code(404).send({ message: error.message });
        throw error;
      }
    };
  app.get(
    '/lightning/record/:id',
    forReader((reads, userId, request) => {
      const record = reads.record(textOf(request.params, 'id') ?? '');
      recent.note(userId, record.id);
      return record;
    }),
  );
  app.get(
    '/lightning/list/:object',
    forReader((reads, userId, { params, query }) => {
      const list = reads.list(textOf(params, 'object') ?? '', {
        view: textOf(query, 'view') ?? 'Recent',
        search: textOf(query, 'search') ?? '',
        sort: textOf(query, 'sort') ?? 'Name',
        descending: textOf(query, 'descending') === 'true',
        page: Math.max(0, Math.trunc(Number(textOf(query, 'page') ?? 0)) || 0),
        recent: recent.of(userId),
      });
      return { ...list, buttons: listButtons(metadata, list.object) };
    }),
  );
}
