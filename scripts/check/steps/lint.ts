/** ESLint over everything that is TypeScript. */
import { lines, packageProgram, relative } from './output.ts';
import type { Step } from './step.ts';

interface Result {
  filePath: string;
  messages: { line?: number; message: string; ruleId: string | null }[];
}

export const lint: Step = {
  name: 'lint',
  what: 'ESLint: rooms, sizes, types and component rules',
  async run() {
    const folders = ['local', 'scripts', 'test', 'force-app'];
    const { code, stdout, stderr } = await packageProgram('eslint/bin/eslint.js', [
      '--format',
      'json',
      '--no-error-on-unmatched-pattern',
      ...folders,
    ]);
    if (code === 0) return [];
    if (!stdout.startsWith('[')) return lines(stderr).slice(0, 5);
    const results = JSON.parse(stdout) as Result[];
    return results.flatMap(({ filePath, messages }) =>
      messages.map(
        ({ line, message, ruleId }) => `${relative(filePath)}:${line ?? 1} ${message.split('\n')[0] ?? ''} (${ruleId ?? 'syntax'})`,
      ),
    );
  },
};
