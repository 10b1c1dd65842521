import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTransport } from 'nodemailer';
import { PlainSentenceError } from '../../../local/kernel/errors.ts';
import { createMarketo, type Marketo } from '../../../local/marketo/index.ts';
import { createWindow, type InspectorWindow } from '../../../local/window/index.ts';

let inspector: InspectorWindow;
let marketo: Marketo;
let url = '';
before(async () => {
  marketo = createMarketo({ port: 0, dataFile: ':memory:', people: [] });
  await marketo.start();
  inspector = createWindow({
    port: 0,
    smtpPort: 0,
    dataFile: ':memory:',
    services: { marketo: () => marketo.info().url, far: 'https://far.example', down: 'http://127.0.0.1:1' },
  });
  url = (await inspector.start()).url;
});
after(async () => {
  await inspector.stop();
  await marketo.stop();
});

const get = async (path: string) => (await (await fetch(url + path)).json()) as Record<string, unknown>;

test('a mail sent over SMTP appears in the mailbox with text and HTML', async () => {
  const transport = createTransport({ host: '127.0.0.1', port: inspector.smtpPort(), ignoreTLS: true });
  await transport.sendMail({
    from: 'a@x.example',
    to: { name: '佐藤', address: 'b@y.example' },
    subject: 'Grüße',
    text: 'Hallo',
    html: '<html><head></head><body><a href="http://127.0.0.1/x">Get Started</a><script>alert(1)</script></body></html>',
  });
  const mails = (await get('/api/mail'))['mails'] as Record<string, unknown>[];
  assert.deepEqual([mails.length, mails[0]?.['subject'], mails[0]?.['to']], [1, 'Grüße', '佐藤 <b@y.example>']);
  const id = String(mails[0]?.['id']);
  assert.equal(((await get(`/api/mail/${id}`))['text'] as string).trim(), 'Hallo');
  const html = await fetch(`${url}/api/mail/${id}/html`);
  assert.match(html.headers.get('content-security-policy') ?? '', /^default-src 'none'.*sandbox/);
  assert.match(await html.text(), /<head><base target="_blank">/);
  assert.equal((await fetch(`${url}/api/mail/999`)).status, 404);
  await fetch(`${url}/api/mail`, { method: 'DELETE' });
  assert.deepEqual((await get('/api/mail'))['mails'], []);
});

test('the page, its script and its style are served under a strict content security policy', async () => {
  for (const path of ['/', '/window.js', '/window.css']) {
    const answer = await fetch(url + path);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-security-policy') ?? '', /script-src 'self'/);
  }
  assert.match(await (await fetch(url)).text(), /<h1>Inspector<\/h1>/);
});

test('faults, latency, calls and credentials of a service are reached through the page’s own origin', async () => {
  const put = (path: string, body: unknown) =>
    fetch(`${url}/api/services/marketo/${path}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  assert.equal((await put('faults', { name: '606', count: 3 })).status, 200);
  assert.deepEqual(marketo.faults.active(), [{ name: '606', remaining: 3, pathPrefix: '', value: 0, code: '' }]);
  assert.equal((await put('latency', { ms: 5 })).status, 200);
  assert.equal((await put('latency', { ms: -1 })).status, 400);
  assert.equal((await get('/api/services/marketo/credentials'))['Client ID'], marketo.apiService().clientId);
  assert.ok(Array.isArray((await get('/api/services/marketo/calls?after=0'))['calls']));
  const secret = marketo.apiService().clientSecret;
  assert.equal((await fetch(`${url}/api/services/marketo/reset`, { method: 'POST' })).status, 200);
  assert.notEqual(marketo.apiService().clientSecret, secret);
  assert.deepEqual(marketo.faults.active(), []);
});

test('the proxy reaches nothing but the inspectors of services on this machine', async () => {
  for (const [path, status] of [
    ['far/calls', 404],
    ['nobody/calls', 404],
    ['__proto__/calls', 404],
    ['marketo/..%2Frest%2Fv1', 400],
    ['down/calls', 502],
  ] as const) {
    assert.equal((await fetch(`${url}/api/services/${path}`)).status, status, path);
  }
});

test('a taken mail port is told in one sentence', async () => {
  const second = createWindow({ port: 0, smtpPort: inspector.smtpPort(), dataFile: ':memory:', services: {} });
  await assert.rejects(second.start(), (error: unknown) => error instanceof PlainSentenceError && /is already in use/.test(error.message));
});
