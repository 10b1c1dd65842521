/**
 * The modules that Salesforce gives to components at run time.
 * Source: LWC Developer Guide, @salesforce Modules.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** What the modules are made from. */
export interface PlatformFacts {
  /** Label name to text. */
  labels: ReadonlyMap<string, string>;
  /** Path of the runtime that stands behind the modules. */
  runtime: string;
  /** Folder with the base components' own en-US modules. */
  scopedImports: string;
}

const PREFIX = '\0salesforce:';
const OURS =
  /^@salesforce\/(apex|apexContinuation|label|schema|user|customPermission|userPermission|resourceUrl|messageChannel|client|i18n|community|site)\b/;

function apexModule(path: string, runtime: string): string {
  const name = path.split('/').slice(2).join('/');
  if (name === '') return `export { refreshApex, getSObjectValue } from ${JSON.stringify(runtime)};`;
  return `import { apexMethod } from ${JSON.stringify(runtime)}; export default apexMethod(${JSON.stringify(name)});`;
}

function labelModule(path: string, labels: ReadonlyMap<string, string>): string {
  const name = path.split('/').at(-1)?.replace(/^c\./, '') ?? '';
  const text = labels.get(name.toLowerCase());
  if (text === undefined) throw new Error(`There is no custom label ${name} (imported as ${path}).`);
  return `export default ${JSON.stringify(text)};`;
}

function schemaModule(path: string): string {
  const [objectApiName = '', ...fields] = (path.split('/').at(-1) ?? '').split('.');
  const token = fields.length === 0 ? { objectApiName } : { objectApiName, fieldApiName: fields.join('.') };
  return `export default ${JSON.stringify(token)};`;
}

function moduleText(path: string, facts: PlatformFacts): string {
  const [, kind = '', name = ''] = path.split('/');
  const runtime = JSON.stringify(facts.runtime);
  if (kind === 'apex' || kind === 'apexContinuation') return apexModule(path, facts.runtime);
  if (kind === 'label') return labelModule(path, facts.labels);
  if (kind === 'schema') return schemaModule(path);
  if (kind === 'user') return `import { userFact } from ${runtime}; export default userFact(${JSON.stringify(name)});`;
  if (kind === 'customPermission')
    return `import { hasCustomPermission } from ${runtime}; export default hasCustomPermission(${JSON.stringify(name)});`;
  if (kind === 'resourceUrl') return `export default ${JSON.stringify(`/resource/${name}`)};`;
  if (kind === 'messageChannel') return `export default { messageChannelName: ${JSON.stringify(name)} };`;
  throw new Error(`Not implemented in the local Lightning host: ${path}`);
}

/** The plugin. Labels of base components are left to their own package. */
export function platformPlugin(facts: PlatformFacts): Plugin {
  return {
    name: 'salesforce-modules',
    enforce: 'pre',
    resolveId(id, importer) {
      if (!OURS.test(id)) return null;
      if (id.startsWith('@salesforce/label/') && !/^@salesforce\/label\/c\./.test(id)) return null;
      const scoped = join(facts.scopedImports, `${id.replaceAll('/', '-')}.js`);
      if (existsSync(scoped)) return importer?.includes('lightning-base-components') ? null : scoped;
      return PREFIX + id;
    },
    load(id) {
      return id.startsWith(PREFIX) ? { code: moduleText(id.slice(PREFIX.length), facts), moduleType: 'js' } : null;
    },
  };
}
