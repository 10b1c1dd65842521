/** `npm run bench -- apex`: compiled Apex against the same algorithms in JavaScript, in one process, both warm. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { compileSources } from '../../local/apex/compile.ts';
import { withContext } from '../../local/apex/runtime/context.ts';
import { use, type ScriptClass } from '../../local/apex/runtime/failures.ts';
import { LIMITS, LimitCounters } from '../../local/apex/runtime/limits.ts';
import { LoadedProgram } from '../../local/apex/runtime/load.ts';
import { refuel } from '../../local/apex/runtime/state.ts';
import { formulaPort, loadMetadata, openStore } from '../../local/data/index.ts';
import { metadataPort } from '../../local/org/code/metadataPort.ts';
import { orgFacts } from '../../local/org/code/orgFacts.ts';
import { findApexSources } from '../../local/org/code/sources.ts';
import { testPorts } from '../../local/org/testing/ports.ts';
import { triggerHost } from '../../local/org/transactions/triggers.ts';
import { CollectedWork, Transaction } from '../../local/org/transactions/context.ts';
import { javascript } from './apex/javascript.ts';

/** One algorithm: median milliseconds of both. */
export interface ApexRow {
  name: string;
  apexMs: number;
  jsMs: number;
  ratio: number;
}

/** All rows, and how fast the compiler is when warm. */
export interface ApexBench {
  rows: ApexRow[];
  compile: { lines: number; linesPerSecond: number };
}

const SIZES: Record<string, number> = {
  integerLoop: 5_000_000,
  recursion: 30,
  strings: 200_000,
  sortList: 200_000,
  fillList: 500_000,
  maps: 100_000,
  decimals: 200_000,
  objects: 2_000_000,
  records: 20_000,
};
const RUNS = 7;
const UNLIMITED = Number.MAX_SAFE_INTEGER;

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function time(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** Loads Bench.cls; the answer runs one of its methods in a transaction of its own. */
function loadApex(): (method: string, n: number) => number {
  const directories = [join(import.meta.dirname, 'apex')];
  const metadata = loadMetadata(directories);
  const { scripts, problems } = compileSources(findApexSources(directories), metadata.schema);
  if (problems[0]) throw new Error(`${problems[0].file}:${problems[0].line} ${problems[0].message}`);
  const program = new LoadedProgram(scripts);
  const store = openStore({ file: ':memory:', metadata });
  const environment = {
    program,
    schema: store.schema,
    formulas: formulaPort(store.schema),
    access: store.access,
    org: orgFacts(store, 'https://bench.my.salesforce.example'),
    metadata: metadataPort(metadata, directories),
    ...testPorts(metadata),
    now: () => Date.now(),
    sendEmail: () => undefined,
  };
  return (method, n) => {
    const session = store.session(store.adminUserId, { triggers: triggerHost(program) });
    const transaction = new Transaction(environment, {
      userId: store.adminUserId,
      session,
      quiddity: 'ANONYMOUS',
      async: new CollectedWork(() => ''),
    });
    transaction.limits = new LimitCounters({ ...LIMITS.sync, dmlRows: UNLIMITED });
    refuel(UNLIMITED / 1e6);
    const answer = withContext(transaction, () => {
      const info = program.find('Bench');
      const jsName = info?.methods.find((candidate) => candidate.name === method)?.jsName ?? '';
      const holder = use(info?.js as unknown as ScriptClass) as unknown as Record<string, (n: number) => bigint>;
      return Number(holder[jsName]?.(n));
    });
    session.commit();
    return answer;
  };
}

function measure(name: string, runApex: (method: string, n: number) => number): ApexRow {
  const n = SIZES[name] ?? 0;
  const byHand = javascript[name];
  if (!byHand) throw new Error(`No JavaScript for ${name}`);
  const [expected, actual] = [byHand(n), runApex(name, n)];
  if (expected !== actual) throw new Error(`${name}: Apex answered ${actual}, JavaScript ${expected}`);
  const [apex, js]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    apex.push(time(() => runApex(name, n)));
    js.push(time(() => byHand(n)));
  }
  const [apexMs, jsMs] = [median(apex), median(js)];
  return { name, apexMs: round(apexMs), jsMs: round(jsMs), ratio: round(apexMs / jsMs) };
}

const round = (value: number): number => Math.round(value * 100) / 100;

/**
 * Lines per second of the whole compiler, on the suite of Apex rules, when warm. Its row compares it with what V8 needs to
 * compile the JavaScript that it made.
 */
function compileSpeed(): ApexBench['compile'] & { row: ApexRow } {
  const directories = [join(import.meta.dirname, '..', 'apex-semantics')];
  const sources = findApexSources(directories);
  const { schema } = loadMetadata(directories);
  const lines = globSync('**/*.cls', { cwd: directories[0] }).reduce(
    (sum, file) => sum + readFileSync(join(directories[0] ?? '', file), 'utf8').split('\n').length,
    0,
  );
  const { scripts } = compileSources(sources, schema);
  const milliseconds = median([1, 2, 3].map(() => time(() => compileSources(sources, schema))));
  const byEngine = median([1, 2, 3].map((run) => time(() => scripts.map(({ js }) => new Script(`${js}//${run}`)))));
  const row = { name: 'compile', apexMs: round(milliseconds), jsMs: round(byEngine), ratio: round(milliseconds / byEngine) };
  return { row, lines, linesPerSecond: Math.round((lines / milliseconds) * 1000) };
}

/** Measures everything. */
export function apexBench(names: string[] = []): ApexBench {
  const runApex = loadApex();
  const chosen = Object.keys(SIZES).filter((name) => names.length === 0 || names.includes(name));
  const rows = chosen.map((name) => measure(name, runApex));
  const { row, ...compile } = compileSpeed();
  return { rows: [...rows, row], compile };
}

/** The table for people. */
export function apexTable({ rows, compile }: ApexBench): string {
  const head = `${'algorithm'.padEnd(14)}${'Apex ms'.padStart(10)}${'JS ms'.padStart(10)}${'ratio'.padStart(8)}`;
  const lines = rows.map(
    ({ name, apexMs, jsMs, ratio }) =>
      `${name.padEnd(14)}${apexMs.toFixed(1).padStart(10)}${jsMs.toFixed(1).padStart(10)}${ratio.toFixed(2).padStart(8)}`,
  );
  return [head, ...lines, '', `compiles ${compile.linesPerSecond} lines per second when warm (${compile.lines} lines)`].join('\n');
}
