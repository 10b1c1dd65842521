import assert from 'node:assert/strict';
import { test } from 'node:test';
import { column, dmlFailure, insertErrors, insertOne, newStore, PARTIAL, record, rows, SYSTEM } from './org.ts';

const store = newStore();
const db = store.session(store.adminUserId);
const fresh = (work: () => void) => (): void => {
  work();
  db.abort();
};

test(
  'a new record gets its id, owner, defaults and system fields',
  fresh(() => {
    const id = insertOne(db, 'Lead', { LastName: 'Okafor', FirstName: 'Ngozi', Company: 'Solar' });
    const [lead] = rows(db, 'SELECT Name, Status, OwnerId, CreatedById, IsConverted FROM Lead WHERE Id = :id', { id });
    assert.deepEqual(lead?.fields, {
      Id: id,
      Name: 'Ngozi Okafor',
      Status: 'Open - Not Contacted',
      OwnerId: store.adminUserId,
      CreatedById: store.adminUserId,
      IsConverted: false,
    });
  }),
);

test(
  'auto-numbers count on, default formulas are computed, a blank custom Name becomes the id',
  fresh(() => {
    const first = insertOne(db, 'Run__c', {});
    const second = insertOne(db, 'Run__c', {});
    const names = column(db, 'SELECT Name FROM Run__c WHERE Id IN :ids ORDER BY Name', 'Name', {
      ids: [first, second],
    }).map((name) => String(name));
    assert.equal(Number(names[1]?.slice(2)), Number(names[0]?.slice(2)) + 1);
    assert.match(names[0] ?? '', /^R-\d{4}$/);
    assert.notEqual(column(db, 'SELECT Due__c FROM Run__c WHERE Due__c = NEXT_N_DAYS:7', 'Due__c').length, 0);
    const failure = insertOne(db, 'Failure__c', { Run__c: first });
    assert.equal(column(db, 'SELECT Name FROM Failure__c', 'Name')[0], failure);
  }),
);

test("each rule of a field is reported in the platform's words", () => {
  const first = (fields: Record<string, string | number | boolean>): string => {
    const [error] = insertErrors(db, 'Lead', { LastName: 'L', Company: 'C', ...fields });
    return `${error?.statusCode}: ${error?.message} [${error?.fields.join()}]`;
  };
  assert.equal(first({ LastName: '' }), 'REQUIRED_FIELD_MISSING: Required fields are missing: [LastName] [LastName]');
  assert.equal(
    first({ FirstName: 'x'.repeat(41) }),
    `STRING_TOO_LONG: First Name: data value too large: ${'x'.repeat(41)} (max length=40) [FirstName]`,
  );
  assert.equal(first({ Email: 'nobody' }), 'INVALID_EMAIL_ADDRESS: Email: invalid email address: nobody [Email]');
  assert.match(first({ Score__c: 123456 }), /^NUMBER_OUTSIDE_VALID_RANGE: Score: value outside of valid range/);
  assert.match(first({ OwnerId: 'abc' }), /^MALFORMED_ID: Owner ID: id value of incorrect type: abc/);
  assert.match(first({ OwnerId: store.organizationId }), /^FIELD_INTEGRITY_EXCEPTION: Owner ID: id value of incorrect type/);
  assert.match(first({ OwnerId: '005000000000zzz' }), /^INVALID_CROSS_REFERENCE_KEY: invalid cross reference id/);
  assert.match(first({ IsConverted: true }), /^INVALID_FIELD_FOR_INSERT_UPDATE: Unable to create\/update fields: IsConverted/);
  assert.match(first({ Nothing__c: 1 }), /^INVALID_FIELD: No such column 'Nothing__c' on sobject of type Lead/);
  assert.match(first({ Id: '00Q000000000001' }), /^INVALID_FIELD_FOR_INSERT_UPDATE: cannot specify Id in an insert call/);
});

test(
  'a restricted picklist takes only its values, in their own spelling',
  fresh(() => {
    const [error] = insertErrors(db, 'Run__c', { Status__c: 'Paused' });
    assert.equal(error?.statusCode, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
    assert.equal(error.message, 'Status: bad value for restricted picklist field: Paused');
    insertOne(db, 'Run__c', { Status__c: 'running' });
    assert.deepEqual(column(db, 'SELECT Status__c FROM Run__c', 'Status__c'), ['Running']);
  }),
);

test(
  'a unique value is refused twice, in the store and within one statement, whatever its case',
  fresh(() => {
    const id = insertOne(db, 'Run__c', { Key__c: 'K-1' });
    const [error] = insertErrors(db, 'Run__c', { Key__c: 'k-1' });
    assert.equal(error?.statusCode, 'DUPLICATE_VALUE');
    assert.equal(error.message, `duplicate value found: Key__c duplicates value on record with id: ${id.slice(0, 15)}`);
    const results = db.insert([record('Run__c', { Key__c: 'K-2' }), record('Run__c', { Key__c: 'K-2' })], PARTIAL);
    assert.deepEqual(
      results.map((result) => result.success),
      [true, false],
    );
    insertOne(db, 'Lead', { LastName: 'L', Company: 'C', Token__c: 'abc' });
    assert.deepEqual(insertErrors(db, 'Lead', { LastName: 'L', Company: 'C', Token__c: 'ABC' }), []);
  }),
);

test(
  'all-or-none leaves nothing behind and names the first bad row; partial success keeps the good rows',
  fresh(() => {
    const leads = [record('Lead', { LastName: 'Good', Company: 'C' }), record('Lead', { Company: 'C' })];
    const failure = dmlFailure(() => db.insert(leads, SYSTEM));
    assert.equal(
      failure.message,
      'Insert failed. First exception on row 1; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [LastName]: [LastName]',
    );
    assert.equal(rows(db, "SELECT Id FROM Lead WHERE LastName = 'Good'").length, 0);
    const results = db.insert(leads, PARTIAL);
    assert.deepEqual(
      results.map((result) => [result.success, result.created]),
      [
        [true, true],
        [false, false],
      ],
    );
    assert.equal(rows(db, "SELECT Id FROM Lead WHERE LastName = 'Good'").length, 1);
  }),
);

test(
  'validation rules see new, old and parent values and stop the save with their message',
  fresh(() => {
    const [error] = insertErrors(db, 'Run__c', { Total__c: 1, Done__c: 2 });
    assert.deepEqual(error, {
      statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      message: 'Done cannot exceed the total.',
      fields: ['Done__c'],
    });
    const id = insertOne(db, 'Run__c', { Status__c: 'Done', Total__c: 1 });
    const [reopened] = db.update([record('Run__c', { Id: id, Status__c: 'Waiting' })], PARTIAL);
    assert.equal(reopened?.errors[0]?.message, 'A finished run cannot be opened again.');
    assert.equal(db.update([record('Run__c', { Id: id, Total__c: 5 })], PARTIAL)[0]?.success, true);
  }),
);

test(
  'an update changes only what it names, keeps read-only values that were sent back, and composes the name',
  fresh(() => {
    const id = insertOne(db, 'Contact', { FirstName: 'Mei', LastName: 'Chen', Title: 'CTO' });
    const [created] = column(db, 'SELECT CreatedDate FROM Contact WHERE Id = :id', 'CreatedDate', {
      id,
    });
    db.update([record('Contact', { Id: id.slice(0, 15), LastName: 'Lin', CreatedDate: created ?? null })], SYSTEM);
    const [contact] = rows(db, 'SELECT Name, Title FROM Contact WHERE Id = :id', { id });
    assert.deepEqual(contact?.fields, { Id: id, Name: 'Mei Lin', Title: 'CTO' });
    const [refused] = db.update([record('Contact', { Id: id, CreatedDate: '2001-01-01T00:00:00.000Z' })], PARTIAL);
    assert.equal(refused?.errors[0]?.statusCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
  }),
);

test(
  'upsert by external id inserts, updates and refuses what is not unique',
  fresh(() => {
    const id = insertOne(db, 'Run__c', { Key__c: 'A', Total__c: 1 });
    const options = { ...PARTIAL, externalIdField: 'Key__c' };
    const results = db.upsert(
      [record('Run__c', { Key__c: 'a', Total__c: 9 }), record('Run__c', { Key__c: 'B' }), record('Run__c', { Total__c: 1 })],
      options,
    );
    assert.deepEqual(
      results.map((result) => [result.success, result.created]),
      [
        [true, false],
        [true, true],
        [false, false],
      ],
    );
    assert.equal(results[0]?.id, id);
    assert.equal(results[2]?.errors[0]?.statusCode, 'MISSING_ARGUMENT');
    assert.deepEqual(column(db, 'SELECT Total__c FROM Run__c WHERE Id = :id', 'Total__c', { id }), [9]);
  }),
);

test(
  'a parent can be named by its external id',
  fresh(() => {
    const run = insertOne(db, 'Run__c', { Key__c: 'P' });
    db.insert([{ ...record('Failure__c', {}), parents: { Run__r: record('Run__c', { Key__c: 'P' }) } }], SYSTEM);
    assert.deepEqual(column(db, 'SELECT Run__c FROM Failure__c', 'Run__c'), [run]);
  }),
);
