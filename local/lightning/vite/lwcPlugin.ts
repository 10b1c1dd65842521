/**
 * Lets Salesforce's Rollup plugin compile components inside Vite. Vite takes every .html for a page and every
 * .css for a style sheet, so files of components travel under a name that ends in `.js`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import lwc from '@lwc/rollup-plugin';
import type { Plugin } from 'vite';

const TAIL = '.component.js';
const COMPONENT_FILE = /\.(html|css)$/;
const FOREIGN = /[\\/]node_modules[\\/](\.vite|vite|rolldown|@vite|@oxc-project)[\\/]/;

type Hook = (this: unknown, ...args: unknown[]) => unknown;

function disguise(id: string): string {
  const [file = '', query] = id.split('?', 2);
  return COMPONENT_FILE.test(file) ? `${file}${TAIL}${query === undefined ? '' : `?${query}`}` : id;
}

function reveal(id: string): string {
  return id.replace(TAIL, '');
}

/** A hook of the wrapped plugin, whether it is a function or an object with a handler. */
function hookOf(plugin: object, name: string): Hook {
  const hook = (plugin as Record<string, Hook | { handler: Hook } | undefined>)[name];
  if (!hook) throw new Error(`The LWC plugin has no hook ${name}.`);
  return typeof hook === 'function' ? hook : hook.handler;
}

function isCode(value: unknown): value is { code: string; map?: unknown } {
  return typeof value === 'object' && value !== null && 'code' in value;
}

/** The plugin. `root` is the folder of the page. */
export function lwcPlugin(options: Parameters<typeof lwc>[0], root: string): Plugin {
  const inner = lwc(options) as object;
  const page = join(root, 'index.html');
  const isOurs = (id: string) => !id.startsWith('\0') && !FOREIGN.test(id) && id !== page;
  return {
    name: 'lightning-components',
    enforce: 'pre',
    async buildStart(inputs) {
      await hookOf(inner, 'buildStart').call(this, inputs);
    },
    async resolveId(id, importer) {
      if (id.includes(TAIL)) return resolveDisguised(id, importer, root);
      if (importer === undefined || !isOurs(id) || !isOurs(importer)) return null;
      const found = await hookOf(inner, 'resolveId').call(this, id, reveal(importer), {});
      return typeof found === 'string' ? disguise(found) : null;
    },
    async load(id) {
      if (!isOurs(id)) return null;
      const real = reveal(id);
      const loaded = await hookOf(inner, 'load').call(this, real);
      const code = isCode(loaded) ? loaded.code : loaded;
      if (typeof code === 'string') return { code, moduleType: 'js' };
      return id === real ? null : { code: readFileSync(real.split('?')[0] ?? real, 'utf8'), moduleType: 'js' };
    },
    async transform(source, id) {
      const real = reveal(id);
      const file = real.split('?')[0] ?? real;
      if (!isOurs(id) || !/\.(js|ts|html|css)$/.test(file) || /[\\/]node_modules[\\/]@lwc[\\/]/.test(file)) return null;
      const result = await hookOf(inner, 'transform').call(this, source, real);
      return isCode(result) ? { code: result.code, map: null, moduleType: 'js' } : null;
    },
  };
}

function resolveDisguised(id: string, importer: string | undefined, root: string): string | null {
  if (!importer?.includes('/')) return null;
  const file = reveal(id).split('?')[0] ?? '';
  return existsSync(file) || file.includes('@lwc/resources') ? id : join(root, id);
}
