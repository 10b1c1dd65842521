/** The whole local environment: all services, wired together. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import configFile from '../../config/local.json' with { type: 'json' };
import personaFile from '../../config/personas.json' with { type: 'json' };
import packageFile from '../../package.json' with { type: 'json' };
import { messageOf, PlainSentenceError } from '../kernel/errors.ts';
import { HostMap, type HostRule } from '../kernel/hosts.ts';
import type { LocalService, ServiceInfo } from '../kernel/service.ts';
import { createMarketo, type Marketo } from '../marketo/index.ts';
import { createOrg, readCodeBase, requireCompiled, type CodeBase, type Org } from '../org/index.ts';
import { createSalesAccount, type SalesAccount } from '../sales/index.ts';
import { generateMarketoUsers } from '../seed/users.ts';
import { generatePeople, type SeedSize } from '../seed/people.ts';
import { createWindow, type InspectorWindow } from '../window/index.ts';
import { mailSender } from './mail.ts';
import { loadSeed } from './seedOrg.ts';

/** What an environment is made of. Ports: 0 for any free one. */
export interface EnvironmentOptions {
  folder: string;
  /** Base port; `null`: any free ports. */
  port: number | null;
  size: SeedSize;
  /** Folder of the built Lightning pages. */
  pages?: string;
  /** Package directories; those of the project when absent. */
  codeBase?: CodeBase;
  marketoLatencyMs?: number;
  salesLatencyMs?: number;
  threads?: number;
}

/** A running environment. */
export interface Environment {
  readonly org: Org;
  readonly marketo: Marketo;
  readonly sales: SalesAccount;
  readonly window: InspectorWindow;
  readonly size: SeedSize;
  start(): Promise<void>;
  stop(): Promise<void>;
  reset(): Promise<void>;
  health(): Health;
}

/** The content of `/health`. */
export interface Health {
  status: 'ok' | 'degraded';
  version: string;
  services: ServiceInfo[];
  seed: SeedSize;
}

const PERSONA_LABELS: Record<string, string> = {
  'marketo-admin': 'Marketo admin',
  'salesforce-admin': 'Salesforce admin',
  'sales-rep': 'Sales rep',
  'no-access': 'User without MSI Actions',
};

const SIZE_FILE = 'seed.json';

/** The size of the data that a folder holds, if any. Throws one sentence for a broken file. */
export function storedSize(folder: string): SeedSize | undefined {
  const file = join(folder, SIZE_FILE);
  if (!existsSync(file)) return undefined;
  try {
    const { people, seed } = JSON.parse(readFileSync(file, 'utf8')) as SeedSize;
    if (Number.isInteger(people) && Number.isInteger(seed)) return { people, seed };
  } catch {
    // A file that is not JSON is told below like one with the wrong content.
  }
  throw new PlainSentenceError(`The state file ${file} is damaged. Start with fresh data: npm start -- --reset`, 'npm start -- --reset');
}

/** Forgets all data of a folder. */
export function clearFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** The project's own package directories. */
export function projectDirectories(root: string): string[] {
  const project = JSON.parse(readFileSync(join(root, 'sfdx-project.json'), 'utf8')) as { packageDirectories: { path: string }[] };
  return project.packageDirectories.map((directory) => join(root, directory.path));
}

class WholeEnvironment implements Environment {
  readonly options: EnvironmentOptions;
  readonly size: SeedSize;
  readonly window: InspectorWindow;
  readonly marketo: Marketo;
  readonly sales: SalesAccount;
  readonly org: Org;

  constructor(options: EnvironmentOptions, codeBase: CodeBase) {
    this.options = options;
    this.size = options.size;
    this.window = this.createWindow();
    this.marketo = this.createMarketo();
    this.sales = this.createSales();
    this.org = this.createOrg(codeBase);
  }

  private port(offset: number): number {
    return this.options.port === null ? 0 : this.options.port + offset;
  }
  private file(name: string): string {
    return join(this.options.folder, name);
  }
  private get hostRules(): HostRule[] {
    return [
      { pattern: configFile.marketo.hostPattern, base: () => this.marketo.info().url },
      { pattern: configFile.sales.host, base: () => this.sales.info().url },
    ];
  }

  private createWindow(): InspectorWindow {
    return createWindow({
      port: this.port(configFile.portOffsets.window),
      smtpPort: this.port(configFile.portOffsets.smtp),
      dataFile: this.file('mailbox.sqlite'),
      services: { marketo: () => this.marketo.info().url, sales: () => this.sales.info().url, org: () => this.org.info().url },
    });
  }

  private createMarketo(): Marketo {
    return createMarketo({
      port: this.port(configFile.portOffsets.marketo),
      dataFile: this.file('marketo.sqlite'),
      people: generatePeople(this.size),
      users: generateMarketoUsers(),
      munchkinId: configFile.marketo.munchkinId,
      latencyMs: this.options.marketoLatencyMs ?? configFile.marketo.latencyMs,
    });
  }

  private createSales(): SalesAccount {
    return createSalesAccount({
      port: this.port(configFile.portOffsets.sales),
      dataFile: this.file('sales.sqlite'),
      smtpPort: () => this.window.smtpPort(),
      hosts: new HostMap(this.hostRules),
      consumerKey: configFile.sales.connectedApp.consumerKey,
      latencyMs: this.options.salesLatencyMs ?? configFile.sales.latencyMs,
    });
  }

  private createOrg(codeBase: CodeBase): Org {
    const { consumerKey, name } = configFile.sales.connectedApp;
    return createOrg({
      port: this.port(configFile.portOffsets.org),
      dataFolder: this.options.folder,
      codeBase,
      hosts: this.hostRules,
      personas: personaFile.map(({ key, username }) => ({ key, username, label: PERSONA_LABELS[key] ?? key })),
      firstPersona: configFile.firstPersona,
      connectedApps: () => [{ name, consumerKey, callbackUrls: [`${this.sales.info().url}/oauth/salesforce/callback`] }],
      pages: this.options.pages,
      inspectorUrl: () => this.window.info().url,
      health: () => this.health(),
      sendMail: mailSender(() => this.window.smtpPort()),
      seed: (store) => loadSeed(store, this.size),
      threads: this.options.threads,
    });
  }

  private get services(): LocalService[] {
    return [this.window, this.marketo, this.sales, this.org];
  }

  async start(): Promise<void> {
    mkdirSync(this.options.folder, { recursive: true });
    const started: LocalService[] = [];
    try {
      for (const service of this.services) {
        await service.start();
        started.push(service);
      }
      writeFileSync(this.file(SIZE_FILE), JSON.stringify(this.size));
    } catch (error) {
      for (const service of started.reverse()) await service.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    for (const service of this.services.reverse()) await service.stop();
  }

  async reset(): Promise<void> {
    for (const service of this.services) await service.reset();
  }

  health(): Health {
    const services = this.services.map((service) => service.info());
    const status = services.every((service) => service.state === 'running') ? 'ok' : 'degraded';
    return { status, version: packageFile.version, services, seed: this.size };
  }
}

/** Wires an environment together. Throws PlainSentenceError for package code that does not compile or damaged files. */
export function createEnvironment(options: EnvironmentOptions, root: string): Environment {
  mkdirSync(options.folder, { recursive: true });
  const codeBase = options.codeBase ?? readCodeBase(projectDirectories(root));
  requireCompiled(codeBase);
  try {
    return new WholeEnvironment(options, codeBase);
  } catch (error) {
    if (!/not a database|malformed|corrupt/i.test(messageOf(error))) throw error;
    throw new PlainSentenceError(
      `The data in ${options.folder} is damaged (${messageOf(error)}). Start with fresh data: npm start -- --reset`,
      'npm start -- --reset',
    );
  }
}
