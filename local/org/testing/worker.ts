/** A thread that compiles a code base and runs its tests once, so that the org goes on meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { readCodeBase } from '../code/codeBase.ts';
import { TestRunner } from './runner.ts';

/** What the thread gets. */
export interface TestWork {
  directories: string[];
  /** Classes in lower case; undefined: all. */
  classes?: Set<string>;
}

const work = workerData as TestWork;
const runner = new TestRunner(readCodeBase(work.directories, { coverage: true }));
const report = runner.run({ classes: work.classes });
runner.close();
parentPort?.postMessage(report);
