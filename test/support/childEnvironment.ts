/** The environment as a user starts it: a process of its own, reached over HTTP only. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { repositoryRoot } from '../../scripts/support/paths.ts';

/** Ports that follow the base port. */
const OFFSETS = [0, 1, 2, 3, 25];

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** A base port whose followers are free too. */
export async function freeBasePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const base = 20_000 + Math.floor(Math.random() * 20_000);
    const free = await Promise.all(OFFSETS.map((offset) => isFree(base + offset)));
    if (free.every(Boolean)) return base;
  }
  throw new Error('No free ports.');
}

/** A started process. */
export class ChildEnvironment {
  readonly port: number;
  private readonly folder: string;
  private readonly people: number;
  private child: ChildProcess | undefined;
  private cookie = '';
  output = '';

  constructor(port: number, folder: string, people: number) {
    this.port = port;
    this.folder = folder;
    this.people = people;
  }

  /** Starts and waits for the line `MSI Actions is ready`. */
  async start(): Promise<void> {
    const args = [
      '--disable-warning=ExperimentalWarning',
      'local/cli/main.ts',
      'start',
      '--port',
      String(this.port),
      '--data',
      this.folder,
      '--people',
      String(this.people),
    ];
    const child = spawn(process.execPath, args, { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    this.output = '';
    const ready = new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        this.output += chunk.toString();
        if (this.output.includes('MSI Actions is ready')) resolve();
      };
      child.stdout?.on('data', read);
      child.stderr?.on('data', read);
      child.once('exit', (code) => reject(new Error(`The environment ended with ${code}: ${this.output}`)));
    });
    await ready;
    this.cookie = '';
  }

  /** Ends the process at once, as a power cut would. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGINT');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
    this.child = undefined;
  }

  private async signIn(username: string): Promise<void> {
    const body = new URLSearchParams({ username, password: 'local-only' });
    const response = await fetch(`http://127.0.0.1:${this.port}/login`, { method: 'POST', body, redirect: 'manual' });
    this.cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  /** Calls a controller as a Salesforce admin. */
  async apex<T>(action: string, parameters: Record<string, unknown> = {}): Promise<T> {
    if (!this.cookie) await this.signIn('sam.okafor@kestrel.example');
    const response = await fetch(`http://127.0.0.1:${this.port}/lightning/apex/${action.replace('.', '/')}`, {
      method: 'POST',
      headers: { cookie: this.cookie, 'Content-Type': 'application/json' },
      body: JSON.stringify(parameters),
    });
    const answer = (await response.json()) as { value: T; message?: string };
    if (!response.ok) throw new Error(answer.message);
    return answer.value;
  }

  /** What Marketo (1) or the Sales account (2) tells the inspector. */
  async local<T>(offset: 1 | 2, path: string): Promise<T> {
    const response = await fetch(`http://127.0.0.1:${this.port + offset}/_local/${path}`);
    return (await response.json()) as T;
  }

  /** Waits until the probe answers something; throws with `what` when it takes too long. */
  async until<T>(what: string, probe: () => Promise<T | undefined>, timeoutMs = 120_000): Promise<T> {
    const end = Date.now() + timeoutMs;
    for (;;) {
      const value = await probe();
      if (value !== undefined) return value;
      if (Date.now() > end) throw new Error(`Timed out: ${what}`);
      await wait(50);
    }
  }
}
