import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { loadMetadata, openStore } from '../../../local/data/index.ts';
import { column, insertOne, newUser, PACKAGE, record, rows, SYSTEM } from './org.ts';

const folder = mkdtempSync(join(tmpdir(), 'records-'));
after(() => rmSync(folder, { recursive: true }));

/** Resolves when the worker says that it is done. */
function write(file: string, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(import.meta.dirname, 'writer.worker.ts'), {
      workerData: { file, name },
    });
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
}

test('two workers open one new file and write to it side by side, and every record has an id of its own', async () => {
  const file = join(folder, 'shared.db');
  await Promise.all([write(file, 'left'), write(file, 'right')]);
  const store = openStore({ file, metadata: loadMetadata([PACKAGE]) });
  const session = store.session(store.adminUserId);
  assert.equal(session.query('SELECT COUNT() FROM Lead', {}, SYSTEM).total, 400);
  const answer = rows(session, 'SELECT Company, COUNT(Id) n FROM Lead GROUP BY Company ORDER BY Company');
  assert.deepEqual(
    answer.map((row) => row.fields['n']),
    [200, 200],
  );
  store.close();
});

test('a session that only reads holds no lock, and sees what another store committed', () => {
  const file = join(folder, 'readers.db');
  const metadata = loadMetadata([PACKAGE]);
  const [one, two] = [openStore({ file, metadata }), openStore({ file, metadata })];
  const reader = one.session(one.adminUserId);
  assert.equal(rows(reader, 'SELECT Id FROM Account').length, 0);
  const mark = reader.savepoint();
  const writer = two.session(two.adminUserId);
  writer.insert([record('Account', { Name: 'Acme' })], SYSTEM);
  assert.equal(rows(reader, 'SELECT Id FROM Account').length, 0);
  writer.commit();
  assert.deepEqual(column(reader, 'SELECT Name FROM Account', 'Name'), ['Acme']);
  reader.rollback(mark);
  one.close();
  two.close();
});

test('rights that one store grants count at once in another store of the same file', () => {
  const file = join(folder, 'rights.db');
  const metadata = loadMetadata([PACKAGE]);
  const [one, two] = [openStore({ file, metadata }), openStore({ file, metadata })];
  const user = newUser(one, 'kim', 'Minimum Access - Salesforce');
  assert.equal(two.access.canObject(user, 'Run__c', 'read'), false);
  const session = one.session(one.adminUserId);
  const [set = null] = column(session, "SELECT Id FROM PermissionSet WHERE Name = 'Sync_User'", 'Id');
  insertOne(session, 'PermissionSetAssignment', { AssigneeId: user, PermissionSetId: set });
  assert.equal(two.access.canObject(user, 'Run__c', 'read'), false);
  session.commit();
  assert.equal(two.access.canObject(user, 'Run__c', 'read'), true);
  one.close();
  two.close();
});

test('records, ids and numbering go on when a file is opened again', () => {
  const file = join(folder, 'again.db');
  const metadata = loadMetadata([PACKAGE]);
  const first = openStore({ file, metadata });
  const session = first.session(first.adminUserId);
  const id = insertOne(session, 'Run__c', { Key__c: 'one' });
  const permissionSet = column(session, "SELECT Id FROM PermissionSet WHERE Name = 'Sync_User'", 'Id');
  session.commit();
  first.close();
  const second = openStore({ file, metadata: loadMetadata([PACKAGE]) });
  const later = second.session(second.adminUserId);
  assert.notEqual(insertOne(later, 'Run__c', {}), id);
  assert.deepEqual(column(later, "SELECT Name FROM Run__c WHERE Key__c = 'one'", 'Name'), ['R-0001']);
  assert.deepEqual(column(later, "SELECT Id FROM PermissionSet WHERE Name = 'Sync_User'", 'Id'), permissionSet);
  later.abort();
  second.close();
});

test('entries of the platform commit and roll back with the session that wrote them', () => {
  const store = openStore({
    file: join(folder, 'platform.db'),
    metadata: loadMetadata([PACKAGE]),
  });
  const session = store.session(store.adminUserId);
  session.platformRows().put('job', 'a', 'kept');
  const job = session.platformRows().insert('AsyncApexJob', { JobType: 'Queueable', Status: 'Queued' });
  session.commit();
  session.platformRows().put('job', 'b', 'lost');
  session.abort();
  assert.deepEqual(session.platformRows().list('job'), [{ key: 'a', value: 'kept' }]);
  assert.deepEqual(column(session, 'SELECT Status FROM AsyncApexJob WHERE Id = :job', 'Status', { job }), ['Queued']);
  store.reset();
  assert.deepEqual(session.platformRows().list('job'), []);
  store.close();
});
