import assert from 'node:assert/strict';
import { test } from 'node:test';
import { platformClasses } from '../../../../local/apex/library/classes.ts';
import { findFunction, supportTable } from '../../../../local/apex/library/registry.ts';
import { platformType } from '../../../../local/apex/values/index.ts';

test('every class of the library stands in the type table', () => {
  for (const one of platformClasses()) assert.ok(platformType(one.name), one.name);
});

test('every member of the library stands in the type table, or is known to be missing there', () => {
  const extra = new Set([
    'ConnectApi.NamedCredentials.updateNamedCredential',
    'System.System.assert',
    'System.String.toString',
    'System.QueueableDuplicateSignature.Builder',
  ]);
  const unknown: string[] = [];
  for (const one of platformClasses()) {
    const type = platformType(one.name);
    const names = new Set((type?.m ?? []).map(([name]) => name.toLowerCase()));
    for (const key of [...Object.keys(one.statics ?? {}), ...Object.keys(one.methods ?? {})]) {
      const name = key.replace(/[/(].*$/, '');
      if (!names.has(name.toLowerCase()) && !extra.has(`${one.name}.${name}`)) unknown.push(`${one.name}.${name}`);
    }
  }
  assert.deepEqual(
    unknown.filter((name) => !/\.(equals|hashCode|toString)$/.test(name)),
    [],
  );
});

test('a member that the library does not have is not found', () => {
  assert.equal(findFunction('System.Test', 'static', 'enqueueBatchJobs', ['System.Integer']), undefined);
  assert.equal(
    findFunction('System.Crypto', 'static', 'signWithCertificate', ['System.String', 'System.Blob', 'System.String']),
    undefined,
  );
  assert.equal(findFunction('Auth.AuthToken', 'constructor', '', []), undefined);
});

test('an exact signature wins over the name, and parents of the table are searched', () => {
  assert.notEqual(
    findFunction('System.Decimal', 'static', 'valueOf', ['System.String']),
    findFunction('System.Decimal', 'static', 'valueOf', ['System.Long']),
  );
  assert.ok(findFunction('System.CalloutException', 'method', 'getMessage', []));
  assert.ok(findFunction('System.DmlException', 'constructor', '', ['System.String']));
  assert.ok(findFunction('Schema.DisplayType', 'staticGet', 'STRING', []));
});

test('the support table lists supported and missing members', () => {
  const table = supportTable();
  const text = table.find((row) => row.type === 'System.String');
  assert.ok(text && text.members.length > 100);
  assert.deepEqual(
    text.members.filter((member) => !member.supported && !member.name.startsWith('addError')),
    [],
  );
  const test = table.find((row) => row.type === 'System.Test');
  assert.equal(test?.members.find((member) => member.name.startsWith('enqueueBatchJobs'))?.supported, false);
});
