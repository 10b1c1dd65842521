/** Before each component test: texts are the package's real labels, so that tests read what a person reads. */
import { webcrypto } from 'node:crypto';
import { TextDecoder, TextEncoder } from 'node:util';
import { afterEach, jest } from '@jest/globals';
import { customLabels } from './labels.ts';
import { unmountAll } from './index.ts';

for (const [name, value] of customLabels(process.cwd())) {
  jest.doMock(`@salesforce/label/c.${name}`, () => ({ default: value }), { virtual: true });
}

// What every browser has and the test DOM lacks, and the static resource that pages load by themselves.
const papa: unknown = jest.requireActual('papaparse');
Object.assign(globalThis, { TextDecoder, TextEncoder, Papa: papa });
Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });

afterEach(() => {
  unmountAll();
  jest.clearAllMocks();
});
