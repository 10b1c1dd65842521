/** Does the work for one item after the other, and stops at the first failure. */
export async function inOrder<Item>(items: Item[], work: (item: Item, index: number) => Promise<void>): Promise<void> {
  await items.reduce((before, item, index) => before.then(() => work(item, index)), Promise.resolve());
}
