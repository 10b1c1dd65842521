import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import PostalMime, { type Email } from 'postal-mime';
import { SettableClock } from '../../../local/kernel/clock.ts';
import { HostMap, type HostRule } from '../../../local/kernel/hosts.ts';
import { createSalesAccount, type SalesAccount } from '../../../local/sales/index.ts';

/** A JSON answer of the service under test. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** A Sales account that checks its answers against the contract, with a real mailbox behind it. */
export interface Bench {
  url: string;
  sales: SalesAccount;
  clock: SettableClock;
  mails: Email[];
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Gets a token of the client and uses it from now on. */
  signIn(clientId: string, clientSecret: string): Promise<void>;
  /** Gives a user templates that they share; there is no operation for content yet. */
  shareContent(userId: string, count: number): void;
  /** Invites the first user, makes the integration client and signs in as it. */
  activate(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts everything on free ports. */
export async function startBench(options: { rules?: HostRule[]; dataFile?: string; noMail?: boolean } = {}): Promise<Bench> {
  const dataFile = options.dataFile ?? join(mkdtempSync(join(tmpdir(), 'sales-account-')), 'sales.sqlite');
  const mails: Email[] = [];
  const smtp = await startSmtp(mails);
  const address = smtp.server.address();
  const smtpPort = options.noMail ? 1 : typeof address === 'object' && address ? address.port : 0;
  const clock = new SettableClock();
  const sales = createSalesAccount({
    port: 0,
    dataFile,
    smtpPort,
    hosts: new HostMap(options.rules ?? []),
    clock,
    remoteTimeoutMs: 500,
    checkAnswers: true,
  });
  const { url } = await sales.start();
  let token = '';
  const call: Bench['call'] = async (method, path, body, headers = {}) => {
    const sent = { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers };
    const answer = await fetch(url + path, { method, headers: sent, body: body === undefined ? undefined : JSON.stringify(body) });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
  };
  const signIn = async (clientId: string, clientSecret: string): Promise<void> => {
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
    const answer = (await (await fetch(`${url}/oauth/token`, { method: 'POST', body: form })).json()) as Record<string, unknown>;
    token = String(answer['access_token']);
  };
  const activate = async (): Promise<void> => {
    const activation = sales.activationClient();
    await signIn(activation.clientId, activation.clientSecret);
    await call('POST', '/v1/invitations', maya);
    const integration = await call('POST', '/v1/account/integration');
    await signIn(String(integration.body['clientId']), String(integration.body['clientSecret']));
  };
  const stop = async (): Promise<void> => {
    await sales.stop();
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
    if (!options.dataFile) rmSync(dirname(dataFile), { recursive: true, force: true });
  };
  const shareContent = (userId: string, count: number): void => {
    const db = new DatabaseSync(dataFile);
    const insert = db.prepare("INSERT INTO content VALUES (?, 'template', 'Follow-up', ?, 1, '2026-01-01T00:00:00.000Z')");
    for (let index = 0; index < count; index++) insert.run(`${userId}-${index}`, userId);
    db.close();
  };
  return { url, sales, clock, mails, call, signIn, shareContent, activate, stop };
}

/** The person who is invited first. */
export const maya = { email: 'maya.lindqvist@kestrel.example', firstName: 'Maya', lastName: 'Lindqvist' };

/** The link of the button Get Started in a mail's text. */
export function linkOf(mail: Email | undefined): string {
  return /Get Started: (\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

function startSmtp(mails: Email[]): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          mails.push(mail);
          done();
        });
      });
    },
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
