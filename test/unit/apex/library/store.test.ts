import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { dml, soql, soqlAggregate, soqlCount } from '../../../../local/apex/library/database/statements.ts';
import { customSetting } from '../../../../local/apex/library/settings.ts';
import { ApexDate, ApexDatetime, ApexDecimal, ApexList, ApexSObject, stringValue } from '../../../../local/apex/values/index.ts';
import type { ApexMap } from '../../../../local/apex/values/index.ts';
import { newStore } from '../../data/org.ts';
import { call, inside, thrown, world } from './support.ts';
import type { TestWorld } from './support.ts';

const store = newStore();
after(() => store.close());

/** A transaction of the first user on the real record store. */
function real(): TestWorld {
  const made = world([], store.schema);
  const data = store.session(store.adminUserId);
  made.context = {
    ...made.context,
    data,
    schema: store.schema,
    access: store.access,
    user: { ...made.context.user, id: store.adminUserId },
  };
  return made;
}

const system = { mode: 'system', sharing: false } as const;
const all = { ...system, allOrNone: true };

/** Runs in a transaction that leaves nothing behind. */
function transaction(work: () => void): void {
  inside((w) => {
    try {
      work();
    } finally {
      w.context.data.abort();
    }
  }, real());
}

test('records that Apex inserts come back typed, with parents and children', () => {
  transaction(() => {
    const account = new ApexSObject('Account', {
      Name: 'Acme',
      AnnualRevenue: ApexDecimal.of('12.5'),
    });
    dml('insert', account, all);
    dml(
      'insert',
      new ApexList(
        'Contact',
        ['Byron', 'Lovelace'].map((LastName) => new ApexSObject('Contact', { LastName, AccountId: account.getField('Id') })),
      ),
      all,
    );
    const [contact] = soql('SELECT LastName, Account.AnnualRevenue, CreatedDate FROM Contact ORDER BY LastName', {}, system).items;
    assert.equal(contact?.getField('LastName'), 'Byron');
    assert.ok(contact?.getField('CreatedDate') instanceof ApexDatetime);
    assert.ok(contact?.getParent('Account')?.getField('AnnualRevenue') instanceof ApexDecimal);
    const [parent] = soql(
      'SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account WHERE Id IN :ids',
      { ids: new ApexList('Id', [account.getField('Id')]) },
      system,
    ).items;
    assert.deepEqual(
      parent?.getChildren('Contacts').items.map((one) => one.getField('LastName')),
      ['Byron', 'Lovelace'],
    );
    assert.equal(soqlCount('SELECT COUNT() FROM Contact', {}, system), 2);
  });
});

test('aggregates of the store become Integer and Decimal', () => {
  transaction(() => {
    const deals = [1, 2].map(
      (n) =>
        new ApexSObject('Opportunity', {
          Name: `D${n}`,
          StageName: 'Prospecting',
          CloseDate: ApexDate.of(2024, 5, n),
          Amount: ApexDecimal.of(n),
        }),
    );
    dml('insert', new ApexList('Opportunity', deals), all);
    const row = soqlAggregate(
      'SELECT StageName, COUNT(Id) n, SUM(Amount), MAX(CloseDate) last FROM Opportunity GROUP BY StageName',
      {},
      system,
    ).get(0);
    assert.equal(row.get('n'), 2);
    assert.ok(row.get('expr0') instanceof ApexDecimal);
    assert.equal(stringValue(row.get('last')), '2024-05-02 00:00:00');
  });
});

test('an update of a queried record passes although it carries read-only fields', () => {
  transaction(() => {
    const lead = new ApexSObject('Lead', { LastName: 'Byron', Company: 'Acme' });
    dml('insert', lead, all);
    const found = soql('SELECT Id, Name, LastName, CreatedDate, IsConverted FROM Lead', {}, system).get(0);
    found.setField('LastName', 'Lovelace');
    dml('update', found, all);
    assert.equal(soql('SELECT Name FROM Lead', {}, system).get(0).getField('Name'), 'Lovelace');
  });
});

test('the failures of the store are the platform exceptions', () => {
  transaction(() => {
    const error = thrown(
      () => dml('insert', new ApexSObject('Contact'), all),
      'System.DmlException',
      /^Insert failed\. First exception on row 0; first error: REQUIRED_FIELD_MISSING/,
    );
    assert.equal(call('method', 'System.DmlException', 'getDmlStatusCode', error, 0), 'REQUIRED_FIELD_MISSING');
    thrown(() => soql('SELECT Nope FROM Account', {}, system), 'System.QueryException', /Nope/);
    thrown(() => dml('delete', new ApexSObject('Account'), all), 'System.DmlException', /MISSING_ARGUMENT/);
  });
});

test('custom metadata of the package is read by name', () => {
  transaction(() => {
    const name = store.schema.objectNames().find((one) => one.endsWith('__mdt')) ?? '';
    const records = customSetting(name, 'getall', []) as ApexMap<string, ApexSObject>;
    const [developerName] = [...records.keys()];
    const one = customSetting(name, 'getinstance', [developerName]) as ApexSObject;
    assert.equal(one.getField('DeveloperName'), developerName);
    assert.equal(customSetting(name, 'getinstance', ['Nobody']), null);
  });
});

test('every object and field of the schema can be described', () => {
  transaction(() => {
    const map = call('static', 'System.Schema', 'getGlobalDescribe') as ApexMap<string, object>;
    for (const token of map.values().items) {
      const described = call('method', 'Schema.SObjectType', 'getDescribe', token);
      const fields = call(
        'method',
        'Schema.SObjectTypeFields',
        'getMap',
        call('get', 'Schema.DescribeSObjectResult', 'fields', described),
      ) as ApexMap;
      for (const field of fields.values().items) {
        const result = call('method', 'Schema.SObjectField', 'getDescribe', field);
        assert.ok(call('method', 'Schema.DescribeFieldResult', 'getType', result), `${stringValue(token)}.${stringValue(field)}`);
        assert.ok(call('method', 'Schema.DescribeFieldResult', 'getSoapType', result));
      }
    }
  });
});
