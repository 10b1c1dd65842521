import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { loadMetadata, openStore } from '../../../local/data/index.ts';
import { column, insertErrors, insertOne, PARTIAL, record, rows, SYSTEM } from './org.ts';

/** A project with a namespace, one directory in the metadata API's format and one in source format. */
const ROOT = join(import.meta.dirname, '../../fixtures/foreign');
const metadata = loadMetadata([join(ROOT, 'src'), join(ROOT, 'force-app')]);
const { schema } = metadata;
const store = openStore({ file: ':memory:', metadata });
const db = store.session(store.adminUserId);

test('names of a code base with a namespace are found with and without it; describe shows it', () => {
  assert.equal(schema.namespace, 'acme');
  assert.equal(schema.object('acme__Ticket__c')?.name, 'Ticket__c');
  assert.equal(schema.field('ACME__Ticket__c', 'acme__Area__c')?.name, 'Area__c');
  assert.equal(schema.childRelationship('Account', 'acme__Tickets__r')?.childObject, 'Ticket__c');
  assert.equal(schema.qualifiedName('Ticket__c'), 'acme__Ticket__c');
  assert.equal(schema.qualifiedName('Account'), 'Account');
  assert.equal(schema.qualifiedName('other__Thing__c'), 'other__Thing__c');
});

test('an object file of the metadata API brings fields, rules, record types and field sets', () => {
  assert.deepEqual(
    schema.field('Ticket__c', 'Area__c')?.picklistValues.map((value) => value.value),
    ['North', 'South'],
  );
  assert.equal(schema.field('Ticket__c', 'Place__Latitude__s')?.compoundField, 'Place__c');
  assert.deepEqual(
    schema.recordTypes('Ticket__c').map((type) => [type.developerName, type.name, type.master]),
    [
      ['Fast', 'Fast Track', false],
      ['Master', 'Master', true],
    ],
  );
  assert.deepEqual(schema.fieldSets('acme__Ticket__c')[0]?.members, [
    { path: 'Area__c', required: true },
    { path: 'Account__r.Name', required: false },
  ]);
  assert.equal(insertErrors(db, 'Ticket__c', { Area__c: 'South' })[0]?.message, 'Not in the south.');
  assert.equal(metadata.labels[0]?.value, 'Good day');
  assert.equal(schema.object('Ticket__History')?.createable, false);
  assert.ok(schema.object('Ticket__ChangeEvent'));
});

test('standard objects take custom fields without a definition of their own', () => {
  const id = insertOne(db, 'Account', { Name: 'A', acme__Tier__c: 3 });
  insertOne(db, 'acme__Ticket__c', { Name: 'T', Account__c: id, Place__Latitude__s: 1.5, Place__Longitude__s: 2.5 });
  const [found] = rows(db, 'SELECT Tier__c, (SELECT Name, Place__c FROM acme__Tickets__r) FROM Account WHERE acme__Tier__c = 3');
  assert.equal(found?.fields['Tier__c'], 3);
  const [ticket] = Object.values(found.children ?? {})[0] ?? [];
  assert.deepEqual(JSON.parse(String(ticket?.fields['Place__c'])), { latitude: 1.5, longitude: 2.5 });
});

test('formulas count blanks as zero where they say so, and reach owners, record types and globals', () => {
  const type = schema.recordTypes('Ticket__c')[0]?.id ?? null;
  const id = insertOne(db, 'Ticket__c', { Name: 'F', RecordTypeId: type });
  const [found] = rows(db, 'SELECT Twice__c, Who__c FROM Ticket__c WHERE Id = :id', { id });
  assert.equal(found?.fields['Twice__c'], 1);
  assert.equal(found.fields['Who__c'], 'Quinn/System Administrator/Fast');
  db.delete([{ type: 'Ticket__c', id }], SYSTEM);
});

test('a look-up filter keeps out what does not meet it', () => {
  const partner = insertOne(db, 'Account', { Name: 'P', Type: 'Partner', Site: 'North' });
  const other = insertOne(db, 'Account', { Name: 'O', Type: 'Partner', Site: 'South' });
  const id = insertOne(db, 'Ticket__c', { Name: 'L', Area__c: 'North', Partner__c: partner });
  const [error] = insertErrors(db, 'Ticket__c', { Name: 'M', Area__c: 'North', Partner__c: other });
  assert.deepEqual(error, {
    ...{ statusCode: 'FIELD_FILTER_VALIDATION_EXCEPTION', message: 'Choose a partner of the area.', fields: ['Partner__c'] },
  });
  db.delete([{ type: 'Ticket__c', id }], SYSTEM);
});

test('metadata relationships lead to records, objects and fields', () => {
  const [first] = rows(
    db,
    "SELECT Object__r.QualifiedApiName, Field__r.QualifiedApiName, Field__c, Next__r.DeveloperName FROM Rule__mdt WHERE DeveloperName = 'First'",
  );
  assert.equal(first?.parents?.['Object__r']?.fields['QualifiedApiName'], 'Account');
  assert.equal(first?.fields['Field__c'], 'Account.Tier__c');
  assert.equal(first?.parents?.['Next__r']?.fields['DeveloperName'], 'Second');
  const [second] = rows(db, "SELECT Field__r.QualifiedApiName FROM Rule__mdt WHERE DeveloperName = 'Second'");
  assert.equal(second?.parents?.['Field__r']?.fields['QualifiedApiName'], 'Industry');
});

test('static resources hold their file, a folder is a zip file', () => {
  const [text, site] = rows(db, 'SELECT Name, Body, ContentType FROM StaticResource ORDER BY Name');
  assert.equal(new TextDecoder().decode(text?.fields['Body'] as Uint8Array), 'one,two\n');
  assert.deepEqual(Object.keys(unzipSync(site?.fields['Body'] as Uint8Array)), ['index.html']);
});

test("shares of a custom object know the platform's causes", () => {
  const causes = schema.field('Ticket__Share', 'RowCause')?.picklistValues.map((value) => value.value) ?? [];
  assert.ok(causes.includes('Manual') && causes.includes('Rule'));
});

test('roles, queues and groups are rows; a criteria rule shares with a group', () => {
  assert.deepEqual(column(db, "SELECT ParentRole.Name n FROM UserRole WHERE DeveloperName = 'Agent' GROUP BY ParentRole.Name", 'n'), [
    'The Boss',
  ]);
  const [queue] = rows(db, "SELECT Id FROM Group WHERE Type = 'Queue' AND DeveloperName = 'Desk'");
  insertOne(db, 'Ticket__c', { Name: 'Queued', OwnerId: String(queue?.fields['Id']), Area__c: 'North' });
  db.commit();
  const [profile] = rows(db, "SELECT Id FROM Profile WHERE Name = 'Standard User'");
  const rep = insertOne(db, 'User', {
    ...{ LastName: 'Rep', Username: 'rep@foreign.test', Email: 'rep@foreign.test', Alias: 'rep', TimeZoneSidKey: 'GMT' },
    ...{ LocaleSidKey: 'en_US', LanguageLocaleKey: 'en_US', EmailEncodingKey: 'UTF-8', ProfileId: profile?.fields['Id'] ?? null },
  });
  const seen = (): number => store.session(rep).query('SELECT Id FROM Ticket__c', {}, { mode: 'system', sharing: true }).total;
  assert.equal(seen(), 0);
  const [group] = rows(db, "SELECT Id FROM Group WHERE DeveloperName = 'North' AND Type = 'Regular'");
  insertOne(db, 'GroupMember', { GroupId: String(group?.fields['Id']), UserOrGroupId: rep });
  db.commit();
  assert.equal(seen(), 2);
});

test('a look-up to an object of another package may stand, and holds nothing', () => {
  assert.equal(schema.object('other__Thing__c'), undefined);
  assert.equal(db.insert([record('Ticket__c', { Name: 'T2', Outside__c: null })], SYSTEM)[0]?.success, true);
  assert.equal(db.insert([record('Ticket__c', { Name: 'T3', Outside__c: store.adminUserId })], PARTIAL)[0]?.success, false);
});
