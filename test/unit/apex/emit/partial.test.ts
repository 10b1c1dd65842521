/** One bad class must not take the others down: only what needs it fails, and says why. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileSources } from '../../../../local/apex/compile.ts';
import { LoadedProgram } from '../../../../local/apex/runtime/load.ts';
import { loadMetadata } from '../../../../local/data/index.ts';
import { problems, run } from './support.ts';

const DEPENDENT = 'Dependent class is invalid and needs recompilation: Class';
const half =
  'public class Half {\n  public static Integer good = 5;\n  public Nowhere__c record;\n  public static void bad(Nowhere__c x) {}\n  public Half(Nowhere__c x) {}\n}';

/** Problems of a class that uses the bad ones, as `line message`. */
function used(statement: string, classes: Record<string, string>): string | undefined {
  const all = problems({ ...classes, User1: `public class User1 {\n  void run() {\n${statement}\n  }\n}` });
  return all.find((problem) => problem.startsWith('User1'))?.replace(/^User1\.cls:\d+:\d+ /, '');
}

test('a class with an unknown type in one declaration keeps its other members', () => {
  assert.equal(used('Integer x = Half.good;', { Half: half }), undefined);
  assert.equal(used('Half.bad(null);', { Half: half }), `${DEPENDENT} Half : Invalid type: Nowhere__c`);
  assert.equal(used('Object o = new Half(null);', { Half: half }), `${DEPENDENT} Half : Invalid type: Nowhere__c`);
  assert.equal(used('Half h; h.record = null;', { Half: half }), `${DEPENDENT} Half : Invalid type: Nowhere__c`);
});

test('whoever names a class that cannot be read, or whose parent is unknown, is told the cause', () => {
  const classes = { Broken: 'public class Broken { void a( { }', Child: 'public class Child extends managed.Base {}' };
  assert.equal(used('Broken b;', classes), `${DEPENDENT} Broken : Unexpected token '{'.`);
  assert.equal(used('Child c = new Child(); c.inherited();', classes), `${DEPENDENT} Child : Invalid type: managed.Base`);
});

test('classes beside a broken one run, and the broken member says at run time what is wrong', () => {
  const sources = { Half: half, Fine: 'public class Fine { public static Integer x() { return Half.good; } }' };
  const compilation = compileSources(
    Object.entries(sources).map(([name, text]) => ({ kind: 'class', name: `${name}.cls`, path: name, text, apiVersion: 67 })),
    loadMetadata([]).schema,
  );
  assert.equal(compilation.problems.length, 3);
  const fine = new LoadedProgram(compilation.scripts).find('Fine');
  assert.equal((fine?.js as unknown as Record<string, () => number>)['m_x$']?.(), 5);
});

test('an anonymous block may declare methods, classes and enums, before and after their use', () => {
  const { logs, failure } = run(`Integer total = 0;
void add(Integer n) { addTwice(n); }
void addTwice(Integer n) { total += 2 * n; Part p = new Part(); total += p.size; }
enum Color { RED, GREEN }
class Part { public Integer size = 1; Color shade = Color.GREEN; }
Integer faculty(Integer n) { return n <= 1 ? 1 : n * faculty(n - 1); }
add(4);
System.debug(total);
System.debug(faculty(5));
System.debug(new Part().shade);`);
  assert.equal(failure, undefined);
  assert.deepEqual(logs, ['9', '120', 'GREEN']);
});

test('methods and types inside a trigger belong to it', () => {
  const trigger = `trigger T on Account (before insert) {
  String tag(String name) { return new Tagger().mark + name; }
  for (Account a : Trigger.new) { a.Name = tag(a.Name); }
  class Tagger { String mark = '#'; }
}`;
  const { logs, failure } = run("Account a = new Account(Name = 'x');\ninsert a;\nSystem.debug([SELECT Name FROM Account].Name);", {
    'T.trigger': trigger,
  });
  assert.equal(failure, undefined);
  assert.deepEqual(logs, ['#x']);
});

test('break, continue and return leave runAs as they leave any block', () => {
  const text = `public class Leaver {
  public static String go(User u) {
    String seen = '';
    for (Integer i = 0; i < 9; i++) {
      System.runAs(u) {
        if (i == 1) continue;
        System.runAs(u) { if (i == 3) break; }
        for (Integer k = 0; k < 9; k++) { if (k == 1) break; seen += k; }
        seen += i;
      }
      seen += ';';
    }
    System.runAs(u) { System.runAs(u) { return seen + '.'; } }
    return 'not reached';
  }
}`;
  const { logs, failure } = run('System.debug(Leaver.go([SELECT Id FROM User LIMIT 1]));', { Leaver: text });
  assert.equal(failure, undefined);
  assert.deepEqual(logs, ['00;02;.']);
});

test('a comparator of a parent type sorts lists of its children', () => {
  const text =
    "public class BySize implements Comparator<SObject> { public Integer compare(SObject a, SObject b) { return ((String) a.get('Name')).compareTo((String) b.get('Name')); } }";
  const { logs, failure } = run(
    "List<Account> l = new List<Account>{ new Account(Name = 'b'), new Account(Name = 'a') };\nl.sort(new BySize());\nSystem.debug(l[0].Name);",
    { BySize: text },
  );
  assert.equal(failure, undefined);
  assert.deepEqual(logs, ['a']);
});

test('code that the compiler got wrong fails in its own file only', () => {
  const sources = {
    Bad: 'public class Bad { public static Integer x() { return 1; } }',
    Good: 'public class Good { public static Integer x() { return 2; } }',
  };
  const { scripts } = compileSources(
    Object.entries(sources).map(([name, text]) => ({ kind: 'class', name: `${name}.cls`, path: name, text, apiVersion: 67 })),
    loadMetadata([]).schema,
  );
  const program = new LoadedProgram(
    scripts.map((script) => (script.fileName === 'Bad.cls' ? { ...script, js: '(function(){ 1--1 })' } : script)),
  );
  const call = (name: string) => (program.find(name)?.js as unknown as Record<string, () => number>)['m_x$']?.();
  assert.equal(call('Good'), 2);
  assert.throws(() => call('Bad'), /Bad\.cls: the compiler of the local org made invalid code/);
});

test('an overriding property is refused, but code that has one runs on: it keeps the accessor which the new one does not have', () => {
  const classes = {
    Base1: `public abstract class Base1 {
  public virtual String label { get { return 'base'; } set { label = value; kept = value; } }
  public abstract String name { get; }
  public String kept;
  public String shown() { return label + name; }
}`,
    Derived1: `public class Derived1 extends Base1 {
  public override String label { get { return 'derived of ' + super.label; } }
  public override String name { get { return '!'; } }
}`,
  };
  const block = "Base1 b = new Derived1();\nb.label = 'x';\nSystem.debug(b.shown() + b.kept);";
  const { logs, failure } = run(block, classes, 10_000, 'is not allowed on properties');
  assert.equal(failure, undefined);
  assert.deepEqual(logs, ['derived of base!x']);
});
