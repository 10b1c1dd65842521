/** Reads and compiles the code base that an org runs. */
import { compileSources, type Compilation, type CompileOptions } from '../../apex/compile.ts';
import { loadMetadata, type OrgMetadata } from '../../data/index.ts';
import { PlainSentenceError } from '../../kernel/errors.ts';
import { findApexSources } from './sources.ts';

/** A code base in memory. */
export interface CodeBase {
  directories: string[];
  metadata: OrgMetadata;
  compilation: Compilation;
}

/** Reads metadata and Apex of the directories. Compile problems are in `compilation.problems`. */
export function readCodeBase(directories: string[], options: CompileOptions = {}): CodeBase {
  const metadata = loadMetadata(directories);
  const compilation = compileSources(findApexSources(directories), metadata.schema, options);
  return { directories, metadata, compilation };
}

/** Throws one sentence with the first compile problem, if there is any. */
export function requireCompiled(codeBase: CodeBase): void {
  const { problems } = codeBase.compilation;
  const [first] = problems;
  if (!first) return;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  throw new PlainSentenceError(
    `Apex does not compile: ${first.file} line ${first.line}, column ${first.column}: ${first.message}${more}.`,
    'npm run check',
  );
}
