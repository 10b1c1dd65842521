/**
 * Writes local/apex/types/platform.json: every platform type with its members, from the type stubs
 * (BSD-3-Clause, see local/apex/types/NOTICE) inside the pinned analyser package.
 *
 * Run after changing the pinned version: node_modules/.bin/node scripts/support/platformTypes/generate.ts
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { repositoryRoot } from '../paths.ts';
import {
  ACC_ABSTRACT,
  ACC_ENUM,
  ACC_INTERFACE,
  ACC_PUBLIC,
  ACC_STATIC,
  ACC_SYNTHETIC,
  readClassFile,
  type ClassFile,
  type Member,
} from './classFile.ts';
import { readClassSignature, readFieldType, readMethodType } from './signature.ts';

const PREFIX = 'com/nawforce/runforce/';
const SKIPPED = ['SObjectStubs/', 'Internal/', 'Component/'];

/** One type as it stands in the table: short keys keep the file small. */
interface TableEntry {
  k: 'class' | 'interface' | 'enum';
  a?: 1;
  g?: string[];
  x?: string;
  i?: string[];
  e?: string[];
  c?: string[][];
  m?: [name: string, isStatic: 0 | 1, returns: string, parameters: string[]][];
  f?: [name: string, isStatic: 0 | 1, type: string][];
}

function jarFile(): string {
  const folder = join(repositoryRoot, 'node_modules/@salesforce/code-analyzer-pmd-engine/dist/java-lib');
  const name = readdirSync(folder).find((file) => file.startsWith('standard-types-'));
  if (!name) throw new Error(`No standard-types jar in ${folder}`);
  return join(folder, name);
}

const visible = (member: Member) => (member.flags & ACC_PUBLIC) !== 0 && (member.flags & ACC_SYNTHETIC) === 0;
const isStatic = (member: Member): 0 | 1 => ((member.flags & ACC_STATIC) !== 0 ? 1 : 0);
const plain = (name: string) => (name.endsWith('$') ? name.slice(0, -1) : name);

function enumEntry(file: ClassFile): TableEntry {
  return { k: 'enum', e: file.fields.filter((field) => (field.flags & ACC_ENUM) !== 0).map((field) => plain(field.name)) };
}

function kindOf(file: ClassFile): TableEntry {
  if ((file.flags & ACC_INTERFACE) !== 0) return { k: 'interface' };
  return (file.flags & ACC_ABSTRACT) !== 0 ? { k: 'class', a: 1 } : { k: 'class' };
}

function classEntry(file: ClassFile): TableEntry {
  const entry = kindOf(file);
  const face = readClassSignature(file);
  if (face.typeParameters.length > 0) entry.g = face.typeParameters;
  if (face.superType) entry.x = face.superType;
  if (face.interfaces.length > 0) entry.i = face.interfaces;
  const methods = file.methods.filter(visible);
  const constructors = methods.filter((method) => method.name === '<init>').map((m) => readMethodType(m.signature).parameters);
  if (constructors.length > 0) entry.c = constructors;
  const named = methods.filter((method) => !method.name.startsWith('<'));
  if (named.length > 0) {
    entry.m = named.map((method) => {
      const type = readMethodType(method.signature);
      return [plain(method.name), isStatic(method), type.returns, type.parameters];
    });
  }
  const fields = file.fields.filter(visible);
  if (fields.length > 0) entry.f = fields.map((field) => [plain(field.name), isStatic(field), readFieldType(field.signature)]);
  return entry;
}

function readTable(): Record<string, TableEntry> {
  const table: Record<string, TableEntry> = {};
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(jarFile())))) {
    if (!path.startsWith(PREFIX) || !path.endsWith('.class')) continue;
    const local = path.slice(PREFIX.length);
    if (SKIPPED.some((folder) => local.startsWith(folder))) continue;
    const name = local.slice(0, -'.class'.length).replace(/\$$/, '').replace(/[/$]/g, '.');
    const file = readClassFile(bytes);
    table[name] = (file.flags & ACC_ENUM) !== 0 ? enumEntry(file) : classEntry(file);
  }
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const table = readTable();
const lines = Object.entries(table).map(([name, entry]) => `${JSON.stringify(name)}:${JSON.stringify(entry)}`);
writeFileSync(join(repositoryRoot, 'local/apex/types/platform.json'), `{\n${lines.join(',\n')}\n}\n`);
console.log(`${lines.length} platform types`);
