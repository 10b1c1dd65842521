/** The ports of tests: credentials and cache in memory, no real callouts. */
import { CalloutFailure, type CachePort, type CalloutPort, type CredentialPort } from '../../apex/runtime/context.ts';
import { partitionNames } from '../code/partitions.ts';
import type { OrgMetadata } from '../../data/index.ts';
import { Vault } from '../remote/vault.ts';

/** Source: Apex Developer Guide, Testing HTTP Callouts. */
const NO_CALLOUTS = 'Methods defined as TestMethod do not support Web service callouts';

/** Fresh ports for one run; `reset` empties them before each test method. */
export function testPorts(metadata: OrgMetadata): {
  callouts: CalloutPort;
  credentials: CredentialPort;
  cache: CachePort;
  reset(): void;
} {
  const vault = new Vault(':memory:', metadata);
  const owner = (userId: string | null) => userId ?? '';
  return {
    reset: () => vault.reset(),
    callouts: {
      send() {
        throw new CalloutFailure(NO_CALLOUTS);
      },
    },
    credentials: {
      credential: (external, principal) => vault.credential(external, principal),
      principals: (external) => vault.principals(external),
      saveCredential: (external, principal, parameters, replace) => {
        vault.save(external, principal, parameters, replace);
        return true;
      },
      deleteCredential: (external, principal) => vault.forget(external, principal),
      namedCredential: (name) => {
        const named = vault.namedCredential(name);
        return named && { developerName: named.name, label: named.label, url: named.url, external: named.externalCredential ?? '' };
      },
      saveNamedCredentialUrl: (name, url) => vault.saveUrl(name, url),
    },
    cache: {
      partitions: () => partitionNames(metadata),
      get: (partition, key, userId) => vault.cacheGet(partition, owner(userId), key, Date.now()),
      put: (partition, key, userId, value, ttl) => vault.cachePut(partition, owner(userId), key, value, Date.now() + ttl * 1000),
      remove: (partition, key, userId) => vault.cacheRemove(partition, owner(userId), key),
      keys: (partition, userId) => vault.cacheKeys(partition, owner(userId), Date.now()),
    },
  };
}
