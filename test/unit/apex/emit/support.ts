/** Compiles and runs small pieces of Apex against an empty store. */
import { compileAnonymous, compileSources, type Compilation } from '../../../../local/apex/compile.ts';
import { withContext } from '../../../../local/apex/runtime/context.ts';
import { LoadedProgram } from '../../../../local/apex/runtime/load.ts';
import { refuel } from '../../../../local/apex/runtime/state.ts';
import { formulaPort, loadMetadata, openStore } from '../../../../local/data/index.ts';
import { metadataPort } from '../../../../local/org/code/metadataPort.ts';
import { orgFacts } from '../../../../local/org/code/orgFacts.ts';
import { testPorts } from '../../../../local/org/testing/ports.ts';
import { CollectedWork, Transaction } from '../../../../local/org/transactions/context.ts';
import { describeFailure } from '../../../../local/org/transactions/failure.ts';
import { triggerHost } from '../../../../local/org/transactions/triggers.ts';
import type { ApexFailure } from '../../../../local/org/transactions/outcome.ts';

const metadata = loadMetadata([]);

/** Class texts by name. */
export type Classes = Record<string, string>;

/** Compiles classes (and triggers, whose names end in `.trigger`). */
export function compile(classes: Classes, coverage = false): Compilation {
  const sources = Object.entries(classes).map(([name, text]) => ({
    kind: name.endsWith('.trigger') ? ('trigger' as const) : ('class' as const),
    name: name.includes('.') ? name : `${name}.cls`,
    path: name,
    text,
    apiVersion: 67,
  }));
  return compileSources(sources, metadata.schema, { coverage });
}

/** The problems as `file:line:column message`. */
export function problems(classes: Classes): string[] {
  return compile(classes).problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
}

/** The first problem of a statement inside a method, as `line:column message` counted from the statement. */
export function problemOf(statements: string): string | undefined {
  const text = `public class Probe {\n  class Nested { Integer x; String name() { return null; } }\n  void run() {\n${statements}\n  }\n}`;
  const [first] = compile({ Probe: text }).problems;
  return first && `${first.line - 3}:${first.column} ${first.message}`;
}

/** What running a block left behind. */
export interface Ran {
  logs: string[];
  failure?: ApexFailure;
  program: LoadedProgram;
}

/** Runs an anonymous block with `classes` beside it; `System.debug` texts are its logs. Problems of the classes other than `reported` end it. */
export function run(block: string, classes: Classes = {}, cpuMilliseconds = 10_000, reported = ''): Ran {
  const compilation = compile(classes, true);
  const first = compilation.problems.find(({ message }) => reported === '' || !message.includes(reported));
  if (first) throw new Error(`${first.file}:${first.line} ${first.message}`);
  const program = new LoadedProgram(compilation.scripts);
  const store = openStore({ file: ':memory:', metadata });
  const session = store.session(store.adminUserId, { triggers: triggerHost(program) });
  const environment = {
    program,
    schema: store.schema,
    formulas: formulaPort(store.schema),
    access: store.access,
    org: orgFacts(store, 'https://unit.my.salesforce.example'),
    metadata: metadataPort(metadata, []),
    ...testPorts(metadata),
    now: () => Date.now(),
    sendEmail: () => undefined,
  };
  const transaction = new Transaction(environment, {
    userId: store.adminUserId,
    session,
    quiddity: 'ANONYMOUS',
    async: new CollectedWork(() => '707000000000001AAA'),
  });
  refuel(cpuMilliseconds);
  const work = program.loadAnonymous(compileAnonymous(compilation, block));
  const logs = () => transaction.logs.map((line) => line.text);
  try {
    withContext(transaction, work);
    return { logs: logs(), program };
  } catch (error) {
    return { logs: logs(), failure: withContext(transaction, () => describeFailure(error, program)), program };
  } finally {
    session.abort();
    store.close();
  }
}
