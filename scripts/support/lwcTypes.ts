/**
 * Writes what the type checker of the components needs: `types/apex.d.ts` from the Apex source and
 * `tsconfig.lwc-paths.json` from the bundles. `--check` writes nothing and fails when one of them is stale.
 * Usage: lwcTypes.ts [--check]
 */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { auraClasses } from './lwcTypesApex.ts';
import { bundles, pathsFile, pathsFileName } from './lwcTypesPaths.ts';
import { apexTypes } from './lwcTypesRender.ts';
import { repositoryRoot } from './paths.ts';

/** A generated file: where it is and what it should hold now. */
export interface Generated {
  file: string;
  text: string;
}

function apexTypesOfPackage(): string {
  const files = globSync('force-app/main/**/classes/*.cls', { cwd: repositoryRoot }).sort();
  const sources = files.map((file) => ({ file, text: readFileSync(join(repositoryRoot, file), 'utf8') }));
  return apexTypes(sources.filter(({ text }) => /@AuraEnabled/i.test(text)).flatMap(({ file, text }) => auraClasses(text, file)));
}

async function formatted(file: string, text: string): Promise<Generated> {
  const options = await resolveConfig(file);
  return { file, text: await format(text, { ...options, filepath: file }) };
}

/** The generated files with their right content, formatted as the project's other files. */
export function generated(): Promise<Generated[]> {
  return Promise.all([
    formatted(join(repositoryRoot, 'types', 'apex.d.ts'), apexTypesOfPackage()),
    formatted(pathsFileName, pathsFile(bundles())),
  ]);
}

/** The generated files whose content on disk is not the right one. */
export async function stale(): Promise<string[]> {
  return (await generated()).filter(({ file, text }) => !existsSync(file) || readFileSync(file, 'utf8') !== text).map(({ file }) => file);
}

if (import.meta.main) {
  if (process.argv.includes('--check')) {
    const files = await stale();
    for (const file of files) console.error(`${file} is stale. Run scripts/support/lwcTypes.ts.`);
    process.exitCode = files.length === 0 ? 0 : 1;
  } else {
    for (const { file, text } of await generated()) writeFileSync(file, text);
  }
}
