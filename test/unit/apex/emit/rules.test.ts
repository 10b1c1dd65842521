/**
 * Rules of declarations and statements. Source: Apex Developer Guide, Apex Language Reference; the texts are those of
 * Salesforce's own compiler front end (forcedotcom/apex-language-support, English messages).
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf, problems } from './support.ts';

/** All problems of one class A, as `column message` (the text stands on one line). */
function of(text: string): string[] {
  return problems({ A: text }).map((problem) => problem.replace(/^A\.cls:1:/, ''));
}

const declarations: [what: string, text: string, problem: string][] = [
  ['a class without visibility', 'class A { }', '7 Top-level type must have public or global visibility'],
  ['two scopes', 'public class A { public private Integer x; }', '41 Declarations can only have one scope'],
  ['a modifier twice', 'public class A { static static Integer x; }', '40 Duplicate modifier: static'],
  ['a transient method', 'public class A { transient void a() {} }', '33 transient is not allowed on methods'],
  ['a virtual field', 'public class A { virtual Integer x; }', '34 virtual is not allowed on fields'],
  ['a static constructor', 'public class A { static A() {} }', '25 static is not allowed on constructors'],
  ['a static inner class', 'public class A { static class B { } }', '31 static is not allowed on classes'],
  [
    'an abstract method with code',
    'public abstract class A { abstract void a() { } }',
    '41 abstract methods require at least one of the following global, public, protected',
  ],
  ['a method without code', 'public class A { void a(); }', '23 Method must have a body'],
  ['a test method of instances', '@IsTest private class A { @IsTest void a() {} }', '40 IsTest methods must be declared as static'],
  [
    'an old test method of instances',
    '@IsTest private class A { testMethod void a() {} }',
    '43 testMethod methods must be declared as static',
  ],
  ['a test with arguments', '@IsTest private class A { @IsTest static void a(Integer x) {} }', '47 Test methods must have no arguments'],
  [
    'a set-up with a result',
    '@IsTest private class A { @TestSetup static Integer a() { return 1; } }',
    '53 Test setup method must return void',
  ],
  ['types inside inner types', 'public class A { class B { class C { } } }', '34 Inner types are not allowed to have inner types'],
  ['static blocks of inner types', 'public class A { class B { static { } } }', '35 Inner types are not allowed to have static blocks'],
  ['two inner types of a name', 'public class A { class B {} enum b { X } }', '34 Type name already in use: b'],
  [
    'an exception without its name',
    'public class A { class B extends Exception {} }',
    '24 Classes extending Exception must have a name ending in Exception: A.B',
  ],
  [
    'the name of an exception',
    'public class A { class BException {} }',
    '24 Exception class must extend another Exception class: A.BException',
  ],
  [
    'a constructor that exceptions have',
    'public class A { class BException extends Exception { BException(String s) { } } }',
    '55 System exception constructor already defined: <Constructor>(String)',
  ],
  ['a constructor of another name', 'public class A { Other() { } }', '18 Invalid constructor name: Other'],
  [
    'two equal constructors',
    'public class A { A() {} A() {} }',
    '25 Method already defined: <Constructor> [A].<Constructor>() from the type A',
  ],
  [
    'two equal methods',
    'public class A { void a(Integer x) {} Integer A(Integer y) { return 1; } }',
    '47 Method already defined: A Integer A.A(Integer) from the type A',
  ],
  ['two equal fields', 'public class A { Integer x; String X; }', '36 Duplicate field: X'],
  [
    'a parent without a simple constructor',
    'public virtual class A { public A(Integer x) {} class B extends A { } }',
    '55 No default constructor available in super type: A',
  ],
  ['a parent that is an interface', 'public class A { interface B {} class C extends B {} }', '49 Invalid class: A.B'],
  ['an interface that is a class', 'public class A { class B {} class C implements B {} }', '48 Invalid interface: A.B'],
  ['an interface twice', 'public class A { interface B {} class C implements B, B {} }', '55 Interface already implemented: A.B'],
  [
    'another result than the parent has',
    'public virtual class A { public virtual SObject a() { return null; } class B extends A { public override Account a() { return null; } } }',
    '114 Method return types clash: Account vs SObject from the type A.B',
  ],
  [
    'less visibility than the parent has',
    'public virtual class A { public virtual void a() {} class B extends A { protected override void a() {} } }',
    '97 Cannot reduce the visibility of method: void A.B.a()',
  ],
  [
    'a hidden method of an own interface',
    'public class A { interface B { void b(); } class C implements B { void b() {} } }',
    '50 A.C: Overriding implementations of global or public interface methods must be global or public: void A.B.b()',
  ],
  [
    'a missing method of a platform interface',
    'public class A implements Comparable { }',
    '14 Class A must implement the method: Integer System.Comparable.compareTo(Object)',
  ],
  [
    'a missing method of a batch',
    'public class A implements Queueable { void run() {} }',
    '14 Class A must implement the method: void System.Queueable.execute(System.QueueableContext)',
  ],
  ['two underscores in a name', 'public class A { Integer x__y; }', '26 Invalid character in identifier: x__y'],
  ['a last underscore', 'public class A { void a_() {} }', '23 Invalid character in identifier: a_'],
  ['a reserved name of a field', 'public class A { Integer group; }', '26 Identifier name is reserved: group'],
];

for (const [what, text, problem] of declarations) {
  test(`the compiler refuses ${what}`, () => assert.deepEqual(of(text)[0], problem));
}

const statements: [what: string, code: string, problem: string][] = [
  ['code after return', 'return; run();', '1:9 Unreachable statement'],
  ['code after throw', 'throw new NullPointerException(); run();', '1:35 Unreachable statement'],
  ['code after branches that all return', 'if (true) { return; } else { return; } run();', '1:40 Unreachable statement'],
  ['code after try and catch that return', 'try { return; } catch (Exception e) { return; } run();', '1:49 Unreachable statement'],
  ['continue outside of a loop', 'continue;', '1:1 Continue statement must be in loop'],
  [
    'an exception caught twice',
    'try { run(); } catch (DmlException e) { } catch (DmlException f) { }',
    '1:66 Exception type already caught: System.DmlException',
  ],
  ['a catch of something else', 'try { run(); } catch (Account e) { }', '1:34 Catch block variable must be of type exception: Account'],
  ['a reserved name of a variable', 'Integer number = 1;', '1:9 Identifier name is reserved: number'],
  ['a loop over a number', 'for (Integer i : 5) {}', '1:1 Loop must iterate over collection: Integer'],
  [
    'a loop variable of another type',
    'for (String s : new List<Integer>()) {}',
    '1:1 Invalid loop variable type expected Integer was String',
  ],
  [
    'a loop over records of another object',
    'for (Account a : new List<Contact>()) {}',
    '1:1 Invalid loop variable type expected Contact was Account',
  ],
  ['branches that nothing unites', "Object o = true ? 1 : 'a';", '1:12 Incompatible types in ternary operator: String, Integer'],
  [
    'a default that nothing unites',
    "Integer i; Object o = i ?? 'a';",
    '1:23 Incompatible types in null coalescing operator: Integer, String',
  ],
  ['an order of Booleans', 'Boolean b = true < false;', '1:13 Inequality operator not allowed for this type: Boolean'],
  ['an order of records', 'Boolean b = new Account() < new Account();', '1:13 Inequality operator not allowed for this type: Account'],
  ['identity of numbers', 'Boolean b = 1 === 1;', '1:13 Exact equality operator only allowed for reference types: Integer'],
  ['logic of numbers', 'Boolean b = true && 1;', '1:13 Logical operator can only be applied to Boolean'],
  ['negation of a number', 'Boolean b = !1;', '1:13 ! operator can only be applied to boolean expressions'],
  ['minus of a text', "Integer i = -'a';", '1:13 Unary negation must use a numeric argument'],
  ['complement of a decimal', 'Decimal d = ~1.5;', '1:13 Invalid type for bitwise negate: Decimal'],
  ['a shift of a decimal', 'Decimal d = 1.5 << 1;', '1:13 << operation can only be applied to Integer or Long types'],
  ['bits of texts', "Integer i = 'a' & 1;", '1:13 & operator can only be applied to Boolean expressions or to Integer or Long expressions'],
  ['a step of a text', "String s = 'a'; s++;", '1:18 Unary postfix increment/decrement can only be applied to numeric expressions: String'],
  ['a step before a text', "String s = 'a'; --s;", '1:17 Unary prefix decrement can only be applied to numeric expressions: String'],
  ['a sum with nothing', "String s = 'a' + run();", '1:12 Arithmetic expressions are not allowed on void types'],
  ['a long that is too big', 'Long l = 9223372036854775808L;', '1:10 Illegal long'],
  [
    'a text in a list of numbers',
    "List<Integer> l = new List<Integer>{ 'a' };",
    '1:19 Initial expression is of incorrect type, expected: Integer but was: String',
  ],
  ['a wrong key', 'Object m = new Map<String, Integer>{ 1 => 2 };', '1:38 Invalid key type Integer for String'],
  ['a wrong value', "Object m = new Map<String, Integer>{ 'a' => 'b' };", '1:45 Invalid value type String for Integer'],
  ['a new primitive', 'Object o = new Integer();', '1:12 Type cannot be constructed: Integer'],
  ['a new record of no object', 'Object o = new SObject();', '1:12 Type cannot be constructed: SObject'],
  ['a record of a value', "Object o = new Account('x');", '1:12 Type requires name=value pair construction: Account'],
  ['a field twice', "Object o = new Account(Name = 'a', NAME = 'b');", '1:12 Duplicate field initialization: NAME'],
  [
    'names for a class',
    'Object o = new Nested(y = 1);',
    '1:12 Invalid constructor syntax, name=value pairs can only be used for SObjects: Probe.Nested',
  ],
  ['a switch on a Boolean', 'Boolean b; switch on b { when null { } }', '1:22 Boolean is not a valid switch expression type'],
  [
    'a value of another type',
    "Integer i; switch on i { when 'a' { } }",
    '1:12 String value in when expression cannot be implicitly converted to the Integer type in switch expression',
  ],
  ['else before the end', 'Integer i; switch on i { when else { } when 1 { } }', "1:12 'when else' must be the last when block"],
  [
    'a value twice',
    'Integer i; switch on i { when 1 { } when 1 { } }',
    '1:12 1 occurs as more than one when branch for this switch statement',
  ],
  [
    'a qualified enum value',
    'TriggerOperation o; switch on o { when TriggerOperation.AFTER_INSERT { } }',
    "1:57 Enum value used in 'when expression' should be unqualified",
  ],
];

for (const [what, code, problem] of statements) {
  test(`the compiler refuses ${what}`, () => assert.equal(problemOf(code), problem));
}

test('static code does not reach instances', () => {
  const texts: Record<string, string> = {
    'static void a() { Integer y = x; }': 'Variable does not exist: x',
    'static void a() { b(); }': 'Non static method cannot be referenced from a static context: void A.b()',
    'static void a() { Object o = this; }': 'This cannot be referenced in a static context',
  };
  for (const [text, problem] of Object.entries(texts)) {
    if (problem)
      assert.match(
        of(`public class A { Integer x; void b() {} ${text} }`)[0] ?? '',
        new RegExp(`^\\d+ ${problem.replace(/[.()]/g, '\\$&')}$`),
      );
  }
});

test('what the platform accepts is accepted, however unusual', () => {
  const accepted = [
    'public class A { public interface I { SObject a(); Object c(); } public class B implements I { public Account a() { return null; } public String c() { return null; } } }',
    'public virtual interface A { }',
    'global virtual class A { global virtual void a() {} global class B extends A { public override void a() {} } }',
    '@IsTest class A { static testMethod void a() { } }',
    "public class A { static final Integer ONE = 1; static final String B = 'b'; void m(Integer i, String s) { switch on i { when ONE { } when else { } } switch on s { when B, 'c' { } } } }",
    'public class A { Integer limit_x; Integer order; Integer first; Integer label; void sort() { Integer count = 1; } void number() { } class Nested { } }',
    'public class A { void m() { Object o = true ? new A() : null; Object p = true ? (Object) 1 : (Object) null; Decimal d = true ? 1 : 2.5; } }',
    'public class A { void m(Account a, Object o) { Boolean b = a === o || o !== null; } }',
    'public class A { void m() { for (Object o : new List<Integer>()) { } for (SObject s : new List<Account>()) { } for (Long l : new List<Integer>()) { } } }',
    'public class A { void n() { while (true) { break; } n(); } void o() { try { return; } finally { n(); } } }',
    'public abstract class A { public A(String s) { } public class B extends A { public B() { super(null); } public B(Integer i) { this(); } } }',
    "public class AException extends Exception { Integer code; public AException(Integer code) { this('x'); this.code = code; } }",
  ];
  for (const text of accepted) assert.deepEqual(problems({ [/(?:class|interface) (\w+)/.exec(text)?.[1] ?? '']: text }), [], text);
});

test('WITH SECURITY_ENFORCED ends with API version 67, and a text that says so is no clause', () => {
  assert.match(
    problemOf('List<Account> a = [SELECT Id FROM Account WITH SECURITY_ENFORCED];') ?? '',
    /^1:\d+ WITH SECURITY_ENFORCED is not supported/,
  );
  assert.equal(problemOf("List<Account> a = [SELECT Id FROM Account WHERE Name = 'WITH SECURITY_ENFORCED'];"), undefined);
});
