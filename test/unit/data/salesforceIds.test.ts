import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IdSequence, isId, normalise, to15, to18 } from '../../../local/kernel/salesforceIds.ts';

test('an id of 15 characters gets the suffix that Salesforce publishes for it', () => {
  assert.equal(to18('0017000000hOMCh'), '0017000000hOMChAAO');
  assert.equal(to15('0017000000hOMChAAO'), '0017000000hOMCh');
});

test('an id with a wrong suffix or length is no id', () => {
  assert.equal(isId('0017000000hOMChAAO'), true);
  assert.equal(isId('0017000000hOMCh'), true);
  assert.equal(isId('0017000000hOMChAAA'), false);
  assert.equal(isId('0017000000hOMC'), false);
  assert.equal(isId('0017000000hOMC-'), false);
});

test('an id in either form is brought to 18 characters, other text is not', () => {
  assert.equal(normalise('0017000000hOMCh'), '0017000000hOMChAAO');
  assert.equal(normalise('0017000000hOMChaao'), '0017000000hOMChAAO');
  assert.equal(normalise('hello'), undefined);
});

test('ids of one object follow each other in base 62, digits before capitals before small letters', () => {
  const sequence = new IdSequence('00Q', 8);
  assert.equal(to15(sequence.next()), '00Q000000000009');
  assert.equal(to15(sequence.next()), '00Q00000000000A');
  sequence.position = 60;
  assert.equal(to15(sequence.next()), '00Q00000000000z');
  assert.equal(to15(sequence.next()), '00Q000000000010');
});
