/** A code base that is read again and again: what did not change is neither parsed nor generated anew. */
import { treeOf, type ApexSource, type Generated, type ParsedSources } from '../../apex/compile.ts';
import { dependents, needsOf, signatureOf, type Needs } from '../../apex/dependencies.ts';
import { compileSources } from '../../apex/compile.ts';
import { loadMetadata, type OrgMetadata } from '../../data/index.ts';
import type { CodeBase } from './codeBase.ts';
import { findApexSources } from './sources.ts';

function byName(sources: readonly ApexSource[]): Map<string, ApexSource> {
  return new Map(sources.map((source) => [source.name, source]));
}

/** Files that were added, changed or removed. */
function touched(before: ReadonlyMap<string, ApexSource>, after: ReadonlyMap<string, ApexSource>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => {
    const [old, now] = [before.get(name), after.get(name)];
    return old?.text !== now?.text || old?.apiVersion !== now?.apiVersion;
  });
}

/** The code base of some directories, as it is now. */
export class ChangingCodeBase {
  readonly directories: string[];
  private readonly parsed: ParsedSources = new Map();
  private generated = new Map<string, Generated>();
  private sources: ApexSource[] = [];
  private needs: Needs = new Map();
  private metadata: OrgMetadata;
  current: CodeBase;

  constructor(directories: string[]) {
    this.directories = directories;
    this.metadata = loadMetadata(directories);
    this.sources = findApexSources(directories);
    this.needs = this.readNeeds();
    this.current = this.compile();
  }

  /** Reads everything anew: metadata changed. The answer names all files. */
  readAll(): Set<string> {
    this.generated = new Map();
    this.metadata = loadMetadata(this.directories);
    this.sources = findApexSources(this.directories);
    this.needs = this.readNeeds();
    this.current = this.compile();
    return new Set(this.sources.map(({ name }) => name));
  }

  /** Reads Apex anew. The answer names the files that changed and all that need them; it is empty when nothing changed. */
  readApex(): Set<string> {
    const before = byName(this.sources);
    const needed = this.needs;
    this.sources = findApexSources(this.directories);
    const after = byName(this.sources);
    const files = touched(before, after);
    if (files.length === 0) return new Set();
    this.needs = this.readNeeds();
    const affected = new Set([...dependents(files, needed), ...dependents(files, this.needs)]);
    const isInner = files.every((name) => this.looksTheSame(before.get(name), after.get(name)));
    for (const name of isInner ? files : affected) this.generated.delete(name);
    this.current = this.compile();
    return affected;
  }

  private looksTheSame(old: ApexSource | undefined, now: ApexSource | undefined): boolean {
    const [before, after] = [old && treeOf(old, this.parsed), now && treeOf(now, this.parsed)];
    return before !== undefined && after !== undefined && signatureOf(before) === signatureOf(after);
  }

  private readNeeds(): Needs {
    const objects = new Map<string, string>();
    for (const source of this.sources) {
      const tree = source.kind === 'trigger' ? treeOf(source, this.parsed) : undefined;
      if (tree?.kind === 'trigger') objects.set(source.name, tree.object);
    }
    return needsOf(this.sources, objects);
  }

  private compile(): CodeBase {
    const { directories, metadata, parsed, generated } = this;
    return { directories, metadata, compilation: compileSources(this.sources, metadata.schema, { parsed, generated }) };
  }
}
