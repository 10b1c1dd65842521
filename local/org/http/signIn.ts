/** Login page, logout and the persona switch. */
import '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { textOf } from '../../kernel/guards.ts';
import type { OrgPeople } from './people.ts';
import { loginPage, type LoginChoice } from './pages.ts';
import { LOCAL_PASSWORD, type Sessions } from './sessions.ts';

const COOKIE = 'sid';

/** A person whom the user of the local org can be with one click. */
export interface Persona {
  key: string;
  label: string;
  username: string;
}

/** What signing in needs. */
export interface SignInSurroundings {
  sessions: Sessions;
  people: OrgPeople;
  personas: () => Persona[];
}

/** The value of the session cookie. */
export function sessionId(request: FastifyRequest): string | undefined {
  return request.cookies[COOKIE];
}

/** The user who is signed in with this browser. */
export function sessionUser(request: FastifyRequest, sessions: Sessions): string | undefined {
  return sessions.userOf(sessionId(request));
}

/** Signs a browser in. */
export function signIn(reply: FastifyReply, sessions: Sessions, userId: string): void {
  void reply.setCookie(COOKIE, sessions.open(userId), { path: '/', httpOnly: true, sameSite: 'lax' });
}

/** Only paths of this org: no other site can be the target of a redirect. */
function safeStart(url: string | undefined): string {
  return url && /^\/(?![/\\])/.test(url) ? url : '/';
}

/** Adds `/login`, `/logout` and `/lightning/persona`. */
export function addSignIn(app: FastifyInstance, surroundings: SignInSurroundings): void {
  const choices = (): LoginChoice[] =>
    surroundings.personas().flatMap((persona) => {
      const user = surroundings.people.byUsername(persona.username);
      return user ? [{ username: user.username, name: user.name, role: persona.label }] : [];
    });
  const html = (reply: FastifyReply) => reply.type('text/html; charset=utf-8');
  app.get('/login', async (request, reply) => html(reply).send(loginPage(choices(), safeStart(textOf(request.query, 'startUrl')))));
  app.post('/login', async (request, reply) => {
    const startUrl = safeStart(textOf(request.body, 'startUrl'));
    const user = surroundings.people.byUsername(textOf(request.body, 'username') ?? '');
    if (!user || textOf(request.body, 'password') !== LOCAL_PASSWORD) {
      return html(reply)
        .code(401)
        .send(loginPage(choices(), startUrl, 'Please check your username and password.'));
    }
    if (!user.isActive)
      return html(reply)
        .code(401)
        .send(loginPage(choices(), startUrl, 'This user is inactive.'));
    signIn(reply, surroundings.sessions, user.id);
    return reply.redirect(startUrl, 303);
  });
  app.get('/logout', async (request, reply) => {
    surroundings.sessions.close(sessionId(request) ?? '');
    return reply.clearCookie(COOKIE, { path: '/' }).redirect('/login', 302);
  });
  app.post('/lightning/persona', async (request, reply) => {
    const persona = surroundings.personas().find((known) => known.key === textOf(request.body, 'key'));
    const user = persona && surroundings.people.byUsername(persona.username);
    if (!user) return reply.code(404).send({ error: 'unknown_persona', message: 'There is no such persona.' });
    signIn(reply, surroundings.sessions, user.id);
    return { userId: user.id, name: user.name };
  });
}
