/** Which process runs the environment of a folder. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A running environment as it notes itself. */
export interface Running {
  pid: number;
  url: string;
}

const fileOf = (folder: string): string => join(folder, 'running.json');

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Notes this process as the one that runs. */
export function noteRunning(folder: string, url: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(folder), JSON.stringify({ pid: process.pid, url } satisfies Running));
}

export function forgetRunning(folder: string): void {
  rmSync(fileOf(folder), { force: true });
}

/** The live process of a folder, or undefined. */
export function findRunning(folder: string): Running | undefined {
  if (!existsSync(fileOf(folder))) return undefined;
  try {
    const running = JSON.parse(readFileSync(fileOf(folder), 'utf8')) as Running;
    return isAlive(running.pid) ? running : undefined;
  } catch {
    return undefined;
  }
}
