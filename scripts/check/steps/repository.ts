/** What no file of the project may contain. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../support/paths.ts';
import { lines, output } from './output.ts';
import type { Step } from './step.ts';

interface Rule {
  pattern: RegExp;
  problem: string;
  /** Which files the rule is about; all when absent. */
  files?: RegExp;
}

const RULES: Rule[] = [
  { pattern: /(?:^|[\s"'`(=:])\/(?:work|root|home\/\w+|Users\/\w+)\/[\w.]/, problem: 'names a path of one machine' },
  { pattern: /"resolved"\s*:|https?:\/\/[^"\s]+\.tgz/, problem: 'holds download addresses', files: /^(package-lock\.json|\.npmrc)$/ },
  { pattern: /\b(?:registry\.[a-z0-9-]+\.[a-z]{2,}|artifactory|verdaccio)\b/i, problem: 'names a package registry' },
  { pattern: /\b(?:test|it|describe)\.only\(|\bf(?:it|describe)\(/, problem: 'runs only some of its tests', files: /\.(?:ts|js)$/ },
  { pattern: /\b(?:TODO|FIXME|XXX)\b/, problem: 'leaves work open in a comment', files: /\.(?:ts|mjs|js|cls|trigger|html|css|md)$/ },
];
const BINARY = /\.(?:png|jpg|jpeg|gif|ico|zip|woff2?|resource|gz)$/;
/** This file, which must name what it forbids. */
const OWN = 'scripts/check/steps/repository.ts';
/** The sizes of other people's texts are not ours to judge. */
const FOREIGN = /^(?:local\/marketo\/openapi\/|local\/apex\/types\/platform\.json|force-app\/.*staticresources\/)/;
const LARGEST = 4_000_000;

/** What is forbidden in the text of a file, as `file:line problem`. */
export function forbidden(file: string, text: string): string[] {
  return RULES.filter((rule) => !rule.files || rule.files.test(file)).flatMap(({ pattern, problem }) => {
    const line = text.split('\n').findIndex((one) => pattern.test(one));
    return line < 0 ? [] : [`${file}:${line + 1} ${problem}`];
  });
}

function problemsOf(file: string): string[] {
  const path = join(repositoryRoot, file);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0 || BINARY.test(file) || FOREIGN.test(file) || file === OWN) return [];
  if (size > LARGEST) return [`${file} is larger than ${LARGEST / 1e6} MB`];
  return forbidden(file, readFileSync(path, 'utf8'));
}

export const repository: Step = {
  name: 'repository',
  what: 'no machine paths, registry hosts, download addresses, focused tests or open ends',
  async run() {
    const { code, stdout, stderr } = await output('git', ['ls-files', '--cached', '--others', '--exclude-standard']);
    if (code !== 0) return [`The list of files comes from git, which failed: ${lines(stderr)[0] ?? `code ${code}`}`];
    return [...new Set(lines(stdout))].flatMap(problemsOf);
  },
};
