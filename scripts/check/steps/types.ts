/** The TypeScript compiler over every project of the repository. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../support/paths.ts';
import { stale } from '../../support/lwcTypes.ts';
import { lines, packageProgram, relative } from './output.ts';
import type { Step } from './step.ts';

const PROJECTS = ['tsconfig.json', 'tsconfig.lwc.json', 'tsconfig.lwc-test.json', 'local/lightning/client/tsconfig.json'];

export const types: Step = {
  name: 'types',
  what: 'TypeScript, strict: environment, components and their tests',
  async run() {
    const problems = (await stale()).map((file) => `${relative(file)} is not what its source says: run node scripts/support/lwcTypes.ts`);
    for (const project of PROJECTS.filter((file) => existsSync(join(repositoryRoot, file)))) {
      const { code, stdout } = await packageProgram('typescript/bin/tsc', ['--noEmit', '-p', project]);
      const found = lines(stdout).filter((line) => !line.startsWith(' '));
      problems.push(...(code !== 0 && found.length === 0 ? [`${project}: tsc ended with code ${code}`] : found));
    }
    return [...new Set(problems)];
  },
};
