import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { readCodeBase } from '../../../local/org/code/codeBase.ts';
import { findApexSources } from '../../../local/org/code/sources.ts';

const root = mkdtempSync(join(tmpdir(), 'sources-'));
after(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const meta = (content: string): string => `<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">${content}</ApexClass>`;

write('sfdx-project.json', '{"packageDirectories": [{"path": "app"}], "sourceApiVersion": "58.0"}');
write('app/classes/Versioned.cls', 'public class Versioned {}');
write('app/classes/Versioned.cls-meta.xml', meta('<apiVersion>61.0</apiVersion>'));
write('app/classes/Plain.cls', '\uFEFFpublic class Plain {}');
write('app/classes/Odd.cls', 'public class Odd {}');
write('app/classes/Odd.cls-meta.xml', meta('<apiVersion>new</apiVersion>'));
write('app/triggers/Off.trigger', 'trigger Off on Account (before insert) {}');
write('app/triggers/Off.trigger-meta.xml', meta('<status>Inactive</status>'));
write('app/triggers/Kept.trigger', 'trigger Kept on Account (before insert) {}');

test('the version is that of the meta file, else that of the project', () => {
  const versions = findApexSources([join(root, 'app')]).map(({ name, apiVersion }) => [name, apiVersion]);
  assert.deepEqual(versions, [
    ['Kept.trigger', 58],
    ['Odd.cls', 58],
    ['Plain.cls', 58],
    ['Versioned.cls', 61],
  ]);
});

test('directories that lie in one another give every file once', () => {
  assert.equal(findApexSources([join(root, 'app'), join(root, 'app/classes'), root]).length, 4);
});

test('a meta file without a proper version is a compile error of its class, and the others go on', () => {
  const { problems, scripts } = readCodeBase([join(root, 'app')]).compilation;
  assert.deepEqual(problems, [{ file: 'Odd.cls', line: 1, column: 1, message: "Odd.cls-meta.xml: 'new' is not an API version" }]);
  assert.equal(scripts.length, 4);
});
