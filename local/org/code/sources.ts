/** Finds Apex source in package directories. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ApexSource } from '../../apex/compile.ts';

const DEFAULT_API_VERSION = 67;

function apiVersionOf(path: string): number {
  const meta = `${path}-meta.xml`;
  const match = existsSync(meta) ? /<apiVersion>\s*([\d.]+)/.exec(readFileSync(meta, 'utf8')) : null;
  return match ? Number(match[1]) : DEFAULT_API_VERSION;
}

/** All classes and triggers below the directories, in the order of their names. */
export function findApexSources(directories: readonly string[]): ApexSource[] {
  return directories
    .flatMap((directory) =>
      globSync('**/*.{cls,trigger}', { cwd: directory, exclude: ['**/node_modules/**'] }).map((path) => join(directory, path)),
    )
    .sort((a, b) => (basename(a) < basename(b) ? -1 : 1))
    .map((path) => ({
      kind: path.endsWith('.cls') ? 'class' : 'trigger',
      name: basename(path),
      path,
      text: readFileSync(path, 'utf8').replace(/^\uFEFF/, ''),
      apiVersion: apiVersionOf(path),
    }));
}
