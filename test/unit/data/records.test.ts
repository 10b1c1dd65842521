import assert from 'node:assert/strict';
import { test } from 'node:test';
import { column, dmlFailure, insertErrors, insertOne, newStore, newUser, PARTIAL, record, rows, SYSTEM } from './org.ts';
import { processorTime } from '../../support/processorTime.ts';

const store = newStore();
const db = store.session(store.adminUserId);
const fresh = (work: () => void) => (): void => {
  work();
  db.abort();
};

test(
  'an update without an id, of a deleted record or of no record says so',
  fresh(() => {
    const id = insertOne(db, 'Lead', { LastName: 'L', Company: 'C' });
    db.delete([{ type: 'Lead', id }], SYSTEM);
    const results = db.update(
      [record('Lead', { Title: 'x' }), record('Lead', { Id: id, Title: 'x' }), record('Lead', { Id: '00Q000000000zzz' })],
      PARTIAL,
    );
    assert.deepEqual(
      results.map((result) => result.errors[0]?.statusCode),
      ['MISSING_ARGUMENT', 'ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY'],
    );
    assert.equal(results[0]?.errors[0]?.message, 'Id not specified in an update call');
  }),
);

test(
  'deleting a master takes its details along, and undelete brings both back',
  fresh(() => {
    const run = insertOne(db, 'Run__c', {});
    insertOne(db, 'Failure__c', { Run__c: run });
    db.delete([{ type: 'Run__c', id: run }], SYSTEM);
    assert.equal(rows(db, 'SELECT Id FROM Failure__c').length, 0);
    db.undelete([{ type: 'Run__c', id: run }], SYSTEM);
    assert.equal(rows(db, 'SELECT Id FROM Failure__c').length, 1);
    const [again] = db.undelete([{ type: 'Run__c', id: run }], PARTIAL);
    assert.equal(again?.errors[0]?.statusCode, 'UNDELETE_FAILED');
  }),
);

test(
  'deleting a parent clears look-ups that allow it and is refused by look-ups that restrict',
  fresh(() => {
    const account = insertOne(db, 'Account', { Name: 'A' });
    const campaign = insertOne(db, 'Campaign', { Name: 'C' });
    insertOne(db, 'Run__c', { Company__c: account, Campaign__c: campaign });
    db.delete([{ type: 'Account', id: account }], SYSTEM);
    assert.deepEqual(column(db, 'SELECT Company__c FROM Run__c', 'Company__c'), [null]);
    const [refused] = db.delete([{ type: 'Campaign', id: campaign }], PARTIAL);
    assert.equal(refused?.errors[0]?.statusCode, 'DELETE_FAILED');
  }),
);

test(
  'a queue may own leads only when it is set up for them, an inactive user never',
  fresh(() => {
    const queue = insertOne(db, 'Group', {
      Name: 'Inbound',
      DeveloperName: 'Inbound',
      Type: 'Queue',
    });
    db.forgetMixedWork();
    assert.match(insertErrors(db, 'Lead', { LastName: 'L', Company: 'C', OwnerId: queue })[0]?.message ?? '', /Queue not associated/);
    db.forgetMixedWork();
    insertOne(db, 'QueueSobject', { QueueId: queue, SobjectType: 'Lead' });
    db.forgetMixedWork();
    const id = insertOne(db, 'Lead', { LastName: 'L', Company: 'C', OwnerId: queue });
    const [lead] = rows(db, 'SELECT Owner.Name, Owner.Type FROM Lead WHERE Id = :id', { id });
    assert.equal(lead?.parents?.['Owner']?.type, 'Group');
    assert.equal(lead.parents['Owner'].fields['Name'], 'Inbound');
  }),
);

test('a savepoint brings back what was there, and only unwritten sessions may call out', () => {
  const session = store.session(store.adminUserId);
  const start = session.savepoint();
  assert.equal(session.hasUncommittedWork(), false);
  insertOne(session, 'Account', { Name: 'One' });
  const middle = session.savepoint();
  const lost = insertOne(session, 'Account', { Name: 'Two' });
  session.rollback(middle);
  assert.deepEqual(column(session, "SELECT Name FROM Account WHERE Name IN ('One', 'Two')", 'Name'), ['One']);
  assert.notEqual(insertOne(session, 'Account', { Name: 'Three' }), lost);
  assert.equal(session.hasUncommittedWork(), true);
  session.rollback(start);
  assert.equal(session.hasUncommittedWork(), false);
  assert.equal(rows(session, "SELECT Id FROM Account WHERE Name = 'One'").length, 0);
});

test('custom metadata cannot be written by a statement', () => {
  assert.equal(insertErrors(db, 'Remedy__mdt', { DeveloperName: 'X' })[0]?.statusCode, 'INVALID_TYPE_FOR_OPERATION');
});

test(
  'a hierarchy setting without an owner belongs to the organisation, once',
  fresh(() => {
    insertOne(db, 'Prefs__c', {});
    assert.deepEqual(
      rows(db, 'SELECT SetupOwnerId, PageSize__c FROM Prefs__c').map((row) => [row.fields['SetupOwnerId'], row.fields['PageSize__c']]),
      [[store.organizationId, 50]],
    );
    assert.equal(insertErrors(db, 'Prefs__c', {})[0]?.statusCode, 'DUPLICATE_VALUE');
    insertOne(db, 'Prefs__c', { SetupOwnerId: store.adminUserId, IsDeleted: false, CreatedDate: '2026-01-01T00:00:00.000Z' });
  }),
);

test(
  'stages and statuses decide on the fields that follow from them',
  fresh(() => {
    const id = insertOne(db, 'Opportunity', {
      Name: 'O',
      StageName: 'Closed Won',
      CloseDate: '2026-01-31',
      Amount: 10,
    });
    const [opportunity] = rows(db, 'SELECT IsClosed, IsWon, Probability FROM Opportunity WHERE Id = :id', { id });
    assert.deepEqual(opportunity?.fields, {
      Id: id,
      IsClosed: true,
      IsWon: true,
      Probability: 100,
    });
    const task = insertOne(db, 'Task', { Subject: 'Call', Status: 'Completed' });
    assert.deepEqual(column(db, 'SELECT IsClosed FROM Task WHERE Id = :task', 'IsClosed', { task }), [true]);
  }),
);

test('runAs makes another user the owner and author', () => {
  const rep = newUser(store, 'sam', 'Standard User');
  const id = db.asUser(rep, () => insertOne(db, 'Account', { Name: 'Sam & Co' }));
  assert.deepEqual(column(db, 'SELECT OwnerId FROM Account WHERE Id = :id', 'OwnerId', { id }), [rep]);
  assert.equal(db.userId, store.adminUserId);
  db.abort();
});

test('twenty thousand rows are inserted, updated and deleted within two seconds', () => {
  const leads = Array.from({ length: 20_000 }, (_value, index) =>
    record('Lead', {
      FirstName: 'F',
      LastName: `L${index}`,
      Company: 'C',
      Email: `p${index}@x.test`,
    }),
  );
  const start = processorTime();
  const ids = db.insert(leads, SYSTEM).map((result) => result.id ?? '');
  db.update(
    ids.map((id) => record('Lead', { Id: id, Title: 'T' })),
    SYSTEM,
  );
  db.delete(
    ids.map((id) => ({ type: 'Lead', id })),
    SYSTEM,
  );
  const took = processorTime() - start;
  db.abort();
  assert.ok(took < 2000, `took ${took} ms`);
});

test('a seed loads a hundred thousand people with ids, names and defaults', () => {
  const seeded = newStore();
  const ids = seeded.bulkLoad(
    'Lead',
    Array.from({ length: 100_000 }, (_value, index) => ({
      FirstName: 'F',
      LastName: `L${index}`,
      Company: 'C',
    })),
  );
  assert.equal(new Set(ids).size, 100_000);
  const session = seeded.session(seeded.adminUserId);
  assert.equal(session.query('SELECT COUNT() FROM Lead', {}, SYSTEM).total, 100_000);
  assert.equal(column(session, "SELECT Name FROM Lead WHERE LastName = 'L5'", 'Name')[0], 'F L5');
  seeded.reset();
  assert.equal(session.query('SELECT COUNT() FROM Lead', {}, SYSTEM).total, 0);
  assert.equal(session.query('SELECT COUNT() FROM User', {}, SYSTEM).total, 1);
  assert.throws(() => seeded.bulkLoad('Lead', [{ Nope: 1 }]), /Lead has no field Nope/);
});

test('a statement that fails as a whole leaves the session free of uncommitted work', () => {
  const session = store.session(store.adminUserId);
  dmlFailure(() => session.insert([record('Lead', {})], SYSTEM));
  assert.equal(session.hasUncommittedWork(), false);
  insertOne(session, 'Account', { Name: 'Kept' });
  dmlFailure(() => session.insert([record('Lead', {})], SYSTEM));
  assert.equal(rows(session, "SELECT Id FROM Account WHERE Name = 'Kept'").length, 1);
  session.abort();
});

test(
  'a finished task belongs to the account of its contact and is its last activity',
  fresh(() => {
    const account = insertOne(db, 'Account', { Name: 'A' });
    const contact = insertOne(db, 'Contact', { LastName: 'C', AccountId: account });
    const task = insertOne(db, 'Task', {
      Subject: 'Call',
      WhoId: contact,
      ActivityDate: '2026-02-03',
    });
    assert.deepEqual(column(db, 'SELECT AccountId FROM Task WHERE Id = :task', 'AccountId', { task }), [account]);
    assert.deepEqual(
      column(db, 'SELECT LastActivityDate FROM Contact WHERE Id = :contact', 'LastActivityDate', {
        contact,
      }),
      [null],
    );
    db.update([record('Task', { Id: task, Status: 'Completed' })], SYSTEM);
    assert.deepEqual(
      column(db, 'SELECT LastActivityDate FROM Contact WHERE Id = :contact', 'LastActivityDate', {
        contact,
      }),
      ['2026-02-03'],
    );
    assert.deepEqual(
      column(db, 'SELECT LastActivityDate FROM Account WHERE Id = :account', 'LastActivityDate', {
        account,
      }),
      ['2026-02-03'],
    );
  }),
);

test(
  'a permission set is assigned to a user once',
  fresh(() => {
    const [set = null] = column(db, "SELECT Id FROM PermissionSet WHERE Name = 'Sync_User'", 'Id');
    insertOne(db, 'PermissionSetAssignment', {
      AssigneeId: store.adminUserId,
      PermissionSetId: set,
    });
    const [error] = insertErrors(db, 'PermissionSetAssignment', {
      AssigneeId: store.adminUserId,
      PermissionSetId: set,
    });
    assert.equal(error?.statusCode, 'DUPLICATE_VALUE');
    assert.match(error.message, /^Duplicate PermissionSetAssignment\. AssigneeId: 005/);
  }),
);
