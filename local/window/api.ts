import { type FastifyInstance, type FastifyReply } from 'fastify';
import { messageOf } from '../kernel/errors.ts';
import { isLoopback } from '../kernel/hosts.ts';
import { textOf } from '../kernel/guards.ts';
import { type MailStore } from './mailStore.ts';

/** Base URLs of the services the inspector shows, by name; functions when known only after start. */
export type ServiceUrls = Record<string, string | (() => string)>;

/** Adds the mailbox: list, one mail, its HTML for a sandboxed frame, and emptying it. */
export function addMailApi(app: FastifyInstance, store: () => MailStore): void {
  app.get('/api/mail', async () => ({ mails: store().list() }));
  app.get('/api/mail/:id', async (request, reply) => {
    const mail = store().find(Number(textOf(request.params, 'id')));
    return mail ?? reply.code(404).send({ error: 'not_found', message: 'There is no such mail.' });
  });
  app.get('/api/mail/:id/html', async (request, reply) => {
    const mail = store().find(Number(textOf(request.params, 'id')));
    if (!mail?.html) return reply.code(404).type('text/plain').send('This mail has no HTML part.');
    const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups allow-popups-to-escape-sandbox";
    return reply.type('text/html; charset=utf-8').header('Content-Security-Policy', policy).send(withNewTabs(mail.html));
  });
  app.delete('/api/mail', async () => {
    store().clear();
    return { deleted: true };
  });
}

/** Links of a mail open in a new tab, since the frame that shows it is sandboxed. */
function withNewTabs(html: string): string {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
}

/** Adds the list of services and the way to their `/_local/*`: the page talks only to its own origin. */
export function addServiceProxy(app: FastifyInstance, services: ServiceUrls): void {
  const urlOf = (name: string): string | undefined => {
    const url = Object.hasOwn(services, name) ? services[name] : undefined;
    return typeof url === 'function' ? url() : url;
  };
  app.get('/api/services', async () => ({
    services: Object.keys(services).map((name) => ({ name, url: urlOf(name) ?? '' })),
  }));
  app.route({
    method: ['GET', 'PUT', 'POST', 'PATCH', 'DELETE'],
    url: '/api/services/:name/*',
    handler: async (request, reply) => {
      const base = urlOf(textOf(request.params, 'name') ?? '');
      const path = textOf(request.params, '*') ?? '';
      if (!base || !URL.canParse(base) || !isLoopback(new URL(base).hostname)) {
        return reply.code(404).send({ error: 'not_running', message: 'This service is not running.' });
      }
      if (!/^[a-z]+(\/[A-Za-z0-9_.-]+)?$/.test(path)) {
        return reply.code(400).send({ error: 'bad_path', message: 'Only the paths of the service’s own inspector are passed on.' });
      }
      const query = new URL(request.url, 'http://127.0.0.1').search;
      return forward(`${new URL(base).origin}/_local/${path}${query}`, request.method, request.body, reply);
    },
  });
}

async function forward(url: string, method: string, body: unknown, reply: FastifyReply): Promise<FastifyReply> {
  const withBody = body !== undefined && body !== null && method !== 'GET';
  try {
    const answer = await fetch(url, {
      method,
      headers: withBody ? { 'Content-Type': 'application/json' } : {},
      body: withBody ? JSON.stringify(body) : undefined,
      redirect: 'error',
      signal: AbortSignal.timeout(60_000),
    });
    return await reply
      .code(answer.status)
      .type('application/json')
      .send(await answer.text());
  } catch (error) {
    return reply.code(502).send({ error: 'not_reachable', message: `The service did not answer (${messageOf(error)}). Is it running?` });
  }
}
