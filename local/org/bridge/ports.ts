/** The ports of running Apex whose state lives in the main thread. */
import type { CachePort, CalloutPort, CalloutResponse, CredentialPort } from '../../apex/runtime/context.ts';
import type { Asker } from './ask.ts';

/** Callouts go over real HTTP, from the main thread. */
export function askingCallouts(asker: Asker): CalloutPort {
  return { send: (request, userId) => asker.ask<CalloutResponse>('callout', { request, userId }) };
}

/** Credentials are kept by the main thread; secrets never come back. */
export function askingCredentials(asker: Asker): CredentialPort {
  return {
    credential: (external, principal) => asker.ask('credential', { external, principal }),
    principals: (external) => asker.ask('principals', { external }),
    saveCredential: (external, principal, parameters, replace) => asker.ask('saveCredential', { external, principal, parameters, replace }),
    deleteCredential: (external, principal) => asker.ask('deleteCredential', { external, principal }),
    namedCredential: (developerName) => asker.ask('namedCredential', { developerName }),
    saveNamedCredentialUrl: (developerName, url) => asker.ask('saveNamedCredentialUrl', { developerName, url }),
  };
}

/** Platform Cache is shared by all threads. */
export function askingCache(asker: Asker): CachePort {
  return {
    partitions: () => asker.ask('cachePartitions', null),
    get: (partition, key, userId) => asker.ask('cacheGet', { partition, key, userId }),
    put: (partition, key, userId, value, ttlSeconds) => asker.ask('cachePut', { partition, key, userId, value, ttlSeconds }),
    remove: (partition, key, userId) => asker.ask('cacheRemove', { partition, key, userId }),
    keys: (partition, userId) => asker.ask('cacheKeys', { partition, userId }),
  };
}
