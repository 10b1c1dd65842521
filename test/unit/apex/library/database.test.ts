import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DmlFailure, QueryFailure } from '../../../../local/kernel/ports/records.ts';
import { dml, soql, soqlAggregate, soqlCount } from '../../../../local/apex/library/database/statements.ts';
import { customSetting } from '../../../../local/apex/library/settings.ts';
import { withBinds } from '../../../../local/apex/runtime/state.ts';
import { ApexDecimal, ApexList, ApexMap, ApexSObject, stringValue } from '../../../../local/apex/values/index.ts';
import type { PlatformBag } from '../../../../local/apex/library/bag.ts';
import { call, callAs, inside, rowOf, thrown } from './support.ts';

const user = { mode: 'user', sharing: true } as const;
const all = { ...user, allOrNone: true };
const account = (fields: Record<string, unknown>): ApexSObject => new ApexSObject('Account', fields);
const listOf = (...records: ApexSObject[]): ApexList<ApexSObject> => new ApexList('Account', records);

test('an insert sets the ids and counts statement and rows', () => {
  inside((w) => {
    const records = listOf(account({ Name: 'A' }), account({ Name: 'B' }));
    dml('insert', records, all);
    assert.match(String(records.get(1).getField('Id')), /^001.{15}$/);
    assert.deepEqual([w.context.limits.used.dmlStatements, w.context.limits.used.dmlRows], [1, 2]);
    assert.deepEqual(w.data.calls[0]?.options, all);
  });
});

test('a DML statement on an empty list counts nothing', () => {
  inside((w) => {
    assert.equal(dml('insert', listOf(), all).size(), 0);
    assert.equal(w.context.limits.used.dmlStatements, 0);
  });
});

test('a failed insert is a DmlException that names its rows', () => {
  inside(() => {
    const error = thrown(
      () => dml('insert', listOf(account({ Name: 'A' }), account({})), all),
      'System.DmlException',
      'Insert failed. First exception on row 1; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Name]: [Name]',
    );
    const ask = (name: string, ...args: unknown[]): unknown => call('method', 'System.DmlException', name, error, ...args);
    assert.deepEqual(
      [ask('getNumDml'), ask('getDmlIndex', 0), ask('getDmlStatusCode', 0), ask('getDmlMessage', 0)],
      [1, 1, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]'],
    );
    assert.equal(stringValue(ask('getDmlType', 0)), 'REQUIRED_FIELD_MISSING');
    assert.equal(stringValue(ask('getDmlFields', 0)), '(Name)');
    assert.equal(ask('getTypeName'), 'System.DmlException');
  });
});

test('partial success gives one result per row and ids to the saved ones', () => {
  inside(() => {
    const records = listOf(account({}), account({ Name: 'B' }));
    const results = callAs(
      'static',
      'System.Database',
      'insert',
      ['System.List<System.SObject>', 'System.Boolean'],
      records,
      false,
    ) as ApexList<PlatformBag>;
    const on = (row: number, name: string): unknown => call('method', 'Database.SaveResult', name, results.get(row));
    assert.deepEqual([on(0, 'isSuccess'), on(1, 'isSuccess')], [false, true]);
    const error = (on(0, 'getErrors') as ApexList<PlatformBag>).get(0);
    assert.equal(call('method', 'Database.Error', 'getMessage', error), 'Required fields are missing: [Name]');
    assert.equal(stringValue(call('method', 'Database.Error', 'getStatusCode', error)), 'REQUIRED_FIELD_MISSING');
    assert.equal(records.get(0).getField('Id'), null);
    assert.equal(on(1, 'getId'), records.get(1).getField('Id'));
  });
});

test('Database methods run in the given access mode, else in that of the caller', () => {
  inside((w) => {
    const insert = (...args: unknown[]): unknown => call('static', 'System.Database', 'insert', ...args);
    insert(account({ Name: 'A' }), call('staticGet', 'System.AccessLevel', 'SYSTEM_MODE'));
    withBinds(
      () => undefined,
      () => insert(account({ Name: 'B' })),
      { mode: 'system', sharing: false },
    );
    insert(account({ Name: 'C' }));
    assert.deepEqual(
      w.data.calls.map(({ options }) => options.mode),
      ['system', 'system', 'user'],
    );
  });
});

test('user mode without the right on the object is a SecurityException', () => {
  inside((w) => {
    w.data.insert = () => {
      const failure = new DmlFailure('Insert', []);
      failure.message = "Access to entity 'Account' denied";
      throw failure;
    };
    thrown(() => dml('insert', account({ Name: 'x' }), all), 'System.SecurityException', "Access to entity 'Account' denied");
  });
});

test('an update of a queried record sends what changed and no read-only field', () => {
  inside((w) => {
    w.data.answer = {
      kind: 'records',
      object: 'Account',
      total: 1,
      records: [
        rowOf('Account', {
          Id: '001000000000001AAA',
          Code__c: 'c',
          CreatedDate: '2024-01-01T00:00:00.000Z',
          Name: 'Old',
        }),
      ],
    };
    const record = soql('SELECT Id, Name FROM Account', {}, user).get(0);
    record.setField('Name', 'New');
    dml('update', record, all);
    assert.deepEqual(w.data.calls[0]?.records[0]?.fields, {
      Id: '001000000000001AAA',
      Name: 'New',
    });
  });
});

test('the same record twice in a list is refused before anything is saved', () => {
  inside((w) => {
    const one = account({ Name: 'A' });
    thrown(
      () => dml('insert', listOf(one, one), all),
      'System.ListException',
      'Before Insert or Upsert list must not have two identically equal elements',
    );
    assert.equal(w.data.calls.length, 0);
  });
});

test('a query gives typed fields and refuses to read what it did not select', () => {
  inside((w) => {
    w.data.answer = {
      kind: 'records',
      object: 'Contact',
      total: 1,
      records: [
        rowOf(
          'Contact',
          { Id: '003000000000001AAA', LastName: 'Byron' },
          { parents: { Account: rowOf('Account', { AnnualRevenue: 10 }) } },
        ),
      ],
    };
    const contact = soql(
      'SELECT LastName, Account.AnnualRevenue FROM Contact WHERE Id IN :ids',
      { ids: new ApexList('Id', ['003000000000001AAA']) },
      user,
    ).get(0);
    assert.equal(stringValue(contact.getParent('Account')?.getField('AnnualRevenue')), '10.00');
    thrown(
      () => contact.getField('Email'),
      'System.SObjectException',
      'SObject row was retrieved via SOQL without querying the requested field: Contact.Email',
    );
    assert.deepEqual(w.data.queries[0]?.binds, { ids: ['003000000000001AAA'] });
    assert.deepEqual([w.context.limits.used.queries, w.context.limits.used.queryRows], [1, 1]);
  });
});

test('aggregates come as Integer for counts and Decimal for sums, by alias', () => {
  inside((w) => {
    w.data.answer = {
      kind: 'aggregate',
      object: 'Account',
      total: 1,
      records: [rowOf('AggregateResult', { n: 3, expr0: 12, Rating: 'Hot' })],
    };
    const row = soqlAggregate('SELECT COUNT(Id) n, SUM(AnnualRevenue), Rating FROM Account GROUP BY Rating', {}, user).get(0);
    assert.equal(row.get('N'), 3);
    assert.ok(row.get('expr0') instanceof ApexDecimal);
    assert.equal(row.get('rating'), 'Hot');
    thrown(() => row.get('nope'), 'System.SObjectException', 'Invalid field nope for AggregateResult');
    w.data.answer = { kind: 'count', object: 'Account', total: 42, records: [] };
    assert.equal(soqlCount('SELECT COUNT() FROM Account', {}, user), 42);
  });
});

test('dynamic queries bind local variables by name and maps by key', () => {
  inside((w) => {
    const query = (name: string, ...args: unknown[]): unknown => call('static', 'System.Database', name, ...args);
    withBinds(
      (name) => (name === 'size' ? 5 : undefined),
      () => query('query', "SELECT Id FROM Account WHERE NumberOfEmployees > :Size AND Name != ':no'"),
      user,
    );
    assert.deepEqual(w.data.queries[0]?.binds, { Size: 5 });
    thrown(
      () => query('query', 'SELECT Id FROM Account WHERE Name = :missing'),
      'System.QueryException',
      'Variable does not exist: missing',
    );
    const map = new ApexMap<string, unknown>('String', 'Object');
    map.put('NAME', 'x');
    query(
      'queryWithBinds',
      'SELECT Id FROM Account WHERE Name = :name AND CreatedDate > 2024-01-01T10:00:00Z',
      map,
      call('staticGet', 'System.AccessLevel', 'USER_MODE'),
    );
    assert.deepEqual(w.data.queries[1]?.binds, { name: 'x' });
  });
});

test('a refused query is a QueryException that lists inaccessible fields', () => {
  inside((w) => {
    w.data.answer = new QueryFailure("No such column 'X' on entity 'Account'", 'access', {
      Account: ['X'],
    });
    const error = thrown(() => soql('SELECT X FROM Account', {}, user), 'System.QueryException', "No such column 'X' on entity 'Account'");
    assert.equal(stringValue(call('method', 'System.QueryException', 'getInaccessibleFields', error)), '{Account={X}}');
  });
});

test('a savepoint brings back the records', () => {
  inside((w) => {
    const mark = call('static', 'System.Database', 'setSavepoint');
    dml('insert', account({ Name: 'A' }), all);
    call('static', 'System.Database', 'rollback', mark);
    assert.equal(w.data.rows.size, 0);
  });
});

test('a query locator keeps its query and walks the records', () => {
  inside((w) => {
    w.data.answer = {
      kind: 'records',
      object: 'Account',
      total: 1,
      records: [rowOf('Account', { Id: '001000000000001AAA', Name: 'A' })],
    };
    const locator = call('static', 'System.Database', 'getQueryLocator', 'SELECT Id, Name FROM Account');
    assert.equal(call('method', 'Database.QueryLocator', 'getQuery', locator), 'SELECT Id, Name FROM Account');
    const iterator = call('method', 'Database.QueryLocator', 'iterator', locator);
    assert.equal((call('method', 'Database.QueryLocatorIterator', 'next', iterator) as ApexSObject).getField('Name'), 'A');
    assert.equal(call('method', 'Database.QueryLocatorIterator', 'hasNext', iterator), false);
  });
});

test('a hierarchy setting takes each value from the nearest level and counts no query', () => {
  inside((w) => {
    const rows: Record<string, ReturnType<typeof rowOf>> = {
      '00e000000000001AAA': rowOf('Settings__c', {
        Id: 'a00000000000001AAA',
        SetupOwnerId: '00e000000000001AAA',
        Name: 'P',
        Size__c: null,
      }),
      '00D000000000001EAA': rowOf('Settings__c', {
        Id: 'a00000000000002AAA',
        CreatedDate: '2026-01-01T00:00:00.000Z',
        SetupOwnerId: '00D000000000001EAA',
        Name: 'O',
        Size__c: 7,
      }),
    };
    w.data.query = (_soql, binds) => {
      const row = rows[String(binds['value'])];
      return {
        kind: 'records',
        object: 'Settings__c',
        total: row ? 1 : 0,
        records: row ? [row] : [],
      };
    };
    const setting = customSetting('Settings__c', 'getinstance', []) as ApexSObject;
    assert.equal(stringValue(setting.getField('Size__c')), '7');
    assert.deepEqual(
      ['Id', 'Name', 'CreatedDate', 'SetupOwnerId'].map((name) => setting.getField(name)),
      [null, null, null, w.context.user.id],
    );
    const ofProfile = customSetting('Settings__c', 'getinstance', ['00e000000000001AAA']) as ApexSObject;
    assert.deepEqual([ofProfile.getField('Name'), stringValue(ofProfile.getField('Size__c'))], ['P', '7']);
    assert.equal(customSetting('Settings__c', 'getvalues', ['005000000000009AAA']), null);
    assert.equal(w.context.limits.used.queries, 0);
  });
});
