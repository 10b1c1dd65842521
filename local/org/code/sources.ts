/** Finds Apex source in package directories. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { ApexSource } from '../../apex/compile.ts';

const DEFAULT_API_VERSION = 67;

/** The `sourceApiVersion` of the project that a directory belongs to. */
function projectApiVersion(directory: string): number {
  for (let folder = resolve(directory); ; folder = dirname(folder)) {
    const file = join(folder, 'sfdx-project.json');
    const match = existsSync(file) ? /"sourceApiVersion"\s*:\s*"([\d.]+)"/.exec(readFileSync(file, 'utf8')) : null;
    if (match) return Number(match[1]);
    if (existsSync(file) || dirname(folder) === folder) return DEFAULT_API_VERSION;
  }
}

/** The content of an element of the meta file. */
function metaElement(path: string, element: string): string | undefined {
  const meta = `${path}-meta.xml`;
  return existsSync(meta) ? new RegExp(`<${element}>([^<]*)`).exec(readFileSync(meta, 'utf8'))?.[1]?.trim() : undefined;
}

/** The version in the meta file, or what is wrong with it; `otherwise` when it says none. */
function apiVersionOf(path: string, otherwise: number): Pick<ApexSource, 'apiVersion' | 'problem'> {
  const text = metaElement(path, 'apiVersion');
  if (text === undefined) return { apiVersion: otherwise };
  const isVersion = /^\d{1,3}(\.\d+)?$/.test(text);
  return isVersion
    ? { apiVersion: Number(text) }
    : { apiVersion: otherwise, problem: `${basename(path)}-meta.xml: '${text}' is not an API version` };
}

/** A trigger may be switched off. Source: Metadata API Developer Guide, ApexTrigger, status. */
function isActive(path: string): boolean {
  return path.endsWith('.cls') || !/^(Inactive|Deleted)$/.test(metaElement(path, 'status') ?? '');
}

function readSource(path: string, otherwise: number): ApexSource {
  return {
    kind: path.endsWith('.cls') ? 'class' : 'trigger',
    name: basename(path),
    path,
    text: readFileSync(path, 'utf8').replace(/^\uFEFF/, ''),
    ...apiVersionOf(path, otherwise),
  };
}

/** All classes and active triggers below the directories, each file once, in the order of their names. */
export function findApexSources(directories: readonly string[]): ApexSource[] {
  const versions = new Map<string, number>();
  for (const directory of directories) {
    const otherwise = projectApiVersion(directory);
    for (const path of globSync('**/*.{cls,trigger}', { cwd: directory, exclude: ['**/node_modules/**'] }))
      versions.set(resolve(directory, path), otherwise);
  }
  return [...versions]
    .filter(([path]) => isActive(path))
    .map(([path, otherwise]) => readSource(path, otherwise))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
