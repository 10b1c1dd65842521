/** The command line of the local environment. */
import { Command, InvalidArgumentError } from 'commander';

/** Options of `start`. */
export interface StartOptions {
  /** Port of the Salesforce org; the other services follow it. */
  port?: number;
  people?: number;
  seed?: number;
  reset: boolean;
  /** Folder of the environment's files. */
  data?: string;
}

/** Options of `test`. */
export interface TestOptions {
  source?: string[];
  filter?: string;
  json?: string;
  /** Run again what a change touches. */
  watch?: boolean;
}

/** What each command does. */
export interface Commands {
  start(options: StartOptions): Promise<void>;
  stop(options: { data?: string }): Promise<void>;
  status(options: { data?: string }): Promise<void>;
  reset(options: { data?: string }): Promise<void>;
  test(options: TestOptions): Promise<void>;
}

function wholeNumber(minimum: number, maximum: number) {
  return (text: string): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < minimum || value > maximum) {
      throw new InvalidArgumentError(`It must be a whole number from ${minimum} to ${maximum}.`);
    }
    return value;
  };
}

const collect = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];

/** Builds the command line around the commands. */
export function commandLine(commands: Commands): Command {
  const program = new Command('msi-actions').description('The local environment of MSI Actions.');
  const dataOption = ['--data <folder>', 'folder of the environment’s files (default .local)'] as const;
  program
    .command('start', { isDefault: true })
    .description('start everything and print the URL of the Setup Guide')
    .option('--port <base>', 'port of Salesforce; Marketo +1, Sales account +2, inspector +3, SMTP +25', wholeNumber(1024, 65_500))
    .option('--people <n>', 'number of seeded people', wholeNumber(0, 2_000_000))
    .option('--seed <n>', 'another number gives other people of the same kind', wholeNumber(0, 2_147_483_647))
    .option('--reset', 'begin with fresh data', false)
    .option(...dataOption)
    .action((options: StartOptions) => commands.start(options));
  program
    .command('stop')
    .description('stop what runs')
    .option(...dataOption)
    .action((options: { data?: string }) => commands.stop(options));
  program
    .command('status')
    .description('tell what runs')
    .option(...dataOption)
    .action((options: { data?: string }) => commands.status(options));
  program
    .command('reset')
    .description('forget all data')
    .option(...dataOption)
    .action((options: { data?: string }) => commands.reset(options));
  program
    .command('test')
    .description('run Apex tests')
    .option('--source <dir>', 'an SFDX project or package directory (may be given several times)', collect)
    .option('--filter <name>', 'a test class, or Class.method')
    .option('--json <file>', 'write the results as JSON')
    .option('--watch', 'run again the tests that a change touches, until Ctrl-C')
    .action((options: TestOptions) => commands.test(options));
  return program;
}
