/** What transaction threads may ask the main thread. */
import type { FaultBoard } from '../../kernel/faults.ts';
import type { CalloutRequest, CredentialParameter, OutboundEmail } from '../../apex/runtime/context.ts';
import { partitionNames } from '../code/partitions.ts';
import type { OrgMetadata } from '../../data/index.ts';
import type { Answerer } from '../bridge/ask.ts';
import { sendCallout, type CalloutSurroundings } from './callouts.ts';

interface CacheKey {
  partition: string;
  key: string;
  userId: string | null;
}

/** Sends the e-mails of a transaction. */
export type MailSender = (emails: OutboundEmail[], userId: string) => Promise<void>;

/** The operations by name. */
export function operationsOf(
  surroundings: CalloutSurroundings & { faults: FaultBoard },
  metadata: OrgMetadata,
  sendMail: MailSender,
): Record<string, Answerer> {
  const { vault } = surroundings;
  const owner = (userId: string | null) => userId ?? '';
  return {
    callout: ({ request, userId }: { request: CalloutRequest; userId: string }) => sendCallout(surroundings, request, userId),
    credential: ({ external, principal }: { external: string; principal: string }) => vault.credential(external, principal),
    principals: ({ external }: { external: string }) => vault.principals(external),
    saveCredential: (p: { external: string; principal: string; parameters: CredentialParameter[]; replace: boolean }) => {
      if (surroundings.faults.take('', ['credentialsNotSaved'])) return false;
      vault.save(p.external, p.principal, p.parameters, p.replace);
      return true;
    },
    deleteCredential: ({ external, principal }: { external: string; principal: string }) => vault.forget(external, principal),
    namedCredential: ({ developerName }: { developerName: string }) => {
      const named = vault.namedCredential(developerName);
      return named && { developerName: named.name, label: named.label, url: named.url, external: named.externalCredential ?? '' };
    },
    saveNamedCredentialUrl: ({ developerName, url }: { developerName: string; url: string }) => vault.saveUrl(developerName, url),
    cachePartitions: () => partitionNames(metadata),
    cacheGet: ({ partition, key, userId }: CacheKey) => vault.cacheGet(partition, owner(userId), key, Date.now()),
    cachePut: ({ partition, key, userId, value, ttlSeconds }: CacheKey & { value: string; ttlSeconds: number }) =>
      vault.cachePut(partition, owner(userId), key, value, Date.now() + ttlSeconds * 1000),
    cacheRemove: ({ partition, key, userId }: CacheKey) => vault.cacheRemove(partition, owner(userId), key),
    cacheKeys: ({ partition, userId }: CacheKey) => vault.cacheKeys(partition, owner(userId), Date.now()),
    sendEmail: ({ emails, userId }: { emails: OutboundEmail[]; userId: string }) => sendMail(emails, userId),
  };
}
