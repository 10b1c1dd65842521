/** Builds the Lightning pages: the package's components, the base components and the host around them. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { build, createLogger } from 'vite';
import { PlainSentenceError, messageOf } from '../kernel/errors.ts';
import { findBundles } from './vite/components.ts';
import { iconPlugin, usedIcons } from './vite/iconPlugin.ts';
import { lwcPlugin } from './vite/lwcPlugin.ts';
import { pagesPlugin, readPages } from './vite/pagesPlugin.ts';
import { platformPlugin } from './vite/platformPlugin.ts';
import { typesPlugin } from './vite/typesPlugin.ts';

const SOURCES = [
  'force-app/**/lwc/**/*.{ts,js,html,css,xml}',
  'force-app/**/*.{labels,app,tab,flexipage}-meta.xml',
  'local/lightning/**/*.{ts,html,css}',
  'package-lock.json',
];

/** A stamp of everything that the pages are made from. */
export function stampOf(root: string): string {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root, exclude: ['**/__tests__/**'] }));
  for (const file of files.filter((name) => !(name.includes('/lwc/') && name.endsWith('.js'))).sort()) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function readLabels(directories: readonly string[]): Map<string, string> {
  const parser = new XMLParser({ isArray: (name) => name === 'labels', parseTagValue: false });
  const labels = new Map<string, string>();
  for (const directory of directories) {
    for (const path of globSync('**/*.labels-meta.xml', { cwd: directory })) {
      const document = parser.parse(readFileSync(join(directory, path), 'utf8')) as {
        CustomLabels?: { labels?: { fullName: string; value: string }[] };
      };
      for (const label of document.CustomLabels?.labels ?? []) labels.set(label.fullName.toLowerCase(), String(label.value));
    }
  }
  return labels;
}

function packageDirectories(root: string): string[] {
  const project = JSON.parse(readFileSync(join(root, 'sfdx-project.json'), 'utf8')) as { packageDirectories: { path: string }[] };
  return project.packageDirectories.map(({ path }) => join(root, path));
}

/** A logger that is silent about warnings in packages of others. */
function quietLogger() {
  const logger = createLogger('warn');
  const warn: typeof logger.warn = logger.warn.bind(logger);
  logger.warn = (text, options) => {
    if (!/node_modules|lightning-base-components|LWC1\d{3}|chunk|at build time/i.test(text)) warn(text, options);
  };
  logger.warnOnce = (text, options) => logger.warn(text, options);
  return logger;
}

function plugins(root: string, client: string) {
  const directories = packageDirectories(root);
  const bundles = findBundles(directories);
  const baseComponents = join(root, 'node_modules/lightning-base-components');
  return [
    pagesPlugin(readPages(directories), join(client, 'orgPages.js')),
    platformPlugin({
      labels: readLabels(directories),
      runtime: join(client, 'runtime/platform.ts'),
      scopedImports: join(baseComponents, 'scopedImports'),
    }),
    iconPlugin(usedIcons([...directories, client, join(baseComponents, 'src/lightning')])),
    typesPlugin(),
    lwcPlugin(
      {
        rootDir: client,
        modules: [
          ...bundles.map(({ name, entry }) => ({ name: `c/${name}`, path: entry })),
          { dir: join(client, 'modules') },
          { dir: join(client, 'shims') },
          { npm: 'lightning-base-components' },
        ],
        enableSyntheticElementInternals: true,
        enableDynamicComponents: true,
        enableLwcOn: true,
      },
      client,
    ),
  ];
}

async function run(root: string, output: string): Promise<void> {
  const client = join(root, 'local/lightning/client');
  await build({
    root: client,
    configFile: false,
    logLevel: 'warn',
    customLogger: quietLogger(),
    publicDir: join(client, 'public'),
    plugins: plugins(root, client),
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.SKIP_LWC_VERSION_MISMATCH_CHECK': 'false' },
    build: {
      target: 'esnext',
      outDir: output,
      emptyOutDir: true,
      assetsDir: 'static',
      chunkSizeWarningLimit: 5000,
      rolldownOptions: { checks: { pluginTimings: false } },
    },
  });
  const styles = join(root, 'node_modules/@salesforce-ux/design-system/assets/styles/salesforce-lightning-design-system.min.css');
  mkdirSync(join(output, 'assets'), { recursive: true });
  copyFileSync(styles, join(output, 'assets/slds.css'));
}

const KEPT_BUILDS = 3;

/** Removes all but the newest builds; one that still serves a running environment is among them as a rule. */
function prune(builds: string): void {
  const folders = readdirSync(builds).map((name) => ({ name, at: statSync(join(builds, name)).mtimeMs }));
  for (const { name } of folders.sort((a, b) => b.at - a.at).slice(KEPT_BUILDS))
    rmSync(join(builds, name), { recursive: true, force: true });
}

/**
 * Builds the pages unless these sources were built before; the answer is their folder. Each state of the
 * sources has a folder of its own, so that a running environment keeps its pages. Throws PlainSentenceError.
 */
export async function buildPages(root: string): Promise<string> {
  const builds = join(root, '.cache/lightning');
  const output = join(builds, stampOf(root).slice(0, 16));
  if (existsSync(output)) return output;
  console.log('Building the Lightning pages ...');
  const unfinished = `${output}-${process.pid}`;
  try {
    await run(root, unfinished);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new PlainSentenceError(`The Lightning pages do not build: ${messageOf(error)}`, 'npm run check');
  }
  if (existsSync(output)) rmSync(unfinished, { recursive: true, force: true });
  else renameSync(unfinished, output);
  prune(builds);
  return output;
}
