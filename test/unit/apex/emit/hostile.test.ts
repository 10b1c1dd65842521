import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problems, run } from './support.ts';
import { processorTime } from '../../../support/processorTime.ts';

const only = (text: string): string[] => problems({ A: text });

test('a file that ends too early is a compile error at any of its characters, never a crash', () => {
  const text =
    "public class A {\n  Integer m(Integer a) {\n    for (Account x : [SELECT Id FROM Account WHERE Name = 'q']) { if (a > 1) { return 5; } }\n    return 1;\n  }\n}";
  for (let end = 0; end < text.length; end++) assert.equal(only(text.slice(0, end)).length, 1, text.slice(0, end));
  assert.deepEqual(only(text), []);
});

test('ten thousand levels of anything are refused at once, with the place', () => {
  const depth = 10_000;
  const started = processorTime();
  const nested: [before: string, inside: string, after: string, middle?: string][] = [
    ['public class A { Object m() { return ', '(', ')', '1; } }'],
    ['public class A { Object m() { return ', 'm(', ')', '1; } }'],
    ['public class A { void m() { ', '{', '}', '} }'],
    ['public class A { void m() { ', 'if (true) {', '}', '} }'],
    ['public class A { ', 'List<', '>', 'x; }'],
    ['public class A { ', 'class B {', '}', '}'],
  ];
  for (const [before, open, close, after] of nested) {
    assert.match(only(before + open.repeat(depth) + close.repeat(depth) + after)[0] ?? '', /^A\.cls:1:\d+ The code is nested too deeply$/);
  }
  assert.ok(processorTime() - started < 2000);
});

test('a chain of ten thousand sums or branches is compiled or refused, and the other files go on', () => {
  const sums = `public class A { String m() { return ${"'a' + ".repeat(10_000)}'b'; } }`;
  const branches = `public class A { void m(Integer x) { ${'if (x == 1) { x = 2; } else '.repeat(10_000)} { } } }`;
  for (const text of [sums, branches]) {
    for (const problem of problems({ A: text, B: 'public class B { Integer x = 1; }' }))
      assert.match(problem, /^A\.cls.*nested too deeply/);
  }
});

test('a class of 50,000 lines compiles and runs', () => {
  const methods = Array.from(
    { length: 12_500 },
    (_, index) => `  public Integer m${index}(Integer a) {\n    Integer b = a + ${index};\n    return b * 2;\n  }`,
  );
  const { logs, failure } = run('System.debug(new Big().m12499(1));', { Big: `public class Big {\n${methods.join('\n')}\n}` });
  assert.equal(failure, undefined);
  assert.deepEqual(logs, ['25000']);
});

test('files of no sense are compile errors', () => {
  assert.equal(only('')[0], "A.cls:1:1 Unexpected token '<EOF>'.");
  assert.equal(only('\u0000\u0001{}{}')[0]?.startsWith('A.cls:1:1 Unexpected token'), true);
  assert.equal(only('public class A { /* ')[0], "A.cls:1:18 Unexpected token '/'.");
  assert.equal(only("public class A { String s = 'abc\n; }")[0], "A.cls:1:29 Unexpected token '''.");
  assert.equal(only('public class A { void m( { } }')[0], "A.cls:1:26 Unexpected token '{'.");
  assert.equal(only('public class A { void m() { Integer x = 1 } }')[0], "A.cls:1:43 Missing ';' at '}'");
});

test('classes and interfaces that are their own parents are refused', () => {
  const classes = { A: 'public virtual class A extends B {}', B: 'public virtual class B extends A {}' };
  assert.match(problems(classes).join(), /Circular definition: B/);
  const interfaces = { A: 'public interface A extends B {}', B: 'public interface B extends A {}' };
  assert.match(problems(interfaces).join(), /Circular definition: B/);
  assert.match(only('public virtual class A extends A {}')[0] ?? '', /Circular definition: A/);
});

test('recursion without end through constructors, properties and catch blocks is a limit exception', () => {
  const loops: Record<string, string> = {
    'new Endless();': 'public class Endless { public Endless() { new Endless(); } }',
    'Integer x = new Endless().p;': 'public class Endless { public Integer p { get { return other(); } } Integer other() { return p; } }',
    'Endless.go();':
      'public class Endless { public static void go() { try { go(); } catch (Exception e) { go(); } finally { Integer x = 1; } } }',
  };
  for (const [block, text] of Object.entries(loops)) {
    const { failure } = run(block, { Endless: text });
    assert.deepEqual([failure?.type, failure?.message], ['System.LimitException', 'Maximum stack depth reached: 1001'], block);
  }
});

test('values that no memory holds, and loops that fill it, are limit exceptions that no catch sees', () => {
  const blocks = [
    "String s = 'x'; while (true) { s += s; }",
    "String s = 'x'.repeat(2000000000);",
    "try { String s = 'x'; while (true) { s += s; } } catch (Exception e) { System.debug('caught'); }",
    'List<List<Integer>> l = new List<List<Integer>>(); while (true) { l.add(new Integer[5000]); }',
  ];
  for (const block of blocks) {
    const { failure, logs } = run(block);
    assert.equal(failure?.type, 'System.LimitException', block);
    assert.match(failure?.message ?? '', /^Apex heap size too large/);
    assert.deepEqual(logs, []);
  }
});
