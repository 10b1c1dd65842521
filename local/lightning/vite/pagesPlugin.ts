/** The apps and tabs of the package as a module: `virtual:org-pages`. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import type { Plugin } from 'vite';

/** An app of the package. */
export interface AppFacts {
  name: string;
  label: string;
  tabs: string[];
}

/** A tab that shows a component. */
export interface TabFacts {
  name: string;
  label: string;
  component: string;
}

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

/** Reads apps and tabs of the package directories. */
export function readPages(directories: readonly string[]): { apps: AppFacts[]; tabs: TabFacts[] } {
  const tabs = read(directories, '**/tabs/*.tab-meta.xml').flatMap(({ name, content }) => {
    const component = text(content['lwcComponent'], '');
    return component ? [{ name, label: text(content['label'], name.replaceAll('_', ' ')), component }] : [];
  });
  const apps = read(directories, '**/applications/*.app-meta.xml').map(({ name, content }) => ({
    name,
    label: text(content['label'], name),
    tabs: Array.isArray(content['tabs']) ? content['tabs'].filter((tab): tab is string => tabs.some((known) => known.name === tab)) : [],
  }));
  return { apps, tabs };
}

const ID = 'virtual:org-pages';

/** The plugin. `file` is where the module is said to lie: components are resolved from there. */
export function pagesPlugin(pages: { apps: AppFacts[]; tabs: TabFacts[] }, file: string): Plugin {
  const tabs = pages.tabs.map(
    ({ name, label, component }) =>
      `{name:${JSON.stringify(name)},label:${JSON.stringify(label)},load:()=>import(${JSON.stringify(`c/${component}`)})}`,
  );
  return {
    name: 'org-pages',
    enforce: 'pre',
    resolveId: (id) => (id === ID ? file : null),
    load: (id) =>
      id === file
        ? { code: `export const apps=${JSON.stringify(pages.apps)};export const tabs=[${tabs.join(',')}];`, moduleType: 'js' }
        : null,
  };
}
