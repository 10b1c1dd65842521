/** Is the package's metadata complete and convertible by the official library? */
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { repositoryRoot } from '../../support/paths.ts';
import type { Step } from './step.ts';

const find = (pattern: string) => globSync(pattern, { cwd: repositoryRoot }).sort();
const read = (file: string) => readFileSync(join(repositoryRoot, file), 'utf8');

function badXml(file: string): string[] {
  const result = XMLValidator.validate(read(file));
  return result === true ? [] : [`${file}:${result.err.line} is not well-formed: ${result.err.msg}`];
}

function badCode(file: string): string[] {
  const problems = existsSync(join(repositoryRoot, `${file}-meta.xml`)) ? [] : [`${file}: its ${basename(file)}-meta.xml is missing`];
  const name = basename(file).replace(/\.\w+$/, '');
  const text = read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  const declared = /\b(?:class|interface|enum|trigger)\s+(\w+)/i.exec(text)?.[1];
  return declared === name ? problems : [...problems, `${file}: declares ${declared ?? 'nothing'}, but the file is named ${name}`];
}

function badBundle(folder: string): string[] {
  const name = basename(folder);
  const has = (extension: string) => existsSync(join(repositoryRoot, folder, `${name}${extension}`));
  return [
    ...(has('.js-meta.xml') ? [] : [`${folder}: ${name}.js-meta.xml is missing`]),
    ...(has('.ts') || has('.js') ? [] : [`${folder}: ${name}.ts is missing`]),
  ];
}

/** Converts the package as a deployment would. */
async function conversion(): Promise<string[]> {
  const { ComponentSet, MetadataConverter } = await import('@salesforce/source-deploy-retrieve');
  const folder = mkdtempSync(join(tmpdir(), 'convert-'));
  try {
    const components = ComponentSet.fromSource(join(repositoryRoot, 'force-app'));
    await new MetadataConverter().convert(components, 'metadata', { type: 'directory', outputDirectory: folder, genUniqueDir: false });
    const manifest = globSync('**/package.xml', { cwd: folder });
    return manifest.length === 1 ? [] : ['force-app: the conversion wrote no package.xml'];
  } catch (error) {
    return [`force-app cannot be converted: ${error instanceof Error ? error.message : String(error)}`];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const metadata: Step = {
  name: 'metadata',
  what: 'XML is well-formed, nothing misses its meta file, names match, the official library converts it',
  async run() {
    const bundles = [...new Set(find('force-app/**/lwc/*/*').map((file) => dirname(file)))].filter(
      (folder) => basename(dirname(folder)) === 'lwc',
    );
    const problems = [
      ...find('force-app/**/*.xml').flatMap(badXml),
      ...find('force-app/**/*.{cls,trigger}').flatMap(badCode),
      ...bundles.flatMap(badBundle),
    ];
    return problems.length > 0 ? problems : conversion();
  },
};
