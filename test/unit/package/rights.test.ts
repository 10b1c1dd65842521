import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadMetadata } from '../../../local/data/index.ts';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const metadata = loadMetadata([join(root, 'force-app')]);

function grants(name: string) {
  const found = metadata.permissionSets.find((set) => set.name === name);
  assert.ok(found, `There is no permission set ${name}.`);
  return found;
}

function classes(pattern: string): { name: string; path: string; text: string }[] {
  return globSync(pattern, { cwd: root }).map((path) => ({
    name: path.replace(/^.*\/(\w+)\.cls$/, '$1'),
    path,
    text: readFileSync(join(root, path), 'utf8'),
  }));
}

test('the admin permission set grants every field of the run and failure objects that permissions can grant', () => {
  const { fields } = grants('MSI_Actions_Admin');
  for (const object of ['Sync_Run__c', 'Sync_Failure__c']) {
    for (const field of metadata.schema.object(object)?.fields ?? []) {
      if (!field.custom || field.alwaysVisible || field.masterDetail) continue;
      assert.equal(fields.get(`${object}.${field.name}`.toLowerCase())?.edit, true, `${object}.${field.name}`);
    }
  }
});

test('the user permission set gives no access to runs or administration, and lets reps call Marketo alone', () => {
  const user = grants('MSI_Actions_User');
  assert.equal(user.objects.has('sync_run__c'), false);
  assert.deepEqual([...user.principals], ['Marketo-Instance']);
  assert.equal(
    [...user.customPermissions].some((name) => name.toLowerCase() === 'manage_msi_actions'),
    false,
  );
});

test('every controller can be called by admins', () => {
  const granted = new Set([...grants('MSI_Actions_Admin').classes].map((name) => name.toLowerCase()));
  const controllers = classes('force-app/main/*/classes/*Controller.cls');
  assert.ok(controllers.length >= 6);
  assert.deepEqual(
    controllers.filter(({ name }) => !granted.has(name.toLowerCase())).map(({ name }) => name),
    [],
  );
});

test('every class declares how records are shared and has its meta file with API version 67.0', () => {
  for (const { path, text } of classes('force-app/**/*.cls')) {
    const isDeclared = /\b(?:with|without|inherited) sharing\b/.test(text) || /^public (?:enum|interface)\b/m.test(text);
    assert.ok(isDeclared, path);
    assert.match(readFileSync(join(root, `${path}-meta.xml`), 'utf8'), /<apiVersion>67\.0</, path);
  }
});

test('without sharing is used only by the walk over all people', () => {
  const found = classes('force-app/main/**/*.cls').filter(({ text }) => /\bwithout sharing class\b/.test(text));
  assert.deepEqual(
    found.map(({ name }) => name),
    ['PeopleSelector'],
  );
});

test('every query and every statement says whose rights count', () => {
  for (const { path, text } of classes('force-app/**/*.cls')) {
    for (const [query] of text.matchAll(/\[\s*SELECT\b[^\]]*\]/gi)) assert.match(query, /WITH (?:USER|SYSTEM)_MODE/i, `${path}: ${query}`);
    for (const [statement] of text.matchAll(/^\s*(?:insert|update|upsert|delete)\s+\w+/gm))
      assert.match(statement, /\bas$/, `${path}: ${statement}`);
  }
});

test('every method that a component calls is gated and documented', () => {
  for (const { path, text } of classes('force-app/main/*/classes/*Controller.cls')) {
    for (const [method] of text.matchAll(/@AuraEnabled[\s\S]*?\n {4}\}/g)) {
      const gate = path.includes('/panel/') ? 'Guard.use()' : 'Guard.manage()';
      assert.ok(method.includes(gate) || path.endsWith('SetupGuideController.cls'), `${path}: ${method.slice(0, 90)}`);
    }
    const methods = text.match(/@AuraEnabled/g)?.length ?? 0;
    assert.equal(text.match(/@return/g)?.length, methods, path);
  }
});

test('the credentials of the Sales account belong to admins alone, and no secret is in the package', () => {
  assert.deepEqual([...grants('MSI_Actions_Admin').principals].sort(), ['Marketo-Instance', 'Sales_Account-Account']);
  for (const { name, principals } of metadata.externalCredentials) assert.equal(principals.length, 1, name);
  for (const path of globSync('force-app/**/*Credential-meta.xml', { cwd: root })) {
    assert.doesNotMatch(readFileSync(join(root, path), 'utf8'), /<parameterType>AuthHeader|secret[^s,]*=/i, path);
  }
});

test('the pages of the tabs exist', () => {
  for (const path of globSync('force-app/main/**/*.tab-meta.xml', { cwd: root })) {
    const component = /<lwcComponent>(\w+)</.exec(readFileSync(join(root, path), 'utf8'))?.[1] ?? '';
    assert.ok(
      globSync(`force-app/main/*/lwc/${component}`, { cwd: root }).some((found) => existsSync(join(root, found))),
      component,
    );
  }
});
