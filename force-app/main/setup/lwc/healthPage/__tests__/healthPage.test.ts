import getCsv from '@salesforce/apex/HealthController.getCsv';
import getHealth from '@salesforce/apex/HealthController.getHealth';
import ignoreCode from '@salesforce/apex/HealthController.ignoreCode';
import retryCode from '@salesforce/apex/HealthController.retryCode';
import setMarketoLimit from '@salesforce/apex/HealthController.setMarketoLimit';
import HealthPage from 'c/healthPage';
import LightningConfirm from 'lightning/confirm';
import { apexError, mount, part, press, problemLike, settle, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/HealthController.getCsv', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/HealthController.getHealth', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/HealthController.ignoreCode', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/HealthController.retryCode', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/HealthController.setMarketoLimit', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

const mocks = {
  csv: getCsv as unknown as jest.Mock,
  health: getHealth as unknown as jest.Mock,
  ignore: ignoreCode as unknown as jest.Mock,
  retry: retryCode as unknown as jest.Mock,
  limit: setMarketoLimit as unknown as jest.Mock,
};
const openConfirm = (LightningConfirm as unknown as { open: jest.Mock }).open;

const well: Apex.Health = {
  connections: [
    { key: 'marketoAccess', title: 'API access to Marketo', state: 'working', target: '123-ABC-456' },
    { key: 'salesforce', title: 'Sales account and Salesforce', state: 'working', target: 'Org', since: '2026-11-22T08:00:00.000Z' },
  ],
  runs: [],
  failures: [],
  alerts: [],
  budget: { marketoUsedToday: 10, marketoLimit: 50000 },
  checkedAt: '2026-11-22T08:00:00.000Z',
};
const ill: Apex.Health = {
  ...well,
  connections: [{ key: 'marketo', title: 'Sales account and Marketo', state: 'failed', problem: problemLike({ title: 'Expired' }) }],
  runs: [
    {
      id: 'r1',
      kind: 'sync',
      status: 'failed',
      processed: 5,
      total: 10,
      failed: 2,
      startedAt: '2026-11-22T08:00:00.000Z',
      startedByName: 'Sam',
    },
  ],
  failures: [
    {
      code: 'SALES_BAD_EMAIL',
      count: 2,
      latestAt: '2026-11-22T08:00:00.000Z',
      problem: problemLike({ title: 'Bad address', action: 'Correct it.' }),
    },
  ],
  alerts: [problemLike({ code: 'A' }), problemLike({ code: 'B' })],
};

async function mountPage(health: Apex.Health = well): Promise<HTMLElement> {
  mocks.health.mockResolvedValue(health);
  const element = await mount<HTMLElement>('c-health-page', HealthPage);
  await settle();
  return element;
}

describe('the health page', () => {
  it('says that all is well, with every connection, empty runs and errors', async () => {
    const element = await mountPage();
    expect(part<HTMLElement>(element, '[data-id="summary"]').textContent).toBe('All systems answer. Nothing needs an admin.');
    expect(part<HTMLElement>(element, '[data-connection="salesforce"]').textContent).toMatch(/Org; Since/);
    expect(element.shadowRoot?.querySelectorAll('c-empty-state')).toHaveLength(2);
    expect(element.shadowRoot?.querySelectorAll('c-meter')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it('does not call an account well that is only half set up', async () => {
    const element = await mountPage({ ...well, connections: [{ key: 'salesforce', title: 'Salesforce', state: 'notSetUp' }] });
    expect(part<HTMLElement>(element, '[data-id="summary"]').textContent).toContain('The Setup Guide has connections left');
  });

  it('names what needs an admin, what failed and how often', async () => {
    const element = await mountPage(ill);
    expect(part<HTMLElement>(element, '[data-id="summary"]').textContent).toBe('2 things need an admin');
    expect(part<HTMLElement>(element, '[data-connection="marketo"]').textContent).toContain('Expired');
    expect(part<HTMLElement>(element, '[data-error="SALES_BAD_EMAIL"]').textContent).toMatch(/Bad address.*2 people, latest/s);
    expect(part<HTMLElement>(element, 'tbody tr').textContent).toMatch(/Sync.*5 \/ 10.*2.*Sam/s);
    await expect(element).toBeAccessible();
  });

  it('sends the people of a code again', async () => {
    mocks.retry.mockResolvedValue({});
    const element = await mountPage(ill);
    await press(element, 'retry');
    await settle();
    expect(mocks.retry).toHaveBeenCalledWith({ code: 'SALES_BAD_EMAIL' });
    expect(mocks.health).toHaveBeenCalledTimes(2);
  });

  it('ignores errors only after a question', async () => {
    mocks.ignore.mockResolvedValue(2);
    const element = await mountPage(ill);
    openConfirm.mockResolvedValueOnce(false);
    await press(element, 'ignore');
    expect(mocks.ignore).not.toHaveBeenCalled();
    openConfirm.mockResolvedValueOnce(true);
    await press(element, 'ignore');
    await settle();
    expect(mocks.ignore).toHaveBeenCalledWith({ code: 'SALES_BAD_EMAIL' });
  });

  it('gives the people of a code as a file', async () => {
    mocks.csv.mockResolvedValue('a');
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined });
    const element = await mountPage(ill);
    await press(element, 'download');
    expect(mocks.csv).toHaveBeenCalledWith({ code: 'SALES_BAD_EMAIL' });
  });

  it('saves the daily limit, and keeps what I typed when it is refused', async () => {
    mocks.limit.mockRejectedValueOnce(apexError(problemLike({ code: 'INVALID_INPUT' })));
    const element = await mountPage();
    await tell(element, '[data-id="limit"]', 'change', { value: '5' });
    await press(element, 'save-limit');
    await settle();
    expect(shows(element, 'c-error-panel')).toBe(true);
    expect(part<{ value: string }>(element, '[data-id="limit"]').value).toBe('5');
    mocks.limit.mockResolvedValueOnce({ ...well, budget: { marketoUsedToday: 10, marketoLimit: 90000 } });
    await tell(element, '[data-id="limit"]', 'change', { value: '90000' });
    await press(element, 'save-limit');
    await settle();
    expect(mocks.limit).toHaveBeenLastCalledWith({ calls: 90000 });
    expect(part<{ text: string }>(element, 'c-meter').text).toBe('10 of 90,000 used');
  });

  it('shows a failure and checks again', async () => {
    mocks.health.mockRejectedValueOnce(apexError(problemLike({})));
    const element = await mount<HTMLElement>('c-health-page', HealthPage);
    await settle();
    expect(shows(element, 'c-error-panel')).toBe(true);
    await expect(element).toBeAccessible();
    mocks.health.mockResolvedValue(well);
    await tell(element, 'c-error-panel', 'retry');
    await settle();
    expect(shows(element, '[data-id="summary"]')).toBe(true);
  });
});
