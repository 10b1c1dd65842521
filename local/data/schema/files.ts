import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { MetadataError } from './model.ts';

const SKIPPED = new Set(['node_modules', '.git', '.sfdx', '.sf', 'lwc', 'aura', 'reports']);

/** Folders of the metadata API's own format whose files carry no `-meta.xml`. */
const OLD_FORMAT =
  /[\\/](objects|labels|permissionsets|permissionsetgroups|profiles|customPermissions|customMetadata|globalValueSets|standardValueSets|roles|queues|groups|sharingRules|remoteSiteSettings|namedCredentials|notificationtypes|email|cachePartitions)[\\/][^\\/]*(?:[\\/][^\\/]*)?\.[A-Za-z]+$/;

/** All metadata files under the directories, of source format and of the metadata API's, in a stable order. */
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
    else if (entry.name.endsWith('-meta.xml') || OLD_FORMAT.test(path)) found.push(path);
  }
}

/** What kind of component a file describes: `field` of `Name__c.field-meta.xml`, `object` of `Name__c.object`. */
export function componentKind(file: string): string {
  return /\.([A-Za-z]+)(?:-meta\.xml)?$/.exec(file)?.[1] ?? '';
}

/** The component's name: the file's name without `.kind-meta.xml` or `.kind`. */
export function componentName(file: string, kind: string): string {
  const name = basename(file).replace(/-meta\.xml$/, '');
  return decodedName(name.slice(0, -`.${kind}`.length));
}

/** Names with signs that a file system refuses are written with percent codes. */
function decodedName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch (error) {
    if (error instanceof URIError) return name;
    throw error;
  }
}

/** The namespace of the project that a directory belongs to, empty when it has none. */
export function namespaceOf(directories: string[]): string {
  for (const directory of directories) {
    for (let folder = resolve(directory); dirname(folder) !== folder; folder = dirname(folder)) {
      const file = join(folder, 'sfdx-project.json');
      if (existsSync(file)) return namespaceIn(file);
    }
  }
  return '';
}

function namespaceIn(file: string): string {
  try {
    const project: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const value = typeof project === 'object' && project !== null && 'namespace' in project ? project.namespace : '';
    return typeof value === 'string' ? value : '';
  } catch (error) {
    throw new MetadataError(file, error instanceof Error ? error.message : String(error));
  }
}

/** The object a file under `objects/X/...` belongs to, or undefined. */
export function owningObject(file: string): string | undefined {
  return /[\\/]objects[\\/]([^\\/]+)[\\/]/.exec(file)?.[1];
}
