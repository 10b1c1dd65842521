import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeField, describeObject } from '../../../../local/apex/library/schema/tokens.ts';
import {
  ApexDate,
  ApexList,
  ApexSObject,
  ApexSObjectField,
  ApexSObjectType,
  enumConstant,
  stringValue,
} from '../../../../local/apex/values/index.ts';
import type { ApexMap } from '../../../../local/apex/values/index.ts';
import { call, callAs, inside, thrown } from './support.ts';

const object = (name: string): unknown => call('method', 'Schema.DescribeSObjectResult', name, describeObject('account'));
const field = (on: string, name: string, of = 'Account'): unknown =>
  call('method', 'Schema.DescribeFieldResult', name, describeField(of, on));

test('the global describe finds objects in any case', () => {
  inside(() => {
    const map = call('static', 'System.Schema', 'getGlobalDescribe') as ApexMap;
    assert.equal(map.get('ACCOUNT'), ApexSObjectType.of('Account'));
    assert.ok(map.keySet().contains('contact'));
    assert.equal(map.get('nope'), null);
  });
});

test('an object describe knows names, prefix, children and the rights of the user', () => {
  inside((w) => {
    assert.deepEqual(
      [object('getName'), object('getKeyPrefix'), object('isCustom'), object('isCreateable')],
      ['Account', '001', false, true],
    );
    w.denied.add('Account:create');
    assert.equal(object('isCreateable'), false);
    const [child] = (object('getChildRelationships') as ApexList).items;
    assert.equal(call('method', 'Schema.ChildRelationship', 'getRelationshipName', child), 'Contacts');
    assert.equal(call('get', 'Schema.ChildRelationship', 'field', child), ApexSObjectField.of('Contact', 'AccountId'));
  });
});

test('fields.getMap ignores case and its tokens describe themselves', () => {
  inside(() => {
    const fields = call('get', 'Schema.DescribeSObjectResult', 'fields', describeObject('Account'));
    const map = call('method', 'Schema.SObjectTypeFields', 'getMap', fields) as ApexMap;
    const token = map.get('NAME');
    assert.equal(stringValue(token), 'Name');
    const described = call('method', 'Schema.SObjectField', 'getDescribe', token);
    assert.equal(call('method', 'Schema.DescribeFieldResult', 'getLabel', described), 'Name');
  });
});

test('the name of a custom object may be left out: the id becomes the name', () => {
  inside(() => {
    assert.equal(field('Name', 'isNillable', 'Thing__c'), true);
    assert.equal(field('Name', 'isDefaultedOnCreate', 'Thing__c'), true);
  });
});

test('a field describe knows type, scale, picklist, references and field-level security', () => {
  inside((w) => {
    assert.equal(stringValue(field('AnnualRevenue', 'getType')), 'CURRENCY');
    assert.equal(field('AnnualRevenue', 'getScale'), 2);
    assert.equal(field('Name', 'isNillable'), false);
    assert.equal(field('Key__c', 'isExternalId'), true);
    assert.equal(stringValue(field('AccountId', 'getReferenceTo', 'Contact')), '(Account)');
    const [hot] = (field('Rating', 'getPicklistValues') as ApexList).items;
    assert.deepEqual(
      [call('method', 'Schema.PicklistEntry', 'getLabel', hot), call('method', 'Schema.PicklistEntry', 'getValue', hot)],
      ['Hot!', 'Hot'],
    );
    assert.equal(field('Name', 'isUpdateable'), true);
    w.denied.add('Account.Name:edit');
    assert.equal(field('Name', 'isUpdateable'), false);
    assert.equal(field('Code__c', 'isUpdateable'), false);
  });
});

test('put and get by name check field and type', () => {
  inside(() => {
    const record = call('method', 'Schema.SObjectType', 'newSObject', ApexSObjectType.of('Account')) as ApexSObject;
    const on = (name: string, ...args: unknown[]): unknown => call('method', 'System.SObject', name, record, ...args);
    on('put', 'name', 'Acme');
    on('put', ApexSObjectField.of('Account', 'AnnualRevenue'), 5);
    assert.deepEqual([on('get', 'NAME'), stringValue(on('get', 'AnnualRevenue'))], ['Acme', '5']);
    thrown(() => on('get', 'Nope'), 'System.SObjectException', 'Invalid field Nope for Account');
    thrown(() => on('put', 'AnnualRevenue', 'much'), 'System.SObjectException', 'Illegal assignment from String to Decimal');
    thrown(() => on('put', 'Founded__c', true), 'System.SObjectException', 'Illegal assignment from Boolean to Date');
    on('put', 'Founded__c', ApexDate.of(2020, 1, 1));
    assert.equal(on('get', 'Active__c'), false);
    assert.equal(on('get', 'Rating'), null);
    assert.equal(on('isSet', 'Rating'), false);
    assert.equal(stringValue(record), 'Account:{Name=Acme, AnnualRevenue=5, Founded__c=2020-01-01 00:00:00}');
  });
});

test('a clone leaves out the id and knows where it came from', () => {
  inside(() => {
    const record = new ApexSObject('Account', { Id: '001000000000001AAA', Name: 'A' });
    const copy = call('method', 'System.SObject', 'clone', record) as ApexSObject;
    assert.deepEqual([copy.getField('Id'), copy.getField('Name'), copy.cloneSourceId()], [null, 'A', '001000000000001AAA']);
    assert.equal(record.clone(true).getField('Id'), '001000000000001AAA');
  });
});

test('stripInaccessible removes fields the user may not see and says which', () => {
  inside((w) => {
    w.denied.add('Account.Rating:read');
    const records = new ApexList('Account', [new ApexSObject('Account', { Name: 'A', Rating: 'Hot' })]);
    const strip = (kind: string): unknown =>
      callAs(
        'static',
        'System.Security',
        'stripInaccessible',
        ['System.AccessType', 'System.List<System.SObject>'],
        enumConstant('System.AccessType', kind),
        records,
      );
    const decision = strip('READABLE');
    const kept = (call('method', 'System.SObjectAccessDecision', 'getRecords', decision) as ApexList<ApexSObject>).get(0);
    assert.equal(kept.isSet('Rating'), false);
    assert.equal(records.get(0).getField('Rating'), 'Hot');
    assert.equal(stringValue(call('method', 'System.SObjectAccessDecision', 'getRemovedFields', decision)), '{Account={Rating}}');
    w.denied.add('Account:create');
    thrown(() => strip('CREATABLE'), 'System.NoAccessException', 'No access to entity: Account');
  });
});

test('an id knows its object', () => {
  inside(() => {
    assert.equal(call('method', 'System.Id', 'getSobjectType', '003000000000001AAA'), ApexSObjectType.of('Contact'));
    assert.equal(call('static', 'System.Id', 'valueOf', '001000000000001'), '001000000000001AAA');
    thrown(() => call('static', 'System.Id', 'valueOf', 'abc'), 'System.StringException', 'Invalid id: abc');
    thrown(
      () => call('method', 'System.Id', 'getSobjectType', 'zzz000000000001AAA'),
      'System.SObjectException',
      'Cannot locate Apex Type for ID: zzz000000000001AAA',
    );
  });
});
