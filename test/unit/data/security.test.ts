import assert from 'node:assert/strict';
import { test } from 'node:test';
import { column, dmlFailure, insertOne, newStore, newUser, queryFailure, record, rows, SYSTEM, USER } from './org.ts';

const store = newStore();
const admin = store.session(store.adminUserId);
const head = insertOne(admin, 'UserRole', { Name: 'Head of Sales' });
const north = insertOne(admin, 'UserRole', { Name: 'North', ParentRoleId: head });
admin.commit();
const boss = newUser(store, 'boss', 'Standard User', head);
const rep = newUser(store, 'rep', 'Standard User', north);
const peer = newUser(store, 'peer', 'Standard User', north);
const sync = newUser(store, 'sync', 'Minimum Access - Salesforce', null, ['Sync_User']);
const nobody = newUser(store, 'nobody', 'Minimum Access - Salesforce');

/** Names of the leads that a user sees with sharing. */
function seen(userId: string): unknown[] {
  const access = { mode: 'system', sharing: true } as const;
  return store
    .session(userId)
    .query('SELECT LastName FROM Lead ORDER BY LastName', {}, access)
    .records.map((row) => row.fields['LastName']);
}

const repLead = insertOne(admin, 'Lead', { LastName: 'Of rep', Company: 'C', OwnerId: rep });
insertOne(admin, 'Lead', { LastName: 'Of boss', Company: 'C', OwnerId: boss });
admin.commit();

test('private records are seen by their owner, by those above in the role hierarchy and by administrators', () => {
  assert.deepEqual(seen(rep), ['Of rep']);
  assert.deepEqual(seen(boss), ['Of boss', 'Of rep']);
  assert.deepEqual(seen(peer), []);
  assert.deepEqual(seen(store.adminUserId), ['Of boss', 'Of rep']);
});

test('without sharing, a query in system mode sees everything', () => {
  assert.equal(rows(store.session(peer), 'SELECT Id FROM Lead').length, 2);
});

test('a share opens a record for a user, to read or to edit', () => {
  insertOne(admin, 'LeadShare', { LeadId: repLead, UserOrGroupId: peer, LeadAccessLevel: 'Read' });
  admin.commit();
  assert.deepEqual(seen(peer), ['Of rep']);
  const session = store.session(peer);
  const failure = dmlFailure(() => session.update([record('Lead', { Id: repLead, Title: 'x' })], USER));
  assert.match(failure.message, /INSUFFICIENT_ACCESS_OR_READONLY, insufficient access rights on object id/);
  const [share] = column(admin, "SELECT Id FROM LeadShare WHERE RowCause = 'Manual'", 'Id');
  admin.update([record('LeadShare', { Id: share ?? null, LeadAccessLevel: 'Edit' })], SYSTEM);
  admin.commit();
  assert.equal(session.update([record('Lead', { Id: repLead, Title: 'x' })], USER)[0]?.success, true);
  session.abort();
  admin.delete([{ type: 'LeadShare', id: String(share) }], SYSTEM);
  admin.commit();
  assert.deepEqual(seen(peer), []);
});

test('what was shared by hand is shared no longer when the record changes hands', () => {
  const lead = insertOne(admin, 'Lead', { LastName: 'Passed on', Company: 'C', OwnerId: rep });
  insertOne(admin, 'LeadShare', { LeadId: lead, UserOrGroupId: peer, LeadAccessLevel: 'Read' });
  admin.commit();
  assert.deepEqual(seen(peer), ['Passed on']);
  admin.update([record('Lead', { Id: lead, Title: 'kept' })], SYSTEM);
  assert.deepEqual(column(admin, `SELECT RowCause FROM LeadShare WHERE LeadId = '${lead}' ORDER BY RowCause`, 'RowCause'), [
    'Manual',
    'Owner',
  ]);
  admin.update([record('Lead', { Id: lead, OwnerId: boss })], SYSTEM);
  admin.commit();
  assert.deepEqual(seen(peer), []);
  assert.deepEqual(column(admin, `SELECT UserOrGroupId FROM LeadShare WHERE LeadId = '${lead}'`, 'UserOrGroupId'), [boss]);
  admin.delete([{ type: 'Lead', id: lead }], SYSTEM);
  admin.commit();
});

test('an attachment is seen with the record that it hangs on, whatever the profile', () => {
  const account = insertOne(admin, 'Account', { Name: 'Open' });
  for (const [parent, name] of [
    [repLead, 'hidden.txt'],
    [account, 'open.txt'],
  ])
    insertOne(admin, 'Attachment', { ParentId: parent ?? null, Name: name ?? null, Body: new Uint8Array([1]) });
  admin.commit();
  const names = (userId: string): unknown[] =>
    store
      .session(userId)
      .query('SELECT Name FROM Attachment ORDER BY Name', {}, USER)
      .records.map((row) => row.fields['Name']);
  assert.deepEqual(names(rep), ['hidden.txt', 'open.txt']);
  assert.deepEqual(names(peer), ['open.txt']);
  assert.equal(names(nobody).includes('hidden.txt'), false);
});

test('members of a queue see the records of the queue', () => {
  const queue = insertOne(admin, 'Group', { Name: 'Inbound', Type: 'Queue' });
  insertOne(admin, 'QueueSobject', { QueueId: queue, SobjectType: 'Lead' });
  insertOne(admin, 'GroupMember', { GroupId: queue, UserOrGroupId: peer });
  admin.commit();
  const id = insertOne(admin, 'Lead', { LastName: 'Of queue', Company: 'C', OwnerId: queue });
  admin.commit();
  assert.deepEqual(seen(peer), ['Of queue']);
  admin.delete([{ type: 'Lead', id }], SYSTEM);
  admin.commit();
});

test('details are seen with their master', () => {
  const run = insertOne(admin, 'Run__c', { OwnerId: rep });
  insertOne(admin, 'Failure__c', { Run__c: run });
  admin.commit();
  const access = { mode: 'system', sharing: true } as const;
  const count = (userId: string): number => store.session(userId).query('SELECT COUNT() FROM Failure__c', {}, access).total;
  assert.deepEqual([count(rep), count(boss), count(peer)], [1, 1, 0]);
});

test('rights come from the profile, from permission sets and from groups, and go with the assignment', () => {
  assert.equal(store.access.canObject(sync, 'run__c', 'edit'), true);
  assert.equal(store.access.canObject(sync, 'Run__c', 'delete'), false);
  assert.equal(store.access.canField(sync, 'Run__c', 'Status__c', 'edit'), true);
  assert.equal(store.access.canField(sync, 'Run__c', 'Total__c', 'edit'), false);
  assert.equal(store.access.canField(sync, 'Run__c', 'Key__c', 'read'), false);
  assert.equal(store.access.canRunClass(sync, 'synccontroller'), true);
  assert.equal(store.access.hasCustomPermission(sync, 'Run_Sync'), true);
  assert.equal(store.access.hasSystemPermission(sync, 'ViewSetup'), true);
  assert.equal(store.access.hasSystemPermission(rep, 'PermissionsApiEnabled'), true);
  assert.equal(store.access.hasSystemPermission(rep, 'ModifyAllData'), false);
  assert.deepEqual(store.access.externalCredentialPrincipals(sync), ['Marketo-Admin']);
  assert.equal(store.access.canObject(nobody, 'Run__c', 'read'), false);
  const [group] = column(admin, "SELECT Id FROM PermissionSetGroup WHERE DeveloperName = 'Sync_Team'", 'Id');
  const assignment = insertOne(admin, 'PermissionSetAssignment', {
    AssigneeId: nobody,
    PermissionSetGroupId: group ?? null,
  });
  assert.equal(store.access.canObject(nobody, 'Run__c', 'read'), true);
  admin.delete([{ type: 'PermissionSetAssignment', id: assignment }], SYSTEM);
  assert.equal(store.access.canObject(nobody, 'Run__c', 'read'), false);
  admin.abort();
});

test('a permission set group has a permission set of its name', () => {
  const [group] = column(admin, "SELECT Id FROM PermissionSetGroup WHERE DeveloperName = 'Sync_Team'", 'Id');
  const sets = "SELECT PermissionSetGroupId FROM PermissionSet WHERE Name = 'Sync_Team' AND Type = 'Group'";
  assert.deepEqual(column(admin, sets, 'PermissionSetGroupId'), [group]);
});

test('an administrator holds everything except custom permissions that nobody granted', () => {
  assert.equal(store.access.canObject(store.adminUserId, 'Run__c', 'delete'), true);
  assert.equal(store.access.hasSystemPermission(store.adminUserId, 'ModifyAllData'), true);
  assert.equal(store.access.hasCustomPermission(store.adminUserId, 'Run_Sync'), false);
});

test('a query in user mode refuses objects and fields that the user may not read, also in its conditions', () => {
  const session = store.session(sync);
  const field = queryFailure(() => session.query('SELECT Id FROM Run__c WHERE Key__c = null', {}, USER));
  assert.equal(field.kind, 'access');
  assert.match(field.message, /^No such column 'Key__c' on entity 'Run__c'/);
  assert.deepEqual(field.inaccessible, { Run__c: ['Key__c'] });
  const object = queryFailure(() => session.query('SELECT Id FROM Lead', {}, USER));
  assert.match(object.message, /^sObject type 'Lead' is not supported/);
  assert.equal(session.query('SELECT Id, Status__c, Owner.Name FROM Run__c', {}, USER).total, 0);
  assert.equal(session.query('SELECT Key__c FROM Run__c', {}, { mode: 'system', sharing: true }).total, 0);
});

test('WITH USER_MODE and WITH SYSTEM_MODE in the text decide over the caller', () => {
  const session = store.session(sync);
  assert.equal(queryFailure(() => rows(session, 'SELECT Key__c FROM Run__c WITH USER_MODE')).kind, 'access');
  assert.equal(session.query('SELECT Key__c FROM Run__c WITH SYSTEM_MODE', {}, { mode: 'user', sharing: false }).kind, 'records');
});

test('a statement in user mode refuses fields and objects in the words of the platform', () => {
  const session = store.session(sync);
  const fields = dmlFailure(() => session.insert([record('Run__c', { Status__c: 'Running', Total__c: 5 })], USER));
  assert.equal(fields.message, 'Operation failed due to fields being inaccessible on Sobject Run__c, check errors on Exception or Result!');
  assert.deepEqual(fields.rows[0]?.error.fields, ['Total__c']);
  const object = dmlFailure(() => session.insert([record('Lead', { LastName: 'L', Company: 'C' })], USER));
  assert.equal(object.message, "Access to entity 'Lead' denied");
  const [own] = session.insert([record('Run__c', { Status__c: 'Running' })], USER);
  assert.equal(own?.success, true);
  assert.equal(dmlFailure(() => session.delete([{ type: 'Run__c', id: own.id ?? '' }], USER)).message, "Access to entity 'Run__c' denied");
  session.abort();
});

test('UserRecordAccess tells what a user may do with a record', () => {
  const soql =
    'SELECT RecordId, HasReadAccess, HasEditAccess, HasDeleteAccess, MaxAccessLevel FROM UserRecordAccess WHERE UserId = :user AND RecordId IN :ids';
  const level = (user: string): unknown => column(admin, soql, 'MaxAccessLevel', { user, ids: [repLead] })[0];
  assert.deepEqual([level(rep), level(boss), level(peer)], ['All', 'All', 'None']);
  assert.match(queryFailure(() => rows(admin, 'SELECT RecordId FROM UserRecordAccess')).message, /only by UserId and RecordId/);
});

test('object and field rights can be queried as records', () => {
  const found = rows(
    admin,
    "SELECT Parent.Label, PermissionsEdit FROM ObjectPermissions WHERE SobjectType = 'Run__c' AND Parent.Name = 'Sync_User'",
  );
  assert.equal(found[0]?.fields['PermissionsEdit'], true);
  assert.equal(rows(admin, "SELECT Id FROM FieldPermissions WHERE Field = 'Run__c.Total__c' AND PermissionsEdit = false").length, 1);
  assert.equal(rows(admin, "SELECT Id FROM EntityDefinition WHERE QualifiedApiName = 'Run__c'").length, 1);
});

test('a detail or look-up may not point at a record that the user does not reach', () => {
  const run = insertOne(admin, 'Run__c', { OwnerId: rep });
  admin.commit();
  const session = store.session(peer);
  const failure = dmlFailure(() => session.insert([record('Failure__c', { Run__c: run })], { ...SYSTEM, sharing: true }));
  assert.match(failure.message, /INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY, insufficient access rights on cross-reference id/);
  const task = dmlFailure(() => session.insert([record('Task', { Subject: 'Call', WhoId: repLead })], USER));
  assert.match(task.message, /INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY/);
  assert.equal(session.insert([record('Failure__c', { Run__c: run })], SYSTEM)[0]?.success, true);
  session.abort();
});

test('users are never deleted, only deactivated', () => {
  const [result] = admin.delete([{ type: 'User', id: peer }], { ...SYSTEM, allOrNone: false });
  assert.equal(result?.errors[0]?.statusCode, 'INVALID_TYPE_FOR_OPERATION');
  admin.abort();
});

test('activities take a system permission instead of object rights, and contact roles follow their opportunity', () => {
  assert.deepEqual([store.access.canObject(nobody, 'Task', 'read'), store.access.canObject(nobody, 'Task', 'create')], [true, false]);
  assert.equal(store.access.canObject(rep, 'Task', 'create'), true);
  assert.equal(store.access.canObject(rep, 'OpportunityContactRole', 'create'), true);
  assert.equal(store.access.canObject(nobody, 'CampaignMember', 'read'), false);
  assert.equal(store.access.canObject(rep, 'PermissionSetAssignment', 'create'), false);
  assert.equal(store.access.canObject(rep, 'PermissionSetAssignment', 'read'), true);
});
