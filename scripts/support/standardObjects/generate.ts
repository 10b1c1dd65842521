/**
 * Writes local/data/catalog/standardObjects.txt: every standard object with its fields and relationships,
 * from the type stubs (BSD-3-Clause, see local/data/catalog/NOTICE) inside the pinned analyser package.
 *
 * Run after changing the pinned version: node_modules/.bin/node scripts/support/standardObjects/generate.ts
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { repositoryRoot } from '../paths.ts';
import { readClassFile } from '../platformTypes/classFile.ts';
import { readStub } from './stub.ts';
import type { Stub } from './stub.ts';
import { catalogLine, chooseChildFields, polymorphicTargets } from './catalogLine.ts';

const PREFIX = 'com/nawforce/runforce/SObjects/';

function jarFile(): string {
  const folder = join(repositoryRoot, 'node_modules/@salesforce/code-analyzer-pmd-engine/dist/java-lib');
  const name = readdirSync(folder).find((file) => file.startsWith('sobject-types-'));
  if (!name) throw new Error(`No sobject-types jar in ${folder}`);
  return join(folder, name);
}

/** All stubs by name; what is no object of its own (compound values, `Name`, `AggregateResult`) is left out. */
function readStubs(): Map<string, Stub> {
  const left = new Set(['Address', 'Name', 'AggregateResult', 'PersonName']);
  const stubs = new Map<string, Stub>();
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(jarFile())))) {
    if (!path.startsWith(PREFIX) || !path.endsWith('.class')) continue;
    const stub = readStub(readClassFile(bytes));
    if (!left.has(stub.name)) stubs.set(stub.name, stub);
  }
  return stubs;
}

const stubs = readStubs();
polymorphicTargets(stubs);
chooseChildFields(stubs);
const lines = [...stubs.values()].sort((a, b) => (a.name < b.name ? -1 : 1)).map(catalogLine);
writeFileSync(join(repositoryRoot, 'local/data/catalog/standardObjects.txt'), `${lines.join('\n')}\n`);
console.log(`${lines.length} standard objects`);
