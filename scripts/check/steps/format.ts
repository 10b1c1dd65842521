/** Is everything written as Prettier writes it? */
import { lines, packageProgram } from './output.ts';
import type { Step } from './step.ts';

/** What Prettier looks after; prose is left to its writers. */
export const formatted = [
  '{local,scripts,test,types,config,contracts}/**/*.{ts,mjs,json,yaml,yml,cls,trigger,xml}',
  'force-app/**/*.{ts,html,css,json,xml,cls,trigger}',
  '*.{json,js,cjs,ts}',
];

/** The program, inside its package. */
export const prettierProgram = 'prettier/bin/prettier.cjs';

export const format: Step = {
  name: 'format',
  what: 'every file is written as Prettier writes it',
  async run() {
    const { code, stdout, stderr } = await packageProgram(prettierProgram, [
      '--list-different',
      '--no-error-on-unmatched-pattern',
      ...formatted,
    ]);
    if (code === 0) return [];
    const errors = lines(stderr).filter((line) => /^\[error\] \S+\.\w+: /.test(line));
    return [...lines(stdout).map((file) => `${file}: run npm run format -- ${file}`), ...errors];
  },
};
