import { inOrder } from 'c/inOrder';

describe('work in order', () => {
  it('begins the next item only after the one before', async () => {
    const log: string[] = [];
    await inOrder(['a', 'b'], async (item, index) => {
      log.push(`${item}${index} begins`);
      await Promise.resolve();
      log.push(`${item} ends`);
    });
    expect(log).toEqual(['a0 begins', 'a ends', 'b1 begins', 'b ends']);
  });

  it('stops at the first failure', async () => {
    const done: number[] = [];
    const work = (item: number): Promise<void> => {
      if (item === 2) return Promise.reject(new Error('two'));
      done.push(item);
      return Promise.resolve();
    };
    await expect(inOrder([1, 2, 3], work)).rejects.toThrow('two');
    expect(done).toEqual([1]);
  });
});
