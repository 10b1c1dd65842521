import { parentPort, workerData } from 'node:worker_threads';
import { loadMetadata, openStore } from '../../../local/data/index.ts';
import { PACKAGE, record, SYSTEM } from './org.ts';

const { file, name } = workerData as { file: string; name: string };
const store = openStore({ file, metadata: loadMetadata([PACKAGE]) });
for (let round = 0; round < 20; round++) {
  const session = store.session(store.adminUserId);
  session.query('SELECT COUNT() FROM Lead', {}, SYSTEM);
  session.insert(
    Array.from({ length: 10 }, (_value, index) => record('Lead', { LastName: `${name} ${round}.${index}`, Company: name })),
    SYSTEM,
  );
  session.commit();
}
store.close();
parentPort?.postMessage('done');
