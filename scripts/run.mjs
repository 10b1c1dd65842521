/**
 * The first step of every command: runs on any Node 20 or newer with nothing installed.
 * It installs the locked packages when they are missing or stale, then runs the given
 * TypeScript file on the Node that the lock file pins.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.msi-actions-lock');
const OLDEST_NODE_WITH_TYPES = [22, 18];

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function lockHash() {
  const file = join(root, 'package-lock.json');
  if (!existsSync(file)) {
    fail('package-lock.json is missing. Restore it with: git checkout package-lock.json');
  }
  const text = readFileSync(file, 'utf8');
  try {
    JSON.parse(text);
  } catch {
    fail('package-lock.json is not valid JSON. Restore it with: git checkout package-lock.json');
  }
  return createHash('sha256').update(text).digest('hex');
}

function install(hash) {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return;
  console.log('Installing packages (first run takes about a minute) ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    fail('Installing the packages failed (see above). Try again with: npm ci');
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, hash);
}

function isNewEnough(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  const [wantedMajor, wantedMinor] = OLDEST_NODE_WITH_TYPES;
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

function chooseNode() {
  const pinned = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned;
  if (isNewEnough(process.version)) return process.execPath;
  return fail(
    `This machine has Node ${process.version} and the pinned Node could not be installed. ` +
      'Allow install scripts and run "npm ci", or install Node 22.18 or newer.',
  );
}

const [script, ...args] = process.argv.slice(2);
if (!script) fail('Usage: node scripts/run.mjs <file.ts> [arguments]');
install(lockHash());
const node = chooseNode();
const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, script), ...args], {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(node)}:${join(root, 'node_modules', '.bin')}:${process.env.PATH}` },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
