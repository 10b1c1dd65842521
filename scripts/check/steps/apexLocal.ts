/** The package's Apex by the local org's own compiler, which also knows the fields of static queries. */
import { readCodeBase } from '../../../local/org/code/codeBase.ts';
import { sourceDirectories } from '../../../local/cli/sources.ts';
import { repositoryRoot } from '../../support/paths.ts';
import { isSupportStale } from '../../support/supportTable.ts';
import type { Step } from './step.ts';

export const apexLocal: Step = {
  name: 'apex-local',
  what: "the package's Apex and metadata load in the local org",
  async run() {
    const { problems } = readCodeBase(sourceDirectories(repositoryRoot)).compilation;
    const stale = isSupportStale()
      ? ['docs/guide/apex-support.md is not what the library says: run node scripts/support/supportTable.ts']
      : [];
    return [...problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`), ...stale];
  },
};
