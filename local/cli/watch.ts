/** `npm run test:apex -- --watch`: runs the tests that a change touches, again and again. */
import { watch, type FSWatcher } from 'node:fs';
import { messageOf } from '../kernel/errors.ts';
import { ChangingCodeBase } from '../org/code/changing.ts';
import { reportText } from '../org/testing/print.ts';
import { TestRunner } from '../org/testing/runner.ts';

/** Editors write a file in several steps. */
const QUIET_MS = 60;
const IS_APEX = /\.(cls|trigger)(-meta\.xml)?$/;

/** Where the output goes. */
export type Say = (text: string) => void;

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(2)} s`;
}

/** Runs the tests of the affected classes; undefined means all. */
function runTests(codeBase: ChangingCodeBase, filter: string | undefined, affected: ReadonlySet<string> | undefined, say: Say): void {
  const runner = new TestRunner(codeBase.current);
  try {
    const classes = affected && new Set([...affected].map((file) => file.replace(/\.(cls|trigger)$/, '').toLowerCase()));
    say(reportText(runner.run({ filter, classes }), { coverage: false }));
  } finally {
    runner.close();
  }
}

/** Watches the directories until the answer is called. */
export function watchTests(directories: string[], filter: string | undefined, say: Say): () => void {
  const started = performance.now();
  const codeBase = new ChangingCodeBase(directories);
  const waiting = 'Waiting for changes. Ctrl-C ends.';
  let metadataChanged = false;
  let timer: NodeJS.Timeout | undefined;

  const rerun = () => {
    const begun = performance.now();
    try {
      const affected = metadataChanged ? codeBase.readAll() : codeBase.readApex();
      metadataChanged = false;
      if (affected.size === 0) return;
      runTests(codeBase, filter, affected, say);
      say(`\n${affected.size} files are touched by the change; their tests ran in ${seconds(begun)}. ${waiting}`);
    } catch (error) {
      say(`✖ ${messageOf(error)}\n\n0 passed, 1 failed. ${waiting}`);
    }
  };
  const noticed = (file: string | null) => {
    if (file !== null && !IS_APEX.test(file) && !file.endsWith('.xml') && !file.endsWith('.json')) return;
    metadataChanged ||= file !== null && !IS_APEX.test(file);
    clearTimeout(timer);
    timer = setTimeout(rerun, QUIET_MS);
  };
  const watchers: FSWatcher[] = directories.map((directory) => watch(directory, { recursive: true }, (_event, file) => noticed(file)));
  runTests(codeBase, filter, undefined, say);
  say(`\nAll tests ran in ${seconds(started)}. ${waiting}`);
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
