import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CalloutFailure } from '../../../../local/apex/runtime/context.ts';
import { ApexObject } from '../../../../local/apex/values/index.ts';
import { compiled } from '../values/compiled.ts';
import { call, inside, thrown, world } from './support.ts';
import type { TestWorld } from './support.ts';

function request(endpoint = 'https://one.example/ping', method = 'GET'): unknown {
  const made = call('constructor', 'System.HttpRequest', '');
  call('method', 'System.HttpRequest', 'setEndpoint', made, endpoint);
  call('method', 'System.HttpRequest', 'setMethod', made, method);
  return made;
}
const send = (given: unknown): unknown => call('method', 'System.Http', 'send', call('constructor', 'System.Http', ''), given);
const read = (response: unknown, name: string, ...args: unknown[]): unknown =>
  call('method', 'System.HttpResponse', name, response, ...args);

test('a callout sends what Apex built and gives the answer', () => {
  inside((w) => {
    const given = request('callout:Service/v1?x=1', 'POST');
    call('method', 'System.HttpRequest', 'setHeader', given, 'X-One', 'a');
    call('method', 'System.HttpRequest', 'setHeader', given, 'x-one', 'b');
    call('method', 'System.HttpRequest', 'setBody', given, '{"a":1}');
    call('method', 'System.HttpRequest', 'setTimeout', given, 5000);
    const response = send(given);
    assert.deepEqual(w.sent, [
      {
        method: 'POST',
        endpoint: 'callout:Service/v1?x=1',
        headers: { 'X-One': 'b' },
        body: '{"a":1}',
        timeout: 5000,
      },
    ]);
    assert.deepEqual(
      [read(response, 'getStatusCode'), read(response, 'getBody'), read(response, 'getHeader', 'content-type')],
      [200, 'pong', 'text/plain'],
    );
    assert.equal(w.context.limits.used.callouts, 1);
  });
});

test('a callout after uncommitted work is refused as on the platform', () => {
  inside((w) => {
    w.data.insert([{ type: 'Account', fields: { Name: 'x' } }], {
      mode: 'system',
      sharing: false,
      allOrNone: true,
    });
    thrown(
      () => send(request()),
      'System.CalloutException',
      'You have uncommitted work pending. Please commit or rollback before calling out',
    );
    assert.equal(w.sent.length, 0);
  });
});

test('a callout that gets no answer and one without a protocol are CalloutExceptions', () => {
  inside((w) => {
    w.respond = () => {
      throw new CalloutFailure('Read timed out');
    };
    thrown(() => send(request()), 'System.CalloutException', 'Read timed out');
    thrown(() => send(request('one.example')), 'System.CalloutException', 'no protocol: one.example');
    thrown(() => call('method', 'System.HttpRequest', 'setTimeout', request(), 120_001), 'System.CalloutException');
  });
});

test('the hundred-and-first callout ends the transaction', () => {
  inside(() => {
    for (let i = 0; i < 100; i++) send(request());
    assert.throws(() => send(request()), /Too many callouts: 101/);
  });
});

class Mock extends ApexObject {
  m_respond(given: unknown): unknown {
    const response = call('constructor', 'System.HttpResponse', '');
    call('method', 'System.HttpResponse', 'setStatusCode', response, 201);
    call('method', 'System.HttpResponse', 'setBody', response, String(call('method', 'System.HttpRequest', 'getEndpoint', given)));
    return response;
  }
}
const mock = compiled('Mock', Mock, {
  methods: { respond: ['m_respond', 1] },
  interfaces: ['System.HttpCalloutMock'],
});

/** A world in which a test method runs. */
function testing(mocks: Map<string, object>): TestWorld {
  const made = world([mock]);
  made.context = {
    ...made.context,
    test: {
      mocks,
      started: false,
      stopped: false,
      seesAllData: false,
      startTest: () => undefined,
      stopTest: () => undefined,
      deliverEvents: () => undefined,
      captureChanges: () => undefined,
      continuationResponses: new Map(),
      setCreatedDate: () => undefined,
    },
  };
  return made;
}

test('in a test the mock answers and nothing is sent', () => {
  inside(
    (w) => {
      const response = send(request());
      assert.deepEqual(
        [read(response, 'getStatusCode'), read(response, 'getStatus'), read(response, 'getBody')],
        [201, 'Created', 'https://one.example/ping'],
      );
      assert.equal(w.sent.length, 0);
    },
    testing(new Map([['httpcalloutmock', new Mock()]])),
  );
});

test('a test without a mock may not call out', () => {
  inside(
    () => thrown(() => send(request()), 'System.TypeException', 'Methods defined as TestMethod do not support Web service callouts'),
    testing(new Map()),
  );
});

test('a static resource can be the mock', () => {
  inside((w) => {
    const resource = call('constructor', 'System.StaticResourceCalloutMock', '');
    call('method', 'System.StaticResourceCalloutMock', 'setStaticResource', resource, 'Answer');
    w.context.test?.mocks.set('httpcalloutmock', resource as object);
    assert.equal(read(send(request()), 'getBody'), '{"a":1}');
  }, testing(new Map()));
});

test('in a test, records from before startTest do not stand in the way of a callout', () => {
  inside(
    (w) => {
      w.data.insert([{ type: 'Account', fields: { Name: 'x' } }], {
        mode: 'system',
        sharing: false,
        allOrNone: true,
      });
      assert.equal(read(send(request()), 'getStatusCode'), 201);
      w.context.limits.count('dmlStatements');
      thrown(() => send(request()), 'System.CalloutException', /uncommitted work/);
    },
    testing(new Map([['httpcalloutmock', new Mock()]])),
  );
});
