/** `npm run format [-- file or folder ...]`: writes files as Prettier writes them; all of them when none is named. */
import { formatted, prettierProgram } from './steps/format.ts';
import { lines, packageProgram } from './steps/output.ts';

async function main(given: string[]): Promise<number> {
  const args = ['--write', '--log-level', 'log', '--no-error-on-unmatched-pattern', ...(given.length > 0 ? given : formatted)];
  const { code, stdout, stderr } = await packageProgram(prettierProgram, args);
  const changed = lines(stdout).filter((line) => !line.endsWith('(unchanged)'));
  for (const line of [...changed, ...lines(stderr)]) console.log(line);
  console.log(`${changed.length} files written anew.`);
  return code;
}

process.exitCode = await main(process.argv.slice(2));
