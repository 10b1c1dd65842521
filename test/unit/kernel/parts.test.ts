import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { CallLog } from '../../../local/kernel/callLog.ts';
import { SettableClock } from '../../../local/kernel/clock.ts';
import { openDatabase } from '../../../local/kernel/database.ts';
import { FaultBoard, UnknownFaultError } from '../../../local/kernel/faults.ts';
import { HostMap, OutsideLoopbackError } from '../../../local/kernel/hosts.ts';
import { TrafficMeter } from '../../../local/kernel/traffic.ts';

test('production hosts are sent to loopback with their name, loopback passes, all else is refused', () => {
  const hosts = new HostMap([
    { pattern: '*.mktorest.com', base: () => 'http://127.0.0.1:4402' },
    { pattern: 'sales.example', base: 'http://127.0.0.1:4403/' },
  ]);
  assert.deepEqual(hosts.mapHost('https://123-MSI-456.mktorest.com/rest/v1/leads.json?a=1'), {
    url: 'http://127.0.0.1:4402/rest/v1/leads.json?a=1',
    forwardedHost: '123-msi-456.mktorest.com',
  });
  assert.equal(hosts.mapHost('https://sales.example/v1').url, 'http://127.0.0.1:4403/v1');
  assert.equal(hosts.mapHost('http://127.0.0.1:9/x').forwardedHost, null);
  for (const url of [
    'https://login.salesforce.com/',
    'https://a.b.mktorest.com/',
    'https://sales.example.evil.example/',
    'file:///etc/passwd',
  ]) {
    assert.throws(() => hosts.mapHost(url), OutsideLoopbackError);
  }
});

test('a host map never leads outside this machine, even when its base does', () => {
  const hosts = new HostMap([{ pattern: 'a.example', base: 'https://b.example' }]);
  assert.throws(() => hosts.mapHost('https://a.example/'), OutsideLoopbackError);
});

test('a fault with codes plays the chosen one, several codes at once, and refuses a code that the service does not say', () => {
  const faults = new FaultBoard([{ name: 'code', title: '', effect: '', codes: ['610', '1004'] }]);
  assert.equal(faults.switchOn({ name: 'code' }).code, '610');
  faults.switchOn({ name: 'code', code: '1004', count: 1 });
  assert.deepEqual(
    faults.active().map(({ code }) => code),
    ['610', '1004'],
  );
  assert.equal(faults.take('/x', ['code'], '1004')?.code, '1004');
  assert.equal(faults.take('/x', ['code'], '1004'), undefined);
  assert.throws(() => faults.switchOn({ name: 'code', code: '7' }), UnknownFaultError);
});

test('a fault spoils as many calls as ordered, only on its path', () => {
  const faults = new FaultBoard([
    { name: '606', title: '', effect: '' },
    { name: 'slow', title: '', effect: '', value: { unit: 'ms', default: 50 } },
  ]);
  faults.switchOn({ name: '606', count: 2, pathPrefix: '/rest/v1/leads' });
  faults.switchOn({ name: 'slow' });
  assert.equal(faults.take('/rest/v1/activities.json', ['606']), undefined);
  assert.ok(faults.take('/rest/v1/leads.json', ['606']));
  assert.ok(faults.take('/rest/v1/leads.json', ['606']));
  assert.equal(faults.take('/rest/v1/leads.json', ['606']), undefined);
  assert.equal(faults.take('/x', ['slow'])?.value, 50);
  faults.switchOff('slow');
  assert.deepEqual(faults.active(), []);
  assert.throws(() => faults.switchOn({ name: 'earthquake' }), UnknownFaultError);
});

test('the call log keeps the last calls and shows no secret', () => {
  const log = new CallLog(2);
  const call = {
    at: '',
    method: 'POST',
    forwardedHost: null,
    status: 200,
    ms: 1,
    url: '/identity/oauth/token?client_id=me&client_secret=s3cr3t-1',
    requestHeaders: { authorization: 'Bearer s3cr3t-2', accept: '*/*' },
    requestBody: 'grant_type=x&client_secret=s3cr3t-3',
    responseBody: '{"access_token":"s3cr3t-4","nextPageToken":"KEEP","clientSecret":"s3cr3t-\\"5"}',
  };
  log.add(call);
  log.add(call);
  log.add(call);
  const kept = log.list();
  assert.deepEqual(
    kept.map((one) => one.id),
    [2, 3],
  );
  assert.doesNotMatch(JSON.stringify(kept), /s3cr3t/);
  assert.match(JSON.stringify(kept), /KEEP/);
  assert.match(kept[0]?.requestHeaders['authorization'] ?? '', /^Bearer •/);
  assert.deepEqual(
    log.list(2).map((one) => one.id),
    [3],
  );
  log.add({ ...call, requestBody: `{"pad":"${'x'.repeat(19_970)}","password":"s3cr3t-6-is-cut-here"}` });
  const cut = log.list().at(-1)?.requestBody ?? '';
  assert.match(cut, /characters\)$/);
  assert.doesNotMatch(cut, /s3cr/);
});

test('the traffic meter tells calls in the last 20 seconds and the peaks', () => {
  const clock = new SettableClock();
  const meter = new TrafficMeter();
  for (let call = 0; call < 5; call += 1) meter.begin('/a', clock.now());
  meter.end();
  clock.advance(20_001);
  meter.begin('/b', clock.now());
  const stats = meter.stats(clock.now());
  assert.deepEqual(stats, {
    callsInWindow: 1,
    peakCallsInWindow: 5,
    concurrent: 5,
    peakConcurrent: 5,
    total: 6,
    byPath: { '/a': 5, '/b': 1 },
  });
});

test('a database file is migrated step by step and a failed transaction leaves nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'msi-db-'));
  const file = join(folder, 'deep', 'a.db');
  const first = openDatabase(file, ['CREATE TABLE t (n INTEGER)']);
  first.sql.exec('INSERT INTO t VALUES (1)');
  first.close();
  const second = openDatabase(file, ['CREATE TABLE t (n INTEGER)', 'ALTER TABLE t ADD COLUMN m TEXT']);
  assert.throws(
    () =>
      second.transaction(() => {
        second.sql.exec('INSERT INTO t VALUES (2, null)');
        throw new Error('stop');
      }),
    /stop/,
  );
  assert.deepEqual(second.sql.prepare('SELECT count(*) AS n FROM t').get()?.['n'], 1);
  second.close();
  rmSync(folder, { recursive: true });
});
