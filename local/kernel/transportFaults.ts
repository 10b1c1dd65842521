import { setTimeout as wait } from 'node:timers/promises';
import { type FastifyReply } from 'fastify';
import { type FaultBoard, type FaultDefinition } from './faults.ts';

/** Faults any HTTP service can have, whatever it serves. */
export const transportFaults: readonly FaultDefinition[] = [
  {
    name: 'slow',
    title: 'Slow answers',
    effect: 'Every answer takes this long. Pages show their loading state; beyond the time-out a retry begins.',
    value: { unit: 'ms', default: 3000 },
  },
  {
    name: 'hang',
    title: 'No answer',
    effect: 'The call is accepted and never answered. After the time-out the user reads that the service did not answer.',
  },
  {
    name: 'garbage',
    title: 'HTML instead of JSON',
    effect: 'HTTP 200 with a web page, as a proxy sends it. The user reads that the answer was not understood.',
  },
  {
    name: 'huge',
    title: 'An answer of 4 MB',
    effect: 'HTTP 200 with more text than the product reads. The user reads that the answer was too large.',
  },
  {
    name: 'http500',
    title: 'HTTP 500',
    effect: 'The service fails inside. The call is retried a few times, then the user reads that the service has a problem.',
  },
  {
    name: 'http502',
    title: 'HTTP 502',
    effect: 'Bad gateway. The call is retried with growing pauses.',
  },
  {
    name: 'http503',
    title: 'HTTP 503 with Retry-After',
    effect: 'The service is busy and names the seconds to wait. The job pauses and goes on by itself.',
    value: { unit: 's', default: 20 },
  },
];

const page = '<!DOCTYPE html><html><head><title>Welcome</title></head><body><h1>It works!</h1></body></html>';

/** Plays a switched-on transport fault. True: the call is answered (or never will be), stop here. */
export async function playTransportFault(board: FaultBoard, path: string, reply: FastifyReply): Promise<boolean> {
  const slow = board.take(path, ['slow']);
  if (slow) await wait(slow.value);
  const fault = board.take(path, ['hang', 'garbage', 'huge', 'http500', 'http502', 'http503']);
  switch (fault?.name) {
    case 'hang':
      reply.hijack();
      return true;
    case 'garbage':
      await reply.code(200).type('text/html').send(page);
      return true;
    case 'huge':
      await reply
        .code(200)
        .type('application/json')
        .send(JSON.stringify({ filler: 'x'.repeat(4_000_000) }));
      return true;
    case 'http500':
      await reply.code(500).type('text/html').send('<html><body><h1>500 Internal Server Error</h1></body></html>');
      return true;
    case 'http502':
      await reply.code(502).type('text/html').send('<html><body><h1>502 Bad Gateway</h1></body></html>');
      return true;
    case 'http503':
      await reply.code(503).header('Retry-After', String(fault.value)).type('text/plain').send('Service Unavailable');
      return true;
    default:
      return false;
  }
}
