/**
 * Which files of a code base need which others. A file needs every class that it names, also in text (`Type.forName`),
 * and the triggers of every object that it names: more than needed may be found, never less.
 */
import type { ApexSource } from './compile.ts';
import type { TriggerDeclaration, TypeDeclaration } from './syntax/ast.ts';

const WORD = /[a-z]\w*/gi;

/** For each file name, the files that it needs directly. */
export type Needs = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads who needs whom. `triggerObjects` gives the object of each trigger file. */
export function needsOf(sources: readonly ApexSource[], triggerObjects: ReadonlyMap<string, string>): Needs {
  const named = new Map<string, string[]>();
  const name = (word: string, file: string) => named.set(word.toLowerCase(), [...(named.get(word.toLowerCase()) ?? []), file]);
  for (const source of sources) {
    if (source.kind === 'class') name(source.name.replace(/\.cls$/, ''), source.name);
    const object = triggerObjects.get(source.name);
    if (object !== undefined) name(object, source.name);
  }
  return new Map(sources.map((source) => [source.name, needed(source, named)]));
}

function needed(source: ApexSource, named: ReadonlyMap<string, string[]>): Set<string> {
  const words = new Set((source.text.match(WORD) ?? []).map((word) => word.toLowerCase()));
  const files = new Set([...words].flatMap((word) => named.get(word) ?? []));
  files.delete(source.name);
  return files;
}

/** The files themselves and all that need them, directly or through others. */
export function dependents(files: Iterable<string>, needs: Needs): Set<string> {
  const found = new Set(files);
  for (const file of found) {
    for (const [other, wanted] of needs) if (wanted.has(file)) found.add(other);
  }
  return found;
}

/** Members that other files cannot see: code, values and places. */
const INNER = new Set(['body', 'value', 'line', 'column', 'statements']);

/** What other files see of a file: when it stays the same, they need not be compiled again. */
export function signatureOf(tree: TypeDeclaration | TriggerDeclaration): string {
  return JSON.stringify(tree, (key, value: unknown) => {
    if (INNER.has(key)) return undefined;
    return value instanceof Set ? [...(value as Set<string>)] : value;
  });
}
