/** Before each component test: texts are the package's real labels, so that tests read what a person reads. */
import { afterEach, jest } from '@jest/globals';
import { customLabels } from './labels.ts';
import { unmountAll } from './index.ts';

for (const [name, value] of customLabels(process.cwd())) {
  jest.doMock(`@salesforce/label/c.${name}`, () => ({ default: value }), { virtual: true });
}

afterEach(() => {
  unmountAll();
  jest.clearAllMocks();
});
