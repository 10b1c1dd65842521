import { jest } from '@jest/globals';

/** Stands in for `lightning/confirm`: `open` answers false until a test says otherwise. */
export default { open: jest.fn(() => Promise.resolve(false)) };
