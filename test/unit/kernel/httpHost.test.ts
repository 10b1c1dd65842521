import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { PlainSentenceError } from '../../../local/kernel/errors.ts';
import { createHttpService } from '../../../local/kernel/httpHost.ts';

function hello(port: number) {
  return createHttpService({
    name: 'hello',
    port,
    build: (app) => {
      app.get('/', async () => ({ hello: true }));
      app.get('/boom', async () => {
        throw new Error('The shelf is empty.');
      });
    },
    onReset: () => undefined,
  });
}

test('a service starts on a free port, stops, and starts again on the same port', async () => {
  const service = hello(0);
  const first = await service.start();
  assert.match(first.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.deepEqual(await (await fetch(first.url)).json(), { hello: true });
  await service.stop();
  assert.equal(service.info().state, 'stopped');
  await assert.rejects(fetch(first.url));
  assert.equal((await service.start()).url, first.url);
  await service.stop();
});

test('a taken port is told in one sentence with the command that helps', async () => {
  const first = hello(0);
  const port = Number(new URL((await first.start()).url).port);
  const second = hello(port);
  await assert.rejects(second.start(), (error: unknown) => {
    assert.ok(error instanceof PlainSentenceError);
    assert.match(error.message, new RegExp(`^Port ${port} is already in use\\.`));
    assert.match(error.nextCommand ?? '', /^npm start -- --port \d+$/);
    return true;
  });
  assert.equal(second.info().state, 'failed');
  await first.stop();
});

test('errors are JSON sentences without a stack trace', async () => {
  const service = hello(0);
  const { url } = await service.start();
  const answer = await fetch(`${url}/boom`);
  assert.equal(answer.status, 500);
  assert.deepEqual(await answer.json(), { error: 'internal_error', message: 'The shelf is empty.' });
  assert.equal((await fetch(`${url}/nowhere`)).status, 404);
  await service.stop();
});

test('a request under another host name or from another site is refused', async () => {
  const service = hello(0);
  const { url } = await service.start();
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request(url, { headers: { host: 'rebound.example' } }, (response) => resolve(response.statusCode))
      .on('error', reject)
      .end();
  });
  assert.equal(status, 421);
  assert.equal((await fetch(url, { headers: { Origin: 'https://elsewhere.example' } })).status, 403);
  await service.stop();
});
