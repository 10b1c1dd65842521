/** Runs a program of the project quietly and answers what it printed. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../../support/paths.ts';

/** What a finished program left behind. `code` is 127 when it could not start. */
export interface Output {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs any program in the project's root. Never rejects. */
export function output(command: string, args: string[], environment: Record<string, string> = {}): Promise<Output> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: repositoryRoot, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    const texts = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (texts.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (texts.stderr += chunk.toString()));
    child.on('error', (error) => resolve({ code: 127, ...texts, stderr: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, ...texts }));
  });
}

/** Runs the program of an npm package on the pinned Node. */
export function packageProgram(file: string, args: string[]): Promise<Output> {
  return output(process.execPath, [join(repositoryRoot, 'node_modules', file), ...args]);
}

/** The lines of a text that are not blank. */
export function lines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** A path below the project's root, relative to it. */
export function relative(path: string): string {
  return path.startsWith(repositoryRoot) ? path.slice(repositoryRoot.length + 1) : path;
}
