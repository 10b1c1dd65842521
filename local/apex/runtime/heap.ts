/**
 * Stops a transaction that fills the memory of the process. The heap size of the platform is not counted: this bound is far
 * above it and only keeps the process alive. Source: Apex Developer Guide, Execution Governors and Limits (total heap size).
 */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { LimitExceeded } from './limits.ts';

/** What one transaction may add to the memory in use. */
const MOST_BYTES = 600_000_000;
/** Twelve megabytes of four bytes each; sizes below it are left to the bound above. */
const MOST_VALUES = 12_000_000;
/** Looking costs a little: only every so many calls do. */
const EVERY = 64;

let atStart = 0;
let calls = 0;

/** Remembers what is in use when a transaction begins. */
export function markHeap(): void {
  atStart = getHeapStatistics().used_heap_size;
}

function added(): number {
  return getHeapStatistics().used_heap_size - atStart;
}

/** Throws when the transaction holds too much, garbage not counted. */
export function watchHeap(): void {
  if (++calls % EVERY !== 0 || added() < MOST_BYTES) return;
  collectGarbage();
  if (added() >= MOST_BYTES) throw heapExceeded(added());
}

/** The platform's message for a heap that is too large. */
export function heapExceeded(bytes?: number): LimitExceeded {
  return new LimitExceeded(`Apex heap size too large${bytes === undefined ? '' : `: ${bytes}`}`);
}

/** Throws when so many values at once are more than the platform's heap holds, before the process makes room for them. */
export function requireRoom(values: number): void {
  if (values > MOST_VALUES) throw heapExceeded();
}

let collect: (() => void) | undefined;

function collectGarbage(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
