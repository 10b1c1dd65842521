import SyncPlan from 'c/syncPlan';
import { mount, part, press, shows } from 'test/support/lwc';

const plan: Apex.SyncRun = {
  id: 'a01000000000001AAA',
  kind: 'plan',
  status: 'completed',
  finishedAt: '2026-11-22T08:30:00.000Z',
  total: 12345,
  created: 10000,
  updated: 200,
  unchanged: 100,
  skippedNoOwner: 40,
  skippedNotInMarketo: 3,
  withoutEmail: 2,
  duplicates: 1,
  plannedMarketoCalls: 42,
  plannedSalesCalls: 34,
};
const budget = { marketoUsedToday: 100, marketoLimit: 50000, salesUsedToday: 0, salesLimit: 100000 };

const mountPlan = (properties: Record<string, unknown> = {}): Promise<HTMLElement> =>
  mount<HTMLElement>('c-sync-plan', SyncPlan, { plan, budget, canStart: true, ...properties });

describe('preview of a sync', () => {
  it('says exactly what would happen', async () => {
    const element = await mountPlan();
    const tiles = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-tile]') ?? [])];
    expect(tiles.map((tile) => [tile.dataset.tile, tile.querySelector('[data-id="number"]')?.textContent])).toEqual([
      ['created', '10,000'],
      ['updated', '200'],
      ['unchanged', '100'],
      ['skippedNoOwner', '40'],
      ['skippedNotInMarketo', '3'],
      ['withoutEmail', '2'],
      ['duplicates', '1'],
    ]);
    expect(element.shadowRoot?.textContent).toContain('from 12,345 people. Nothing has been copied yet.');
    await expect(element).toBeAccessible();
  });

  it('says what it costs on each side', async () => {
    const element = await mountPlan();
    expect(part<{ text: string }>(element, '[data-cost="marketo"]').text).toBe('42 planned, 49,900 of 50,000 left today');
    expect(shows(element, '[data-id="too-much"]')).toBe(false);
  });

  it('warns when fewer calls are left than needed', async () => {
    const element = await mountPlan({ budget: { ...budget, marketoUsedToday: 49990 } });
    expect(shows(element, '[data-id="too-much"]')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('says that nothing would change', async () => {
    const element = await mountPlan({ plan: { ...plan, created: 0, updated: 0 } });
    expect(shows(element, '[data-id="nothing"]')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it.each([
    ['start', 'startsync'],
    ['again', 'previewagain'],
  ])('lets me press %s', async (button, type) => {
    const element = await mountPlan();
    const heard = jest.fn();
    element.addEventListener(type, heard);
    await press(element, button);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('cannot be started while something blocks it', async () => {
    const element = await mountPlan({ canStart: false });
    expect(part<{ disabled: boolean }>(element, '[data-id="start"]').disabled).toBe(true);
  });
});
