import assert from 'node:assert/strict';
import { test } from 'node:test';
import { column, insertOne, newStore, queryFailure, record, rows, SYSTEM } from './org.ts';

const NOW = new Date('2026-03-18T03:30:00.000Z'); // the evening of 17 March in Los Angeles
const store = newStore(() => NOW);
const db = store.session(store.adminUserId);
const acme = insertOne(db, 'Account', { Name: 'Acme', Industry: 'Energy', AnnualRevenue: 500 });
const zenith = insertOne(db, 'Account', { Name: 'Zenith', Industry: 'Banking' });
const emile = insertOne(db, 'Contact', {
  FirstName: 'Émile',
  LastName: 'Ångström',
  AccountId: acme,
  Email: 'emile@acme.test',
  Birthdate: '1990-03-17',
});
const ada = insertOne(db, 'Contact', {
  FirstName: 'ada',
  LastName: 'Byron',
  AccountId: acme,
  Title: '100% sure',
});
const bob = insertOne(db, 'Contact', { FirstName: 'Bob', LastName: 'Zeta' });
insertOne(db, 'Task', { Subject: 'Call', WhoId: emile, WhatId: acme, ActivityDate: '2026-03-17' });
insertOne(db, 'Task', { Subject: 'Email', WhoId: emile, ActivityDate: '2026-03-20' });
db.commit();

const names = (soql: string, binds = {}): unknown[] => column(db, soql, 'LastName', binds);

test('text is compared without regard to case, in every script', () => {
  assert.deepEqual(names("SELECT LastName FROM Contact WHERE FirstName = 'ADA'"), ['Byron']);
  assert.deepEqual(names("SELECT LastName FROM Contact WHERE FirstName = 'éMILE'"), ['Ångström']);
  assert.deepEqual(names('SELECT LastName FROM Contact WHERE LastName IN :b0', { b0: ['ÅNGSTRÖM', 'nobody'] }), ['Ångström']);
  assert.deepEqual(names('SELECT LastName FROM Contact WHERE LastName LIKE :b0', { b0: 'ÅNG%' }), ['Ångström']);
});

test('a blank counts as different: != and NOT IN find it, LIKE and < do not', () => {
  assert.deepEqual(names("SELECT LastName FROM Contact WHERE Title != 'CEO' ORDER BY LastName").length, 3);
  assert.equal(rows(db, "SELECT Id FROM Contact WHERE Title NOT IN ('100% sure')").length, 2);
  assert.equal(rows(db, "SELECT Id FROM Contact WHERE (NOT Title LIKE '%zzz%')").length, 3);
  assert.equal(rows(db, 'SELECT Id FROM Account WHERE AnnualRevenue < 1000').length, 1);
  assert.equal(rows(db, 'SELECT Id FROM Contact WHERE Title = null').length, 2);
  assert.equal(rows(db, "SELECT Id FROM Contact WHERE Title IN (null, 'x')").length, 2);
});

test('LIKE takes % and _ as wildcards and a backslash as escape', () => {
  assert.deepEqual(names("SELECT LastName FROM Contact WHERE FirstName LIKE 'B_b'"), ['Zeta']);
  assert.deepEqual(names("SELECT LastName FROM Contact WHERE Title LIKE '100\\% %'"), ['Byron']);
  assert.deepEqual(names("SELECT LastName FROM Contact WHERE Title LIKE '1_\\%%'"), []);
  assert.deepEqual(
    names('SELECT LastName FROM Contact WHERE FirstName LIKE :b0 ORDER BY FirstName', {
      b0: ['a%', 'b%'],
    }),
    ['Byron', 'Zeta'],
  );
});

test('blanks sort first unless the query says otherwise, and accents sort with their letters', () => {
  assert.deepEqual(names('SELECT LastName FROM Contact ORDER BY LastName'), ['Ångström', 'Byron', 'Zeta']);
  assert.equal(names('SELECT LastName FROM Contact ORDER BY Title ASC, LastName').at(-1), 'Byron');
  assert.equal(names('SELECT LastName FROM Contact ORDER BY Title DESC NULLS LAST, LastName')[0], 'Byron');
  assert.deepEqual(names('SELECT LastName FROM Contact ORDER BY LastName LIMIT 1 OFFSET :b0', { b0: 1 }), ['Byron']);
});

test('picklists sort in the order of their values', () => {
  db.insert(
    [record('Lead', { LastName: 'A', Company: 'x', Rating: 'Cold' }), record('Lead', { LastName: 'B', Company: 'x', Rating: 'Hot' })],
    SYSTEM,
  );
  assert.deepEqual(column(db, 'SELECT LastName FROM Lead WHERE Rating != null ORDER BY Rating', 'LastName'), ['B', 'A']);
  db.abort();
});

test('parents of any depth come with the record, and a blank look-up gives null', () => {
  const [first] = rows(db, 'SELECT Account.Owner.Profile.Name, Account.Name FROM Contact WHERE Id = :b0', { b0: emile });
  assert.equal(first?.parents?.['Account']?.parents?.['Owner']?.parents?.['Profile']?.fields['Name'], 'System Administrator');
  const [orphan] = rows(db, 'SELECT Account.Name FROM Contact WHERE Id = :b0', { b0: bob });
  assert.equal(orphan?.parents?.['Account'], null);
});

test('a polymorphic parent shows its name, its type and its object', () => {
  const [task] = rows(db, "SELECT Who.Name, Who.Type, What.Type, Owner.Name FROM Task WHERE Subject = 'Call'");
  assert.equal(task?.parents?.['Who']?.type, 'Contact');
  assert.deepEqual(task.parents['Who'].fields, {
    Id: emile,
    Name: 'Émile Ångström',
    Type: 'Contact',
  });
  assert.equal(task.parents['What']?.fields['Type'], 'Account');
  assert.equal(rows(db, "SELECT Id FROM Task WHERE Who.Type = 'Contact' AND What.Type = 'Account'").length, 1);
});

test('an inner query gives each parent its own children, limited within each', () => {
  const accounts = rows(db, 'SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName LIMIT 1) FROM Account ORDER BY Name');
  assert.deepEqual(
    accounts.map((account) => account.children?.['Contacts']?.map((child) => child.fields['LastName'])),
    [['Ångström'], []],
  );
});

test('semi-joins and anti-joins select by related records', () => {
  assert.deepEqual(column(db, "SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE LastName = 'Byron')", 'Name'), [
    'Acme',
  ]);
  assert.deepEqual(column(db, 'SELECT Name FROM Account WHERE Id NOT IN (SELECT AccountId FROM Contact)', 'Name'), ['Zenith']);
});

test('aggregates group, filter groups, name unnamed results expr0, expr1 and count without blanks', () => {
  const answer = db.query(
    'SELECT Account.Name, COUNT(Id) people, COUNT(Title), MAX(Title) FROM Contact GROUP BY Account.Name HAVING COUNT(Id) > 1',
    {},
    SYSTEM,
  );
  assert.equal(answer.kind, 'aggregate');
  assert.deepEqual(answer.records[0]?.fields, {
    Name: 'Acme',
    people: 2,
    expr0: 1,
    expr1: '100% sure',
  });
  assert.deepEqual(rows(db, 'SELECT SUM(AnnualRevenue) total, AVG(AnnualRevenue), COUNT_DISTINCT(Industry) FROM Account')[0]?.fields, {
    total: 500,
    expr0: 500,
    expr1: 2,
  });
});

test('COUNT() answers a number, within LIMIT when there is one', () => {
  assert.equal(db.query('SELECT COUNT() FROM Contact', {}, SYSTEM).total, 3);
  assert.equal(db.query('SELECT COUNT() FROM Contact LIMIT 2', {}, SYSTEM).total, 2);
});

test("date literals mean days of the user's time zone", () => {
  assert.equal(rows(db, 'SELECT Id FROM Task WHERE ActivityDate = TODAY').length, 1);
  assert.equal(rows(db, 'SELECT Id FROM Contact WHERE CreatedDate = TODAY').length, 3);
  assert.equal(rows(db, 'SELECT Id FROM Contact WHERE CreatedDate = TOMORROW').length, 0);
  assert.equal(rows(db, 'SELECT Id FROM Task WHERE ActivityDate = NEXT_N_DAYS:3').length, 1);
  assert.equal(rows(db, 'SELECT Id FROM Task WHERE ActivityDate = THIS_WEEK').length, 2);
  assert.equal(rows(db, 'SELECT Id FROM Task WHERE ActivityDate > LAST_MONTH').length, 2);
});

test('date functions count in UTC, or in the time zone of the user with convertTimezone', () => {
  const utc = rows(db, 'SELECT DAY_IN_MONTH(CreatedDate) d, COUNT(Id) n FROM Contact GROUP BY DAY_IN_MONTH(CreatedDate)');
  assert.deepEqual(utc[0]?.fields, { d: 18, n: 3 });
  const local = rows(
    db,
    'SELECT DAY_IN_MONTH(convertTimezone(CreatedDate)) d FROM Contact GROUP BY DAY_IN_MONTH(convertTimezone(CreatedDate))',
  );
  assert.equal(local[0]?.fields['d'], 17);
  assert.equal(rows(db, 'SELECT Id FROM Contact WHERE CALENDAR_YEAR(Birthdate) = 1990').length, 1);
});

test('ids are accepted with 15 characters and refused when they are none', () => {
  assert.equal(rows(db, 'SELECT Id FROM Contact WHERE Id = :b0', { b0: ada.slice(0, 15) }).length, 1);
  assert.match(queryFailure(() => rows(db, "SELECT Id FROM Contact WHERE Id = 'nonsense'")).message, /invalid ID field: nonsense/);
  assert.equal(rows(db, 'SELECT Id FROM Contact WHERE Id = :b0 OR LastName = :b0', { b0: 'Zeta' }).length, 1);
  assert.equal(rows(db, 'SELECT Id FROM Contact WHERE Id IN :b0', { b0: ['nonsense', ada] }).length, 1);
});

test('ten thousand bound values work in one query', () => {
  const many = Array.from({ length: 10_000 }, (_value, index) => `Name ${index}`);
  assert.equal(rows(db, 'SELECT Id FROM Contact WHERE LastName IN :b0', { b0: [...many, 'Zeta'] }).length, 1);
  assert.equal(rows(db, 'SELECT Id FROM Contact WHERE LastName IN :b0', { b0: [] }).length, 0);
});

test('a bound list with = selects like IN', () => {
  assert.equal(rows(db, 'SELECT Id FROM Contact WHERE Id = :b0', { b0: [ada, bob] }).length, 2);
});

test('FIELDS(STANDARD) selects every standard field; FIELDS(ALL) needs a small LIMIT', () => {
  const [account] = rows(db, 'SELECT FIELDS(STANDARD) FROM Account WHERE Id = :b0', { b0: zenith });
  assert.equal(account?.fields['Industry'], 'Banking');
  assert.match(queryFailure(() => rows(db, 'SELECT FIELDS(ALL) FROM Account')).message, /LIMIT of at most 200/);
});

test("what does not exist is refused in the platform's words", () => {
  const said = (soql: string): string => queryFailure(() => rows(db, soql)).message;
  assert.match(said('SELECT Foo__c FROM Lead'), /^No such column 'Foo__c' on entity 'Lead'\. If you are attempting to use a custom field/);
  assert.match(said('SELECT Id FROM Foo__c'), /^sObject type 'Foo__c' is not supported\./);
  assert.match(said('SELECT Foo__r.Name FROM Lead'), /^Didn't understand relationship 'Foo__r' in field path\./);
  assert.match(
    said('SELECT Id, (SELECT Id FROM Foos__r) FROM Lead'),
    /^Didn't understand relationship 'Foos__r' in FROM part of query call\./,
  );
  assert.match(said('SELECT LastName, COUNT(Id) FROM Lead'), /Field must be grouped or aggregated: LastName/);
  assert.match(said("SELECT Id FROM Account WHERE AnnualRevenue = '5'"), /must be of type double and should not be enclosed in quotes/);
  assert.match(said('SELECT Id FROM Lead extra words'), /unexpected token: 'words'/);
});

test('what the local org lacks is refused by name', () => {
  assert.throws(() => rows(db, 'SELECT Id FROM Lead USING SCOPE team'), /Not implemented in the local org: SOQL USING SCOPE team/);
  assert.throws(() => rows(db, 'SELECT Id FROM Lead WITH DATA CATEGORY A__c AT B__c'), /Not implemented in the local org: SOQL WITH DATA/);
});

test('a variable without a value is refused', () => {
  assert.match(queryFailure(() => rows(db, 'SELECT Id FROM Lead WHERE LastName = :gone')).message, /Variable does not exist: gone/);
});

test('formula fields and roll-ups are computed when they are read, filtered and sorted', () => {
  const run = insertOne(db, 'Run__c', { Total__c: 8, Done__c: 2, Company__c: acme });
  db.insert([record('Failure__c', { Run__c: run }), record('Failure__c', { Run__c: run })], SYSTEM);
  const [read] = rows(
    db,
    "SELECT Share__c, CompanyName__c, Failures__c FROM Run__c WHERE Share__c > 20 AND CompanyName__c = 'acme!' ORDER BY Failures__c",
  );
  assert.deepEqual(read?.fields, {
    Id: run,
    Share__c: 25,
    CompanyName__c: 'ACME!',
    Failures__c: 2,
  });
  db.abort();
});

test('a roll-up has the type and the decimal places of what it sums up', () => {
  const run = insertOne(db, 'Run__c', { Key__c: 'costs' });
  const failure = (cost: number, day: string) => record('Failure__c', { Run__c: run, Cost__c: cost, Day__c: day });
  db.insert([failure(2.5, '2026-01-31'), failure(4, '2026-02-01')], SYSTEM);
  const [read] = rows(db, 'SELECT Cost__c, LastDay__c FROM Run__c WHERE Id = :run AND LastDay__c > 2026-01-31', { run });
  assert.deepEqual(read?.fields, { Id: run, Cost__c: 6.5, LastDay__c: '2026-02-01' });
  db.abort();
});

test('multi-select picklists are searched with INCLUDES and EXCLUDES', () => {
  db.insert([record('Run__c', { Key__c: 'a', Tags__c: 'Blue;Red' }), record('Run__c', { Key__c: 'b', Tags__c: 'Green' })], SYSTEM);
  assert.deepEqual(column(db, "SELECT Key__c FROM Run__c WHERE Tags__c INCLUDES ('Red;Blue')", 'Key__c'), ['a']);
  assert.deepEqual(column(db, "SELECT Key__c FROM Run__c WHERE Tags__c EXCLUDES ('Red')", 'Key__c'), ['b']);
  db.abort();
});

test('custom metadata records can be queried', () => {
  const [remedy] = rows(
    db,
    "SELECT Label, QualifiedApiName, Cause__c, Retryable__c, Wait__c FROM Remedy__mdt WHERE DeveloperName = 'Code_606'",
  );
  assert.equal(remedy?.fields['Cause__c'], 'Too many calls in 20 seconds.');
  assert.equal(remedy?.fields['Retryable__c'], true);
  assert.equal(remedy?.fields['Wait__c'], 20);
});

test('deleted rows appear with ALL ROWS only', () => {
  db.delete([{ type: 'Contact', id: bob }], SYSTEM);
  assert.equal(rows(db, 'SELECT Id FROM Contact').length, 2);
  assert.equal(rows(db, 'SELECT Id, IsDeleted FROM Contact WHERE IsDeleted = true ALL ROWS').length, 1);
  db.abort();
});

test('a code base without flows has no flows to show', () => {
  assert.deepEqual(rows(db, 'SELECT ApiName FROM FlowDefinitionView'), []);
});

test('views of metadata and subscribers of events, whose rows nothing makes, are refused by name', () => {
  for (const object of ['ApexTypeImplementor', 'EventBusSubscriber']) {
    assert.throws(() => rows(db, `SELECT Id FROM ${object}`), { name: 'NotImplemented', message: new RegExp(`the rows of ${object}`) });
  }
});
