import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { restPair } from '../../../../local/apex/library/platform/rest.ts';
import { auraMessage } from '../../../../local/apex/library/platform/auraException.ts';
import type { PlatformBag } from '../../../../local/apex/library/bag.ts';
import {
  ApexBlob,
  ApexDecimal,
  ApexList,
  ApexMap,
  ApexObject,
  ApexSObject,
  ApexSet,
  ApexType,
  enumConstant,
  stringValue,
} from '../../../../local/apex/values/index.ts';
import type { ApexException } from '../../../../local/apex/values/index.ts';
import { compiled } from '../values/compiled.ts';
import { call, callAs, inside, thrown, world } from './support.ts';

const NAMED = 'ConnectApi.NamedCredentials';

function input(values: Record<string, string>): PlatformBag {
  const map = new ApexMap<string, unknown>('String', 'ConnectApi.CredentialValueInput');
  for (const [name, value] of Object.entries(values)) {
    const one = call('constructor', 'ConnectApi.CredentialValueInput', '');
    call('set', 'ConnectApi.CredentialValueInput', 'value', one, value);
    call('set', 'ConnectApi.CredentialValueInput', 'encrypted', one, true);
    map.put(name, one);
  }
  const made = call('constructor', 'ConnectApi.CredentialInput', '') as PlatformBag;
  for (const [field, value] of Object.entries({
    externalCredential: 'Known',
    principalName: 'Main',
    credentials: map,
  }))
    call('set', 'ConnectApi.CredentialInput', field, made, value);
  return made;
}

test('a credential is created once, and its secret can never be read again', () => {
  inside(() => {
    const made = call('static', NAMED, 'createCredential', input({ secret: 'not-a-real-secret' }));
    assert.equal(stringValue(call('get', 'ConnectApi.Credential', 'authenticationStatus', made)), 'Configured');
    const values = call('get', 'ConnectApi.Credential', 'credentials', made) as ApexMap<string, PlatformBag>;
    assert.equal(call('get', 'ConnectApi.CredentialValue', 'value', values.get('secret')), null);
    thrown(() => call('static', NAMED, 'createCredential', input({})), 'ConnectApi.ConnectApiException', /exist already/);
    call('static', NAMED, 'deleteCredential', 'Known', 'Main', enumConstant('ConnectApi.CredentialPrincipalType', 'NamedPrincipal'));
    thrown(() => call('static', NAMED, 'updateCredential', input({})), 'ConnectApi.ConnectApiException', /don't exist yet/);
    thrown(() => call('static', NAMED, 'getCredential', 'Other', 'Main', null), 'ConnectApi.NotFoundException');
  });
});

test('the URL of a named credential can be changed', () => {
  inside(() => {
    const change = call('constructor', 'ConnectApi.NamedCredentialInput', '');
    call('set', 'ConnectApi.NamedCredentialInput', 'calloutUrl', change, 'https://two.example');
    call('static', NAMED, 'updateNamedCredential', 'Service', change);
    const found = call('static', NAMED, 'getNamedCredential', 'Service');
    assert.equal(call('get', 'ConnectApi.NamedCredential', 'calloutUrl', found), 'https://two.example');
    call('set', 'ConnectApi.NamedCredentialInput', 'calloutUrl', change, 'nonsense');
    thrown(() => call('static', NAMED, 'updateNamedCredential', 'Service', change), 'ConnectApi.ConnectApiException');
  });
});

test('the org cache keeps typed values by partition and key', () => {
  inside((w) => {
    call('static', 'cache.Org', 'put', 'local.Tokens.one', ApexDecimal.of('1.50'), 600);
    assert.equal(w.cache.size, 1);
    const partition = call('static', 'cache.Org', 'getPartition', 'Tokens');
    const value = call('method', 'cache.OrgPartition', 'get', partition, 'one');
    assert.ok(value instanceof ApexDecimal);
    assert.equal(stringValue(value), '1.50');
    assert.equal(call('method', 'cache.OrgPartition', 'get', partition, 'two'), null);
    const both = new ApexSet('String', ['one', 'two']);
    assert.equal(stringValue(call('method', 'cache.OrgPartition', 'contains', partition, both)), '{one=true, two=false}');
    assert.equal(stringValue(call('method', 'cache.OrgPartition', 'get', partition, both)), '{one=1.50, two=null}');
    thrown(() => call('method', 'cache.OrgPartition', 'put', partition, 'a-b', 1), 'cache.Org.OrgCacheException');
    thrown(() => call('static', 'cache.Org', 'getPartition', 'Nope'), 'cache.Org.OrgCacheException', "Partition Nope doesn't exist.");
    thrown(() => call('static', 'cache.Session', 'getPartition', 'Nope'), 'cache.Session.SessionCacheException');
  });
});

test('publishing an event hands its fields over and counts as a statement', () => {
  inside((w) => {
    const result = call('static', 'System.EventBus', 'publish', new ApexSObject('Signal__e', { Text__c: 'hi' }));
    assert.equal(call('method', 'Database.SaveResult', 'isSuccess', result), true);
    const [published] = w.events;
    assert.match(String(published?.fields['EventUuid']), /^[0-9a-f-]{36}$/);
    assert.equal(published?.fields['Text__c'], 'hi');
    assert.equal(published?.afterCommit, true);
    assert.equal(w.context.limits.used.dmlStatements, 1);
  });
});

test('an event with too long a text is refused in its result and not published', () => {
  inside((w) => {
    const events = ['a'.repeat(256), 'b'].map((text) => new ApexSObject('Signal__e', { Text__c: text }));
    const results = call('static', 'System.EventBus', 'publish', new ApexList('Signal__e', events)) as ApexList;
    assert.deepEqual(
      results.items.map((result) => call('method', 'Database.SaveResult', 'isSuccess', result)),
      [false, true],
    );
    assert.deepEqual(
      w.events.map((event) => event.fields['Text__c']),
      ['b'],
    );
  });
});

test('sendEmail needs a recipient and hands the mail over', () => {
  inside((w) => {
    const mail = call('constructor', 'Messaging.SingleEmailMessage', '');
    const on = (name: string, value: unknown): unknown => call('method', 'Messaging.SingleEmailMessage', name, mail, value);
    const send = (): unknown => call('static', 'System.Messaging', 'sendEmail', new ApexList('Messaging.Email', [mail]));
    on('setSubject', 'Hello');
    thrown(send, 'System.EmailException', /Add a recipient to send an email/);
    on('setToAddresses', new ApexList('String', ['ada@example.invalid']));
    on('setPlainTextBody', 'Dear Ada');
    send();
    assert.deepEqual([w.emails[0]?.to, w.emails[0]?.subject, w.emails[0]?.plainText], [['ada@example.invalid'], 'Hello', 'Dear Ada']);
  });
});

test('an AuraHandledException hides its text from Apex and shows it to the component', () => {
  inside(() => {
    const error = call('constructor', 'System.AuraHandledException', '', 'Say this') as ApexException;
    assert.equal(call('method', 'System.AuraHandledException', 'getMessage', error), 'Script-thrown exception');
    assert.equal(auraMessage(error), 'Say this');
    call('method', 'System.AuraHandledException', 'setMessage', error, 'Other');
    assert.equal(call('method', 'System.AuraHandledException', 'getMessage', error), 'Other');
  });
});

test('RestContext belongs to one transaction', () => {
  const request = call('constructor', 'System.RestRequest', '') as PlatformBag;
  inside(() => {
    call('method', 'System.RestRequest', 'addHeader', request, 'X', '1');
    call('set', 'System.RestRequest', 'requestURI', request, '/a');
    call('staticSet', 'System.RestContext', 'request', request);
    assert.equal(restPair().request?.get('requestURI'), '/a');
    assert.equal((restPair().request?.get('headers') as ApexMap<string, string>).get('X'), '1');
  });
  inside(() => assert.equal(call('staticGet', 'System.RestContext', 'request'), null));
});

class Job extends ApexObject {}
const job = compiled('Job', Job, { interfaces: ['System.Queueable'] });

test('a queueable is handed over with its delay and signature', () => {
  inside(
    (w) => {
      const builder = call('constructor', 'System.QueueableDuplicateSignature.Builder', '');
      call('method', 'System.QueueableDuplicateSignature.Builder', 'addString', builder, 'one');
      const options = call('constructor', 'System.AsyncOptions', '');
      call(
        'set',
        'System.AsyncOptions',
        'DuplicateSignature',
        options,
        call('method', 'System.QueueableDuplicateSignature.Builder', 'build', builder),
      );
      call('set', 'System.AsyncOptions', 'MinimumQueueableDelayInMinutes', options, 2);
      call('static', 'System.System', 'enqueueJob', new Job(), options);
      assert.deepEqual([w.jobs[0]?.className, w.jobs[0]?.delayMinutes, w.jobs[0]?.duplicateSignature?.length], ['Job', 2, 64]);
      assert.equal(w.context.limits.used.queueableJobs, 1);
      thrown(() => call('static', 'System.System', 'enqueueJob', new Job(), 11), 'System.AsyncException');
      thrown(() => call('static', 'System.System', 'attachFinalizer', new Job()), 'System.HandledException');
    },
    world([job]),
  );
});

test('a type is found by name and makes instances', () => {
  inside(
    () => {
      const forName = (name: string): ApexType | null => call('static', 'System.Type', 'forName', name) as ApexType | null;
      const make = (name: string): unknown => call('method', 'System.Type', 'newInstance', forName(name));
      assert.ok(make('job') instanceof Job);
      assert.equal(stringValue(make('Map<String, List<Integer>>')), '{}');
      assert.equal((make('Account') as ApexSObject).type, 'Account');
      assert.equal(forName('Nope'), null);
      assert.equal(call('method', 'System.Type', 'isAssignableFrom', forName('Queueable'), forName('Job')), true);
      assert.equal(call('method', 'System.Type', 'isAssignableFrom', forName('Job'), forName('Queueable')), false);
    },
    world([job]),
  );
});

test('assertions fail with the platform texts and compare texts with case', () => {
  const check = (name: string, ...args: unknown[]): unknown => call('static', 'System.Assert', name, ...args);
  thrown(() => call('static', 'System.System', 'assertEquals', 1, 2), 'System.AssertException', 'Assertion Failed: Expected: 1, Actual: 2');
  thrown(
    () => call('static', 'System.System', 'assertEquals', 'a', 'A', 'case'),
    'System.AssertException',
    'Assertion Failed: case: Expected: a, Actual: A',
  );
  thrown(() => call('static', 'System.System', 'assertNotEquals', 1, 1), 'System.AssertException', 'Assertion Failed: Same value: 1');
  thrown(() => check('isTrue', false, 'why'), 'System.AssertException', 'Assertion Failed: why');
  thrown(() => check('fail'), 'System.AssertException', 'Assertion Failed');
  check('areEqual', new ApexList('Integer', [1]), new ApexList('Integer', [1]));
  check('isInstanceOfType', 'x', new ApexType('String'));
});

test('limits, user and request tell of the running transaction', () => {
  inside((w) => {
    w.context.limits.count('queries', 3);
    assert.deepEqual([call('static', 'System.Limits', 'getQueries'), call('static', 'System.Limits', 'getLimitQueries')], [3, 100]);
    assert.equal(call('static', 'System.UserInfo', 'getUserName'), 'ada@example.invalid');
    assert.equal(call('static', 'System.FeatureManagement', 'checkPermission', 'Known'), true);
    const request = call('static', 'System.Request', 'getCurrent');
    assert.equal(stringValue(call('method', 'System.Request', 'getQuiddity', request)), 'SYNCHRONOUS');
    call('static', 'System.System', 'debug', new ApexList('String', ['x']));
    assert.deepEqual(w.logs, ['(x)']);
    assert.equal(stringValue(call('static', 'System.System', 'today')), '2024-01-31 00:00:00');
  });
});

test('digests, signatures and encryption agree with known answers', () => {
  const blob = (text: string): unknown => call('static', 'System.Blob', 'valueOf', text);
  const hex = (value: unknown): unknown => call('static', 'System.EncodingUtil', 'convertToHex', value);
  assert.equal(
    hex(call('static', 'System.Crypto', 'generateDigest', 'SHA-256', blob('abc'))),
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  assert.equal(
    hex(call('static', 'System.Crypto', 'generateMac', 'HmacSHA256', blob('what do ya want for nothing?'), blob('Jefe'))),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
  const key = call('static', 'System.Crypto', 'generateAesKey', 256);
  const secret = call('static', 'System.Crypto', 'encryptWithManagedIV', 'AES256', key, blob('hidden'));
  const open = call('static', 'System.Crypto', 'decryptWithManagedIV', 'AES256', key, secret);
  assert.equal(call('method', 'System.Blob', 'toString', open), 'hidden');
  assert.equal(call('static', 'System.EncodingUtil', 'urlEncode', "a b&c~'é", 'UTF-8'), 'a+b%26c%7E%27%C3%A9');
  assert.equal(call('static', 'System.EncodingUtil', 'urlDecode', 'a+b%26%C3%A9', 'UTF-8'), 'a b&é');
});

test('a page reference builds its URL from its parameters', () => {
  const page = callAs('constructor', 'System.PageReference', '', ['System.String'], '/apex/one?a=1');
  assert.equal(call('method', 'System.PageReference', 'getUrl', page), '/apex/one?a=1');
});

test('a URL shows its parts', () => {
  const url = call('constructor', 'System.Url', '', 'https://one.example:8443/a/b?x=1#top');
  const on = (name: string): unknown => call('method', 'System.Url', name, url);
  assert.deepEqual(
    [on('getHost'), on('getPort'), on('getPath'), on('getQuery'), on('getRef'), on('getFile')],
    ['one.example', 8443, '/a/b', 'x=1', 'top', '/a/b?x=1'],
  );
  inside(() => assert.equal(stringValue(call('static', 'System.Url', 'getOrgDomainUrl')), 'http://127.0.0.1:4400'));
});

test('mocks are set by interface and test methods stay in tests', () => {
  const made = world();
  const mocks = new Map<string, object>();
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
  inside(() => {
    call('static', 'System.Test', 'setMock', new ApexType('HttpCalloutMock'), {});
    assert.ok(mocks.has('httpcalloutmock'));
    assert.equal(call('static', 'System.Test', 'isRunningTest'), true);
  }, made);
  inside(() => {
    assert.equal(call('static', 'System.Test', 'isRunningTest'), false);
    thrown(() => call('static', 'System.Test', 'startTest'), 'System.TypeException');
  });
});

test('a signature is accepted with the public key and refused for other data', () => {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  });
  const types = ['System.String', 'System.Blob', 'System.Blob'];
  const data = ApexBlob.ofText('hello');
  const signature = callAs('static', 'System.Crypto', 'sign', types, 'RSA-SHA256', data, new ApexBlob(pair.privateKey));
  const verify = (input: ApexBlob): unknown =>
    callAs('static', 'System.Crypto', 'verify', [...types, 'System.Blob'], 'RSA-SHA256', input, signature, new ApexBlob(pair.publicKey));
  assert.equal(verify(data), true);
  assert.equal(verify(ApexBlob.ofText('other')), false);
});
