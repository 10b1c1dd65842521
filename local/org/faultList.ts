import type { FaultDefinition } from '../kernel/faults.ts';

/** The faults the local org can play. */
export const orgFaults: readonly FaultDefinition[] = [
  {
    name: 'restrictedDomain',
    title: 'Login error restricted domain',
    effect: 'Connecting the Sales account ends with “We were unable to authenticate your request”, cause: another domain.',
  },
  {
    name: 'oauthAppBlocked',
    title: 'OAuth app blocked',
    effect: 'Connecting the Sales account ends with “We were unable to authenticate your request”, cause: the app is blocked.',
  },
];
