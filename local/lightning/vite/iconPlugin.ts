/** Base components bring two thousand icons as modules; only those that some template names are built. */
import { globSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const ICON_NAME = /\b(action|custom|doctype|standard|utility):([a-z0-9_]+)\b/g;
const INDEX = /iconSvgTemplates\w+[\\/]buildTemplates[\\/]templates\.js$/;
const IMPORT = /^import \{ default as (\w+) \} from .*$/;

/** Icons that base components choose by themselves. */
const OFTEN = [
  'utility:close',
  'utility:spinner',
  'utility:down',
  'utility:up',
  'utility:check',
  'utility:error',
  'utility:warning',
  'utility:info',
  'utility:success',
  'utility:search',
  'utility:chevrondown',
  'utility:chevronright',
  'utility:chevronleft',
  'utility:clear',
  'utility:arrowdown',
  'utility:arrowup',
  'utility:left',
  'utility:right',
  'utility:help',
];

/** All icon names in the given source folders, as `utility_close`. */
export function usedIcons(folders: readonly string[]): Set<string> {
  const used = new Set(OFTEN.map((name) => name.replace(':', '_')));
  for (const folder of folders) {
    for (const file of globSync('**/*.{html,ts,js,xml}', { cwd: folder, exclude: ['**/__tests__/**', '**/iconSvgTemplates*/**'] })) {
      for (const [, category, name] of readFileSync(`${folder}/${file}`, 'utf8').matchAll(ICON_NAME)) used.add(`${category}_${name}`);
    }
  }
  return used;
}

/** The plugin: drops the imports of unused icons from the icon indexes. */
export function iconPlugin(used: ReadonlySet<string>): Plugin {
  return {
    name: 'used-icons',
    enforce: 'pre',
    transform(source, id) {
      const file = id.split('?')[0] ?? id;
      if (!INDEX.test(file)) return null;
      const dropped = new Set<string>();
      const lines = source.split('\n').filter((line) => {
        const icon = IMPORT.exec(line)?.[1];
        if (icon === undefined || used.has(icon)) return true;
        dropped.add(icon);
        return false;
      });
      if (dropped.size === 0) return null;
      const body = lines.map((line) =>
        IMPORT.test(line) ? line : line.replace(/\b(\w+_\w+)\b(\s*,\s*)?/g, (whole, name: string) => (dropped.has(name) ? '' : whole)),
      );
      return { code: body.join('\n'), map: null };
    },
  };
}
