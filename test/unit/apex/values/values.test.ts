import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexException,
  ApexList,
  ApexMap,
  ApexObject,
  ApexSObject,
  ApexSet,
  compareValues,
  equalsValue,
  apexTypeOf,
  isInstance,
  strictKeyEquals,
  stringValue,
  throwApex,
  toDecimal,
  toId,
  typeNameOf,
} from '../../../../local/apex/values/index.ts';
import { inside, thrown, world } from '../library/support.ts';
import { compiled } from './compiled.ts';

const d = (text: string | number): ApexDecimal => ApexDecimal.of(text);

test('Decimal arithmetic keeps scales as the platform does', () => {
  assert.equal(String(d('1.10').add(d('2.205'))), '3.305');
  assert.equal(String(d('1.10').multiply(d('2.0'))), '2.200');
  assert.equal(String(d('2.10').divide(d('2.0'))), '1.05');
  assert.equal(String(d(1).divide(d(3))), `0.${'3'.repeat(33)}`);
  assert.equal(String(d(10).divide(d(3))), `3.${'3'.repeat(33)}`);
  assert.equal(String(d('0.0000001')), '1E-7');
  assert.equal(d('0.0000001').toPlainString(), '0.0000001');
  assert.ok(d('1.0').equals(d('1.00')));
  thrown(() => d(1).divide(d(0)), 'System.MathException', 'Divide by 0');
  thrown(() => d('x'), 'System.TypeException', 'Invalid decimal: x');
});

test('rounding modes differ at the half and away from zero', () => {
  const round = (text: string): string[] =>
    (['UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN', 'HALF_EVEN'] as const).map((mode) => String(d(text).setScale(0, mode)));
  assert.deepEqual(round('2.5'), ['3', '2', '3', '2', '3', '2', '2']);
  assert.deepEqual(round('-2.5'), ['-3', '-2', '-2', '-3', '-3', '-2', '-2']);
  assert.deepEqual(round('1.1'), ['2', '1', '2', '1', '1', '1', '1']);
});

test('a Double prints as in Java and becomes the Decimal that it shows', () => {
  assert.deepEqual(
    [1, 0.1, 1e7, 1.5e-5, 123456.789].map((x) => String(new ApexDouble(x))),
    ['1.0', '0.1', '1.0E7', '1.5E-5', '123456.789'],
  );
  assert.equal(String(toDecimal(new ApexDouble(0.1))), '0.1');
});

test('== on texts ignores case, equals and map keys do not', () => {
  assert.equal(equalsValue('ABC', 'abc'), true);
  assert.equal(strictKeyEquals('ABC', 'abc'), false);
  assert.equal(equalsValue('001000000000001', '001000000000001AAA'), true);
  const map = new ApexMap<string, number>('String', 'Integer');
  map.put('a', 1);
  assert.equal(map.get('A'), null);
  assert.equal(map.put('a', 2), 1);
});

test('numbers of different kinds are equal by value', () => {
  assert.equal(equalsValue(1, 1n), true);
  assert.equal(equalsValue(1, d('1.00')), true);
  assert.equal(equalsValue(new ApexDouble(1.5), d('1.5')), true);
  assert.equal(equalsValue(1, '1'), false);
});

test('a set keeps equal values once: decimals, dates, lists and records by content', () => {
  inside(() => {
    const set = new ApexSet('Object', [
      d('1.0'),
      d('1.00'),
      ApexDate.of(2024, 1, 1),
      ApexDate.of(2024, 1, 1),
      new ApexList('Integer', [1]),
      new ApexList('Integer', [1]),
    ]);
    assert.equal(set.size(), 3);
    const records = new ApexSet('Account', [
      new ApexSObject('Account', { Name: 'A' }),
      new ApexSObject('Account', { Name: 'A' }),
      new ApexSObject('Account', { Name: 'B' }),
    ]);
    assert.equal(records.size(), 2);
    const one = new ApexSObject('Account', { Name: 'C' });
    records.add(one);
    one.setField('Name', 'D');
    assert.equal(records.contains(one), false);
  });
});

class Point extends ApexObject {
  f_x: number;
  constructor(x = 0) {
    super();
    this.f_x = x;
  }
  m_equals(other: unknown): boolean {
    return other instanceof Point && other.f_x === this.f_x;
  }
  m_hash(): number {
    return this.f_x % 2;
  }
}
const point = compiled('Point', Point, {
  fields: { x: 'Integer' },
  methods: { equals: ['m_equals', 1], hashCode: ['m_hash', 0] },
});

class Plain extends ApexObject {
  f_self: unknown = null;
}
const plain = compiled('Plain', Plain, { fields: { self: 'Plain' }, interfaces: ['Comparable'] });

test('objects with equals and hashCode are keys by value, others by identity', () => {
  const map = new ApexMap<Point, string>('Point', 'String');
  map.put(new Point(1), 'one');
  map.put(new Point(3), 'three');
  map.put(new Point(1), 'uno');
  assert.deepEqual([map.size(), map.get(new Point(1)), map.get(new Point(3)), map.get(new Point(5))], [2, 'uno', 'three', null]);
  map.remove(new Point(1));
  assert.equal(map.containsKey(new Point(1)), false);
  assert.equal(new ApexSet('Plain', [new Plain(), new Plain()]).size(), 2);
  assert.equal(equalsValue(new Point(2), new Point(2)), true);
  assert.equal(equalsValue(new Plain(), new Plain()), false);
});

test('a list refuses places outside and sorts nulls first', () => {
  const list = new ApexList<unknown>('Integer', [3, null, 1]);
  list.sort();
  assert.deepEqual(list.items, [null, 1, 3]);
  thrown(() => list.get(3), 'System.ListException', 'List index out of bounds: 3');
  thrown(() => list.set(-1, 0), 'System.ListException', 'List index out of bounds: -1');
  list.insert(1, 9);
  assert.equal(list.remove(1), 9);
  thrown(
    () => new ApexList('Plain', [new Plain(), new Plain()]).sort(),
    'System.ListException',
    'One or more of the items in this list is not Comparable.',
  );
});

test('texts of values look as on the platform', () => {
  const map = new ApexMap<string, unknown>('String', 'Object');
  map.put('k', new ApexList('String', ['a', null]));
  assert.equal(stringValue(map), '{k=(a, null)}');
  assert.equal(stringValue(new Point(4)), 'Point:[x=4]');
  const loop = new Plain();
  loop.f_self = loop;
  assert.equal(stringValue(loop), 'Plain:[self=(already output)]');
  assert.equal(stringValue(new ApexException('System.MathException', 'Divide by 0')), 'System.MathException: Divide by 0');
  assert.equal(stringValue(new ApexDatetime(0)), '1970-01-01 00:00:00');
});

test('instanceof sees widening, records, generics and interfaces', () => {
  inside(
    () => {
      assert.deepEqual(
        [isInstance(9, 'Decimal'), isInstance(9, 'Long'), isInstance(9n, 'Integer'), isInstance(ApexDate.of(2024, 1, 1), 'Datetime')],
        [true, true, false, true],
      );
      assert.deepEqual([isInstance('001000000000001AAA', 'Id'), isInstance('x', 'Id'), isInstance(null, 'Object')], [true, false, false]);
      const record = new ApexSObject('Account');
      assert.deepEqual([isInstance(record, 'SObject'), isInstance(record, 'account'), isInstance(record, 'Contact')], [true, true, false]);
      assert.deepEqual(
        [
          isInstance(new ApexList('Account'), 'List<SObject>'),
          isInstance(new ApexList('SObject'), 'List<Account>'),
          isInstance(new ApexList('Integer'), 'List<String>'),
        ],
        [true, true, false],
      );
      assert.deepEqual(
        [
          isInstance(new ApexException('System.DmlException'), 'Exception'),
          isInstance(new ApexException('System.DmlException'), 'System.QueryException'),
        ],
        [true, false],
      );
      assert.deepEqual(
        [isInstance(new Plain(), 'Comparable'), isInstance(new Plain(), 'Plain'), isInstance(new Plain(), 'Point')],
        [true, true, false],
      );
      assert.deepEqual(
        ['Map<String, Object>', 'Map<Object, Object>'].map((type) => isInstance(new ApexMap('String', 'Object'), type)),
        [true, false],
      );
      assert.deepEqual([apexTypeOf(referenceTo('Account')), apexTypeOf(referenceTo('EntityDefinition'))], ['Id', 'String']);
      assert.equal(typeNameOf(new ApexMap('String', 'List<System.Integer>')), 'Map<String,List<Integer>>');
    },
    world([plain, point]),
  );
});

const referenceTo = (name: string) => ({ type: 'reference' as const, referenceTo: [name] });

test('an id has 18 characters after it was assigned, and other text is refused', () => {
  assert.equal(toId('001000000000001'), '001000000000001AAA');
  thrown(() => toId('001'), 'System.StringException', 'Invalid id: 001');
});

test('an iterator ends with an exception of the platform', () => {
  const iterator = new ApexSet('String', ['a']).iterator();
  assert.equal(iterator.hasNext(), true);
  assert.equal(iterator.next(), 'a');
  assert.equal(iterator.hasNext(), false);
  thrown(() => iterator.next(), 'System.NoSuchElementException');
});

test('texts compare by code units, so capitals come first', () => {
  assert.deepEqual(['b', 'a', 'B', 'A'].sort(compareValues), ['A', 'B', 'a', 'b']);
});

test('a trigger record that is read-only refuses changes', () => {
  const record = new ApexSObject('Account', { Name: 'A' });
  record.readOnly = true;
  thrown(() => record.setField('Name', 'B'), 'System.FinalException', 'Record is read-only');
  thrown(() => throwApex('System.MathException', 'x'), 'System.MathException', 'x');
});

test('a map of records is keyed by id', () => {
  inside(() => {
    const map = ApexMap.ofRecords('Id', 'Account', [new ApexSObject('Account', { Id: '001000000000001AAA' })]);
    assert.ok(map.containsKey('001000000000001AAA'));
    thrown(() => ApexMap.ofRecords('Id', 'Account', [new ApexSObject('Account')]), 'System.ListException', 'Row with null Id at index: 0');
  });
});
