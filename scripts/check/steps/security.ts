/** Salesforce Code Analyzer: the security rules of PMD and the regex engine, as the AppExchange review runs them. */
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { repositoryRoot } from '../../support/paths.ts';
import { missingJava } from './apexTypes.ts';
import { relative } from './output.ts';
import type { Step } from './step.ts';

const SELECTORS = ['Recommended:Security', 'AppExchange'];
/** 1 critical, 2 high, 3 moderate. */
const WORST_ALLOWED = 3;

/** A finding that is no fault, with its reason: `config/analyser-exceptions.json`. */
interface Exception {
  rule: string;
  /** File name without folder. */
  file: string;
  reason: string;
}

interface Found {
  rule: string;
  file: string;
  text: string;
}

/** Findings without a written reason, and reasons that nothing needs any more. */
export function judged(found: Found[], exceptions: Exception[]): string[] {
  const fits = (one: Found, exception: Exception) =>
    one.rule === exception.rule && basename(one.file) === exception.file && exception.reason !== '';
  const open = found.filter((one) => !exceptions.some((exception) => fits(one, exception)));
  const idle = exceptions.filter((exception) => !found.some((one) => fits(one, exception)));
  return [
    ...new Set(open.map((one) => one.text)),
    ...idle.map(({ rule, file }) => `config/analyser-exceptions.json: nothing needs the exception of ${rule} for ${file} any more`),
  ];
}

async function violations(): Promise<Found[]> {
  const { CodeAnalyzer, CodeAnalyzerConfig } = await import('@salesforce/code-analyzer-core');
  const pmd = await import('@salesforce/code-analyzer-pmd-engine');
  const regex = await import('@salesforce/code-analyzer-regex-engine');
  const logs = join(repositoryRoot, '.cache', 'analyser');
  mkdirSync(logs, { recursive: true });
  const analyser = new CodeAnalyzer(CodeAnalyzerConfig.fromObject({ config_root: repositoryRoot, log_folder: logs }));
  await analyser.addEnginePlugin(pmd.createEnginePlugin());
  await analyser.addEnginePlugin(regex.createEnginePlugin());
  const workspace = await analyser.createWorkspace([join(repositoryRoot, 'force-app')]);
  const rules = await analyser.selectRules(SELECTORS, { workspace });
  const results = await analyser.run(rules, { workspace });
  return results
    .getViolations()
    .filter((violation) => Number(violation.getRule().getSeverityLevel()) <= WORST_ALLOWED)
    .map((violation) => {
      const place = violation.getPrimaryLocation();
      const where = `${relative(place.getFile() ?? 'force-app')}:${place.getStartLine() ?? 1}`;
      const rule = violation.getRule().getName();
      const text = `${where} ${rule} (severity ${Number(violation.getRule().getSeverityLevel())}): ${violation.getMessage()}`;
      return { rule, file: place.getFile() ?? '', text };
    });
}

export const security: Step = {
  name: 'security',
  what: 'Code Analyzer finds nothing of severity 1 to 3 without a written reason',
  async run() {
    const missing = await missingJava();
    if (missing) return [missing];
    const exceptions = JSON.parse(readFileSync(join(repositoryRoot, 'config', 'analyser-exceptions.json'), 'utf8')) as Exception[];
    return judged(await violations(), exceptions);
  },
};
