import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexList,
  ApexMap,
  ApexObject,
  ApexSObject,
  ApexType,
  stringValue,
  typeNameOf,
} from '../../../../local/apex/values/index.ts';
import { compiled } from '../values/compiled.ts';
import type { PlatformBag } from '../../../../local/apex/library/bag.ts';
import { call, inside, thrown, world } from './support.ts';

class Person extends ApexObject {
  f_name: unknown = null;
  f_age: unknown = null;
  f_tags: unknown = null;
  f_boss: unknown = null;
}
const person = compiled('Person', Person, {
  fields: { name: 'String', age: 'Integer', tags: 'List<String>', boss: 'Person' },
});

const json = (name: string, ...args: unknown[]): unknown => call('static', 'System.JSON', name, ...args);
const type = (name: string): ApexType => new ApexType(name);

test('serialize writes every kind of value as the platform does', () => {
  const map = new ApexMap<string, unknown>('String', 'Object');
  map.put('n', null);
  map.put('i', 1);
  map.put('l', 9999999999n);
  map.put('d', ApexDecimal.of('1.50'));
  map.put('x', new ApexDouble(2));
  map.put('day', ApexDate.of(2024, 1, 31));
  map.put('at', new ApexDatetime(0));
  map.put('list', new ApexList('String', ['a"b', null]));
  assert.equal(
    json('serialize', map),
    '{"n":null,"i":1,"l":9999999999,"d":1.50,"x":2.0,"day":"2024-01-31","at":"1970-01-01T00:00:00.000Z","list":["a\\"b",null]}',
  );
});

test('serialize of an object writes its fields, and leaves out nulls on request', () => {
  inside(
    () => {
      const ada = new Person();
      ada.f_name = 'Ada';
      assert.equal(json('serialize', ada), '{"name":"Ada","age":null,"tags":null,"boss":null}');
      assert.equal(json('serialize', ada, true), '{"name":"Ada"}');
    },
    world([person]),
  );
});

test('serialize of a record carries its type, and its url once it has an id', () => {
  inside(() => {
    const record = new ApexSObject('Account', { Name: 'Acme' });
    assert.equal(json('serialize', record), '{"attributes":{"type":"Account"},"Name":"Acme"}');
    record.saved('001000000000001AAA');
    assert.match(json('serialize', record) as string, /"url":"\/services\/data\/v67.0\/sobjects\/Account\/001000000000001AAA"/);
  });
});

test('serializePretty indents by two blanks', () => {
  const map = new ApexMap<string, unknown>('String', 'Object');
  map.put('a', 1);
  map.put('b', new ApexList('Integer', [1, 2]));
  assert.equal(json('serializePretty', map), '{\n  "a" : 1,\n  "b" : [ 1, 2 ]\n}');
});

test('deserializeUntyped gives maps, lists, Integers, Longs and Decimals', () => {
  const value = json('deserializeUntyped', '{"a":[1,2147483648,1.50,true,null],"b":{"c":"x"}}') as ApexMap<string, unknown>;
  const list = value.get('a') as ApexList;
  assert.deepEqual(list.items.slice(0, 2), [1, 2147483648n]);
  assert.equal(stringValue(list), '(1, 2147483648, 1.50, true, null)');
  assert.equal(typeNameOf(value), 'Map<String,Object>');
});

test('deserialize fills objects, nested ones and lists', () => {
  inside(
    () => {
      const ada = json('deserialize', '{"NAME":"Ada","age":36,"tags":["x"],"boss":{"name":"Bo"},"more":1}', type('Person')) as Person;
      assert.ok(ada instanceof Person);
      assert.deepEqual([ada.f_name, ada.f_age, (ada.f_boss as Person).f_name], ['Ada', 36, 'Bo']);
      thrown(() => json('deserializeStrict', '{"more":1}', type('Person')), 'System.JSONException', /Unknown field/);
      thrown(
        () => json('deserialize', '[]', type('Person')),
        'System.JSONException',
        "Malformed JSON: Expected '{' at the beginning of object",
      );
      thrown(() => json('deserialize', '{"age":"old"}', type('Person')), 'System.JSONException', 'Illegal value for primitive');
    },
    world([person]),
  );
});

test('deserialize fills records with typed fields and parents', () => {
  inside(() => {
    const text = '[{"attributes":{"type":"Contact"},"LastName":"Byron","Account":{"Name":"Acme","AnnualRevenue":5.5}}]';
    const list = json('deserialize', text, type('List<Contact>')) as ApexList<ApexSObject>;
    const parent = list.get(0).getParent('Account');
    assert.equal(stringValue(parent?.getField('AnnualRevenue')), '5.5');
    assert.ok((json('deserialize', '{"attributes":{"type":"account"}}', type('SObject')) as ApexSObject).type === 'Account');
    thrown(
      () => json('deserialize', '{"Nope":1}', type('Account')),
      'System.JSONException',
      "No such column 'Nope' on sobject of type Account",
    );
  });
});

test('a result whose status code is a number can be made and passed on, but the constant is not guessed', () => {
  inside(() => {
    const text = '{"success":false,"errors":[{"message":"no","statusCode":"30"}]}';
    const result = json('deserialize', text, type('Database.SaveResult')) as PlatformBag;
    const [error] = (result.get('Errors') as ApexList<PlatformBag>).items;
    assert.equal(error?.get('Message'), 'no');
    assert.throws(() => error?.get('StatusCode'), /Not implemented in the local org: the constant of .*StatusCode with the number 30/);
    assert.throws(() => error?.toString(), /Not implemented/);
    assert.throws(() => json('serialize', result), /Not implemented/);
  });
});

test('broken JSON is refused with the place in the text', () => {
  thrown(
    () => json('deserializeUntyped', '<html>'),
    'System.JSONException',
    "Unexpected character ('<' (code 60)): expected a valid value (number, String, array, object, 'true', 'false' or 'null') at input location [1,2]",
  );
  thrown(() => json('deserializeUntyped', ''), 'System.JSONException', 'No content to map to Object due to end of input');
  thrown(() => json('deserializeUntyped', '{"a" 1}'), 'System.JSONException', /was expecting a colon/);
});

test('JSONGenerator checks the order of calls and builds the text', () => {
  const g = json('createGenerator', false);
  const on = (name: string, ...args: unknown[]): unknown => call('method', 'System.JSONGenerator', name, g, ...args);
  on('writeStartObject');
  on('writeStringField', 'a', 'x');
  on('writeFieldName', 'b');
  on('writeStartArray');
  on('writeNumber', 1);
  on('writeEndArray');
  thrown(() => on('writeString', 'no name'), 'System.JSONException');
  on('writeEndObject');
  assert.equal(on('getAsString'), '{"a":"x","b":[1]}');
});

test('JSONParser walks tokens and reads values in the middle', () => {
  inside(
    () => {
      const p = json('createParser', '{"total":2,"people":[{"name":"Ada"},{"name":"Bo"}],"end":true}');
      const on = (name: string, ...args: unknown[]): unknown => call('method', 'System.JSONParser', name, p, ...args);
      const names: unknown[] = [];
      while (on('nextToken') !== null) {
        if (
          stringValue(on('getCurrentToken')) === 'START_OBJECT' &&
          on('getCurrentName') === null &&
          names.length < 3 &&
          names[0] !== undefined
        )
          names.push((on('readValueAs', type('Person')) as Person).f_name);
        else if (stringValue(on('getCurrentToken')) === 'FIELD_NAME' && on('getText') === 'total') {
          on('nextToken');
          names.push(on('getIntegerValue'));
        }
      }
      assert.deepEqual(names, [2, 'Ada', 'Bo']);
    },
    world([person]),
  );
});
