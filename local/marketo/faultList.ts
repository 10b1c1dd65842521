import { type FaultDefinition } from '../kernel/faults.ts';
import { transportFaults } from '../kernel/transportFaults.ts';

function code(name: string, title: string, effect: string): FaultDefinition {
  return { name, title: `${name} ${title}`, effect };
}

/** What Marketo says with each code that can be played. Source: Adobe, REST API error codes. */
export const codeMessages: Readonly<Record<string, string>> = {
  601: 'Access token invalid',
  602: 'Access token expired',
  603: 'Access denied',
  604: 'Request timed out',
  606: "Max rate limit '100' exceeded with in '20' secs",
  607: "Daily quota '50000' reached",
  608: 'API Temporarily Unavailable',
  611: 'System error',
  615: "Concurrent access limit '10' reached",
  713: 'Transient Error',
};

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
  ...transportFaults,
  {
    name: 'shortPages',
    title: 'Short pages',
    effect: 'Lists of activities come in quarter pages although more follows. Nothing may be lost.',
  },
  {
    name: 'skipRecords',
    title: 'Skipped records',
    effect: 'The first person of an answer is skipped with code 1004. The run lists that person as a failure.',
  },
];
