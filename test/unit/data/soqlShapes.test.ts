import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insertOne, newStore, queryFailure, record, rows, SYSTEM } from './org.ts';

const store = newStore(() => new Date('2026-03-18T03:30:00.000Z'));
const db = store.session(store.adminUserId);
const acme = insertOne(db, 'Account', { Name: 'Acme', Industry: 'Energy', Phone: '555-0100' });
const zenith = insertOne(db, 'Account', {
  Name: 'Zenith',
  Industry: 'Banking',
  BillingCity: 'Oslo',
  BillingLatitude: 59.91,
  BillingLongitude: 10.75,
});
const ada = insertOne(db, 'Contact', { LastName: 'Byron', AccountId: acme, Email: 'ada@acme.test' });
const won = { StageName: 'Closed Won', CloseDate: '2026-03-01' };
db.insert(
  [
    record('Opportunity', { Name: 'One', AccountId: acme, Amount: 100, ...won }),
    record('Opportunity', { Name: 'Two', AccountId: acme, Amount: 50, StageName: 'Prospecting', CloseDate: '2026-04-01' }),
    record('Opportunity', { Name: 'Three', AccountId: zenith, Amount: 25, ...won }),
  ],
  SYSTEM,
);
insertOne(db, 'Task', { Subject: 'Call Acme', WhatId: acme });
insertOne(db, 'Task', { Subject: 'Write', WhoId: ada });
const user = { mode: 'user', sharing: true } as const;

const grouped = (soql: string): unknown[][] => rows(db, soql).map((row) => Object.values(row.fields));

test('TYPEOF answers the fields of what a reference points at', () => {
  const found = rows(
    db,
    'SELECT TYPEOF What WHEN Account THEN Phone, Industry WHEN Opportunity THEN Amount END FROM Task WHERE WhatId != null',
  );
  assert.deepEqual(found[0]?.parents?.['What']?.type, 'Account');
  assert.equal(found[0]?.parents?.['What']?.fields['Phone'], '555-0100');
  assert.equal(found[0]?.parents?.['What']?.fields['Amount'], undefined);
});

test('TYPEOF goes on through the relationships of what a reference points at', () => {
  const [task] = rows(
    db,
    'SELECT TYPEOF What WHEN Account THEN Name, Owner.Name WHEN Lead THEN Company END FROM Task WHERE WhatId != null',
  );
  const account = task?.parents?.['What'];
  assert.equal(account?.fields['Name'], 'Acme');
  assert.equal(typeof account?.parents?.['Owner']?.fields['Name'], 'string');
});

test('TYPEOF may answer the same fields of several objects', () => {
  const [task] = rows(
    db,
    'SELECT TYPEOF What WHEN Account THEN Id, Name, Phone WHEN Opportunity THEN Id, Name ELSE Id, Name END FROM Task WHERE WhatId != null',
  );
  assert.equal(task?.parents?.['What']?.fields['Phone'], '555-0100');
});

test('ROLLUP adds subtotals after what they sum up and a grand total at the end', () => {
  const soql = 'SELECT Account.Name n, StageName s, SUM(Amount) total FROM Opportunity GROUP BY ROLLUP(Account.Name, StageName)';
  assert.deepEqual(grouped(soql), [
    ['Acme', 'Prospecting', 50],
    ['Acme', 'Closed Won', 100],
    ['Acme', null, 150],
    ['Zenith', 'Closed Won', 25],
    ['Zenith', null, 25],
    [null, null, 175],
  ]);
});

test('CUBE groups by every combination and GROUPING tells subtotals apart', () => {
  const soql =
    'SELECT Account.Name n, StageName s, GROUPING(StageName) g, COUNT(Id) c FROM Opportunity GROUP BY CUBE(Account.Name, StageName)';
  const all = grouped(soql);
  assert.equal(all.length, 8);
  assert.deepEqual(
    all.filter((row) => row[0] === null && row[2] === 0).map((row) => [row[1], row[3]]),
    [
      ['Prospecting', 1],
      ['Closed Won', 2],
    ],
  );
  assert.equal(all.filter((row) => row[2] === 1).length, 3);
});

test('subtotals are sorted by GROUPING; elsewhere it is refused', () => {
  const soql =
    'SELECT StageName s, GROUPING(StageName) g, COUNT(Id) c FROM Opportunity GROUP BY ROLLUP(StageName) ORDER BY GROUPING(StageName) DESC';
  assert.deepEqual(
    grouped(soql).map((row) => row[1]),
    [1, 0, 0],
  );
  assert.throws(() => grouped('SELECT StageName FROM Opportunity GROUP BY StageName ORDER BY GROUPING(StageName)'), /Not implemented/);
});

test('rows that are grouped by a date have its date functions', () => {
  const soql = 'SELECT CloseDate, CALENDAR_MONTH(CloseDate) m, COUNT(Id) c FROM Opportunity GROUP BY CloseDate';
  assert.deepEqual(grouped(soql), [
    ['2026-03-01', 3, 2],
    ['2026-04-01', 4, 1],
  ]);
  const totals = 'SELECT CloseDate, CALENDAR_MONTH(CloseDate) m, COUNT(Id) c FROM Opportunity GROUP BY ROLLUP(CloseDate)';
  assert.deepEqual(grouped(totals).at(-1), [null, null, 3]);
});

test('inner queries may hold inner queries', () => {
  const [found] = rows(db, "SELECT Name, (SELECT LastName, (SELECT Subject FROM Tasks) FROM Contacts) FROM Account WHERE Name = 'Acme'");
  const [contact] = found?.children?.['Contacts'] ?? [];
  assert.equal(contact?.fields['LastName'], 'Byron');
  assert.deepEqual(
    contact?.children?.['Tasks']?.map((task) => task.fields['Subject']),
    ['Write'],
  );
});

test('values are shown by toLabel, FORMAT and convertCurrency', () => {
  const [found] = rows(
    db,
    "SELECT toLabel(StageName), Amount, FORMAT(Amount) shown, convertCurrency(Amount) own, FORMAT(CloseDate) day FROM Opportunity WHERE Name = 'One'",
  );
  assert.deepEqual(found?.fields, {
    ...{ Id: found?.fields['Id'], StageName: 'Closed Won', Amount: 100, shown: '$100.00', own: 100, day: '3/1/2026' },
  });
});

test('FORMAT without an alias keeps the value beside its text', () => {
  const [found] = rows(db, "SELECT FORMAT(Amount), FORMAT(CloseDate) FROM Opportunity WHERE Name = 'One'");
  assert.equal(found?.fields['Amount'], '$100.00');
  assert.deepEqual(found.unformatted, { Amount: 100, CloseDate: '2026-03-01' });
});

test('an address is read as its parts, and places are measured', () => {
  const [found] = rows(db, "SELECT BillingAddress FROM Account WHERE DISTANCE(BillingAddress, GEOLOCATION(59.9, 10.7), 'km') < 10");
  const address: unknown = JSON.parse(String(found?.fields['BillingAddress']));
  assert.equal((address as { city: string }).city, 'Oslo');
  assert.equal(rows(db, "SELECT Id FROM Account WHERE DISTANCE(BillingAddress, GEOLOCATION(0, 0), 'mi') < 10").length, 0);
});

test('an alias in FROM and a second object by its relationship name fields', () => {
  const found = rows(db, "SELECT c.LastName, a.Name FROM Contact c, c.Account a WHERE a.Industry = 'Energy'");
  assert.equal(found[0]?.parents?.['Account']?.fields['Name'], 'Acme');
});

test('AND and OR need parentheses; long text is not filtered, sorted or grouped', () => {
  const said = (soql: string): string => queryFailure(() => rows(db, soql)).message;
  assert.equal(said("SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'"), "unexpected token: 'OR'");
  assert.equal(said("SELECT Id FROM Account WHERE Description = 'x'"), "field 'Description' can not be filtered in a query call");
  assert.equal(said('SELECT Id FROM Account ORDER BY Description'), "field 'Description' can not be sorted in a query call");
  assert.equal(said('SELECT Name n FROM Account'), 'only aggregate expressions use field aliasing');
  assert.equal(said('SELECT Id FROM Account OFFSET 2001'), 'Maximum SOQL offset allowed is 2000');
  assert.equal(said('SELECT Id FROM'), "unexpected token: '<EOF>'");
});

test('USING SCOPE mine answers own records; FOR UPDATE, FOR VIEW and tracking change nothing', () => {
  assert.equal(rows(db, 'SELECT Id FROM Account USING SCOPE mine').length, 2);
  assert.equal(rows(db, 'SELECT Id FROM Account USING SCOPE everything FOR UPDATE').length, 2);
  assert.equal(rows(db, 'SELECT Id FROM Account LIMIT 1 FOR VIEW').length, 1);
});

test('WITH SECURITY_ENFORCED is refused from API version 67.0 on', () => {
  const soql = 'SELECT Id FROM Account WITH SECURITY_ENFORCED';
  assert.equal(db.query(soql, {}, { mode: 'system', sharing: false, apiVersion: 60 }).total, 2);
  assert.match(
    queryFailure(() => db.query(soql, {}, { mode: 'system', sharing: false, apiVersion: 67 })).message,
    /SECURITY_ENFORCED is not supported from API version 67\.0/,
  );
});

test('a search finds whole words in name, e-mail or all fields, object by object', () => {
  const found = db.search(
    'FIND {acm* OR byron} IN ALL FIELDS RETURNING Account(Name), Contact(LastName WHERE LastName != null LIMIT 1), Lead',
    {},
    user,
  );
  assert.deepEqual(
    found.groups.map((group) => [group.object, group.records.length]),
    [
      ['Account', 1],
      ['Contact', 1],
      ['Lead', 0],
    ],
  );
  const byName = db.search('FIND :words IN NAME FIELDS RETURNING Contact(Email)', { words: 'ada' }, user);
  assert.equal(byName.groups[0]?.records.length, 0);
  const byMail = db.search("FIND 'ada' IN EMAIL FIELDS RETURNING Contact(Email)", {}, user);
  assert.equal(byMail.groups[0]?.records[0]?.fields['Email'], 'ada@acme.test');
});

test('in tests a search finds only what was fixed, within its conditions', () => {
  const fixedResults = [acme, zenith];
  const found = db.search("FIND {nothing} RETURNING Account(Name WHERE Industry = 'Banking')", {}, user, { fixedResults });
  assert.deepEqual(
    found.groups[0]?.records.map((row) => row.fields['Name']),
    ['Zenith'],
  );
  assert.equal(db.search('FIND {acme} RETURNING Account', {}, user, { fixedResults: [] }).groups[0]?.records.length, 0);
});

test('a search text of one letter is refused', () => {
  assert.match(
    queryFailure(() => db.search('FIND {a} RETURNING Account', {}, user)).message,
    /search term must be longer than one character: a/,
  );
});

test('rows of definitions are there when a query asks for them', () => {
  const [entity] = rows(db, "SELECT QualifiedApiName, KeyPrefix FROM EntityDefinition WHERE QualifiedApiName = 'Run__c'");
  assert.equal(entity?.fields['KeyPrefix'], store.schema.object('Run__c')?.keyPrefix);
  const fields = rows(db, "SELECT QualifiedApiName, DataType FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = 'Account'");
  assert.ok(fields.some((field) => field.fields['QualifiedApiName'] === 'BillingCity'));
});

test('tables that a rolled-back transaction made are there again for the next one', () => {
  const session = store.session(store.adminUserId);
  db.commit();
  insertOne(session, 'Pricebook2', { Name: 'Partners', IsActive: true });
  assert.equal(rows(session, 'SELECT Id FROM Pricebook2').length, 2);
  session.abort();
  assert.equal(rows(session, 'SELECT Id FROM Pricebook2').length, 1);
});
