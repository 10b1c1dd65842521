/**
 * `npm run check [-- step ...]`: runs every step, shows what is wrong, and ends with a summary and
 * `N passed, N failed`. Exit code 1 when a step failed.
 */
import { apexLocal } from './steps/apexLocal.ts';
import { apexTypes } from './steps/apexTypes.ts';
import { format } from './steps/format.ts';
import { lint } from './steps/lint.ts';
import { metadata } from './steps/metadata.ts';
import { repository } from './steps/repository.ts';
import { security } from './steps/security.ts';
import type { Step } from './steps/step.ts';
import { types } from './steps/types.ts';

const steps: Step[] = [repository, format, lint, types, apexLocal, apexTypes, metadata, security];
const SHOWN = 40;

async function problemsOf(step: Step): Promise<string[]> {
  try {
    return await step.run();
  } catch (error) {
    return [`The step itself failed: ${error instanceof Error ? error.message : String(error)}`];
  }
}

async function runStep(step: Step): Promise<{ failed: boolean; line: string }> {
  const started = performance.now();
  const problems = await problemsOf(step);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const result = problems.length === 0 ? 'ok' : `${problems.length} problem${problems.length === 1 ? '' : 's'}`;
  console.log(`${problems.length === 0 ? '✔' : '✖'} ${step.name}: ${step.what}: ${result} (${seconds} s)`);
  for (const problem of problems.slice(0, SHOWN)) console.log(`    ${problem}`);
  if (problems.length > SHOWN) console.log(`    … and ${problems.length - SHOWN} more`);
  return { failed: problems.length > 0, line: `${step.name.padEnd(12)} ${result}` };
}

async function main(names: string[]): Promise<number> {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`Unknown step: ${unknown.join(', ')}. Known: ${steps.map((step) => step.name).join(', ')}.`);
    return 2;
  }
  const results: { failed: boolean; line: string }[] = [];
  for (const step of steps) if (names.length === 0 || names.includes(step.name)) results.push(await runStep(step));
  const failed = results.filter((result) => result.failed).length;
  console.log(['', ...results.map((result) => result.line), '', `${results.length - failed} passed, ${failed} failed`].join('\n'));
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
