/** The apps, tabs, record pages and addressable components of the package as a module: `virtual:org-pages`. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import type { Plugin } from 'vite';
import { findBundles } from './components.ts';
import { readAssignments, readRecordPage, type PageAssignment, type PageItem, type RecordPageFacts } from './flexiPages.ts';

/** An app of the package. */
export interface AppFacts {
  name: string;
  label: string;
  tabs: string[];
  /** Which record page it shows for an object. */
  recordPages: PageAssignment[];
}

/** A tab that shows a component, or the records of an object. */
export interface TabFacts {
  name: string;
  label: string;
  component?: string;
  object?: string;
}

/** All that the package says about pages. */
export interface PagesFacts {
  apps: AppFacts[];
  tabs: TabFacts[];
  recordPages: RecordPageFacts[];
  /** Bundles with a page of their own. Source: LWC Developer Guide, lightning__UrlAddressable. */
  addressable: string[];
}

/** Tabs of standard objects; others of an app are left out. */
const OBJECT_TABS: TabFacts[] = [
  { name: 'standard-Lead', label: 'Leads', object: 'Lead' },
  { name: 'standard-Contact', label: 'Contacts', object: 'Contact' },
  { name: 'standard-Account', label: 'Accounts', object: 'Account' },
  { name: 'standard-Opportunity', label: 'Opportunities', object: 'Opportunity' },
];

const parser = new XMLParser({ isArray: (name) => name === 'tabs' });

function read(directories: readonly string[], pattern: string): { name: string; content: Record<string, unknown> }[] {
  return directories.flatMap((directory) =>
    globSync(pattern, { cwd: directory }).map((path) => {
      const document = parser.parse(readFileSync(join(directory, path), 'utf8')) as Record<string, Record<string, unknown>>;
      const root = Object.keys(document).find((key) => key !== '?xml') ?? '';
      return { name: basename(path).split('.')[0] ?? '', content: document[root] ?? {} };
    }),
  );
}

const text = (value: unknown, fallback: string): string => (typeof value === 'string' ? value : fallback);

/** Reads apps, tabs and record pages of the package directories. Throws for what the host cannot show. */
export function readPages(directories: readonly string[]): PagesFacts {
  const components = read(directories, '**/tabs/*.tab-meta.xml').flatMap(({ name, content }) => {
    const component = text(content['lwcComponent'], '');
    return component ? [{ name, label: text(content['label'], name.replaceAll('_', ' ')), component }] : [];
  });
  const tabs: TabFacts[] = [...components, ...OBJECT_TABS];
  const apps = read(directories, '**/applications/*.app-meta.xml').map(({ name, content }) => ({
    name,
    label: text(content['label'], name),
    tabs: Array.isArray(content['tabs']) ? content['tabs'].filter((tab): tab is string => tabs.some((known) => known.name === tab)) : [],
    recordPages: readAssignments(name, content),
  }));
  const bundles = new Set(findBundles(directories).map(({ name }) => name));
  const recordPages = read(directories, '**/flexipages/*.flexipage-meta.xml').flatMap(
    ({ name, content }) => readRecordPage(name, content, bundles) ?? [],
  );
  return { apps, tabs, recordPages, addressable: addressableBundles(directories) };
}

function addressableBundles(directories: readonly string[]): string[] {
  return directories.flatMap((directory) =>
    globSync('**/lwc/*/*.js-meta.xml', { cwd: directory })
      .filter((path) => /<target>\s*lightning__UrlAddressable\s*<\/target>/.test(readFileSync(join(directory, path), 'utf8')))
      .map((path) => basename(path, '.js-meta.xml')),
  );
}

const ID = 'virtual:org-pages';

const importOf = (module: string): string => `()=>import(${JSON.stringify(module)})`;

function tabCode({ component, ...facts }: TabFacts): string {
  return component === undefined ? JSON.stringify(facts) : `{...${JSON.stringify(facts)},load:${importOf(`c/${component}`)}}`;
}

function itemCode(item: PageItem): string {
  const load = item.component.includes(':') ? '' : `,load:${importOf(`c/${item.component}`)}`;
  return `{...${JSON.stringify(item)}${load}}`;
}

function pageCode({ regions, ...facts }: RecordPageFacts): string {
  const parts = Object.entries(regions).map(([name, items]) => `${JSON.stringify(name)}:[${items.map(itemCode).join(',')}]`);
  return `{...${JSON.stringify(facts)},regions:{${parts.join(',')}}}`;
}

/** The text of the module. */
export function pagesModule({ apps, tabs, recordPages, addressable }: PagesFacts): string {
  const components = addressable.map((name) => `${JSON.stringify(`c__${name}`)}:${importOf(`c/${name}`)}`);
  return `export const apps=${JSON.stringify(apps)};export const tabs=[${tabs.map(tabCode).join(',')}];export const recordPages=[${recordPages.map(pageCode).join(',')}];export const components={${components.join(',')}};`;
}

/** The plugin. `file` is where the module is said to lie: components are resolved from there. */
export function pagesPlugin(pages: PagesFacts, file: string): Plugin {
  return {
    name: 'org-pages',
    enforce: 'pre',
    resolveId: (id) => (id === ID ? file : null),
    load: (id) => (id === file ? { code: pagesModule(pages), moduleType: 'js' } : null),
  };
}
