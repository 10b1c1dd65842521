import { type FaultDefinition } from '../kernel/faults.ts';
import { transportFaults } from '../kernel/transportFaults.ts';
import { recordCodes, requestCodes } from './codes.ts';

function code(name: string, title: string, effect: string): FaultDefinition {
  return { name, title: `${name} ${title}`, effect };
}

/** The faults that have the name of their code. */
export const namedCodes: readonly string[] = ['601', '602', '603', '604', '606', '607', '608', '611', '615', '713'];

/** A code that Adobe has not published: vendors add codes. */
const UNPUBLISHED = '1999';

/** The faults the local Marketo can play. */
export const marketoFaults: readonly FaultDefinition[] = [
  code('601', 'Access token invalid', 'The package gets a new token and repeats the call once; nobody notices.'),
  code('602', 'Access token expired', 'The package gets a new token and repeats the call once; nobody notices.'),
  code('603', 'Access denied', 'The user reads that the API role lacks a permission or the IP allow-list refuses the call.'),
  code('604', 'Request timed out', 'The call is repeated after a pause.'),
  code('606', 'Too many calls in 20 seconds', 'The job waits at least 20 seconds and goes on by itself.'),
  code('607', 'Daily quota reached', 'The job stops and says when it goes on: 00:00 US Central.'),
  code('608', 'Temporarily unavailable', 'The call is repeated with growing pauses.'),
  code('611', 'System error', 'The call is repeated a few times, then the user reads that Marketo has a problem.'),
  code('615', 'Too many calls at once', 'The call is repeated after a short pause.'),
  code('713', 'Transient error', 'The call is repeated after a pause.'),
  {
    name: 'code',
    title: 'Any other code',
    effect: 'The call is refused with the chosen code. The user reads its cause, who can fix it and how.',
    codes: [...[...requestCodes, ...recordCodes].filter((each) => !namedCodes.includes(each)), UNPUBLISHED],
  },
  {
    name: 'tooLong',
    title: 'Body or address too long',
    effect: 'HTTP 413 or 414. The package never sends so much, so the user reads whom to ask for help.',
    codes: ['413', '414'],
  },
  {
    name: 'callsUsed',
    title: 'Calls of today are used',
    effect: 'The usage of today is so many calls higher. Health warns from 80 percent of the own limit on.',
    value: { unit: 'calls', default: 45_000 },
  },
  ...transportFaults,
  {
    name: 'shortPages',
    title: 'Short pages',
    effect: 'Lists of activities come in quarter pages although more follows. Nothing may be lost.',
  },
  {
    name: 'skipRecords',
    title: 'Skipped records',
    effect: 'The first person of an answer is skipped with the chosen code. The run lists that person as a failure.',
    codes: ['1004', ...recordCodes.filter((each) => each !== '1004')],
  },
];
