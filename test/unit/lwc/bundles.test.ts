import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { compileBundle } from '../../../scripts/build/lwcCompile.ts';
import { bundles } from '../../../scripts/support/lwcTypesPaths.ts';
import { repositoryRoot } from '../../../scripts/support/paths.ts';
import { customLabels } from '../../support/lwc/labels.ts';

const LABEL_IMPORT = /@salesforce\/label\/c\.(\w+)/g;

function sources(pattern: string): { file: string; text: string }[] {
  return globSync(`force-app/main/**/lwc/**/${pattern}`, { cwd: repositoryRoot })
    .filter((file) => !file.includes('__tests__'))
    .map((file) => ({ file, text: readFileSync(join(repositoryRoot, file), 'utf8') }));
}

/** Words between tags that are not an expression. */
function literalTexts(html: string): string[] {
  const texts = html.replace(/<!--.*?-->/gs, '').match(/>[^<]+</g) ?? [];
  return texts
    .map((text) =>
      text
        .slice(1, -1)
        .replace(/\{[^}]*\}/g, '')
        .trim(),
    )
    .filter((text) => /\p{L}/u.test(text));
}

describe('component bundles', () => {
  const all = bundles();

  it('exist', () => assert.ok(all.length > 30));

  for (const bundle of all) {
    it(`${bundle.name} compiles with the LWC compiler`, () => {
      assert.deepEqual(compileBundle(bundle), []);
    });
  }

  it('use only labels that exist', () => {
    const labels = customLabels(repositoryRoot);
    const missing = sources('*.ts').flatMap(({ file, text }) =>
      [...text.matchAll(LABEL_IMPORT)].filter(([, name]) => !labels.has(name ?? '')).map(([, name]) => `${file}: ${name}`),
    );
    assert.deepEqual(missing, []);
  });

  it('show no text that cannot be translated', () => {
    const found = sources('*.html').flatMap(({ file, text }) => literalTexts(text).map((words) => `${file}: ${words}`));
    assert.deepEqual(found, []);
  });

  it('style only with hooks that have a fall-back', () => {
    const bare = sources('*.css').flatMap(({ file, text }) => (text.match(/var\(--[\w-]+\)/g) ?? []).map((hook) => `${file}: ${hook}`));
    assert.deepEqual(bare, []);
  });

  it('use no colour beside the hooks', () => {
    const bare = sources('*.css').flatMap(({ file, text }) =>
      (text.replace(/var\([^)]*\)/g, '').match(/#[0-9a-f]{3,8}\b/gi) ?? []).map((colour) => `${file}: ${colour}`),
    );
    assert.deepEqual(bare, []);
  });
});
