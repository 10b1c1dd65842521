import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf, problems } from './support.ts';

const cases: [what: string, code: string, problem: string][] = [
  ['an unknown variable', 'Integer x = missing;', '1:13 Variable does not exist: missing'],
  ['an unknown type', 'Nowhere n;', '1:1 Invalid type: Nowhere'],
  ['an unknown method', 'foo(1);', '1:1 Method does not exist or incorrect signature: void foo(Integer) from the type Probe'],
  ['a wrong number of arguments', "'a'.left();", '1:5 Method does not exist or incorrect signature: void left() from the type String'],
  ['a wrong argument type', "'a'.left('b');", '1:5 Method does not exist or incorrect signature: void left(String) from the type String'],
  ['text assigned to a number', "Integer x = 'a';", '1:9 Illegal assignment from String to Integer'],
  ['a decimal assigned to an integer', 'Integer x = 1.5;', '1:9 Illegal assignment from Decimal to Integer'],
  ['a long assigned to an integer', 'Integer x = 5L;', '1:9 Illegal assignment from Long to Integer'],
  ['a record of another object', 'Account a = new Contact();', '1:9 Illegal assignment from Contact to Account'],
  ['a field that does not exist', 'Account a = new Account();\na.Nope__c = 1;', '2:3 Variable does not exist: Nope__c'],
  ['a field in a constructor', 'Account a = new Account(Nope__c = 1);', '1:13 Field does not exist: Nope__c on Account'],
  ['the same variable twice', 'Integer x = 1;\nInteger X = 2;', '2:9 Duplicate variable: X'],
  ['a condition that is no Boolean', 'if (1) {}', '1:5 Condition expression must be of type Boolean: Integer'],
  ['sums of things that are no numbers', 'Integer x = true + 1;', '1:13 Arithmetic expressions must use numeric arguments'],
  ['a throw of something else', "throw 'x';", '1:1 Throw expression must be of type exception: String'],
  ['DML on something else', 'insert 5;', '1:1 DML requires SObject or SObject list type: Integer'],
  ['an unknown object in a query', 'List<Account> l = [SELECT Id FROM Nowhere__c];', "1:19 sObject type 'Nowhere__c' is not supported."],
  [
    'a query of another object',
    'List<Contact> l = [SELECT Id FROM Account];',
    '1:15 Illegal assignment from List<Account> to List<Contact>',
  ],
  ['a statement that does nothing', '5;', '1:1 Expression cannot be a statement.'],
  ['a value returned from void', 'return 5;', '1:1 Void method must not return a value'],
  ['an integer that is too big', 'Integer x = 2147483648;', '1:13 Illegal integer'],
  ['a break outside of a loop', 'break;', '1:1 Break statement must be in loop'],
  ['a comparison of unlike things', "Boolean b = 1 < 'a';", '1:13 Comparison arguments must be compatible types: Integer, String'],
];

for (const [what, code, problem] of cases) {
  test(`the compiler refuses ${what}`, () => assert.equal(problemOf(code), problem));
}

test('correct code has no problems', () => {
  assert.equal(
    problemOf('Nested i = new Nested();\ni.x = 5;\nString s = i.name() + i.x;\nList<Account> l = [SELECT Id FROM Account];'),
    undefined,
  );
});

test('a syntax error names file, line and column', () => {
  const [first] = problems({ Broken: 'public class Broken {\n  void a() {\n    Integer x = ;\n  }\n}' });
  assert.match(first ?? '', /^Broken\.cls:3:\d+ /);
});

test('every broken method is reported, and its neighbours still compile', () => {
  const found = problems({
    Two: 'public class Two {\n  void a() { nope(); }\n  void ok() { Integer x = 1; }\n  void b() { Integer y = null + true; }\n}',
  });
  assert.equal(found.length, 2);
});

test('unknown parents, duplicate methods and unknown objects of triggers are reported', () => {
  assert.match(problems({ A: 'public class A extends Nowhere {}' })[0] ?? '', /^A\.cls:1:\d+ Invalid type: Nowhere$/);
  assert.match(
    problems({ A: 'public class A {\n  void a(Integer x) {}\n  void A(Integer y) {}\n}' })[0] ?? '',
    /^A\.cls:3:\d+ Method already defined/,
  );
  assert.match(problems({ 'T.trigger': 'trigger T on Nowhere__c (before insert) {}' })[0] ?? '', /Invalid sObject type: Nowhere__c/);
});

const secret =
  'public virtual class Secret {\n  private static Integer hidden;\n  protected Integer inherited;\n  public Integer shown { get; private set; }\n' +
  '  private Secret(Integer x) {}\n  public Secret() {}\n  private void quiet() {}\n  @TestVisible private static Integer tested;\n}';

function secretProblem(line: string, head = 'public class User1'): string | undefined {
  return problems({ Secret: secret, User1: `${head} {\n  void run() {\n${line}\n  }\n}` })[0];
}

test('private and protected members are not visible to other classes', () => {
  assert.equal(secretProblem('Integer x = Secret.hidden;'), 'User1.cls:3:20 Variable is not visible: hidden');
  assert.equal(secretProblem('new Secret().quiet();'), 'User1.cls:3:14 Method is not visible: void Secret.quiet()');
  assert.equal(secretProblem('new Secret(1);'), 'User1.cls:3:1 Constructor is not visible: [Secret].<Constructor>(Integer)');
  assert.equal(secretProblem('Integer x = new Secret().inherited;'), 'User1.cls:3:26 Variable is not visible: inherited');
  assert.equal(secretProblem('new Secret().shown = 1;'), 'User1.cls:3:14 Field is not writeable: shown');
  assert.equal(secretProblem('Integer x = Secret.tested;'), 'User1.cls:3:20 Variable is not visible: tested');
});

test('subclasses see protected members, and tests see what is marked for them', () => {
  assert.equal(secretProblem('inherited = 1;', 'public class User1 extends Secret'), undefined);
  assert.equal(secretProblem('Integer x = Secret.tested;', '@IsTest private class User1'), undefined);
});

test('a method that may end without its result is refused', () => {
  const missing = 'Missing return statement required return type: Integer';
  const of = (text: string) => problems({ A: `public class A {\n  Integer a(Boolean b) {\n${text}\n  }\n}` })[0];
  for (const text of [
    '',
    'if (b) { return 1; }',
    'while (b) { return 1; }',
    'try { return 1; } catch (Exception e) { }',
    'switch on 1 { when 1 { return 1; } }',
    'while (true) { break; }',
    'while (true) { }',
    'try { } finally { return 1; }',
  ]) {
    assert.equal(of(text), `A.cls:2:11 ${missing}`, text);
  }
  for (const text of [
    'if (b) { return 1; } else { return 2; }',
    'throw new NullPointerException();',
    'try { return 1; } finally { }',
    'switch on 1 { when 1 { return 1; } when else { return 2; } }',
  ]) {
    assert.equal(of(text), undefined, text);
  }
});

test('a class keeps the promises of its parents', () => {
  const parents = {
    Shape: 'public abstract class Shape {\n  public abstract Decimal area();\n  public void fixed() {}\n  public virtual void open() {}\n}',
    Named: 'public interface Named { String name(); }',
  };
  const of = (text: string) => problems({ ...parents, A: text })[0];
  assert.equal(of('public class A extends Shape {}'), 'A.cls:1:14 Class A must implement the abstract method: Decimal Shape.area()');
  assert.equal(of('public class A implements Named {}'), 'A.cls:1:14 Class A must implement the method: String Named.name()');
  assert.equal(of('public abstract class A extends Shape {}'), undefined);
  assert.equal(
    of('public abstract class A extends Shape { public override void fixed() {} }'),
    'A.cls:1:62 Non-virtual, non-abstract methods cannot be overridden: void A.fixed()',
  );
  assert.equal(
    of('public abstract class A extends Shape { public void open() {} }'),
    'A.cls:1:53 Method must use the override keyword: void A.open()',
  );
  assert.equal(
    of('public class A { public override void nothing() {} }'),
    'A.cls:1:39 @Override specified for non-overriding method: void A.nothing()',
  );
  assert.equal(of('public class A { class B { static Integer x; } }'), 'A.cls:1:43 static can only be used on fields of a top level type');
  assert.equal(of('public class A { public override String toString() { return null; } }'), undefined);
});

test('names that a static query invents are refused where they stand', () => {
  const of = (query: string) => problemOf(`List<SObject> l = [${query}];`)?.replace(/ If you are attempting.*/, '');
  assert.equal(of('SELECT Id, Nope__c FROM Account'), "1:31 No such column 'Nope__c' on entity 'Account'.");
  assert.equal(of('SELECT Id FROM Contact WHERE Account.Nope = 1'), "1:49 No such column 'Nope' on entity 'Account'.");
  assert.equal(of('SELECT Id, Nowhere__r.Name FROM Contact'), "1:31 Didn't understand relationship 'Nowhere__r' in field path.");
  assert.equal(
    of('SELECT Id, (SELECT Id FROM Nowhere__r) FROM Account'),
    "1:47 Didn't understand relationship 'Nowhere__r' in FROM part of query call.",
  );
  assert.equal(of('SELECT Id, (SELECT Nope FROM Contacts) FROM Account'), "1:39 No such column 'Nope' on entity 'Contact'.");
  assert.equal(of('SELECT Id FROM Account WHERE Id IN (SELECT Nope FROM Contact)'), "1:63 No such column 'Nope' on entity 'Contact'.");
  assert.equal(of('SELECT Id FROM Account ORDER BY Nope'), "1:52 No such column 'Nope' on entity 'Account'.");
});

test('queries whose names exist are accepted, with aliases, parents, functions and polymorphic fields', () => {
  const queries = [
    'SELECT Id, Account.Owner.Name, Owner.Name FROM Contact WHERE Account.Name LIKE :x ORDER BY LastName',
    'SELECT Industry, COUNT(Id) total FROM Account GROUP BY Industry HAVING COUNT(Id) > 1 ORDER BY COUNT(Id)',
    'SELECT a.Name FROM Account a WHERE a.Name != NULL',
    'SELECT Account.Name FROM Account',
    'SELECT Id, What.Name FROM Task',
    'SELECT Id, (SELECT LastName FROM Contacts WHERE Email != NULL) FROM Account',
  ];
  for (const query of queries) assert.equal(problemOf(`String x = 'a';\nList<SObject> l = [${query}];`), undefined, query);
});
