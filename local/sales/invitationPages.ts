import { type FastifyInstance, type FastifyReply } from 'fastify';
import { textOf } from '../kernel/guards.ts';
import { accountRow } from './account.ts';
import { acceptInvitation, finishSetUp, openInvitation } from './invitations.ts';
import { escapeHtml } from './mail.ts';
import { type World } from './world.ts';

const style = `:root{color-scheme:light}body{margin:0;background:#f3f3f3;color:#181818;font:1rem/1.5 system-ui,"Segoe UI",Arial,sans-serif}
main{max-width:34rem;margin:4rem auto;padding:2rem;background:#fff;border-radius:.5rem;box-shadow:0 1px 4px #0003}
h1{font-size:1.5rem;margin:0 0 1rem}button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1.5rem;border:0;border-radius:.375rem;background:#0b5cab;color:#fff;cursor:pointer}
button:focus-visible{outline:3px solid #181818;outline-offset:2px}@media(max-width:40rem){main{margin:0;border-radius:0;min-height:100vh;box-sizing:border-box}}`;

/** A whole page; `body` is HTML. */
export function htmlPage(title: string, body: string): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)}</title><style>${style}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}

/** Sends a page that no other page may frame and that runs no script. */
export function sendPage(reply: FastifyReply, status: number, title: string, body: string): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'")
    .header('Referrer-Policy', 'same-origin')
    .header('Cache-Control', 'no-store')
    .send(htmlPage(title, body));
}

const gone =
  '<p>The link is unknown, was replaced by a newer mail, or is older than seven days.</p><p>Look for the newest invitation in your mailbox, or ask your admin to send it again.</p>';

/** Adds the page behind the invitation's button: GET explains, POST accepts. */
export function addInvitationPages(app: FastifyInstance, world: World): void {
  app.get('/invitations/:token', async (request, reply) => {
    const invitation = openInvitation(world, textOf(request.params, 'token') ?? '');
    if (!invitation || invitation.state === 'expired') return sendPage(reply, 410, 'This invitation no longer works', gone);
    if (invitation.state === 'deactivated') return sendPage(reply, 410, 'This invitation no longer works', gone);
    if (invitation.state === 'activated') return sendPage(reply, 200, 'You are ready', lastStep(textOf(request.params, 'token') ?? ''));
    if (invitation.state === 'onboarded') return sendPage(reply, 200, 'You are all set', done);
    const account = escapeHtml(accountRow(world).name);
    return sendPage(
      reply,
      200,
      'Activate your Marketo Sales account',
      `<p>${escapeHtml(invitation.email)} is invited to the Marketo Sales account of <strong>${account}</strong> as ${invitation.role}.</p>
<p>After you activate it, your e-mails, calls and tasks from Salesforce are sent and logged with this account.</p>
<form method="post"><button type="submit">Activate account</button></form>`,
    );
  });
  app.post('/invitations/:token', async (request, reply) => {
    const token = textOf(request.params, 'token') ?? '';
    const invitation = acceptInvitation(world, token);
    if (!invitation) return sendPage(reply, 410, 'This invitation no longer works', gone);
    return invitation.state === 'onboarded'
      ? sendPage(reply, 200, 'You are all set', done)
      : sendPage(reply, 200, 'You are ready', lastStep(token));
  });
  app.post('/invitations/:token/finish', async (request, reply) => {
    const signature = (textOf(request.body, 'signature') ?? '').slice(0, LONGEST_SIGNATURE);
    const invitation = finishSetUp(world, textOf(request.params, 'token') ?? '', signature);
    return invitation ? sendPage(reply, 200, 'You are all set', done) : sendPage(reply, 410, 'This invitation no longer works', gone);
  });
}

const LONGEST_SIGNATURE = 2000;

/** After the activation: the signature of the person's mail. Source: the user onboarding guide, Save or Skip. */
const lastStep = (token: string): string =>
  `<p>Your Marketo Sales account is active. You can close this page and go back to Salesforce, or finish your set-up now.</p>
<form method="post" action="/invitations/${encodeURIComponent(token)}/finish"><p><label for="signature">Signature below your e-mails (may stay empty)</label><br>
<textarea id="signature" name="signature" rows="4" maxlength="${LONGEST_SIGNATURE}" style="width:100%;box-sizing:border-box;font:inherit"></textarea></p>
<button type="submit">Finish</button></form>`;

const done = '<p>Your set-up is complete. You can close this page and go back to Salesforce.</p>';
