/** Labels and static resources for running code. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { MetadataPort } from '../../apex/runtime/context.ts';
import type { OrgMetadata } from '../../data/index.ts';

function resourceFiles(directories: readonly string[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const directory of directories) {
    for (const path of globSync('**/staticresources/*', { cwd: directory })) {
      const file = join(directory, path);
      if (path.endsWith('-meta.xml') || statSync(file).isDirectory()) continue;
      files.set(
        basename(path)
          .replace(/\.[^.]+$/, '')
          .toLowerCase(),
        file,
      );
    }
  }
  return files;
}

/** Layout files by full name, such as `Lead-Lead Layout`, in lower case. */
/** The layouts that every org begins with. */
const STANDARD_LAYOUTS = join(import.meta.dirname, 'layouts');

function layoutFiles(directories: readonly string[]): Map<string, string> {
  const found = [STANDARD_LAYOUTS, ...directories].flatMap((directory) =>
    globSync('**/*.layout-meta.xml', { cwd: directory }).map((path) => join(directory, path)),
  );
  return new Map(found.map((file) => [decodeURIComponent(basename(file).replace(/\.layout-meta\.xml$/, '')).toLowerCase(), file]));
}

type Kind = Parameters<MetadataPort['has']>[0];

/** Names of the flows, approval processes and duplicate rules, in lower case; versions of flows and the object before a process are left out. */
function processNames(directories: readonly string[], kind: Kind): Set<string> {
  const found = directories.flatMap((directory) => globSync(`**/*.${kind}{,-meta.xml}`, { cwd: directory }));
  return new Set(
    found.map((path) => (basename(path).split(`.${kind}`)[0] ?? '').replace(/-\d+$/, '').split('.').at(-1)?.toLowerCase() ?? ''),
  );
}

/** The texts of a code base; labels are found by name without regard to case. */
export function metadataPort(
  metadata: OrgMetadata,
  directories: readonly string[],
  deployed: (key: string) => string | undefined = () => undefined,
): MetadataPort {
  const labels = new Map([...metadata.labels.values()].map((label) => [label.name.toLowerCase(), label.value]));
  const resources = resourceFiles(directories);
  const layouts = layoutFiles(directories);
  const processes: Partial<Record<Kind, Set<string>>> = {};
  return {
    label: (name) => labels.get(name.toLowerCase()),
    layout: (fullName) => {
      const file = layouts.get(fullName.toLowerCase());
      return file && readFileSync(file, 'utf8');
    },
    deployed,
    has: (kind, name) => {
      const names = (processes[kind] ??= processNames(directories, kind));
      return name === undefined ? names.size > 0 : names.has(name.toLowerCase());
    },
    staticResource: (name) => {
      const file = resources.get(name.toLowerCase());
      return file && existsSync(file) ? readFileSync(file) : undefined;
    },
  };
}
