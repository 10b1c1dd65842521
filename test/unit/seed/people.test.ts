import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isId, to18 } from '../../../local/kernel/salesforceIds.ts';
import { generateAccounts, generatePeople, type SeedPerson } from '../../../local/seed/people.ts';
import { proportions, situationCounts } from '../../../local/seed/proportions.ts';
import { generateMarketoUsers, generateUsers, queueId } from '../../../local/seed/users.ts';
import { processorTime } from '../../support/processorTime.ts';

const thousand = [...generatePeople({ people: 1000, seed: 7 })];
const count = (test: (person: SeedPerson) => boolean) => thousand.filter(test).length;

test('the shares of the situations add up to the whole and every size is met exactly', () => {
  assert.equal(
    proportions.reduce((sum, row) => sum + row.perMille, 0),
    1000,
  );
  for (const people of [0, 1, 2, 7, 50, 333, 1000, 4321]) {
    const generated = [...generatePeople({ people, seed: 3 })];
    assert.equal(generated.length, people);
    assert.equal(new Set(generated.map(({ key }) => key)).size, people);
    const counts = situationCounts(people);
    for (const { situation } of proportions) {
      assert.equal(generated.filter((person) => person.situation === situation).length, counts.get(situation), `${situation} of ${people}`);
    }
  }
});

test('among 1,000 people each kind can be counted independently of the table', () => {
  assert.equal(
    count(({ where }) => where === 'marketoOnly'),
    90,
  );
  assert.equal(
    count(({ where, situation }) => where === 'salesforceOnly' && situation !== 'salesforceTwin'),
    50,
  );
  assert.equal(
    count(({ salesforce }) => salesforce?.ownerKind === 'queue'),
    40,
  );
  assert.equal(
    count(({ email }) => email === null),
    40,
  );
  assert.equal(
    count(({ unsubscribed }) => unsubscribed),
    40,
  );
  assert.equal(
    count(({ salesforce }) => salesforce?.kind === 'convertedLead'),
    30,
  );
  assert.equal(
    count(({ salesforce }) => salesforce?.kind === 'mergedLead'),
    5,
  );
  const emails = Map.groupBy(
    thousand.filter(({ email }) => email !== null),
    ({ email }) => email,
  );
  assert.equal([...emails.values()].filter((group) => group.length === 2).length, 15);
  assert.equal([...emails.values()].filter((group) => group.length > 2).length, 0);
  const records = Map.groupBy(
    thousand.filter(({ salesforce }) => salesforce),
    ({ salesforce }) => salesforce?.leadId ?? salesforce?.contactId,
  );
  assert.equal([...records.values()].filter((group) => group.length === 2).length, 5);
});

test('a merged lead names a survivor that exists and is owned', () => {
  const leads = new Map(thousand.map(({ salesforce }) => [salesforce?.leadId, salesforce]));
  for (const { salesforce } of thousand) {
    if (salesforce?.kind !== 'mergedLead') continue;
    assert.equal(leads.get(salesforce.mergedIntoId)?.kind, 'lead');
    assert.notEqual(salesforce.mergedIntoId, salesforce.leadId);
  }
});

test('ids carry a correct checksum, e-mail addresses are ASCII, owners and accounts exist', () => {
  const owners = new Set([...generateUsers().map(({ id }) => id), queueId]);
  const accounts = new Set([...generateAccounts({ people: 1000, seed: 7 })].map(({ id }) => id));
  for (const { email, salesforce } of thousand) {
    assert.match(email ?? 'none@none', /^[\x21-\x7e]+@[\x21-\x7e]+$/);
    for (const id of [salesforce?.leadId, salesforce?.contactId, salesforce?.accountId, salesforce?.opportunityId]) {
      if (id) assert.ok(isId(id) && to18(id.slice(0, 15)) === id, id);
    }
    if (salesforce) assert.ok(owners.has(salesforce.ownerId));
    if (salesforce?.accountId) assert.ok(accounts.has(salesforce.accountId));
  }
});

test('names are of many scripts and some are long', () => {
  assert.ok(
    count(({ lastName }) => /[\p{Script=Han}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(lastName)) > 200,
  );
  assert.ok(count(({ lastName }) => lastName.length > 30) > 0);
});

test('the same seed gives the same people, again and again; another seed gives others', () => {
  const people = generatePeople({ people: 200, seed: 7 });
  assert.deepEqual([...people], [...people]);
  assert.notDeepEqual(
    [...people].map(({ lastName }) => lastName),
    [...generatePeople({ people: 200, seed: 8 })].map(({ lastName }) => lastName),
  );
});

test('100,000 people are generated in under two seconds of processor time', () => {
  const started = processorTime();
  let total = 0;
  for (const person of generatePeople({ people: 100_000, seed: 1 })) total += person.key.length;
  assert.equal(total, 800_000);
  assert.ok(processorTime() - started < 2000, `${processorTime() - started} ms`);
});

test('the personas, twelve reps and the Marketo users are there, five of them Marketo admins', () => {
  assert.deepEqual(
    generateUsers()
      .slice(0, 4)
      .map(({ key, profile, permissionSets }) => [key, profile, ...permissionSets]),
    [
      ['marketo-admin', 'Standard User', 'MSI_Actions_Admin'],
      ['salesforce-admin', 'System Administrator', 'MSI_Actions_Admin'],
      ['sales-rep', 'Standard User', 'MSI_Actions_User'],
      ['no-access', 'Standard User'],
    ],
  );
  assert.equal(generateUsers().length, 16);
  const marketo = generateMarketoUsers();
  assert.equal(marketo.length, 14);
  const admins = marketo.filter(({ role }) => role === 'Admin').map(({ emailAddress }) => emailAddress);
  assert.equal(admins.length, 5);
  assert.ok(admins.includes('maya.lindqvist@kestrel.example') && admins.includes('sam.okafor@kestrel.example'));
  assert.equal(marketo.filter(({ apiOnly }) => apiOnly).length, 3);
});
