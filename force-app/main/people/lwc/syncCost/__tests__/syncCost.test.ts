import { costLines } from 'c/syncCost';

const budget = { marketoUsedToday: 1200, marketoLimit: 50000, salesUsedToday: 0, salesLimit: 1000 };

describe('cost of a sync', () => {
  it('says what a plan needs against what is left', () => {
    const [marketo, sales] = costLines(budget, { plannedMarketoCalls: 340, plannedSalesCalls: 1001 });
    expect(marketo).toMatchObject({ text: '340 planned, 48,800 of 50,000 left today', value: 1540, isTooMuch: false });
    expect(sales).toMatchObject({ text: '1,001 planned, 1,000 of 1,000 left today', isTooMuch: true });
  });

  it('says only what is left while there is no plan', () => {
    expect(costLines(budget)[0]?.text).toBe('48,800 of 50,000 left today');
  });

  it('never says that less than nothing is left', () => {
    expect(costLines({ ...budget, marketoUsedToday: 50001 })[0]?.text).toBe('0 of 50,000 left today');
  });
});
