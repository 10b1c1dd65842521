import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'watch-apex-'));
const classes = join(folder, 'classes');
let child: ChildProcess;
let output = '';

const write = (name: string, text: string) => writeFileSync(join(classes, `${name}.cls`), text);
const testOf = (name: string, body: string) => write(name, `@IsTest private class ${name} { @IsTest static void works() { ${body} } }`);

/** Waits until the next run has ended; the answer is its output and how long it took. */
async function nextRun(change: () => void): Promise<{ text: string; milliseconds: number }> {
  output = '';
  const started = performance.now();
  change();
  while (!output.includes('Waiting for changes')) {
    if (performance.now() - started > 20_000) throw new Error(`Nothing happened: ${output}`);
    await new Promise((done) => setTimeout(done, 20));
  }
  return { text: output, milliseconds: performance.now() - started };
}

after(() => {
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('the watch runs all tests first', async () => {
  mkdirSync(classes, { recursive: true });
  write('Price', 'public class Price { public static Integer of(Integer n) { return n * 2; } }');
  write('Basket', 'public class Basket { public static Integer total() { return Price.of(4); } }');
  testOf('PriceTest', 'Assert.areEqual(4, Price.of(2));');
  testOf('BasketTest', 'Assert.areEqual(8, Basket.total());');
  testOf('OtherTest', 'Assert.isTrue(true);');
  const { text } = await nextRun(() => {
    child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(root, 'local/cli/main.ts'), 'test', '--watch', '--source', folder],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  });
  assert.match(text, /3 passed, 0 failed/);
});

test('a change runs the tests that need the file, directly or not, within two seconds', async () => {
  const broken = await nextRun(() => write('Price', 'public class Price { public static Integer of(Integer n) { return n * 3; } }'));
  assert.match(broken.text, /✖ PriceTest\.works/);
  assert.match(broken.text, /✖ BasketTest\.works/);
  assert.match(broken.text, /0 passed, 2 failed/);
  assert.ok(broken.milliseconds < 2000, `${broken.milliseconds} ms`);
  const mended = await nextRun(() => write('Price', 'public class Price { public static Integer of(Integer n) { return n * 2; } }'));
  assert.match(mended.text, /2 passed, 0 failed/);
});

test('a changed signature, a new class and a removed one reach those who name them', async () => {
  const renamed = await nextRun(() => write('Price', 'public class Price { public static Integer cost(Integer n) { return n * 2; } }'));
  assert.match(renamed.text, /Basket\.cls:1:\d+ Method does not exist or incorrect signature: void of\(Integer\) from the type Price/);
  const used = await nextRun(() =>
    write('Basket', 'public class Basket { public static Integer total() { return Tax.added(Price.cost(4)); } }'),
  );
  assert.match(used.text, /Variable does not exist: Tax/);
  await nextRun(() => write('Tax', 'public class Tax { public static Integer added(Integer n) { return n; } }'));
  const mended = await nextRun(() => testOf('PriceTest', 'Assert.areEqual(4, Price.cost(2));'));
  assert.match(mended.text, /1 passed, 0 failed/);
  const removed = await nextRun(() => rmSync(join(classes, 'Tax.cls')));
  assert.match(removed.text, /✖ BasketTest\.works/);
});

test('a broken file and changed metadata are told, and the watch goes on', async () => {
  const broken = await nextRun(() => write('Tax', 'public class Tax {'));
  assert.match(broken.text, /Tax\.cls:1:\d+ Unexpected token/);
  const objects = await nextRun(() =>
    cpSync(join(root, 'test/fixtures/namespaced/force-app/objects'), join(folder, 'objects'), { recursive: true }),
  );
  assert.match(objects.text, /passed/);
});

test('Ctrl-C ends the watch', async () => {
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  child.kill('SIGINT');
  assert.equal(await ended, 0);
});
