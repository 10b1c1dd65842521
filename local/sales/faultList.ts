import { type FaultDefinition } from '../kernel/faults.ts';
import { transportFaults } from '../kernel/transportFaults.ts';
import { rowCodes } from './personRow.ts';
import { refusals } from './refusals.ts';

/** The faults the Sales account can play. */
export const salesFaults: readonly FaultDefinition[] = [
  {
    name: 'refuse',
    title: 'Any refusal',
    effect: 'The request is refused with the chosen code of the contract. The user reads its cause, who can fix it and how.',
    codes: Object.keys(refusals),
  },
  {
    name: 'switchedOff',
    title: 'The vendor switched the account off',
    effect: 'The account says that it is inactive, as before its first invitation. No sync starts.',
  },
  {
    name: 'callsUsed',
    title: 'Calls of today are used',
    effect:
      'So many more calls are counted for today. Health warns from 80 percent on; all of them used, calls are refused until 00:00 UTC.',
    value: { unit: 'calls', default: 90_000 },
  },
  ...transportFaults,
  {
    name: 'expireTokens',
    title: 'Access tokens expire',
    effect: 'All access tokens stop working at the next call. The package gets a new one and repeats the call; nobody notices.',
  },
  {
    name: 'rejectRows',
    title: 'Rows are rejected',
    effect: 'The next people of a batch are skipped with the chosen code; the count is people, not calls. The run lists them as failures.',
    codes: [...rowCodes],
  },
];
