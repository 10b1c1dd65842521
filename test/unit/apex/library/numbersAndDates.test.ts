import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexDate, ApexDatetime, ApexDecimal, ApexDouble, enumConstant, stringValue } from '../../../../local/apex/values/index.ts';
import { call, callAs, inside, thrown } from './support.ts';

const d = (text: string): ApexDecimal => ApexDecimal.of(text);

test('numbers are read from text and refuse other text in the platform words', () => {
  assert.equal(call('static', 'System.Integer', 'valueOf', '-12'), -12);
  thrown(() => callAs('static', 'System.Integer', 'valueOf', ['System.String'], '1.5'), 'System.TypeException', 'Invalid integer: 1.5');
  thrown(
    () => callAs('static', 'System.Integer', 'valueOf', ['System.String'], '2147483648'),
    'System.TypeException',
    'Invalid integer: 2147483648',
  );
  assert.equal(call('static', 'System.Integer', 'valueOf', '12.00'), 12);
  assert.throws(
    () => call('static', 'System.Integer', 'valueOf', '12.5'),
    /Not implemented in the local org: a whole number from the text 12.5/,
  );
  assert.equal(call('static', 'System.Long', 'valueOf', '9999999999'), 9999999999n);
  assert.equal(stringValue(call('static', 'System.Double', 'valueOf', '5')), '5.0');
  assert.equal(stringValue(callAs('static', 'System.Decimal', 'valueOf', ['System.Double'], new ApexDouble(0.1))), '0.1');
  assert.equal(call('static', 'System.Boolean', 'valueOf', 'TRUE'), true);
});

test('Math.round of a Decimal goes to the even neighbour', () => {
  assert.equal(callAs('static', 'System.Math', 'round', ['System.Decimal'], d('4.5')), 4);
  assert.equal(callAs('static', 'System.Math', 'round', ['System.Decimal'], d('5.5')), 6);
});

test('Math works per number kind', () => {
  assert.equal(call('static', 'System.Math', 'mod', -7, 3), -1);
  assert.equal(call('static', 'System.Math', 'max', 3n, 5n), 5n);
  assert.equal(stringValue(call('static', 'System.Math', 'ceil', d('1.01'))), '2');
  assert.equal(stringValue(call('static', 'System.Math', 'sqrt', new ApexDouble(2))), '1.4142135623730951');
  thrown(() => call('static', 'System.Math', 'mod', 1, 0), 'System.MathException', 'Divide by 0');
});

test('Decimal keeps scale and rounds by the mode that is asked for', () => {
  const half = enumConstant('System.RoundingMode', 'HALF_UP');
  assert.equal(stringValue(call('method', 'System.Decimal', 'setScale', d('2.345'), 2, half)), '2.35');
  assert.equal(stringValue(call('method', 'System.Decimal', 'setScale', d('2.345'), 2)), '2.34');
  assert.equal(stringValue(call('method', 'System.Decimal', 'divide', d('19'), d('100'), 3)), '0.190');
  assert.equal(call('method', 'System.Decimal', 'intValue', d('-1.9')), -1);
  thrown(
    () => call('method', 'System.Decimal', 'setScale', d('2.5'), 0, enumConstant('System.RoundingMode', 'UNNECESSARY')),
    'System.MathException',
  );
  inside(() => assert.equal(call('method', 'System.Decimal', 'format', d('1234567.5')), '1,234,567.5'));
});

test('a Date moves by days and months as a calendar does', () => {
  const date = ApexDate.of(2024, 1, 31);
  assert.equal((call('method', 'System.Date', 'addMonths', date, 1) as ApexDate).toIso(), '2024-02-29');
  assert.equal(call('method', 'System.Date', 'daysBetween', date, ApexDate.of(2024, 3, 1)), 30);
  inside(() => {
    assert.equal((call('method', 'System.Date', 'toStartOfWeek', date) as ApexDate).toIso(), '2024-01-28');
    assert.equal(call('method', 'System.Date', 'format', date), '1/31/2024');
    assert.equal((call('static', 'System.Date', 'parse', '12/27/2009') as ApexDate).toIso(), '2009-12-27');
  });
  thrown(() => call('static', 'System.Date', 'valueOf', '2024-13-01'), 'System.TypeException', 'Invalid date: 2024-13-01');
});

test('a Datetime is made and shown in the time zone of the user', () => {
  inside(() => {
    const made = call('static', 'System.Datetime', 'newInstance', 2024, 7, 4, 12, 30, 0) as ApexDatetime;
    assert.equal(made.toIso(), '2024-07-04T19:30:00.000Z');
    assert.equal(call('method', 'System.Datetime', 'format', made), '7/4/2024, 12:30 PM');
    assert.equal(
      call('method', 'System.Datetime', 'format', made, "EEEE, MMM d yyyy 'at' hh:mm a z"),
      'Thursday, Jul 4 2024 at 12:30 PM PDT',
    );
    assert.equal(
      call('method', 'System.Datetime', 'format', made, "yyyy-MM-dd'T'HH:mm:ss.SSSZ", 'Europe/Berlin'),
      '2024-07-04T21:30:00.000+0200',
    );
    assert.equal(call('method', 'System.Datetime', 'formatGmt', made, 'HH:mm:ssXXX'), '19:30:00Z');
    assert.equal(call('method', 'System.Datetime', 'hour', made), 12);
    assert.equal(call('method', 'System.Datetime', 'hourGmt', made), 19);
    assert.equal((call('static', 'System.Datetime', 'valueOf', '2024-01-31 10:00:00') as ApexDatetime).toIso(), '2024-01-31T18:00:00.000Z');
    assert.equal((call('static', 'System.Datetime', 'parse', '1/31/2024, 10:00 PM') as ApexDatetime).toIso(), '2024-02-01T06:00:00.000Z');
    thrown(() => call('static', 'System.Datetime', 'valueOf', 'soon'), 'System.TypeException', 'Invalid date/time: soon');
  });
});

test('a day of a Datetime is 24 hours, over a clock change too', () => {
  inside(() => {
    const before = call('static', 'System.Datetime', 'newInstance', 2024, 3, 9, 12, 0, 0) as ApexDatetime;
    const after = call('method', 'System.Datetime', 'addDays', before, 1) as ApexDatetime;
    assert.equal(call('method', 'System.Datetime', 'hour', after), 13);
    assert.equal(after.ms - before.ms, 24 * 3_600_000);
  });
});

test('a TimeZone knows its offset and name', () => {
  inside(() => {
    const zone = call('static', 'System.TimeZone', 'getTimeZone', 'America/Los_Angeles');
    assert.equal(call('method', 'System.TimeZone', 'getOffset', zone, new ApexDatetime(Date.UTC(2024, 6, 1))), -7 * 3_600_000);
    assert.equal(call('method', 'System.TimeZone', 'getDisplayName', zone), '(GMT-08:00) Pacific Standard Time (America/Los_Angeles)');
  });
});
