/**
 * The package's Apex against the platform's types, by the checker of the analyser package. It needs Java 11 or newer.
 */
import { globSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../support/paths.ts';
import { output, relative } from './output.ts';
import type { Step } from './step.ts';

const JARS = 'node_modules/@salesforce/code-analyzer-pmd-engine/dist/java-lib';

/** What the checker says in error, each with the reason. */
const KNOWN = [
  {
    text: "No matching method found for 'updateNamedCredential' on 'ConnectApi.NamedCredentials' taking arguments 'System.String, ConnectApi.NamedCredentialInput'",
    reason: 'its table of platform types lacks the method; Connect in Apex Reference, NamedCredentials Class, has it',
  },
];

interface Issues {
  files: { path: string; messages: { start: { line: number; offset: number }; category: string; message: string }[] }[];
}

/** Is there a Java? The answer is a sentence when there is none. */
export async function missingJava(): Promise<string | undefined> {
  const { code } = await output('java', ['-version']);
  return code === 0
    ? undefined
    : 'Java 11 or newer is needed for this step and was not found: install it and see that `java -version` works.';
}

export const apexTypes: Step = {
  name: 'apex-types',
  what: "the package's Apex compiles against the platform's types",
  async run() {
    const missing = await missingJava();
    if (missing) return [missing];
    const cache = join(repositoryRoot, '.cache', 'apex-types');
    mkdirSync(cache, { recursive: true });
    const jars = globSync(`${JARS}/*.jar`, { cwd: repositoryRoot });
    const main = 'io.github.apexdevtools.apexls.CheckForIssues';
    const args = [
      '-cp',
      jars.join(process.platform === 'win32' ? ';' : ':'),
      main,
      '-n',
      '-d',
      'errors',
      '-f',
      'json',
      '-w',
      repositoryRoot,
    ];
    const { code, stdout, stderr } = await output('java', args, { APEXLINK_CACHE_DIR: cache });
    if (code === 0) return [];
    if (!stdout.trimStart().startsWith('{')) return [`The checker ended with code ${code}: ${(stderr || stdout).split('\n')[0] ?? ''}`];
    const { files } = JSON.parse(stdout) as Issues;
    return files
      .flatMap(({ path, messages }) => messages.map(({ start, message }) => `${relative(path)}:${start.line} ${message}`))
      .filter((problem) => !KNOWN.some(({ text }) => problem.includes(text)));
  },
};
