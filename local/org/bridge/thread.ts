/** The entry of a thread that runs transactions, one at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import { LoadedProgram } from '../../apex/runtime/load.ts';
import { formulaPort, loadMetadata, openStore } from '../../data/index.ts';
import { orgFacts } from '../code/orgFacts.ts';
import { metadataPort } from '../code/metadataPort.ts';
import type { Environment } from '../transactions/context.ts';
import { Asker } from './ask.ts';
import { DEPLOYED } from './deployments.ts';
import { askingCache, askingCallouts, askingCredentials } from './ports.ts';
import type { ThreadStart, TransactionAnswer, TransactionRequest } from './protocol.ts';
import { RequestRunner } from './requests.ts';

const start = workerData as ThreadStart;
const asker = new Asker(start.port, start.signal);
const metadata = loadMetadata(start.directories);
const store = openStore({ file: start.databaseFile, metadata });
const program = new LoadedProgram(start.scripts);

const environment: Environment = {
  program,
  schema: store.schema,
  access: store.access,
  org: orgFacts(store, start.domainUrl),
  metadata: metadataPort(metadata, start.directories, (key) => store.session(store.adminUserId).platformRows().get(DEPLOYED, key)),
  formulas: formulaPort(store.schema),
  callouts: askingCallouts(asker),
  credentials: askingCredentials(asker),
  cache: askingCache(asker),
  now: () => Date.now(),
  apiRequests: () => asker.ask('apiRequests', null),
  sendEmail: (emails, userId) => asker.ask('sendEmail', { emails, userId }),
};
const runner = new RequestRunner(environment, store);

parentPort?.on('message', ({ id, request }: { id: number; request: TransactionRequest }) => {
  parentPort?.postMessage({ id, outcome: runner.run(request) } satisfies TransactionAnswer);
});
parentPort?.postMessage('ready');
