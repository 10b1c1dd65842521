import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { loadMetadata } from '../../../local/data/index.ts';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const metadata = loadMetadata([join(root, 'force-app')]);
const remedies = metadata.customMetadata.filter((record) => record.type === 'Remedy__mdt');
const codes = new Set(remedies.map((record) => String(record.values['Code__c'])));

function sources(pattern: string): { path: string; text: string }[] {
  return globSync(pattern, { cwd: root }).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Codes that are listed in the description of an operation of the contract, such as `409 not_connected`. */
function contractCodes(): string[] {
  const text = readFileSync(join(root, 'contracts/sales-account.openapi.yaml'), 'utf8');
  const words: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if ((key === 'description' || key === 'summary') && typeof value === 'string') {
        words.push(...[...value.matchAll(/\b[a-z]+(?:_[a-z]+)+\b/g)].map(([word]) => word));
      }
      visit(value);
    }
  };
  visit(parse(text));
  return [...new Set(words)];
}

/** Codes of Adobe's error table. Source: Adobe, Marketo REST API error codes. */
const marketoCodes = [
  502, 601, 602, 603, 604, 605, 606, 607, 608, 609, 610, 611, 612, 613, 614, 615, 616, 701, 702, 703, 704, 709, 710, 711, 713, 718, 719,
  1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1015, 1016, 1018, 1021, 1027, 1028, 1029, 1035, 1042, 1049,
  1076, 1077, 1078, 1079, 1080,
];

test('every code of Marketo has a remedy', () => {
  assert.deepEqual(
    marketoCodes.filter((code) => !codes.has(`MARKETO_${code}`)),
    [],
  );
});

test('every code that the contract of the Sales account names has a remedy', () => {
  const listed = contractCodes();
  assert.ok(listed.includes('seat_limit') && listed.includes('api_disabled'), 'The contract was read.');
  const missing = listed.filter((code) => !codes.has(`SALES_${code.toUpperCase()}`));
  assert.deepEqual(missing, []);
});

test('every code that Apex raises has a remedy', () => {
  const raised = sources('force-app/main/*/classes/*.cls').flatMap(({ path, text }) =>
    [...text.matchAll(/(?:Exception(?:\.of)?\(\s*|forCode\(\s*|fail\(\s*)'([A-Z][A-Z0-9_]+)'/g)].map(([, code]) => ({
      path,
      code: code ?? '',
    })),
  );
  assert.ok(raised.length > 20, `Only ${raised.length} codes were found in Apex.`);
  assert.deepEqual(
    raised.filter(({ code }) => !codes.has(code) && !code.endsWith('_')),
    [],
  );
});

test('every remedy says what happened, why, who can fix it and how', () => {
  for (const { developerName, values } of remedies) {
    for (const field of ['Title__c', 'Cause__c', 'Who__c', 'Action__c']) {
      const value = values[field];
      assert.ok(typeof value === 'string' && value.length > 2 && value.length <= 255, `${developerName}.${field}`);
    }
    assert.equal(String(values['Code__c']).slice(0, 40).replace(/_$/, ''), developerName);
    const link = values['Link__c'];
    assert.ok(
      link === undefined || link === null || /^(https:\/\/|\/lightning\/)/.test(String(link)),
      `${developerName} links to ${String(link)}`,
    );
  }
});

test('every label that Apex shows exists', () => {
  const names = new Set(metadata.labels.map((label) => label.name));
  const used = sources('force-app/main/*/classes/*.cls').flatMap(({ text }) =>
    [...text.matchAll(/\bLabel\.(\w+)/g)].map(([, name]) => name ?? ''),
  );
  assert.ok(used.length > 30);
  assert.deepEqual(
    used.filter((name) => !names.has(name)),
    [],
  );
});

test('no label is defined twice', () => {
  const names = metadata.labels.map((label) => label.name);
  assert.deepEqual(
    names.filter((name, index) => names.indexOf(name) !== index),
    [],
  );
});

test('the version that the package tells is the version of the project, and has release notes', () => {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const { version } = JSON.parse(read('package.json')) as { version: string };
  const project = JSON.parse(read('sfdx-project.json')) as { packageDirectories: { versionNumber: string }[] };
  const told = /INSTALLED = '([\d.]+)'/.exec(read('force-app/main/setup/classes/InstallService.cls'))?.[1];
  assert.equal(told, version);
  assert.equal(project.packageDirectories[0]?.versionNumber, `${version}.NEXT`);
  const releases = metadata.customMetadata.filter((record) => record.type === 'Release__mdt');
  assert.ok(releases.some(({ values }) => values['Version__c'] === version));
});
