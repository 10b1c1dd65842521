/** Looks at the ports before anything slow begins. */
import { createServer } from 'node:net';
import { portError } from '../kernel/httpHost.ts';

/** Throws the sentence for the first port that cannot be opened. */
export async function requireFreePorts(ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    await new Promise<void>((resolve, reject) => {
      const server = createServer();
      server.once('error', (error) => {
        const told = portError(error, port);
        reject(told instanceof Error ? told : error);
      });
      server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
    });
  }
}
