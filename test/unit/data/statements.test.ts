import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { DmlFailure } from '../../../local/kernel/ports/records.ts';
import type { TriggerCall } from '../../../local/kernel/ports/records.ts';
import { column, insertErrors, insertOne, newStore, PARTIAL, record, rows, SYSTEM } from './org.ts';

const NOW = new Date('2026-03-18T03:30:00.000Z');
const store = newStore(() => NOW);
const db = store.session(store.adminUserId);
afterEach(() => db.abort());

const one = (soql: string, binds = {}): Record<string, unknown> => rows(db, soql, binds)[0]?.fields ?? {};

test('merged contacts go into the master with their children, and their triggers know the master', () => {
  const calls: TriggerCall[] = [];
  const host = {
    hasTriggers: (object: string) => object === 'Contact',
    fire: (call: TriggerCall) => {
      calls.push(call);
      return { rows: [] };
    },
  };
  const seen = store.session(store.adminUserId, { triggers: host });
  const master = insertOne(seen, 'Contact', { LastName: 'Byron' });
  const twin = insertOne(seen, 'Contact', { LastName: 'Byron', Title: 'Countess' });
  const task = insertOne(seen, 'Task', { Subject: 'Call', WhoId: twin });
  calls.length = 0;
  const [result] = seen.merge({ master: record('Contact', { Id: master, Title: 'Countess' }), duplicateIds: [twin] }, SYSTEM);
  assert.deepEqual(result, { id: master, success: true, mergedRecordIds: [twin], updatedRelatedIds: [task], errors: [] });
  assert.deepEqual(
    calls.map((call) => call.event),
    ['beforeDelete', 'afterDelete', 'beforeUpdate', 'afterUpdate'],
  );
  assert.equal(calls[1]?.oldRecords[0]?.fields['MasterRecordId'], master);
  assert.deepEqual(column(seen, 'SELECT WhoId FROM Task', 'WhoId'), [master]);
  assert.deepEqual(column(seen, 'SELECT Title FROM Contact', 'Title'), ['Countess']);
  seen.abort();
});

test('only accounts, contacts, leads and cases are merged, at most two at once', () => {
  const opportunity = { Name: 'O', StageName: 'Prospecting', CloseDate: '2026-04-01' };
  const [a, b] = db.insert([record('Opportunity', opportunity), record('Opportunity', opportunity)], SYSTEM).map((row) => row.id ?? '');
  assert.throws(
    () => db.merge({ master: record('Opportunity', { Id: a ?? '' }), duplicateIds: [b ?? ''] }, SYSTEM),
    /entity type Opportunity does not support merge/,
  );
});

test('a converted lead becomes account, contact and opportunity, and keeps what it became', () => {
  const lead = insertOne(db, 'Lead', {
    LastName: 'Byron',
    FirstName: 'Ada',
    Company: 'Engines',
    Email: 'ada@engines.test',
    City: 'London',
  });
  insertOne(db, 'Task', { Subject: 'Call', WhoId: lead });
  const [result] = db.convertLead([{ leadId: lead, convertedStatus: 'Closed - Converted' }], SYSTEM);
  assert.equal(result?.success, true);
  assert.deepEqual(one('SELECT Name, BillingCity FROM Account'), {
    Id: result?.accountId,
    Name: 'Engines',
    BillingCity: 'London',
  });
  assert.equal(one('SELECT Email, AccountId FROM Contact')['AccountId'], result.accountId);
  assert.deepEqual(one('SELECT Name, StageName, CloseDate FROM Opportunity'), {
    ...{ Id: result.opportunityId, Name: 'Engines-', StageName: 'Prospecting', CloseDate: '2026-03-31' },
  });
  assert.equal(one('SELECT IsConverted, ConvertedContactId FROM Lead')['ConvertedContactId'], result.contactId);
  assert.deepEqual(column(db, 'SELECT WhoId FROM Task', 'WhoId'), [result.contactId]);
  const [again] = db.convertLead([{ leadId: lead, convertedStatus: 'Closed - Converted' }], PARTIAL);
  assert.equal(again?.errors[0]?.statusCode, 'CANNOT_UPDATE_CONVERTED_LEAD');
  const [changed] = db.update([record('Lead', { Id: lead, Title: 'x' })], PARTIAL);
  assert.equal(changed?.errors[0]?.message, 'cannot reference converted lead');
});

test('a lead is converted into an existing account, without opportunity when asked', () => {
  const account = insertOne(db, 'Account', { Name: 'Known' });
  const lead = insertOne(db, 'Lead', { LastName: 'Byron', Company: 'Engines' });
  const [result] = db.convertLead(
    [{ leadId: lead, convertedStatus: 'Closed - Converted', accountId: account, doNotCreateOpportunity: true }],
    SYSTEM,
  );
  assert.equal(result?.accountId, account);
  assert.equal(result.opportunityId, null);
  assert.equal(rows(db, 'SELECT Id FROM Opportunity').length, 0);
});

test('setup objects and others are not written in one transaction, unless as another user', () => {
  insertOne(db, 'Account', { Name: 'A' });
  assert.throws(
    () => insertOne(db, 'Group', { Name: 'G', Type: 'Regular' }),
    (error: unknown) =>
      error instanceof DmlFailure &&
      error.rows[0]?.error.statusCode === 'MIXED_DML_OPERATION' &&
      /not permitted after you have updated a non-setup object \(or vice versa\): Group, original object: Account/.test(error.message),
  );
  db.asUser(store.adminUserId, () => insertOne(db, 'Group', { Name: 'G', Type: 'Regular' }));
  assert.equal(rows(db, "SELECT Id FROM Group WHERE Name = 'G'").length, 1);
});

test('a price in a custom price book needs a standard price; lines give the opportunity its amount', () => {
  const product = insertOne(db, 'Product2', { Name: 'Engine', ProductCode: 'E-1', IsActive: true });
  const book = insertOne(db, 'Pricebook2', { Name: 'Partners', IsActive: true });
  const entry = { Product2Id: product, UnitPrice: 100, IsActive: true };
  assert.equal(insertErrors(db, 'PricebookEntry', { ...entry, Pricebook2Id: book })[0]?.statusCode, 'STANDARD_PRICE_NOT_DEFINED');
  const standard = String(one('SELECT Id FROM Pricebook2 WHERE IsStandard = true')['Id']);
  const price = insertOne(db, 'PricebookEntry', { ...entry, Pricebook2Id: standard });
  const opportunity = insertOne(db, 'Opportunity', { Name: 'O', StageName: 'Prospecting', CloseDate: '2026-04-01' });
  insertOne(db, 'OpportunityLineItem', { OpportunityId: opportunity, PricebookEntryId: price, Quantity: 3, UnitPrice: 90 });
  insertOne(db, 'OpportunityLineItem', { OpportunityId: opportunity, PricebookEntryId: price, Quantity: 2, TotalPrice: 50 });
  assert.deepEqual(
    rows(db, 'SELECT Name, ListPrice, UnitPrice, TotalPrice FROM OpportunityLineItem').map((row) => [
      ...[row.fields['Name'], row.fields['ListPrice'], row.fields['UnitPrice'], row.fields['TotalPrice']],
    ]),
    [
      ['O Engine', 100, 90, 270],
      ['O Engine', 100, 25, 50],
    ],
  );
  assert.deepEqual(one('SELECT Amount, HasOpportunityLineItem, Pricebook2Id FROM Opportunity'), {
    ...{ Id: opportunity, Amount: 320, HasOpportunityLineItem: true, Pricebook2Id: standard },
  });
});

test('a file version makes its document and links; a second one becomes the latest', () => {
  const account = insertOne(db, 'Account', { Name: 'A' });
  const data = new TextEncoder().encode('hello');
  const version = insertOne(db, 'ContentVersion', {
    ...{ Title: 'Note', PathOnClient: 'note.txt', VersionData: data, FirstPublishLocationId: account },
  });
  const first = one('SELECT ContentDocumentId, FileType, ContentSize, IsLatest FROM ContentVersion WHERE Id = :version', { version });
  assert.deepEqual([first['FileType'], first['ContentSize'], first['IsLatest']], ['TEXT', 5, true]);
  const document = String(first['ContentDocumentId']);
  assert.equal(rows(db, 'SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId = :account', { account }).length, 1);
  const second = insertOne(db, 'ContentVersion', { PathOnClient: 'note2.txt', VersionData: data, ContentDocumentId: document });
  assert.deepEqual(one('SELECT LatestPublishedVersionId FROM ContentDocument')['LatestPublishedVersionId'], second);
  assert.deepEqual(column(db, 'SELECT VersionNumber FROM ContentVersion WHERE IsLatest = true', 'VersionNumber'), ['2']);
  db.delete([{ type: 'ContentDocument', id: document }], SYSTEM);
  assert.equal(rows(db, 'SELECT Id FROM ContentVersion').length, 0);
});

test('an undeleted parent has its look-ups back, unless they were given another record', () => {
  const parent = insertOne(db, 'Account', { Name: 'Parent' });
  const child = insertOne(db, 'Account', { Name: 'Child', ParentId: parent });
  db.delete([{ type: 'Account', id: parent }], SYSTEM);
  assert.equal(one('SELECT ParentId FROM Account WHERE Id = :child', { child })['ParentId'], null);
  db.undelete([{ type: 'Account', id: parent }], SYSTEM);
  assert.equal(one('SELECT ParentId FROM Account WHERE Id = :child', { child })['ParentId'], parent);
});

test('emptying the recycle bin removes for good', () => {
  const account = insertOne(db, 'Account', { Name: 'A' });
  const [early] = db.emptyRecycleBin([{ type: 'Account', id: account }], PARTIAL);
  assert.equal(early?.success, false);
  db.delete([{ type: 'Account', id: account }], SYSTEM);
  db.emptyRecycleBin([{ type: 'Account', id: account }], SYSTEM);
  assert.equal(rows(db, 'SELECT Id FROM Account ALL ROWS').length, 1, 'still found for a while, as the reference says');
  const [late] = db.undelete([{ type: 'Account', id: account }], PARTIAL);
  assert.equal(late?.errors[0]?.statusCode, 'UNDELETE_FAILED');
});

test('a locked record refuses changes of those who may not modify all data', () => {
  const [profile] = rows(db, "SELECT Id FROM Profile WHERE Name = 'Standard User'");
  const rep = insertOne(db, 'User', {
    ...{ LastName: 'Rep', Username: 'rep@locks.test', Email: 'rep@locks.test', Alias: 'rep', TimeZoneSidKey: 'GMT' },
    ...{ LocaleSidKey: 'en_US', LanguageLocaleKey: 'en_US', EmailEncodingKey: 'UTF-8', ProfileId: profile?.fields['Id'] ?? null },
  });
  const account = insertOne(db, 'Account', { Name: 'A' });
  db.setLocked([account], true, SYSTEM);
  assert.deepEqual(db.isLocked([account]), { [account]: true });
  const [result] = db.asUser(rep, () => db.update([record('Account', { Id: account, Name: 'B' })], PARTIAL));
  assert.equal(result?.errors[0]?.statusCode, 'ENTITY_IS_LOCKED');
  db.setLocked([account], false, SYSTEM);
  assert.equal(db.asUser(rep, () => db.update([record('Account', { Id: account, Name: 'B' })], PARTIAL))[0]?.success, true);
});

test('too long a text is cut where truncation is allowed', () => {
  const long = 'x'.repeat(300);
  db.insert([record('Account', { Name: long })], { ...SYSTEM, truncate: true });
  assert.equal(String(one('SELECT Name FROM Account')['Name']).length, 255);
});

test('a campaign begins with two member statuses; a person is a member once', () => {
  const campaign = insertOne(db, 'Campaign', { Name: 'C' });
  const lead = insertOne(db, 'Lead', { LastName: 'L', Company: 'C', Email: 'l@c.test' });
  assert.deepEqual(column(db, 'SELECT Label FROM CampaignMemberStatus ORDER BY SortOrder', 'Label'), ['Sent', 'Responded']);
  insertOne(db, 'CampaignMember', { CampaignId: campaign, LeadId: lead, Status: 'Responded' });
  assert.deepEqual(one('SELECT HasResponded, Email FROM CampaignMember')['HasResponded'], true);
  assert.equal(insertErrors(db, 'CampaignMember', { CampaignId: campaign, LeadId: lead })[0]?.message, 'Already a campaign member.');
});

test('start, end and duration of an event follow from each other', () => {
  insertOne(db, 'Event', { Subject: 'E', StartDateTime: '2026-03-18T10:00:00.000Z', DurationInMinutes: 90 });
  const event = one('SELECT Id, EndDateTime, ActivityDate FROM Event');
  assert.equal(event['EndDateTime'], '2026-03-18T11:30:00.000Z');
  assert.equal(event['ActivityDate'], '2026-03-18');
  db.update([record('Event', { Id: String(event['Id']), EndDateTime: '2026-03-18T10:30:00.000Z' })], SYSTEM);
  assert.equal(one('SELECT DurationInMinutes FROM Event')['DurationInMinutes'], 30);
});

test('an account or contact with cases is not deleted; the cases are named', () => {
  const account = insertOne(db, 'Account', { Name: 'Acme' });
  const contact = insertOne(db, 'Contact', { LastName: 'Byron', AccountId: account });
  insertOne(db, 'Case', { Subject: 'Help', ContactId: contact });
  const number = String(one('SELECT CaseNumber, AccountId FROM Case')['CaseNumber']);
  const [refused] = db.delete([{ type: 'Account', id: account }], PARTIAL);
  assert.equal(refused?.errors[0]?.statusCode, 'DELETE_FAILED');
  assert.equal(
    refused.errors[0].message,
    `Your attempt to delete Acme could not be completed because it is associated with the following cases.: ${number}\n`,
  );
  assert.equal(db.delete([{ type: 'Contact', id: contact }], PARTIAL)[0]?.success, false);
});

test('fiscal periods around now are there', () => {
  assert.equal(rows(db, "SELECT Id FROM Period WHERE Type = 'Quarter' AND StartDate = 2026-01-01").length, 1);
});
