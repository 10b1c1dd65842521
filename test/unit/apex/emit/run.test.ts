import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RUNTIME_NAMES } from '../../../../local/apex/runtime/names.ts';
import { runtime } from '../../../../local/apex/runtime/runtime.ts';
import { run } from './support.ts';

test('every name that generated code takes from the runtime exists there', () => {
  const missing = RUNTIME_NAMES.filter((name) => runtime[name] === undefined);
  assert.deepEqual(missing, []);
  assert.equal(new Set(RUNTIME_NAMES).size, RUNTIME_NAMES.length);
});

test('a stack trace names every Apex line from the inside out', () => {
  const classes = {
    Deep: 'public class Deep {\n  public static void one(Integer n) {\n    two(n);\n  }\n\n  static void two(Integer n) {\n    Integer x = 1\n      / n;\n  }\n}',
  };
  const { failure } = run('Integer zero = 0;\nDeep.one(zero);', classes);
  assert.equal(failure?.type, 'System.MathException');
  assert.equal(failure?.stackTrace, 'Class.Deep.two: line 7, column 1\nClass.Deep.one: line 3, column 1\nAnonymousBlock: line 2, column 1');
});

test('a failure in a constructor, an initialiser or an inner class is shown where it is', () => {
  const classes = {
    Parts:
      'public class Parts {\n  static Integer zero = 0;\n  Integer field = fail();\n  Integer fail() {\n    return 1 / zero;\n  }\n' +
      '  public class Nested {\n    public Nested() {\n      new Parts();\n    }\n  }\n}',
  };
  const { failure } = run('new Parts.Nested();', classes);
  assert.equal(
    failure?.stackTrace,
    'Class.Parts.fail: line 5, column 1\nClass.Parts.<init>: line 3, column 1\nClass.Parts.Nested.<init>: line 9, column 1\nAnonymousBlock: line 1, column 1',
  );
});

test('code inside runAs, and behind a safe navigation operator, keeps its method name in the stack', () => {
  const text = `@IsTest private class Named {
  static Named nobody() { return new Named(); }
  Integer fail() {
    Integer zero = 0;
    return 1 / zero;
  }
  public static void chain() {
    Integer x = nobody()?.fail();
  }
}`;
  const { failure } = run('Named.chain();', { Named: text.replace('@IsTest private', 'public') });
  assert.equal(
    failure?.stackTrace,
    'Class.Named.fail: line 5, column 1\nClass.Named.chain: line 8, column 1\nAnonymousBlock: line 1, column 1',
  );
});

test('coverage counts the lines that ran and knows those that did not', () => {
  const text =
    'public class Half {\n  public static Integer of(Integer n) {\n    if (n > 0) {\n      return 1;\n    }\n    return 0;\n  }\n}';
  const { program } = run('Half.of(5);\nHalf.of(7);', { Half: text });
  const [file] = program.coverage;
  assert.deepEqual(file?.statementLines, [3, 4, 6]);
  assert.deepEqual(
    file?.statementLines.map((line) => file.counts[line]),
    [2, 2, 0],
  );
});

test('a name in parentheses before a sign is a sum, and a type is a cast', () => {
  const { logs } = run(
    'Integer x = 5;\nSystem.debug((x) + 1);\nSystem.debug(2 * (x) - 1);\nSystem.debug((Decimal) -1);\nSystem.debug((x) + (x) + 1);',
  );
  assert.deepEqual(logs, ['6', '9', '-1', '11']);
});

test('endless loops of every form end with the CPU limit, which no catch sees', () => {
  const loops = [
    'while (true) {}',
    'do {} while (true);',
    'for (;;) {}',
    'for (Integer i = 0; i < 10; i++) { i--; }',
    'try { while (true) {} } catch (Exception e) { System.debug(e.getMessage()); }',
  ];
  for (const loop of loops) {
    const { failure, logs } = run(loop, {}, 50);
    assert.equal(failure?.message, 'Apex CPU time limit exceeded', loop);
    assert.deepEqual(logs, []);
  }
});

test('recursion without end is a limit exception, not a crash', () => {
  const { failure } = run('Spin.go(1);', { Spin: 'public class Spin { public static Integer go(Integer n) { return go(n + 1); } }' });
  assert.equal(failure?.message, 'Maximum stack depth reached: 1001');
});

test('a member of the platform that is missing here ends the transaction by name, past every catch', () => {
  const { failure } = run("try { Answers.setBestReply('a', 'b'); } catch (Exception e) { System.debug('caught'); }");
  assert.equal(failure?.type, 'NotImplemented');
  assert.match(failure?.message ?? '', /Not implemented in the local org: System\.Answers\.setBestReply/);
});

test('a class that makes a DataWeave script compiles, and is refused by name when it does so', () => {
  const text =
    'public class Weave {\n  public static Integer one() {\n    return 1;\n  }\n  public static Object two() {\n' +
    '    return new DataWeaveScriptResource.someScript().execute(new Map<String, Object>()).getValue();\n  }\n}';
  assert.equal(run('System.assertEquals(1, Weave.one());', { Weave: text }).failure, undefined);
  const { failure } = run('Weave.two();', { Weave: text });
  assert.match(failure?.message ?? '', /Not implemented in the local org: DataWeave\.Script/);
});

test('a component gets the text that an AuraHandledException was made with', () => {
  const { failure } = run("throw new AuraHandledException('please wait');");
  assert.deepEqual([failure?.isHandled, failure?.message], [true, 'please wait']);
});

test('static properties of the platform can be assigned', () => {
  const { logs, failure } = run(
    "RestContext.request = new RestRequest();\nRestContext.request.requestURI = '/x';\nSystem.debug(RestContext.request.requestURI);",
  );
  assert.equal(failure, undefined);
  assert.deepEqual(logs, ['/x']);
});

test('the builder of a duplicate signature needs no new', () => {
  const { failure } = run(
    "QueueableDuplicateSignature s = QueueableDuplicateSignature.Builder().addString('a').build();\nSystem.debug(s);",
  );
  assert.equal(failure, undefined);
});

test('a return inside of runAs leaves the method', () => {
  const text =
    'public class Leaver {\n  public static Integer go(User u) {\n    System.runAs(u) {\n      return 5;\n    }\n    return 1;\n  }\n}';
  const { logs, failure } = run('System.debug(Leaver.go([SELECT Id FROM User LIMIT 1]));', { Leaver: text });
  assert.equal(failure, undefined);
  assert.deepEqual(logs, ['5']);
});
