/**
 * `npm run bench -- <name> [--json] [arguments]`: runs `test/bench/<name>.ts` and prints its table, or with
 * `--json` one JSON object. A bench file exports `<name>Bench(arguments)` and `<name>Table(result)`.
 */
import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Bench = Record<string, (value: unknown) => unknown>;

function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Names of all benches: every file beside this one. */
function benchNames(): string[] {
  return globSync('*.ts', { cwd: import.meta.dirname })
    .map((file) => basename(file, '.ts'))
    .filter((name) => name !== 'main')
    .sort();
}

function argumentsOf(rest: string[]): unknown {
  if (rest.length === 0) return undefined;
  return rest.every((text) => /^\d+$/.test(text)) ? rest.map(Number) : rest;
}

async function main(words: string[]): Promise<number> {
  const json = words.includes('--json');
  const [name, ...rest] = words.filter((word) => word !== '--json');
  const file = join(import.meta.dirname, `${name ?? ''}.ts`);
  if (!name || name === 'main' || !existsSync(file)) {
    console.error(`Say which bench to run: ${benchNames().join(', ')}. For example: npm run bench -- apex`);
    return 2;
  }
  const bench = (await import(pathToFileURL(file).href)) as Bench;
  const run = bench[`${camel(name)}Bench`];
  const table = bench[`${camel(name)}Table`];
  if (!run || !table) {
    console.error(`test/bench/${name}.ts must export ${camel(name)}Bench and ${camel(name)}Table.`);
    return 2;
  }
  const result = await run(argumentsOf(rest));
  console.log(json ? JSON.stringify(result) : table(result));
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
