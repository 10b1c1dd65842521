import getOlder from '@salesforce/apex/PanelController.getOlder';
import ActivityList from 'c/activityList';
import { apexError, mount, part, press, problemLike, settle, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/PanelController.getOlder', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

const olderOf = getOlder as unknown as jest.Mock;

function items(count: number, from = 1): Apex.PanelActivity[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `a${from + index}`,
    type: 'Visit Webpage',
    kind: 'web',
    what: '/pricing',
    detail: 'kestrel.example',
    happenedAt: '2026-11-01T10:00:00Z',
  }));
}

async function mountList(first: Apex.PanelActivities): Promise<HTMLElement> {
  const element = await mount<HTMLElement>('c-activity-list', ActivityList, { recordId: '00Q1', first });
  await settle();
  return element;
}

const rows = (element: HTMLElement) => element.shadowRoot?.querySelectorAll('[data-activity]').length ?? 0;
function note(element: HTMLElement): string | null {
  return shows(element, '[data-id="note"]') ? part<HTMLElement>(element, '[data-id="note"]').textContent : '';
}

describe('the activities of the panel', () => {
  it('shows ten, then ten more without asking, then asks for older ones', async () => {
    const element = await mountList({ items: items(15), days: 90, nextStretch: 2, isCut: false });
    expect(rows(element)).toBe(10);
    await expect(element).toBeAccessible();
    await press(element, 'more');
    expect(rows(element)).toBe(15);
    expect(olderOf).not.toHaveBeenCalled();
    expect(note(element)).toBe('Activities of the last 90 days.');
    olderOf.mockResolvedValue({ items: items(2, 16), days: 365, isCut: false });
    await press(element, 'more');
    expect(olderOf).toHaveBeenCalledWith({ recordId: '00Q1', stretch: 2 });
    expect(rows(element)).toBe(17);
    expect(shows(element, '[data-id="more"]')).toBe(false);
    expect(note(element)).toBe('These are all activities that Marketo keeps.');
  });

  it('moves the focus to the first activity that came', async () => {
    const element = await mountList({ items: items(12), days: 90, nextStretch: 2, isCut: false });
    await press(element, 'more');
    expect(element.shadowRoot?.activeElement?.getAttribute('data-activity')).toBe('a11');
  });

  it('says that there is nothing, and since when', async () => {
    const element = await mountList({ items: [], days: 365, nextStretch: 3, isCut: false });
    expect(note(element)).toBe('Marketo has recorded nothing in the last 365 days.');
    olderOf.mockResolvedValue({ items: [], days: 760, isCut: false });
    await press(element, 'more');
    expect(note(element)).toBe('Marketo has recorded nothing.');
    await expect(element).toBeAccessible();
  });

  it('does not hide that Marketo has more than is shown', async () => {
    const element = await mountList({ items: items(3), days: 7, nextStretch: 1, isCut: true });
    expect(note(element)).toContain('more activities in these 7 days');
  });

  it('keeps what is shown when older ones cannot be read, and tries again', async () => {
    const element = await mountList({ items: items(2), days: 90, nextStretch: 2, isCut: false });
    olderOf.mockRejectedValueOnce(apexError(problemLike({ code: 'MARKETO_606' })));
    await press(element, 'more');
    expect(rows(element)).toBe(2);
    expect(shows(element, 'c-error-panel')).toBe(true);
    await expect(element).toBeAccessible();
    olderOf.mockResolvedValue({ items: items(1, 3), days: 365, isCut: false });
    await tell(element, 'c-error-panel', 'retry');
    expect(rows(element)).toBe(3);
    expect(shows(element, 'c-error-panel')).toBe(false);
  });
});
