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

/** The texts of a code base; labels are found by name without regard to case. */
export function metadataPort(metadata: OrgMetadata, directories: readonly string[]): MetadataPort {
  const labels = new Map([...metadata.labels.values()].map((label) => [label.name.toLowerCase(), label.value]));
  const resources = resourceFiles(directories);
  return {
    label: (name) => labels.get(name.toLowerCase()),
    staticResource: (name) => {
      const file = resources.get(name.toLowerCase());
      return file && existsSync(file) ? readFileSync(file) : undefined;
    },
  };
}
