/** `npm start`, `npm run stop|status|reset`, `npm run test:apex`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import configFile from '../../config/local.json' with { type: 'json' };
import { MetadataError } from '../data/index.ts';
import { messageOf, PlainSentenceError } from '../kernel/errors.ts';
import { readCodeBase } from '../org/index.ts';
import { reportText } from '../org/testing/print.ts';
import { TestRunner } from '../org/testing/runner.ts';
import { clearFolder, createEnvironment, projectDirectories, storedSize, type Health } from './environment.ts';
import { commandLine, type Commands, type StartOptions, type TestOptions } from './options.ts';
import { builtPages } from './pages.ts';
import { requireFreePorts } from './ports.ts';
import { findRunning, forgetRunning, noteRunning } from './runningFile.ts';
import { sourceDirectories } from './sources.ts';
import { watchTests } from './watch.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const folderOf = (data: string | undefined): string => resolve(root, data ?? '.local');

function refuseSecondStart(folder: string): void {
  const running = findRunning(folder);
  if (running)
    throw new PlainSentenceError(
      `MSI Actions runs already at ${running.url} (process ${running.pid}). Stop it with: npm run stop`,
      'npm run stop',
    );
}

function chooseSize(folder: string, options: StartOptions) {
  const stored = storedSize(folder);
  const size = {
    people: options.people ?? stored?.people ?? configFile.seed.people,
    seed: options.seed ?? stored?.seed ?? configFile.seed.seed,
  };
  if (stored && (stored.people !== size.people || stored.seed !== size.seed)) {
    throw new PlainSentenceError(
      `The folder ${folder} holds ${stored.people} people of seed ${stored.seed}. Begin with other data: npm start -- --reset --people ${size.people} --seed ${size.seed}`,
      `npm start -- --reset --people ${size.people} --seed ${size.seed}`,
    );
  }
  return size;
}

async function start(options: StartOptions): Promise<void> {
  const folder = folderOf(options.data);
  refuseSecondStart(folder);
  if (options.reset) clearFolder(folder);
  const size = chooseSize(folder, options);
  const port = options.port ?? configFile.basePort;
  await requireFreePorts(Object.values(configFile.portOffsets).map((offset) => port + offset));
  const pages = await builtPages(root);
  const environment = createEnvironment({ folder, port, size, pages }, root);
  await environment.start();
  const { url } = environment.org.info();
  noteRunning(folder, url);
  const stop = (): void => {
    forgetRunning(folder);
    void environment.stop().finally(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.log(`Mailbox, calls, faults and credentials: ${environment.window.info().url}/   Stop with Ctrl-C.`);
  console.log(`MSI Actions is ready: ${url}/`);
}

async function stop({ data }: { data?: string }): Promise<void> {
  const running = findRunning(folderOf(data));
  if (!running) return console.log('Nothing runs.');
  process.kill(running.pid, 'SIGTERM');
  for (let tries = 0; tries < 100 && findRunning(folderOf(data)); tries++) await wait(100);
  console.log('Stopped.');
}

async function status({ data }: { data?: string }): Promise<void> {
  const running = findRunning(folderOf(data));
  if (!running) return console.log('Nothing runs. Start with: npm start');
  const response = await fetch(`${running.url}/health`);
  const health = (await response.json()) as Health;
  console.log(`${health.status}, version ${health.version}, ${health.seed.people} people of seed ${health.seed.seed}`);
  for (const service of health.services) console.log(`  ${service.name.padEnd(12)} ${service.state.padEnd(9)} ${service.url}`);
}

async function reset({ data }: { data?: string }): Promise<void> {
  const folder = folderOf(data);
  if (findRunning(folder)) throw new PlainSentenceError('MSI Actions runs. Stop it first with: npm run stop', 'npm run stop');
  clearFolder(folder);
  console.log('All data is gone. The next start begins afresh.');
}

async function watchUntilStopped(directories: string[], filter: string | undefined): Promise<void> {
  const end = watchTests(directories, filter, (text) => console.log(text));
  await new Promise<void>((stopped) => {
    process.once('SIGINT', () => stopped());
    process.once('SIGTERM', () => stopped());
  });
  end();
}

async function test(options: TestOptions): Promise<void> {
  const directories = options.source ? options.source.flatMap((source) => sourceDirectories(resolve(source))) : projectDirectories(root);
  if (options.watch) return watchUntilStopped(directories, options.filter);
  const runner = new TestRunner(readCodeBase(directories, { coverage: true }));
  const report = runner.run({ filter: options.filter });
  runner.close();
  console.log(reportText(report, { coverage: !options.filter }));
  if (options.json) {
    mkdirSync(dirname(resolve(options.json)), { recursive: true });
    writeFileSync(resolve(options.json), `${JSON.stringify(report, null, 2)}\n`);
  }
  process.exitCode = report.failed === 0 && report.compileErrors.length === 0 && report.passed > 0 ? 0 : 1;
}

const commands: Commands = { start, stop, status, reset, test };

try {
  await commandLine(commands).parseAsync();
} catch (error) {
  const isPlain = error instanceof PlainSentenceError || error instanceof MetadataError;
  console.error(
    isPlain ? messageOf(error) : `Something unexpected went wrong: ${messageOf(error)}. Try again with fresh data: npm start -- --reset`,
  );
  if (!isPlain && process.env['MSI_DEBUG'] && error instanceof Error) console.error(error.stack);
  process.exit(1);
}
