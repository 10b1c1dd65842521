import getFailures from '@salesforce/apex/FieldSyncController.getFailures';
import getFailuresCsv from '@salesforce/apex/FieldSyncController.getFailuresCsv';
import { downloadCsv } from 'c/csvDownload';
import SyncFailures from 'c/syncFailures';
import { apexError, mount, part, press, problemLike, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/FieldSyncController.getFailures', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/FieldSyncController.getFailuresCsv', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('c/csvDownload', () => ({ downloadCsv: jest.fn() }));

const get = getFailures as unknown as jest.Mock;
const csv = getFailuresCsv as unknown as jest.Mock;
const RUN = 'a01000000000001AAA';

function failure(number: number): Apex.SyncFailure {
  return {
    id: `a02${String(number).padStart(12, '0')}AAA`,
    salesforceId: `00Q${String(number).padStart(12, '0')}AAA`,
    name: `Person ${number}`,
    code: 'SALES_ROW_REJECTED',
    reason: 'The e-mail address is malformed.',
    problem: problemLike({ action: 'Correct the address in Marketo.' }),
  };
}

const page = (from: number, count: number): Apex.SyncFailure[] => Array.from({ length: count }, (_, index) => failure(from + index));

const mountFailures = (total = 2): Promise<HTMLElement> => mount<HTMLElement>('c-sync-failures', SyncFailures, { runId: RUN, total });

const rowsOf = (element: HTMLElement): HTMLElement[] => [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];

describe('people who could not be copied', () => {
  it('shows that they are loading', async () => {
    get.mockReturnValue(new Promise(() => undefined));
    const element = await mountFailures();
    expect(shows(element, 'c-loading-state')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('names each person with a link, the reason and what to do', async () => {
    get.mockResolvedValue(page(1, 2));
    const element = await mountFailures();
    const [first] = rowsOf(element);
    expect(first?.querySelector('a')?.getAttribute('href')).toBe('/00Q000000000001AAA');
    expect(first?.textContent).toContain('Person 1');
    expect(first?.textContent).toContain('The e-mail address is malformed.');
    expect(first?.textContent).toContain('Correct the address in Marketo.');
    expect(element.shadowRoot?.querySelector('[role="status"]')?.textContent).toBe('2 of 2 shown');
    await expect(element).toBeAccessible();
  });

  it('names a person by the Marketo ID when nothing else is known', async () => {
    get.mockResolvedValue([{ id: 'a02000000000001AAA', marketoId: '4711', code: 'X', reason: 'Y' }]);
    const element = await mountFailures(1);
    expect(rowsOf(element)[0]?.textContent).toContain('Marketo person 4711');
    expect(shows(element, '[data-row] a')).toBe(false);
  });

  it('loads more after the last one that is shown', async () => {
    get.mockResolvedValueOnce(page(1, 50)).mockResolvedValueOnce(page(51, 3));
    const element = await mountFailures(53);
    await press(element, 'more');
    expect(get).toHaveBeenLastCalledWith({ runId: RUN, afterId: failure(50).id, size: 50 });
    expect(rowsOf(element)).toHaveLength(53);
    expect(shows(element, '[data-id="more"]')).toBe(false);
  });

  it('says that nothing failed', async () => {
    get.mockResolvedValue([]);
    const element = await mountFailures(0);
    expect(part<{ heading: string }>(element, 'c-empty-state').heading).toBe('Nothing failed');
    await expect(element).toBeAccessible();
  });

  it('keeps what is shown when the next page fails, and tries again on request', async () => {
    get.mockResolvedValueOnce(page(1, 50)).mockRejectedValueOnce(apexError(problemLike({})));
    const element = await mountFailures(53);
    await press(element, 'more');
    expect(rowsOf(element)).toHaveLength(50);
    expect(shows(element, 'c-error-panel')).toBe(true);
    await expect(element).toBeAccessible();
    get.mockResolvedValueOnce(page(51, 3));
    await tell(element, 'c-error-panel', 'retry');
    expect(rowsOf(element)).toHaveLength(53);
    expect(shows(element, 'c-error-panel')).toBe(false);
  });

  it('lets me retry all of them', async () => {
    get.mockResolvedValue(page(1, 2));
    const element = await mountFailures();
    const heard = jest.fn();
    element.addEventListener('retryall', heard);
    await press(element, 'retry-all');
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('downloads all of them as a file', async () => {
    get.mockResolvedValue(page(1, 2));
    csv.mockResolvedValue('Name\nPerson 1');
    const element = await mountFailures();
    await press(element, 'download');
    expect(csv).toHaveBeenCalledWith({ runId: RUN });
    expect(downloadCsv).toHaveBeenCalledWith('Failed people of the field sync', 'Name\nPerson 1');
  });

  it('explains when the file could not be made', async () => {
    get.mockResolvedValue(page(1, 2));
    csv.mockRejectedValue(apexError(problemLike({})));
    const element = await mountFailures();
    await press(element, 'download');
    expect(shows(element, 'c-error-panel')).toBe(true);
    expect(downloadCsv).not.toHaveBeenCalled();
  });
});
