/**
 * Records what Salesforce's compiler front end says to the cases of test/support/compilerCases.ts. It comes with Prettier's plugin
 * for Apex and is asked through Answers.java; a JDK 17 or newer is needed.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANSWERS_FILE, HELPERS_FILE, TABLES, letterOf, membersOf, rules, type Answers } from '../../../test/support/compilerCases.ts';
import { repositoryRoot } from '../paths.ts';

const JAR = 'node_modules/prettier-plugin-apex/vendor/apex-ast-serializer/lib/apex-jorje-lsp.jar';
const MOST_OUTPUT = 64 * 1024 * 1024;

/** The first error of each class, or ''. */
function ask(classes: string[]): string[] {
  const folder = join(repositoryRoot, '.cache', 'apex-compiler');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'classes.txt');
  writeFileSync(file, classes.join('\n'));
  const source = join(repositoryRoot, 'scripts/support/apexCompiler/Answers.java');
  const output = execFileSync('java', ['-cp', join(repositoryRoot, JAR), source, HELPERS_FILE, file], {
    encoding: 'utf8',
    maxBuffer: MOST_OUTPUT,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return output
    .split('\n')
    .slice(0, classes.length)
    .map((line) => line.split('\t')[0] ?? '');
}

function record(): Answers {
  const tables = Object.fromEntries(
    TABLES.map((table) => {
      const wrap = (member: string) =>
        member.startsWith('class Cell') ? member.replace('class Cell', 'public class A') : `public class A { ${member} }`;
      const letters = ask(membersOf(table).map(wrap))
        .map((error) => letterOf(table, error))
        .join('');
      const width = table.columns.length;
      return [table.name, table.rows.map((_, row) => letters.slice(row * width, (row + 1) * width))];
    }),
  );
  return { rules: ask(rules().map(({ text }) => text)), tables };
}

writeFileSync(ANSWERS_FILE, `${JSON.stringify(record(), null, 1)}\n`);
