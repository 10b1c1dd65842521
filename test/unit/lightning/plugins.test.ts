import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { findBundles } from '../../../local/lightning/vite/components.ts';
import { iconPlugin, usedIcons } from '../../../local/lightning/vite/iconPlugin.ts';
import { readPages } from '../../../local/lightning/vite/pagesPlugin.ts';
import { platformPlugin } from '../../../local/lightning/vite/platformPlugin.ts';

const folder = mkdtempSync(join(tmpdir(), 'lightning-'));
after(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Calls a hook of a plugin that is a plain function. */
function hook(plugin: object, name: string, ...args: unknown[]): unknown {
  return ((plugin as Record<string, unknown>)[name] as (...values: unknown[]) => unknown)(...args);
}

const platform = platformPlugin({ labels: new Map([['greeting', 'Good day']]), runtime: '/runtime.ts', scopedImports: '/none' });
const moduleOf = (id: string) => (hook(platform, 'load', hook(platform, 'resolveId', id, '/c/x.ts')) as { code: string }).code;

test('a component is found with its TypeScript before its JavaScript', () => {
  write('main/lwc/hello/hello.ts', '');
  write('main/lwc/hello/hello.js', '');
  write('main/lwc/empty/readme.md', '');
  assert.deepEqual(
    findBundles([folder]).map(({ name, entry }) => [name, entry.endsWith('hello.ts')]),
    [['hello', true]],
  );
});

test('an app shows its tabs that have a component, in its own order', () => {
  write(
    'main/tabs/Second.tab-meta.xml',
    '<?xml version="1.0"?><CustomTab><label>Second</label><lwcComponent>two</lwcComponent></CustomTab>',
  );
  write('main/tabs/First.tab-meta.xml', '<?xml version="1.0"?><CustomTab><label>First</label><lwcComponent>one</lwcComponent></CustomTab>');
  write(
    'main/applications/App.app-meta.xml',
    '<?xml version="1.0"?><CustomApplication><label>My App</label><tabs>Second</tabs><tabs>standard-home</tabs><tabs>First</tabs></CustomApplication>',
  );
  assert.deepEqual(readPages([folder]).apps, [{ name: 'App', label: 'My App', tabs: ['Second', 'First'], recordPages: [] }]);
});

test('a label is its text, and an unknown label stops the build', () => {
  assert.match(moduleOf('@salesforce/label/c.Greeting'), /"Good day"/);
  assert.throws(() => moduleOf('@salesforce/label/c.Missing'), /no custom label Missing/);
});

test('labels of base components are left to their own package', () => {
  assert.equal(hook(platform, 'resolveId', '@salesforce/label/LightningToast.close', '/x.js'), null);
});

test('a platform module that is not there is refused by name', () => {
  assert.throws(
    () => moduleOf('@salesforce/site/activeLanguages'),
    /Not implemented in the local Lightning host: @salesforce\/site\/activeLanguages/,
  );
});

test('only icons that a source names are built', () => {
  write('icons/x.html', '<lightning-icon icon-name="utility:bell"></lightning-icon>');
  const used = usedIcons([join(folder, 'icons')]);
  assert.equal(used.has('utility_bell'), true);
  const source =
    "import { default as utility_bell } from './utility/bell.html';\nimport { default as utility_zzz } from './utility/zzz.html';\nexport default { utility_bell, utility_zzz };";
  const { code } = hook(iconPlugin(used), 'transform', source, '/x/iconSvgTemplatesUtility/buildTemplates/templates.js') as {
    code: string;
  };
  assert.doesNotMatch(code, /zzz/);
  assert.match(code, /utility_bell/);
});
