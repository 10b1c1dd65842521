import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TriggerCall, TriggerEvent, TriggerHost } from '../../../local/kernel/ports/records.ts';
import { column, insertOne, newStore, PARTIAL, record, rows, SYSTEM } from './org.ts';

const store = newStore();
const db = store.session(store.adminUserId);
const fresh = (work: () => void) => (): void => {
  work();
  db.abort();
};

/** Triggers written in TypeScript, one function per object and event. */
function triggers(handlers: Record<string, (call: TriggerCall) => { index: number; field?: string; message: string }[]>): TriggerHost {
  return {
    hasTriggers: (object) => Object.keys(handlers).some((key) => key.startsWith(`${object}.`)),
    fire: (call) => ({ rows: handlers[`${call.object}.${call.event}`]?.(call) ?? [] }),
  };
}

test(
  'before triggers change the row, after triggers see the saved row',
  fresh(() => {
    const seen: TriggerEvent[] = [];
    const host = triggers({
      'Lead.beforeInsert': (call) => {
        seen.push(call.event);
        for (const lead of call.newRecords) lead.fields['Company'] = 'Set by trigger';
        return [];
      },
      'Lead.afterInsert': (call) => {
        seen.push(call.event);
        assert.equal(call.newRecords[0]?.fields['Company'], 'Set by trigger');
        assert.match(String(call.newRecords[0]?.fields['Id']), /^00Q/);
        return [];
      },
      'Lead.beforeUpdate': (call) => {
        assert.equal(call.oldRecords[0]?.fields['Title'], null);
        assert.equal(call.newRecords[0]?.fields['Title'], 'CEO');
        return [];
      },
    });
    const session = store.session(store.adminUserId, { triggers: host });
    const id = insertOne(session, 'Lead', { LastName: 'L' });
    session.update([record('Lead', { Id: id, Title: 'CEO' })], SYSTEM);
    assert.deepEqual(seen, ['beforeInsert', 'afterInsert']);
    assert.deepEqual(column(session, 'SELECT Company FROM Lead WHERE Id = :id', 'Company', { id }), ['Set by trigger']);
    session.abort();
  }),
);

test('triggers see at most 200 rows at a time, and their errors fail single rows', () => {
  const sizes: number[] = [];
  const host = triggers({
    'Lead.afterInsert': (call) => {
      sizes.push(call.newRecords.length);
      return call.newRecords.flatMap((lead, index) =>
        lead.fields['LastName'] === 'L7' ? [{ index, field: 'LastName', message: 'Seven is not allowed' }] : [],
      );
    },
  });
  const session = store.session(store.adminUserId, { triggers: host });
  const leads = Array.from({ length: 250 }, (_value, index) => record('Lead', { LastName: `L${index}`, Company: 'C' }));
  const results = session.insert(leads, PARTIAL);
  assert.deepEqual(sizes, [200, 199, 50]);
  assert.equal(results.filter((result) => result.success).length, 249);
  assert.deepEqual(results[7]?.errors, [
    {
      statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      message: 'Seven is not allowed',
      fields: ['LastName'],
    },
  ]);
  assert.equal(results[7].id, null);
  assert.equal(rows(session, "SELECT Id FROM Lead WHERE LastName LIKE 'L%'").length, 249);
  session.abort();
});

test('a trigger may itself write records', () => {
  const host: TriggerHost = {
    hasTriggers: (object) => object === 'Lead',
    fire: (call) => {
      if (call.event === 'afterInsert')
        insertOne(session, 'Task', {
          Subject: 'Welcome',
          WhoId: String(call.newRecords[0]?.fields['Id']),
        });
      return { rows: [] };
    },
  };
  const session = store.session(store.adminUserId, { triggers: host });
  const id = insertOne(session, 'Lead', { LastName: 'L', Company: 'C' });
  assert.equal(rows(session, 'SELECT Id FROM Task WHERE WhoId = :id', { id }).length, 1);
  session.abort();
});

test('triggers see formula fields of the row as it is', () => {
  const shares: unknown[] = [];
  const host: TriggerHost = {
    hasTriggers: (object) => object === 'Run__c',
    fire: (call) => {
      shares.push(call.newRecords[0]?.fields['Share__c']);
      return { rows: [] };
    },
  };
  const session = store.session(store.adminUserId, { triggers: host });
  insertOne(session, 'Run__c', { Total__c: 4, Done__c: 1 });
  session.abort();
  assert.deepEqual(shares, [25, 25]);
});
