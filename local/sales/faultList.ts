import { type FaultDefinition } from '../kernel/faults.ts';
import { transportFaults } from '../kernel/transportFaults.ts';

/** The faults the Sales account can play. */
export const salesFaults: readonly FaultDefinition[] = [
  ...transportFaults,
  {
    name: 'expireTokens',
    title: 'Access tokens expire',
    effect: 'All access tokens stop working at the next call. The package gets a new one and repeats the call; nobody notices.',
  },
  {
    name: 'rejectRows',
    title: 'Rows are rejected',
    effect: 'The next people of a batch are skipped with row_rejected; the count is people, not calls. The run lists them as failures.',
  },
];
