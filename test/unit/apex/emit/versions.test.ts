/** Rules that depend on the API version of the class. Source: Apex Developer Guide, Versioned Behavior Changes (67.0); Using the with sharing, without sharing, and inherited sharing Keywords. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileSources } from '../../../../local/apex/compile.ts';
import { loadMetadata } from '../../../../local/data/index.ts';

const { schema } = loadMetadata([]);

/** How the first query of a class (or trigger) is run. */
function access(text: string, apiVersion: number, kind: 'class' | 'trigger' = 'class'): string | undefined {
  const name = kind === 'class' ? 'A.cls' : 'T.trigger';
  const { scripts, problems } = compileSources([{ kind, name, path: name, text, apiVersion }], schema);
  assert.deepEqual(problems, []);
  return /\{mode:"\w+",sharing:[^}]+\}/.exec(scripts.at(-1)?.js ?? '')?.[0];
}

const query = 'void m() { List<Account> l = [SELECT Id FROM Account]; }';

test('a class without a declaration takes its caller’s sharing before API 67, and none as an entry point', () => {
  assert.equal(access(`public class A { ${query} }`, 66), '{mode:"system",sharing:callerSharing(false)}');
  assert.equal(access(`public class A { ${query} }`, 67), '{mode:"user",sharing:true}');
});

test('a declared sharing counts in every version, an inherited one respects sharing as an entry point', () => {
  assert.equal(access(`public with sharing class A { ${query} }`, 50), '{mode:"system",sharing:true}');
  assert.equal(access(`public without sharing class A { ${query} }`, 67), '{mode:"user",sharing:false}');
  assert.equal(access(`public inherited sharing class A { ${query} }`, 66), '{mode:"system",sharing:callerSharing(true)}');
});

test('a trigger runs without sharing before API 67', () => {
  const trigger = 'trigger T on Account (before insert) { List<Account> l = [SELECT Id FROM Account]; }';
  assert.equal(access(trigger, 60, 'trigger'), '{mode:"system",sharing:false}');
});

test('a query that names its mode keeps it in every version', () => {
  const system = 'void m() { List<Account> l = [SELECT Id FROM Account WITH SYSTEM_MODE]; }';
  assert.equal(access(`public with sharing class A { ${system} }`, 67), '{mode:"system",sharing:true}');
  assert.equal(access(`public with sharing class A { ${system.replace('SYSTEM', 'USER')} }`, 50), '{mode:"user",sharing:true}');
});

test('methods of Database and Search work in the mode of the class', () => {
  const calls = ['Database.insert(new Account())', "Database.query('SELECT Id FROM Account')", "Search.query('FIND {a}')"];
  for (const call of calls) {
    assert.equal(access(`public without sharing class A { void m() { ${call}; } }`, 66), '{mode:"system",sharing:false}');
    assert.equal(access(`public class A { void m() { ${call}; } }`, 67), '{mode:"user",sharing:true}');
  }
});

test('before API 65 an abstract method needs no access modifier, and is then implemented in another file without override', () => {
  const sources = {
    Shape: 'public abstract class Shape { abstract Decimal area(); }',
    A: 'public class A extends Shape { public Decimal area() { return 1; } }',
    B: 'public class B extends Shape { public override Decimal area() { return 1; } }',
    C: 'public class C extends Shape { private Decimal area() { return 1; } private Decimal size() { return 2; } }',
  };
  const { problems, scripts } = compileSources(
    Object.entries(sources).map(([name, text]) => ({ kind: 'class', name: `${name}.cls`, path: name, text, apiVersion: 60 })),
    schema,
  );
  assert.deepEqual(problems, []);
  const text = JSON.stringify(scripts);
  assert.match(text, /m_size\$\$of\$C/);
  assert.doesNotMatch(text, /m_area\$\$of\$/);
});
