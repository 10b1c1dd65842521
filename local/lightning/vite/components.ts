/** Finds the package's components. */
import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A Lightning Web Component bundle of a package directory. */
export interface ComponentBundle {
  name: string;
  folder: string;
  /** The module's entry: TypeScript before JavaScript. */
  entry: string;
}

/** All bundles below the directories. */
export function findBundles(directories: readonly string[]): ComponentBundle[] {
  return directories.flatMap((directory) =>
    globSync('**/lwc/*', { cwd: directory, exclude: ['**/node_modules/**'] }).flatMap((path) => {
      const folder = join(directory, path);
      const name = basename(path);
      const entry = ['ts', 'js', 'html'].map((extension) => join(folder, `${name}.${extension}`)).find((file) => existsSync(file));
      return entry ? [{ name, folder, entry }] : [];
    }),
  );
}
