import { spawn } from 'node:child_process';
import { repositoryRoot } from './paths.ts';

/** What a finished child process left behind. */
export interface Finished {
  code: number;
  output: string;
}

/**
 * Runs a command in the project's root and shows its output while collecting it.
 * Never rejects: a command that cannot start ends with code 127.
 */
export function runShown(command: string, args: string[]): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (to: NodeJS.WriteStream) => (chunk: Buffer) => {
      output += chunk.toString();
      to.write(chunk);
    };
    child.stdout.on('data', collect(process.stdout));
    child.stderr.on('data', collect(process.stderr));
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
