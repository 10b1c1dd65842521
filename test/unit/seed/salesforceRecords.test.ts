import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateSalesforceRecords } from '../../../local/seed/salesforceRecords.ts';

const records = [...generateSalesforceRecords({ people: 1000, seed: 7 })];
const of = (type: string) => records.filter((record) => record.type === type);

test('the org gets each record once, parents before children, and every reference leads to a record', () => {
  const seen = new Set<unknown>();
  for (const { fields } of records) {
    assert.ok(!seen.has(fields['Id']), String(fields['Id']));
    if (fields['AccountId']) assert.ok(seen.has(fields['AccountId']));
    if (fields['ConvertedContactId']) assert.ok(seen.has(fields['ConvertedContactId']));
    seen.add(fields['Id']);
  }
  for (const { fields } of records) if (fields['MasterRecordId']) assert.ok(seen.has(fields['MasterRecordId']));
});

test('leads and contacts are as many as the table of situations says', () => {
  // 330 owned + 30 converted + 40 queue + 25 without e-mail + 20 unsubscribed + 10 merge pairs + 10 of twenty shared
  // addresses + 5 shared records + 5 of ten twins + 25 only in Salesforce
  assert.equal(of('Lead').length, 330 + 30 + 40 + 25 + 20 + 10 + 10 + 5 + 5 + 25);
  assert.equal(of('Contact').length, 300 + 30 + 30 + 15 + 20 + 10 + 5 + 25);
  assert.equal(of('Lead').filter(({ fields }) => fields['IsDeleted'] === true).length, 5);
  assert.equal(of('Lead').filter(({ fields }) => fields['IsConverted'] === true).length, 30);
  assert.equal(of('Account').length, 125);
  assert.ok(of('Lead').every(({ fields }) => typeof fields['Company'] === 'string' && fields['Company'] !== ''));
});
