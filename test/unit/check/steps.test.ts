import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forbidden } from '../../../scripts/check/steps/repository.ts';
import { judged } from '../../../scripts/check/steps/security.ts';

const finding = { rule: 'ApexBadCrypto', file: '/any/Foo.cls', text: 'Foo.cls:1 ApexBadCrypto' };

test('a security finding without a written reason is a problem, one with a reason is not', () => {
  assert.deepEqual(judged([finding, finding], []), [finding.text]);
  assert.deepEqual(judged([finding], [{ rule: 'ApexBadCrypto', file: 'Foo.cls', reason: 'because' }]), []);
  assert.deepEqual(judged([finding], [{ rule: 'ApexBadCrypto', file: 'Foo.cls', reason: '' }]).length, 2);
});

test('a written reason that nothing needs any more is a problem', () => {
  assert.match(judged([], [{ rule: 'R', file: 'F.cls', reason: 'old' }])[0] ?? '', /nothing needs the exception of R for F\.cls/);
});

test('machine paths, registries, download addresses, focused tests and open ends are found in their files', () => {
  const cases: [string, string, boolean][] = [
    ['a.ts', "read('/ho" + "me/ada/x')", true],
    ['a.ts', "go('/lightning/page/home')", false],
    ['package-lock.json', '"reso' + 'lved": "x"', true],
    ['a.json', '"reso' + 'lved": "x"', false],
    ['README.md', 'https://regi' + 'stry.example.org', true],
    ['a.test.ts', 'test.on' + "ly('x')", true],
    ['a.ts', '// TO' + 'DO later', true],
    ['a.ts', '// done', false],
  ];
  for (const [file, text, bad] of cases) assert.equal(forbidden(file, text).length > 0, bad, `${file}: ${text}`);
});
