import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TriggerCall, TriggerEvent, TriggerHost } from '../../../local/kernel/ports/records.ts';
import { column, dmlFailure, insertErrors, insertOne, newStore, newUser, PARTIAL, record, rows, SYSTEM } from './org.ts';

const store = newStore();
const db = store.session(store.adminUserId);
const fresh = (work: () => void) => (): void => {
  work();
  db.abort();
};

/** Triggers written in TypeScript, one function per object and event. */
function triggers(handlers: Record<string, (call: TriggerCall) => { index: number; field?: string; message: string }[]>): TriggerHost {
  return {
    hasTriggers: (object) => Object.keys(handlers).some((key) => key.startsWith(`${object}.`)),
    fire: (call) => ({ rows: handlers[`${call.object}.${call.event}`]?.(call) ?? [] }),
  };
}

test('a new record gets its id, owner, defaults and system fields', fresh(() => {
  const id = insertOne(db, 'Lead', { LastName: 'Okafor', FirstName: 'Ngozi', Company: 'Solar' });
  const [lead] = rows(db, 'SELECT Name, Status, OwnerId, CreatedById, IsConverted FROM Lead WHERE Id = :id', { id });
  assert.deepEqual(lead?.fields, {
    Id: id, Name: 'Ngozi Okafor', Status: 'Open - Not Contacted', OwnerId: store.adminUserId, CreatedById: store.adminUserId, IsConverted: false,
  });
}));

test('auto-numbers count on, default formulas are computed, a blank custom Name becomes the id', fresh(() => {
  const first = insertOne(db, 'Run__c', {});
  const second = insertOne(db, 'Run__c', {});
  const names = column(db, 'SELECT Name FROM Run__c WHERE Id IN :ids ORDER BY Name', 'Name', { ids: [first, second] }).map((name) => String(name));
  assert.equal(Number(names[1]?.slice(2)), Number(names[0]?.slice(2)) + 1);
  assert.match(names[0] ?? '', /^R-\d{4}$/);
  assert.notEqual(column(db, 'SELECT Due__c FROM Run__c WHERE Due__c = NEXT_N_DAYS:7', 'Due__c').length, 0);
  const failure = insertOne(db, 'Failure__c', { Run__c: first });
  assert.equal(column(db, 'SELECT Name FROM Failure__c', 'Name')[0], failure);
}));

test("each rule of a field is reported in the platform's words", () => {
  const first = (fields: Record<string, string | number | boolean>): string => {
    const [error] = insertErrors(db, 'Lead', { LastName: 'L', Company: 'C', ...fields });
    return `${error?.statusCode}: ${error?.message} [${error?.fields.join()}]`;
  };
  assert.equal(first({ LastName: '' }), 'REQUIRED_FIELD_MISSING: Required fields are missing: [LastName] [LastName]');
  assert.equal(first({ FirstName: 'x'.repeat(41) }), `STRING_TOO_LONG: First Name: data value too large: ${'x'.repeat(41)} (max length=40) [FirstName]`);
  assert.equal(first({ Email: 'nobody' }), 'INVALID_EMAIL_ADDRESS: Email: invalid email address: nobody [Email]');
  assert.match(first({ Score__c: 123456 }), /^NUMBER_OUTSIDE_VALID_RANGE: Score: value outside of valid range/);
  assert.match(first({ OwnerId: 'abc' }), /^MALFORMED_ID: Owner ID: id value of incorrect type: abc/);
  assert.match(first({ OwnerId: store.organizationId }), /^FIELD_INTEGRITY_EXCEPTION: Owner ID: id value of incorrect type/);
  assert.match(first({ OwnerId: '005000000000zzz' }), /^INVALID_CROSS_REFERENCE_KEY: invalid cross reference id/);
  assert.match(first({ IsConverted: true }), /^INVALID_FIELD_FOR_INSERT_UPDATE: Unable to create\/update fields: IsConverted/);
  assert.match(first({ Nothing__c: 1 }), /^INVALID_FIELD: No such column 'Nothing__c' on sobject of type Lead/);
  assert.match(first({ Id: '00Q000000000001' }), /^INVALID_FIELD_FOR_INSERT_UPDATE: cannot specify Id in an insert call/);
});

test('a restricted picklist takes only its values, in their own spelling', fresh(() => {
  const [error] = insertErrors(db, 'Run__c', { Status__c: 'Paused' });
  assert.equal(error?.statusCode, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
  assert.equal(error.message, 'Status: bad value for restricted picklist field: Paused');
  insertOne(db, 'Run__c', { Status__c: 'running' });
  assert.deepEqual(column(db, 'SELECT Status__c FROM Run__c', 'Status__c'), ['Running']);
}));

test('a unique value is refused twice, in the store and within one statement, whatever its case', fresh(() => {
  const id = insertOne(db, 'Run__c', { Key__c: 'K-1' });
  const [error] = insertErrors(db, 'Run__c', { Key__c: 'k-1' });
  assert.equal(error?.statusCode, 'DUPLICATE_VALUE');
  assert.equal(error.message, `duplicate value found: Key__c duplicates value on record with id: ${id}`);
  const results = db.insert([record('Run__c', { Key__c: 'K-2' }), record('Run__c', { Key__c: 'K-2' })], PARTIAL);
  assert.deepEqual(results.map((result) => result.success), [true, false]);
  insertOne(db, 'Lead', { LastName: 'L', Company: 'C', Token__c: 'abc' });
  assert.deepEqual(insertErrors(db, 'Lead', { LastName: 'L', Company: 'C', Token__c: 'ABC' }), []);
}));

test('all-or-none leaves nothing behind and names the first bad row; partial success keeps the good rows', fresh(() => {
  const leads = [record('Lead', { LastName: 'Good', Company: 'C' }), record('Lead', { Company: 'C' })];
  const failure = dmlFailure(() => db.insert(leads, SYSTEM));
  assert.equal(failure.message, 'Insert failed. First exception on row 1; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [LastName]: [LastName]');
  assert.equal(rows(db, "SELECT Id FROM Lead WHERE LastName = 'Good'").length, 0);
  const results = db.insert(leads, PARTIAL);
  assert.deepEqual(results.map((result) => [result.success, result.created]), [[true, true], [false, false]]);
  assert.equal(rows(db, "SELECT Id FROM Lead WHERE LastName = 'Good'").length, 1);
}));

test('validation rules see new, old and parent values and stop the save with their message', fresh(() => {
  const [error] = insertErrors(db, 'Run__c', { Total__c: 1, Done__c: 2 });
  assert.deepEqual(error, { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Done cannot exceed the total.', fields: ['Done__c'] });
  const id = insertOne(db, 'Run__c', { Status__c: 'Done', Total__c: 1 });
  const [reopened] = db.update([record('Run__c', { Id: id, Status__c: 'Waiting' })], PARTIAL);
  assert.equal(reopened?.errors[0]?.message, 'A finished run cannot be opened again.');
  assert.equal(db.update([record('Run__c', { Id: id, Total__c: 5 })], PARTIAL)[0]?.success, true);
}));

test('an update changes only what it names, keeps read-only values that were sent back, and composes the name', fresh(() => {
  const id = insertOne(db, 'Contact', { FirstName: 'Mei', LastName: 'Chen', Title: 'CTO' });
  const [created] = column(db, 'SELECT CreatedDate FROM Contact WHERE Id = :id', 'CreatedDate', { id });
  db.update([record('Contact', { Id: id.slice(0, 15), LastName: 'Lin', CreatedDate: created ?? null })], SYSTEM);
  const [contact] = rows(db, 'SELECT Name, Title FROM Contact WHERE Id = :id', { id });
  assert.deepEqual(contact?.fields, { Id: id, Name: 'Mei Lin', Title: 'CTO' });
  const [refused] = db.update([record('Contact', { Id: id, CreatedDate: '2001-01-01T00:00:00.000Z' })], PARTIAL);
  assert.equal(refused?.errors[0]?.statusCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
}));

test('an update without an id, of a deleted record or of no record says so', fresh(() => {
  const id = insertOne(db, 'Lead', { LastName: 'L', Company: 'C' });
  db.delete([{ type: 'Lead', id }], SYSTEM);
  const results = db.update([record('Lead', { Title: 'x' }), record('Lead', { Id: id, Title: 'x' }), record('Lead', { Id: '00Q000000000zzz' })], PARTIAL);
  assert.deepEqual(results.map((result) => result.errors[0]?.statusCode), ['MISSING_ARGUMENT', 'ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY']);
  assert.equal(results[0]?.errors[0]?.message, 'Id not specified in an update call');
}));

test('upsert by external id inserts, updates and refuses what is not unique', fresh(() => {
  const id = insertOne(db, 'Run__c', { Key__c: 'A', Total__c: 1 });
  const options = { ...PARTIAL, externalIdField: 'Key__c' };
  const results = db.upsert([record('Run__c', { Key__c: 'a', Total__c: 9 }), record('Run__c', { Key__c: 'B' }), record('Run__c', { Total__c: 1 })], options);
  assert.deepEqual(results.map((result) => [result.success, result.created]), [[true, false], [true, true], [false, false]]);
  assert.equal(results[0]?.id, id);
  assert.equal(results[2]?.errors[0]?.statusCode, 'MISSING_ARGUMENT');
  assert.deepEqual(column(db, 'SELECT Total__c FROM Run__c WHERE Id = :id', 'Total__c', { id }), [9]);
}));

test('a parent can be named by its external id', fresh(() => {
  const run = insertOne(db, 'Run__c', { Key__c: 'P' });
  db.insert([{ ...record('Failure__c', {}), parents: { Run__r: record('Run__c', { Key__c: 'P' }) } }], SYSTEM);
  assert.deepEqual(column(db, 'SELECT Run__c FROM Failure__c', 'Run__c'), [run]);
}));

test('deleting a master takes its details along, and undelete brings both back', fresh(() => {
  const run = insertOne(db, 'Run__c', {});
  insertOne(db, 'Failure__c', { Run__c: run });
  db.delete([{ type: 'Run__c', id: run }], SYSTEM);
  assert.equal(rows(db, 'SELECT Id FROM Failure__c').length, 0);
  db.undelete([{ type: 'Run__c', id: run }], SYSTEM);
  assert.equal(rows(db, 'SELECT Id FROM Failure__c').length, 1);
  const [again] = db.undelete([{ type: 'Run__c', id: run }], PARTIAL);
  assert.equal(again?.errors[0]?.statusCode, 'UNDELETE_FAILED');
}));

test('deleting a parent clears look-ups that allow it and is refused by look-ups that restrict', fresh(() => {
  const account = insertOne(db, 'Account', { Name: 'A' });
  const campaign = insertOne(db, 'Campaign', { Name: 'C' });
  insertOne(db, 'Run__c', { Company__c: account, Campaign__c: campaign });
  db.delete([{ type: 'Account', id: account }], SYSTEM);
  assert.deepEqual(column(db, 'SELECT Company__c FROM Run__c', 'Company__c'), [null]);
  const [refused] = db.delete([{ type: 'Campaign', id: campaign }], PARTIAL);
  assert.equal(refused?.errors[0]?.statusCode, 'DELETE_FAILED');
}));

test('a queue may own leads only when it is set up for them, an inactive user never', fresh(() => {
  const queue = insertOne(db, 'Group', { Name: 'Inbound', DeveloperName: 'Inbound', Type: 'Queue' });
  assert.match(insertErrors(db, 'Lead', { LastName: 'L', Company: 'C', OwnerId: queue })[0]?.message ?? '', /Queue not associated/);
  insertOne(db, 'QueueSobject', { QueueId: queue, SobjectType: 'Lead' });
  const id = insertOne(db, 'Lead', { LastName: 'L', Company: 'C', OwnerId: queue });
  const [lead] = rows(db, 'SELECT Owner.Name, Owner.Type FROM Lead WHERE Id = :id', { id });
  assert.equal(lead?.parents?.['Owner']?.type, 'Group');
  assert.equal(lead.parents['Owner'].fields['Name'], 'Inbound');
}));

test('before triggers change the row, after triggers see the saved row', fresh(() => {
  const seen: TriggerEvent[] = [];
  const host = triggers({
    'Lead.beforeInsert': (call) => {
      seen.push(call.event);
      for (const lead of call.newRecords) lead.fields['Company'] = 'Set by trigger';
      return [];
    },
    'Lead.afterInsert': (call) => {
      seen.push(call.event);
      assert.equal(call.newRecords[0]?.fields['Company'], 'Set by trigger');
      assert.match(String(call.newRecords[0]?.fields['Id']), /^00Q/);
      return [];
    },
    'Lead.beforeUpdate': (call) => {
      assert.equal(call.oldRecords[0]?.fields['Title'], null);
      assert.equal(call.newRecords[0]?.fields['Title'], 'CEO');
      return [];
    },
  });
  const session = store.session(store.adminUserId, { triggers: host });
  const id = insertOne(session, 'Lead', { LastName: 'L' });
  session.update([record('Lead', { Id: id, Title: 'CEO' })], SYSTEM);
  assert.deepEqual(seen, ['beforeInsert', 'afterInsert']);
  assert.deepEqual(column(session, 'SELECT Company FROM Lead WHERE Id = :id', 'Company', { id }), ['Set by trigger']);
  session.abort();
}));

test('triggers see at most 200 rows at a time, and their errors fail single rows', () => {
  const sizes: number[] = [];
  const host = triggers({
    'Lead.afterInsert': (call) => {
      sizes.push(call.newRecords.length);
      return call.newRecords.flatMap((lead, index) => (lead.fields['LastName'] === 'L7' ? [{ index, field: 'LastName', message: 'Seven is not allowed' }] : []));
    },
  });
  const session = store.session(store.adminUserId, { triggers: host });
  const leads = Array.from({ length: 250 }, (_value, index) => record('Lead', { LastName: `L${index}`, Company: 'C' }));
  const results = session.insert(leads, PARTIAL);
  assert.deepEqual(sizes, [200, 199, 50]);
  assert.equal(results.filter((result) => result.success).length, 249);
  assert.deepEqual(results[7]?.errors, [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Seven is not allowed', fields: ['LastName'] }]);
  assert.equal(results[7].id, null);
  assert.equal(rows(session, "SELECT Id FROM Lead WHERE LastName LIKE 'L%'").length, 249);
  session.abort();
});

test('a trigger may itself write records', () => {
  const host: TriggerHost = {
    hasTriggers: (object) => object === 'Lead',
    fire: (call) => {
      if (call.event === 'afterInsert') insertOne(session, 'Task', { Subject: 'Welcome', WhoId: String(call.newRecords[0]?.fields['Id']) });
      return { rows: [] };
    },
  };
  const session = store.session(store.adminUserId, { triggers: host });
  const id = insertOne(session, 'Lead', { LastName: 'L', Company: 'C' });
  assert.equal(rows(session, 'SELECT Id FROM Task WHERE WhoId = :id', { id }).length, 1);
  session.abort();
});

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

test('a hierarchy setting without an owner belongs to the organisation, once', fresh(() => {
  insertOne(db, 'Prefs__c', {});
  assert.deepEqual(rows(db, 'SELECT SetupOwnerId, PageSize__c FROM Prefs__c').map((row) => [row.fields['SetupOwnerId'], row.fields['PageSize__c']]), [[store.organizationId, 50]]);
  assert.equal(insertErrors(db, 'Prefs__c', {})[0]?.statusCode, 'DUPLICATE_VALUE');
}));

test('stages and statuses decide on the fields that follow from them', fresh(() => {
  const id = insertOne(db, 'Opportunity', { Name: 'O', StageName: 'Closed Won', CloseDate: '2026-01-31', Amount: 10 });
  const [opportunity] = rows(db, 'SELECT IsClosed, IsWon, Probability FROM Opportunity WHERE Id = :id', { id });
  assert.deepEqual(opportunity?.fields, { Id: id, IsClosed: true, IsWon: true, Probability: 100 });
  const task = insertOne(db, 'Task', { Subject: 'Call', Status: 'Completed' });
  assert.deepEqual(column(db, 'SELECT IsClosed FROM Task WHERE Id = :task', 'IsClosed', { task }), [true]);
}));

test('runAs makes another user the owner and author', () => {
  const rep = newUser(store, 'sam', 'Standard User');
  const id = db.asUser(rep, () => insertOne(db, 'Account', { Name: 'Sam & Co' }));
  assert.deepEqual(column(db, 'SELECT OwnerId FROM Account WHERE Id = :id', 'OwnerId', { id }), [rep]);
  assert.equal(db.userId, store.adminUserId);
  db.abort();
});

test('twenty thousand rows are inserted, updated and deleted within two seconds', () => {
  const leads = Array.from({ length: 20_000 }, (_value, index) => record('Lead', { FirstName: 'F', LastName: `L${index}`, Company: 'C', Email: `p${index}@x.test` }));
  const start = performance.now();
  const ids = db.insert(leads, SYSTEM).map((result) => result.id ?? '');
  db.update(ids.map((id) => record('Lead', { Id: id, Title: 'T' })), SYSTEM);
  db.delete(ids.map((id) => ({ type: 'Lead', id })), SYSTEM);
  const took = performance.now() - start;
  db.abort();
  assert.ok(took < 2000, `took ${took} ms`);
});

test('a seed loads a hundred thousand people with ids, names and defaults', () => {
  const seeded = newStore();
  const ids = seeded.bulkLoad('Lead', Array.from({ length: 100_000 }, (_value, index) => ({ FirstName: 'F', LastName: `L${index}`, Company: 'C' })));
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

test('a finished task belongs to the account of its contact and is its last activity', fresh(() => {
  const account = insertOne(db, 'Account', { Name: 'A' });
  const contact = insertOne(db, 'Contact', { LastName: 'C', AccountId: account });
  const task = insertOne(db, 'Task', { Subject: 'Call', WhoId: contact, ActivityDate: '2026-02-03' });
  assert.deepEqual(column(db, 'SELECT AccountId FROM Task WHERE Id = :task', 'AccountId', { task }), [account]);
  assert.deepEqual(column(db, 'SELECT LastActivityDate FROM Contact WHERE Id = :contact', 'LastActivityDate', { contact }), [null]);
  db.update([record('Task', { Id: task, Status: 'Completed' })], SYSTEM);
  assert.deepEqual(column(db, 'SELECT LastActivityDate FROM Contact WHERE Id = :contact', 'LastActivityDate', { contact }), ['2026-02-03']);
  assert.deepEqual(column(db, 'SELECT LastActivityDate FROM Account WHERE Id = :account', 'LastActivityDate', { account }), ['2026-02-03']);
}));

test('a permission set is assigned to a user once', fresh(() => {
  const [set = null] = column(db, "SELECT Id FROM PermissionSet WHERE Name = 'Sync_User'", 'Id');
  insertOne(db, 'PermissionSetAssignment', { AssigneeId: store.adminUserId, PermissionSetId: set });
  const [error] = insertErrors(db, 'PermissionSetAssignment', { AssigneeId: store.adminUserId, PermissionSetId: set });
  assert.equal(error?.statusCode, 'DUPLICATE_VALUE');
  assert.match(error.message, /^Duplicate PermissionSetAssignment\. AssigneeId: 005/);
}));

test('triggers see formula fields of the row as it is', () => {
  const shares: unknown[] = [];
  const host: TriggerHost = {
    hasTriggers: (object) => object === 'Run__c',
    fire: (call) => {
      shares.push(call.newRecords[0]?.fields['Share__c']);
      return { rows: [] };
    },
  };
  const session = store.session(store.adminUserId, { triggers: host });
  insertOne(session, 'Run__c', { Total__c: 4, Done__c: 1 });
  session.abort();
  assert.deepEqual(shares, [25, 25]);
});
