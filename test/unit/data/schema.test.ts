import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadMetadata, MetadataError, openStore } from '../../../local/data/index.ts';
import { PACKAGE } from './org.ts';

const metadata = loadMetadata([PACKAGE]);
const { schema } = metadata;

test('a roll-up is described with the type and the decimal places of what it sums up', () => {
  assert.deepEqual(
    ['Cost__c', 'LastDay__c', 'Failures__c'].map((name) => [schema.field('Run__c', name)?.type, schema.field('Run__c', name)?.scale]),
    [
      ['currency', 2],
      ['date', 0],
      ['double', 0],
    ],
  );
});

test('names are found in any case and answered in their declared spelling', () => {
  assert.equal(schema.object('LEAD')?.name, 'Lead');
  assert.equal(schema.field('run__C', 'STATUS__c')?.name, 'Status__c');
  assert.equal(schema.object('Nothing__c'), undefined);
});

test('a standard object has its own fields, system fields and the package fields', () => {
  const score = schema.field('Lead', 'Score__c');
  assert.equal(score?.custom, true);
  assert.equal(schema.field('Lead', 'LastName')?.required, true);
  assert.equal(schema.field('Lead', 'CreatedDate')?.createable, false);
  assert.deepEqual(schema.field('Lead', 'OwnerId')?.referenceTo, ['Group', 'User']);
  assert.equal(schema.field('Lead', 'RecordTypeId')?.relationshipName, 'RecordType');
});

test('the organisation-wide default of a standard object follows its definition in the package', () => {
  assert.equal(schema.object('Lead')?.sharing, 'Private');
  assert.equal(schema.object('Contact')?.sharing, 'ControlledByParent');
});

test('parent and child relationships are known by their names', () => {
  assert.equal(schema.parentRelationship('Contact', 'account')?.name, 'AccountId');
  assert.equal(schema.childRelationship('Account', 'contacts')?.childObject, 'Contact');
  assert.deepEqual(schema.childRelationship('Run__c', 'Failures__r'), {
    name: 'Failures__r',
    childObject: 'Failure__c',
    field: 'Run__c',
    cascadeDelete: true,
  });
  assert.ok(schema.field('Task', 'WhatId')?.referenceTo.includes('Run__c'));
});

test('custom tables have the system fields of their kind', () => {
  assert.equal(schema.object('Run__c')?.kind, 'custom');
  assert.equal(schema.field('Run__c', 'Name')?.autoNumberFormat, 'R-{0000}');
  assert.equal(schema.field('Failure__c', 'OwnerId'), undefined);
  assert.equal(schema.object('Failure__c')?.sharing, 'ControlledByParent');
  assert.equal(schema.object('Remedy__mdt')?.kind, 'customMetadata');
  assert.equal(schema.field('Remedy__mdt', 'QualifiedApiName')?.type, 'string');
  assert.deepEqual(schema.field('Prefs__c', 'SetupOwnerId')?.referenceTo, ['Organization', 'Profile', 'User']);
  assert.equal(schema.object('Progress__e')?.publishBehavior, 'PublishImmediately');
  assert.equal(
    schema.object('Run__Share')?.fields.some((field) => field.name === 'AccessLevel'),
    true,
  );
});

test('every object has a key prefix of its own; histories and feeds share theirs', () => {
  const objects = schema.objectNames().flatMap((name) => schema.object(name) ?? []);
  const prefixes = objects.map((object) => object.keyPrefix).filter((prefix) => prefix !== '' && prefix !== '017' && prefix !== '0D5');
  const twice = prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index);
  assert.deepEqual(twice, []);
  assert.equal(schema.objectByKeyPrefix('00Q')?.name, 'Lead');
  const run = schema.object('Run__c');
  assert.equal(schema.objectByKeyPrefix(run?.keyPrefix ?? '')?.name, 'Run__c');
});

test('channels of quick texts are a multi-select picklist', () => {
  assert.equal(schema.field('QuickText', 'Channel')?.type, 'multipicklist');
  assert.equal(schema.field('QuickText', 'OwnerId')?.type, 'reference');
});

test('every standard object of the platform is known with its fields and relationships', () => {
  assert.ok(schema.objectNames().length > 4500);
  assert.equal(schema.object('pricebookentry')?.keyPrefix, '01u');
  assert.equal(schema.parentRelationship('OrderItem', 'Order')?.name, 'OrderId');
  assert.deepEqual(schema.childRelationship('Account', 'Assets'), {
    name: 'Assets',
    childObject: 'Asset',
    field: 'AccountId',
    cascadeDelete: false,
  });
  assert.equal(schema.field('Account', 'BillingCity')?.compoundField, 'BillingAddress');
  assert.equal(schema.object('AccountHistory')?.createable, false);
  assert.equal(schema.object('NoSuchThing'), undefined);
});

test('a picklist keeps its values, its default and whether it is restricted', () => {
  const status = schema.field('Run__c', 'Status__c');
  assert.deepEqual(
    status?.picklistValues.map((value) => value.value),
    ['Waiting', 'Running', 'Done'],
  );
  assert.equal(status?.defaultValue, 'Waiting');
  assert.equal(status?.restrictedPicklist, true);
});

test('labels, credentials, cache partitions, sites and permissions are read as written', () => {
  assert.equal(metadata.labels[0]?.value, 'Keep people & fields in step');
  assert.equal(metadata.namedCredentials[0]?.url, 'https://marketo.invalid');
  assert.equal(metadata.namedCredentials[0]?.externalCredential, 'Marketo');
  assert.deepEqual(metadata.externalCredentials[0]?.principals, ['Admin']);
  assert.deepEqual(metadata.cachePartitions[0]?.types, [{ type: 'Org', allocated: 0 }]);
  assert.equal(metadata.remoteSites[0]?.url, 'https://sales.invalid');
  assert.equal(metadata.customPermissions[0]?.name, 'Run_Sync');
  assert.deepEqual(metadata.permissionSetGroups[0]?.permissionSets, ['Sync_User']);
  assert.equal(metadata.permissionSets[0]?.objects.get('run__c')?.edit, true);
});

test('a malformed file is refused with its name and the reason', () => {
  assert.throws(
    () => loadMetadata([join(PACKAGE, '../broken')]),
    (error: unknown) => error instanceof MetadataError && /Bad__c\.object-meta\.xml: not well-formed XML at line 2/.test(error.message),
  );
});

test('a package directory that does not exist is refused by name', () => {
  assert.throws(() => loadMetadata([join(PACKAGE, 'nowhere')]), /nowhere: the package directory does not exist/);
});

test('a picklist takes the values and the default of its global value set', () => {
  const channel = schema.field('Run__c', 'Channel__c');
  assert.deepEqual(
    channel?.picklistValues.map((value) => value.label),
    ['E-mail', 'Phone'],
  );
  assert.equal(channel?.defaultValue, 'Phone');
});

test('a rule with a function that is not supported is refused by its name when a record is saved', () => {
  const odd = openStore({ file: ':memory:', metadata: loadMetadata([join(PACKAGE, '../unknownFunction')]) });
  assert.throws(
    () => odd.session(odd.adminUserId).insert([{ type: 'Run__c', fields: {} }], { mode: 'system', sharing: false, allOrNone: true }),
    /Not implemented in the local org: validation rule Run__c\.Odd: The function VLOOKUP is not supported by the local org/,
  );
});
