/** The built Lightning pages. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Builds the pages when their sources changed; the answer is their folder. */
export async function builtPages(root: string): Promise<string | undefined> {
  const build = join(root, 'local/lightning/build.ts');
  if (!existsSync(build)) return undefined;
  const module = (await import(build)) as { buildPages(root: string): Promise<string> };
  return module.buildPages(root);
}
