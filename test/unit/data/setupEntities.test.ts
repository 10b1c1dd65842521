/** Apex classes and credentials that permission sets of the org open, by the rows that describe it. */
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadMetadata, openStore, principalId } from '../../../local/data/index.ts';
import { column, insertOne, newUser } from './org.ts';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const store = openStore({ file: ':memory:', metadata: loadMetadata([join(root, 'force-app')]) });
const admin = store.session(store.adminUserId);

test('the packaged permission set tells the classes and the principals that it opens', () => {
  const of = (type: string): unknown[] =>
    column(
      admin,
      `SELECT SetupEntityId FROM SetupEntityAccess WHERE SetupEntityType = '${type}' AND Parent.Name = 'MSI_Actions_Admin'`,
      'SetupEntityId',
    );
  assert.deepEqual(
    of('ExternalCredentialParameter').sort(),
    [principalId('Marketo', 'Instance'), principalId('Sales_Account', 'Account')].sort(),
  );
  const [classId] = column(admin, "SELECT Id FROM ApexClass WHERE Name = 'DoctorController'", 'Id');
  assert.ok(of('ApexClass').includes(classId ?? null));
});

test('a permission set that statements made opens a class and a principal to those who have it', () => {
  const user = newUser(store, 'visitor', 'Minimum Access - Salesforce');
  const set = insertOne(admin, 'PermissionSet', { Name: 'Own', Label: 'Own' });
  const [classId = null] = column(admin, "SELECT Id FROM ApexClass WHERE Name = 'DoctorController'", 'Id');
  insertOne(admin, 'SetupEntityAccess', { ParentId: set, SetupEntityId: classId });
  insertOne(admin, 'SetupEntityAccess', { ParentId: set, SetupEntityId: principalId('Marketo', 'Instance') });
  admin.commit();
  assert.equal(store.access.canRunClass(user, 'DoctorController'), false);
  assert.deepEqual(store.access.externalCredentialPrincipals(user), []);
  insertOne(admin, 'PermissionSetAssignment', { AssigneeId: user, PermissionSetId: set });
  admin.commit();
  assert.equal(store.access.canRunClass(user, 'DoctorController'), true);
  assert.equal(store.access.canRunClass(user, 'GovernanceController'), false);
  assert.deepEqual(store.access.externalCredentialPrincipals(user), ['Marketo-Instance']);
  const types = column(
    admin,
    'SELECT SetupEntityType FROM SetupEntityAccess WHERE ParentId = :set ORDER BY SetupEntityType',
    'SetupEntityType',
    { set },
  );
  assert.deepEqual(types, ['ApexClass', 'ExternalCredentialParameter']);
});

test('the Visualforce pages that a permission set opens are told, and opened by metadata as by rows', () => {
  const opened = column(
    admin,
    "SELECT SetupEntityId FROM SetupEntityAccess WHERE SetupEntityType = 'ApexPage' AND Parent.Name = 'MSI_Actions_User'",
    'SetupEntityId',
  );
  const pages = column(admin, 'SELECT Id FROM ApexPage', 'Id');
  assert.deepEqual(opened.sort(), pages.sort());
  const rep = newUser(store, 'rep', 'Minimum Access - Salesforce');
  const [set = null] = column(admin, "SELECT Id FROM PermissionSet WHERE Name = 'MSI_Actions_User'", 'Id');
  assert.equal(store.access.canOpenPage(rep, 'Add_to_Campaign_Leads'), false);
  insertOne(admin, 'PermissionSetAssignment', { AssigneeId: rep, PermissionSetId: set });
  admin.commit();
  assert.equal(store.access.canOpenPage(rep, 'Add_to_Campaign_Leads'), true);
  const visitor = newUser(store, 'pageVisitor', 'Minimum Access - Salesforce');
  const own = insertOne(admin, 'PermissionSet', { Name: 'Pages', Label: 'Pages' });
  const [page = null] = column(admin, "SELECT Id FROM ApexPage WHERE Name = 'Add_to_Campaign_Contacts'", 'Id');
  insertOne(admin, 'SetupEntityAccess', { ParentId: own, SetupEntityId: page });
  insertOne(admin, 'PermissionSetAssignment', { AssigneeId: visitor, PermissionSetId: own });
  admin.commit();
  assert.equal(store.access.canOpenPage(visitor, 'add_to_campaign_contacts'), true);
  assert.equal(store.access.canOpenPage(visitor, 'Add_to_Campaign_Leads'), false);
});
