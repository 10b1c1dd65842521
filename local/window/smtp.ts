import PostalMime, { type Address } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { isoNow, type Clock } from '../kernel/clock.ts';
import { portError } from '../kernel/httpHost.ts';
import { type MailStore } from './mailStore.ts';

/** A listening SMTP server. */
export interface RunningSmtp {
  port: number;
  close(): Promise<void>;
}

const largestMail = 10 * 1024 * 1024;

/**
 * An SMTP server on 127.0.0.1 that keeps every mail and delivers none. No log-in, no TLS, no look-up of names.
 * Throws PlainSentenceError when the port is taken.
 */
export function startSmtp(port: number, store: MailStore, clock: Clock): Promise<RunningSmtp> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: largestMail,
    banner: 'Local mailbox',
    onData: (stream, _session, done) => {
      keep(stream, store, clock).then(
        () => done(),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: Error) => reject(asError(portError(error, port))));
    server.listen(port, '127.0.0.1', () => {
      const address = server.server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      resolve({ port: bound, close: () => new Promise<void>((closed) => server.close(() => closed())) });
    });
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

async function keep(stream: SMTPServerDataStream, store: MailStore, clock: Clock): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  if (stream.sizeExceeded) throw new Error('The mail is larger than 10 MB.');
  const mail = await PostalMime.parse(Buffer.concat(chunks));
  store.add({
    receivedAt: isoNow(clock),
    from: shown(mail.from ? [mail.from] : []),
    to: shown(mail.to ?? []),
    subject: mail.subject ?? '(no subject)',
    text: mail.text ?? '',
    html: mail.html ?? null,
  });
}

function shown(addresses: Address[]): string {
  return addresses.map(({ name, address }) => (name ? `${name} <${address ?? ''}>` : (address ?? ''))).join(', ');
}
