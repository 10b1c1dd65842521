/**
 * Compiles every component bundle the way the platform does: types are stripped, then each script,
 * template and style sheet passes the LWC compiler. It stands in for the server's own compile.
 * Usage: lwcCompile.ts
 */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import * as lwcCompiler from '@lwc/compiler';
import ts from 'typescript';
import { repositoryRoot } from '../support/paths.ts';
import { bundles, type Bundle } from '../support/lwcTypesPaths.ts';

/** One thing that the compiler refuses or warns of. */
export interface Finding {
  /** File, relative to the project's root. */
  file: string;
  message: string;
}

/** The part of the compiler that is used; its own types do not resolve under Node's module rules. */
interface Compiler {
  transformSync(source: string, file: string, options: Record<string, string | number | boolean>): { warnings?: { message: string }[] };
}

const compiler = lwcCompiler as unknown as Compiler;

/** The newest API version that the locked compiler knows; bundles at 67.0 compile as this. */
const COMPILER_API_VERSION = 66;
const SOURCES = new Set(['.ts', '.html', '.css']);

function stripTypes(source: string): string {
  return ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      useDefineForClassFields: true,
    },
  }).outputText;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function compileFile(bundle: Bundle, name: string): Finding[] {
  const file = `${bundle.folder}/${name}`;
  const source = readFileSync(join(repositoryRoot, file), 'utf8');
  const isScript = extname(name) === '.ts';
  try {
    const { warnings } = compiler.transformSync(isScript ? stripTypes(source) : source, isScript ? name.replace(/\.ts$/, '.js') : name, {
      name: bundle.name,
      namespace: 'c',
      apiVersion: COMPILER_API_VERSION,
      enableDynamicComponents: true,
      enableLwcSpread: true,
    });
    return (warnings ?? []).map(({ message }) => ({ file, message }));
  } catch (error) {
    return [{ file, message: messageOf(error) }];
  }
}

/** Compiles all files of one bundle; what comes back is empty when the compiler accepts them all. */
export function compileBundle(bundle: Bundle): Finding[] {
  return readdirSync(join(repositoryRoot, bundle.folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCES.has(extname(entry.name)))
    .flatMap((entry) => compileFile(bundle, entry.name));
}

if (import.meta.main) {
  const all = bundles();
  const findings = all.flatMap(compileBundle);
  for (const { file, message } of findings) console.error(`${file}: ${message}`);
  console.log(`${all.length} bundles compiled, ${findings.length} findings.`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
