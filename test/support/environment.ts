/** A whole local environment for a test: free ports, own folder, gone afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { createEnvironment, type Environment } from '../../local/cli/environment.ts';
import { buildPages } from '../../local/lightning/build.ts';
import { repositoryRoot } from '../../scripts/support/paths.ts';

/** How big and how slow. */
export interface TestEnvironmentOptions {
  people: number;
  seed?: number;
  latencyMs?: number;
  /** Build and serve the pages. */
  pages?: boolean;
  folder?: string;
}

/** A running environment with what tests do to it. */
export class TestEnvironment {
  readonly environment: Environment;
  readonly folder: string;

  private constructor(environment: Environment, folder: string) {
    this.environment = environment;
    this.folder = folder;
  }

  static async start(options: TestEnvironmentOptions): Promise<TestEnvironment> {
    const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'msi-actions-'));
    const pages = options.pages ? await buildPages(repositoryRoot) : undefined;
    const latency = options.latencyMs ?? 0;
    const size = { people: options.people, seed: options.seed ?? 1 };
    const environment = createEnvironment(
      { folder, port: null, size, pages, marketoLatencyMs: latency, salesLatencyMs: latency },
      repositoryRoot,
    );
    await environment.start();
    return new TestEnvironment(environment, folder);
  }

  get url(): string {
    return this.environment.org.info().url;
  }

  /** Stops everything; `keep` leaves the data for another start. */
  async stop(keep = false): Promise<void> {
    await this.environment.stop();
    if (!keep) rmSync(this.folder, { recursive: true, force: true });
  }

  /** The id of a user of the org. */
  userId(username: string): string {
    const { store } = this.environment.org;
    const answer = store
      .session(store.adminUserId)
      .query('SELECT Id FROM User WHERE Username = :username', { username }, { mode: 'system', sharing: false });
    return String(answer.records[0]?.fields['Id']);
  }

  /** Makes the org a copy of another one, as a sandbox is after a refresh: the stored settings name the other org. */
  becomeCopy(otherOrgId = '00D000000000009EAA'): void {
    const { store } = this.environment.org;
    const session = store.session(store.adminUserId);
    const access = { mode: 'system', sharing: false } as const;
    const [row] = session.query('SELECT Id FROM Msi_Settings__c', {}, access).records;
    const record = { type: 'Msi_Settings__c', fields: { Id: String(row?.fields['Id']), Connected_Org_Id__c: otherOrgId } };
    session.update([record], { ...access, allOrNone: true });
    session.commit();
  }

  /** Gives a user of the Sales account templates that they share; the contract has no operation for content. */
  shareContent(email: string, count: number): void {
    const db = new DatabaseSync(join(this.folder, 'sales.sqlite'));
    const id = String(db.prepare('SELECT id FROM users WHERE email = ?').get(email)?.['id']);
    const insert = db.prepare("INSERT INTO content VALUES (?, 'template', 'Follow-up', ?, 1, '2026-01-01T00:00:00.000Z')");
    for (let index = 0; index < count; index++) insert.run(`${id}-${index}`, id);
    db.close();
  }

  /** Calls a controller as a persona; throws the message of a failure. */
  async apex<T>(action: string, parameters: Record<string, unknown> = {}, username = 'sam.okafor@kestrel.example'): Promise<T> {
    const [className = '', methodName = ''] = action.split('.');
    const outcome = await this.environment.org.run({ kind: 'aura', userId: this.userId(username), className, methodName, parameters });
    if (!outcome.ok) throw new Error(`${outcome.failure?.type}: ${outcome.failure?.message}\n${outcome.failure?.stackTrace}`);
    return outcome.value as T;
  }

  /** Asks a service for something outside of the vendor's API. */
  async local<T>(service: 'marketo' | 'sales' | 'org', path: string, init: { method?: string; body?: unknown } = {}): Promise<T> {
    const response = await fetch(`${this.environment[service].info().url}/_local/${path}`, {
      method: init.method ?? 'GET',
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body), headers: { 'Content-Type': 'application/json' } }),
    });
    return (await response.json()) as T;
  }

  /** Reads the newest mail to an address in the mailbox and answers its activation link. */
  async activationLink(email: string): Promise<string> {
    const { url } = this.environment.window.info();
    return this.until(`a mail to ${email}`, async () => {
      const { mails } = (await (await fetch(`${url}/api/mail`)).json()) as { mails: { id: string; to: string[] | string }[] };
      const mail = mails.find((entry) => String(entry.to).includes(email));
      if (!mail) return undefined;
      const text = await (await fetch(`${url}/api/mail/${mail.id}`)).text();
      return /http:\/\/127\.0\.0\.1:\d+\/invitations\/[\w-]+/.exec(text)?.[0];
    });
  }

  /** Waits until a condition holds; throws with `what` when it does not in time. */
  async until<T>(what: string, probe: () => Promise<T | undefined>, timeoutMs = 120_000): Promise<T> {
    const end = Date.now() + timeoutMs;
    for (;;) {
      const value = await probe();
      if (value !== undefined) return value;
      if (Date.now() > end) throw new Error(`Timed out: ${what}`);
      await wait(100);
    }
  }
}
