/** Expressions that may backtrack without end are stopped. Source: Apex Developer Guide, Execution Governors and Limits; "Regex too complicated". */
import { Script } from 'node:vm';
import { LimitExceeded } from '../../../runtime/limits.ts';

/** The platform counts steps, here a clock stops an expression. */
const MOST_MILLISECONDS = 1000;
/** Expressions with several open repetitions need time that grows with a power of the text's length. */
const LONG_TEXT = 2000;

const NESTED = /\((?:[^()\\]|\\.|\([^()]*\))*(?:[+*]|\{\d+,\})(?:[^()\\]|\\.|\([^()]*\))*\)(?:[+*]|\{\d+,\d*\})/;
const OPEN = /(?<!\\)(?:[+*]|\{\d+,\})/g;

function isRisky(regex: RegExp, text: string): boolean {
  if (NESTED.test(regex.source)) return true;
  return text.length > LONG_TEXT && (regex.source.match(OPEN)?.length ?? 0) > 1;
}

const SLOT = '$apexRegex';
const script = new Script(`globalThis.${SLOT}()`);

/** Runs an expression on a text. Throws System.LimitException, which no Apex catches. */
export function guarded<T>(regex: RegExp, text: string, work: () => T): T {
  if (!isRisky(regex, text)) return work();
  const slot = globalThis as unknown as Record<string, unknown>;
  slot[SLOT] = work;
  try {
    return script.runInThisContext({ timeout: MOST_MILLISECONDS }) as T;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      throw new LimitExceeded('Regex too complicated');
    throw error;
  } finally {
    slot[SLOT] = undefined;
  }
}
