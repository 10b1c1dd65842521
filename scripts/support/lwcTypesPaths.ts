import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { repositoryRoot } from './paths.ts';

/** One component bundle of the package. */
export interface Bundle {
  /** Name in camel case: the last part of `c/name`. */
  name: string;
  /** Folder, relative to the project's root, with `/` between parts. */
  folder: string;
}

/** All component bundles of the package, sorted by name. */
export function bundles(): Bundle[] {
  return globSync('force-app/**/lwc/*/*.js-meta.xml', { cwd: repositoryRoot })
    .map((file) => dirname(file).replaceAll('\\', '/'))
    .map((folder) => ({ name: basename(folder), folder }))
    .sort((left, right) => left.name.localeCompare(right.name, 'en'));
}

/**
 * The text of `tsconfig.lwc-paths.json`: one `c/name` entry per bundle, because one pattern
 * cannot express `c/foo` -> `lwc/foo/foo.ts`.
 */
export function pathsFile(all: Bundle[]): string {
  const paths = Object.fromEntries(all.map(({ name, folder }) => [`c/${name}`, [`./${folder}/${name}.ts`]]));
  const support = { 'test/support/lwc': ['./test/support/lwc/index.ts'] };
  return `${JSON.stringify({ compilerOptions: { paths: { ...paths, ...support } } }, null, 2)}\n`;
}

/** Where the path entries are written. */
export const pathsFileName = join(repositoryRoot, 'tsconfig.lwc-paths.json');
