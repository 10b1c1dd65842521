/**
 * `npm test`: runs every suite (or those named), prints one line per suite and ends with
 * `N passed, N failed`. Exit code 0 only when nothing failed and every suite ran at least one test.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../support/paths.ts';
import { suites, type SuiteResult } from './suites.ts';

async function main(names: string[]): Promise<number> {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    console.error(`Unknown suite: ${unknown.join(', ')}. Known: ${suites.map((s) => s.name).join(', ')}.`);
    return 2;
  }
  const chosen = names.length === 0 ? suites : suites.filter((suite) => names.includes(suite.name));
  const results: SuiteResult[] = [];
  for (const suite of chosen) {
    console.log(`\n== ${suite.name}: ${suite.what}`);
    const started = performance.now();
    const result = await suite.run();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`== ${suite.name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
    results.push(result);
  }
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  const line = `${passed} passed, ${failed} failed`;
  mkdirSync(join(repositoryRoot, '.cache'), { recursive: true });
  writeFileSync(join(repositoryRoot, '.cache', 'test-summary.txt'), `${line}\n`);
  console.log(`\n${line}`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
