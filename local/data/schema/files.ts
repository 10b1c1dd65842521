import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MetadataError } from './model.ts';

const SKIPPED = new Set(['node_modules', '.git', 'lwc', 'aura', 'staticresources']);

/** All files under the directories whose names end with `-meta.xml`, in a stable order. */
export function metadataFiles(directories: string[]): string[] {
  const found: string[] = [];
  for (const directory of directories) {
    if (!existsSync(directory)) throw new MetadataError(directory, 'the package directory does not exist');
    walk(directory, found);
  }
  return found;
}

function walk(directory: string, found: string[]): void {
  const entries = readdirSync(directory, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (SKIPPED.has(entry.name)) continue;
    const path = join(directory, entry.name);
    if (entry.isDirectory()) walk(path, found);
    else if (entry.name.endsWith('-meta.xml')) found.push(path);
  }
}

/** The component's name: the file's name without `.kind-meta.xml`. */
export function componentName(file: string, kind: string): string {
  return decodeURIComponent(basename(file).slice(0, -`.${kind}-meta.xml`.length));
}

/** The object a file under `objects/X/...` belongs to, or undefined. */
export function owningObject(file: string): string | undefined {
  return /[\\/]objects[\\/]([^\\/]+)[\\/]/.exec(file)?.[1];
}
