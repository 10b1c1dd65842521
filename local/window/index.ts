import { readFileSync } from 'node:fs';
import { type FastifyInstance } from 'fastify';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { createHttpService } from '../kernel/httpHost.ts';
import { type LocalService } from '../kernel/service.ts';
import { addMailApi, addServiceProxy, type ServiceUrls } from './api.ts';
import { type MailStore, openMailStore } from './mailStore.ts';
import { type RunningSmtp, startSmtp } from './smtp.ts';

export { type ServiceUrls } from './api.ts';

/** How to run the inspector. */
export interface WindowOptions {
  /** 0: any free port. */
  port: number;
  /** 0: any free port; `smtpPort()` tells which. */
  smtpPort: number;
  /** Where mails are kept: a file or `:memory:`. */
  dataFile: string;
  /** e.g. `{ marketo: url, sales: url, org: url }`. */
  services: ServiceUrls;
  clock?: Clock;
}

/** The running inspector: a LocalService with the mailbox's SMTP port. */
export interface InspectorWindow extends LocalService {
  /** The port the mailbox listens on; 0 before the first start when any port was asked for. */
  smtpPort(): number;
}

const pages: readonly [path: string, file: string, type: string][] = [
  ['/', 'index.html', 'text/html; charset=utf-8'],
  ['/window.js', 'window.js', 'text/javascript; charset=utf-8'],
  ['/window.css', 'window.css', 'text/css; charset=utf-8'],
];

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The mailbox (real SMTP) and the page that shows mails, calls, faults, latency and credentials of all services. */
export function createWindow(options: WindowOptions): InspectorWindow {
  let store: MailStore | undefined;
  let smtp: RunningSmtp | undefined;
  let smtpPort = options.smtpPort;
  const mails = (): MailStore => (store ??= openMailStore(options.dataFile));
  const service = createHttpService({
    name: 'window',
    port: options.port,
    build: (app) => {
      addPages(app);
      addMailApi(app, mails);
      addServiceProxy(app, options.services);
    },
    onStart: async () => {
      smtp = await startSmtp(smtpPort, mails(), options.clock ?? systemClock);
      smtpPort = smtp.port;
    },
    onStop: async () => {
      await smtp?.close();
      smtp = undefined;
      store?.close();
      store = undefined;
    },
    onReset: () => mails().clear(),
  });
  return { ...service, smtpPort: () => smtpPort };
}

function addPages(app: FastifyInstance): void {
  for (const [path, file, type] of pages) {
    app.get(path, async (_request, reply) => {
      const text = readFileSync(new URL(`./page/${file}`, import.meta.url), 'utf8');
      return reply.type(type).header('Content-Security-Policy', policy).header('Cache-Control', 'no-cache').send(text);
    });
  }
}
