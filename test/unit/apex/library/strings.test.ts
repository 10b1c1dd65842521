import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexDate, ApexDatetime, ApexList, NotImplemented, stringValue } from '../../../../local/apex/values/index.ts';
import { call, callAs, inside, thrown } from './support.ts';

const s = (name: string, self: string, ...args: unknown[]): unknown => call('method', 'System.String', name, self, ...args);
const list = (value: unknown): unknown[] => (value as ApexList).items;

test('String methods that cut give the documented parts', () => {
  assert.equal(s('abbreviate', 'Hello Maximillian', 8), 'Hello...');
  assert.equal(s('substringBetween', 'tagYellowtag', 'tag'), 'Yellow');
  assert.equal(s('substringAfterLast', 'Force.com.Force.com', '.'), 'com');
  assert.equal(s('mid', 'abcde', 2, 3), 'cde');
  assert.deepEqual(
    [
      s('substringAfter', 'null-x', null),
      s('substringBefore', 'a.b.c', '.'),
      s('substringBeforeLast', 'a.b.c', '.'),
      s('substringAfter', 'a', '-'),
    ],
    ['', 'a', 'a.b', ''],
  );
  assert.equal(s('left', 'abc', 9), 'abc');
  assert.equal(s('removeEndIgnoreCase', 'www.X.COM', '.com'), 'www.X');
  assert.equal(s('difference', 'abcde', 'abxyz'), 'xyz');
  assert.equal(s('trim', ' \t a b \n'), 'a b');
  thrown(() => s('substring', 'abc', 4), 'System.StringException', 'Starting position out of bounds: 4');
});

test('String padding and centring use the pad text over and over', () => {
  assert.equal(s('leftPad', '7', 3, '0'), '007');
  assert.equal(s('center', 'hi', 7, 'xy'), 'xyhixyx');
  assert.equal(s('rightPad', 'a', 4, 'xy'), 'axyx');
});

test('split keeps empty texts in the middle and drops them at the end', () => {
  assert.deepEqual(list(s('split', 'a,,b,,', ',')), ['a', '', 'b']);
  assert.deepEqual(list(s('split', 'a,,b,,', ',', -1)), ['a', '', 'b', '', '']);
  assert.deepEqual(list(s('split', 'boo:and:foo', ':', 2)), ['boo', 'and:foo']);
  assert.deepEqual(list(s('split', 'abc', '')), ['a', 'b', 'c']);
  assert.deepEqual(list(s('split', '', ',')), ['']);
});

test('replaceAll takes Java expressions with groups and quoting', () => {
  assert.equal(s('replaceAll', 'a1b22', '([a-z])(\\d+)', '$2$1'), '1a22b');
  assert.equal(s('replaceAll', 'x.y.z', '\\Q.\\E', '-'), 'x-y-z');
  assert.equal(s('replaceAll', 'Straße 5', '[^\\p{L}\\p{Nd}]', '_'), 'Straße_5');
  assert.equal(s('replaceAll', 'abcxyz', '[a-z&&[^bc]]', '*'), '*bc***');
  assert.equal(s('replaceAll', 'one-two_three', '[-_]', ' '), 'one two three');
  assert.equal(s('replaceAll', 'HELLO', '(?i)l+', 'r'), 'HErO');
  assert.equal(s('replaceFirst', 'aaa', 'a', '\\$'), '$aa');
});

test('an expression that cannot be translated is refused by name', () => {
  assert.throws(() => s('replaceAll', 'a', 'a*+', ''), NotImplemented);
  thrown(() => s('replaceAll', 'a', '(', ''), 'System.StringException', /^Invalid regex: /);
});

test('escaping methods follow the documented rules', () => {
  assert.equal(s('escapeHtml4', '"1 < 2" & é'), '&quot;1 &lt; 2&quot; &amp; &eacute;');
  assert.equal(s('unescapeHtml4', '&lt;b&gt;&eacute;&#39;&nope;'), "<b>é'&nope;");
  assert.equal(s('escapeCsv', 'Max1, "Max2"'), '"Max1, ""Max2"""');
  assert.equal(s('escapeEcmaScript', 'he\'s "in"/'), 'he\\\'s \\"in\\"\\/');
  assert.equal(call('static', 'System.String', 'escapeSingleQuotes', "O'Neil"), "O\\'Neil");
  assert.equal(s('escapeUnicode', 'é'), '\\u00E9');
});

test('character methods know letters of every script', () => {
  assert.equal(s('isAlpha', 'Größe'), true);
  assert.equal(s('isNumeric', '12a'), false);
  assert.equal(s('isAllUpperCase', 'ABC'), true);
  assert.deepEqual(list(s('splitByCharacterTypeCamelCase', 'fooBarAJAX12')), ['foo', 'Bar', 'AJAX', '12']);
  assert.equal(s('getLevenshteinDistance', 'Hello Joe', 'Hello Max'), 3);
  assert.equal(s('hashCode', 'hello'), 99162322);
});

test('equals keeps case, equalsIgnoreCase does not', () => {
  assert.equal(s('equals', 'a', 'A'), false);
  assert.equal(s('equalsIgnoreCase', 'a', 'A'), true);
  assert.ok((s('compareTo', 'abc', 'abd') as number) < 0);
});

test('static methods of String accept null where the platform does', () => {
  assert.equal(call('static', 'System.String', 'isBlank', null), true);
  assert.equal(call('static', 'System.String', 'isNotBlank', ' x '), true);
  assert.equal(
    call('static', 'System.String', 'format', "Hi {0}, it''s {1} '{2}'", new ApexList('Object', ['Ada', 5])),
    "Hi Ada, it's 5 {2}",
  );
  assert.equal(call('static', 'System.String', 'join', new ApexList('Integer', [1, 2]), '; '), '1; 2');
  thrown(() => call('static', 'System.String', 'join', null, ','), 'System.NullPointerException', 'Argument cannot be null.');
});

test('String.valueOf shows dates as days and datetimes in the user time zone', () => {
  inside(() => {
    assert.equal(callAs('static', 'System.String', 'valueOf', ['System.Date'], ApexDate.of(2024, 1, 31)), '2024-01-31');
    const at = new ApexDatetime(Date.UTC(2024, 0, 31, 18, 0, 0));
    assert.equal(callAs('static', 'System.String', 'valueOf', ['System.Datetime'], at), '2024-01-31 10:00:00');
    assert.equal(stringValue(at), '2024-01-31 18:00:00');
  });
});

test('a Matcher walks through a text and knows groups and positions', () => {
  const pattern = call('static', 'System.Pattern', 'compile', '(\\w)(\\d+)');
  const m = call('method', 'System.Pattern', 'matcher', pattern, 'a1 b22');
  const on = (name: string, ...args: unknown[]): unknown => call('method', 'System.Matcher', name, m, ...args);
  assert.equal(on('matches'), false);
  assert.equal(on('groupCount'), 2);
  on('reset');
  assert.equal(on('find'), true);
  assert.equal(on('find'), true);
  assert.deepEqual([on('group'), on('group', 2), on('start'), on('end', 1)], ['b22', '22', 3, 4]);
  assert.equal(on('find'), false);
  thrown(() => on('group'), 'System.StringException', 'No match found');
  assert.equal(on('replaceAll', '<$1>'), '<a> <b>');
});

test('character classes of Java keep their meaning', () => {
  const only = (pattern: string, text: string): unknown => call('static', 'System.Pattern', 'matches', pattern, text);
  assert.equal(only('[a-z-0-9]+', 'a-5'), true);
  assert.equal(only('[\\w.-]+@[\\w-]+', 'a.b-c@d-e'), true);
  assert.equal(only('[a-z&&[^aeiou]]+', 'xyz'), true);
  assert.equal(only('[a-z&&[^aeiou]]+', 'axe'), false);
  assert.equal(only('[a\\-z]', 'm'), false);
  assert.equal(only('(x(?i)a)b', 'xAb'), true);
  assert.equal(only('(x(?i)a)b', 'xAB'), false);
});
