import assert from 'node:assert/strict';
import { SettableClock } from '../../../local/kernel/clock.ts';
import { createMarketo, type Marketo, type MarketoOptions } from '../../../local/marketo/index.ts';
import { generatePeople, type SeedPerson } from '../../../local/seed/people.ts';
import { generateMarketoUsers } from '../../../local/seed/users.ts';

/** A local Marketo with 1,000 seeded people, a clock that stands still, and a token. */
export interface Bench {
  url: string;
  marketo: Marketo;
  clock: SettableClock;
  people: SeedPerson[];
  token: string;
  signIn(): Promise<string>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
  /** The JSON of a GET. */
  json(path: string): Promise<Record<string, unknown>>;
  /** The code of the first error of a GET. */
  code(path: string): Promise<string | undefined>;
}

export async function startBench(options: Partial<MarketoOptions> = {}): Promise<Bench> {
  const clock = new SettableClock('2026-09-02T12:00:00Z');
  const people = [...generatePeople({ people: 1000, seed: 1 })];
  const marketo = createMarketo({ port: 0, dataFile: ':memory:', people, users: generateMarketoUsers(), clock, ...options });
  const { url } = await marketo.start();
  const bench: Bench = {
    url,
    marketo,
    clock,
    people,
    token: '',
    async signIn() {
      const { clientId, clientSecret } = marketo.apiService();
      const query = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
      const body = (await (await fetch(`${url}/identity/oauth/token?${query.toString()}`)).json()) as Record<string, unknown>;
      bench.token = String(body['access_token']);
      return bench.token;
    },
    get: (path, headers = {}) => fetch(url + path, { headers: { Authorization: `Bearer ${bench.token}`, ...headers } }),
    post: (path, body) =>
      fetch(url + path, {
        method: 'POST',
        headers: { Authorization: `Bearer ${bench.token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    json: async (path) => (await (await bench.get(path)).json()) as Record<string, unknown>,
    async code(path) {
      const answer = await bench.get(path);
      assert.equal(answer.status, 200);
      const body = (await answer.json()) as { success: boolean; errors?: { code: string }[] };
      return body.success ? undefined : body.errors?.[0]?.code;
    },
  };
  await bench.signIn();
  return bench;
}
