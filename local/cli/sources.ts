/** The package directories of a source tree. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainSentenceError } from '../kernel/errors.ts';

/** Package directories of an SFDX project, or the folder itself. Throws one sentence for what does not exist. */
export function sourceDirectories(folder: string): string[] {
  if (!existsSync(folder)) throw new PlainSentenceError(`There is no folder ${folder}.`);
  const file = join(folder, 'sfdx-project.json');
  if (!existsSync(file)) return [folder];
  try {
    const project = JSON.parse(readFileSync(file, 'utf8')) as { packageDirectories?: { path: string }[] };
    const directories = (project.packageDirectories ?? [])
      .map((directory) => join(folder, directory.path))
      .filter((path) => existsSync(path));
    return directories.length > 0 ? directories : [folder];
  } catch {
    throw new PlainSentenceError(`${file} is not valid JSON.`);
  }
}
