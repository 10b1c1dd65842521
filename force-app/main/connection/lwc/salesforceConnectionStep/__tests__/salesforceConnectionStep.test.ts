import confirmConnection from '@salesforce/apex/SalesforceConnectionController.confirmConnection';
import disconnect from '@salesforce/apex/SalesforceConnectionController.disconnect';
import getConnection from '@salesforce/apex/SalesforceConnectionController.getConnection';
import startConnection from '@salesforce/apex/SalesforceConnectionController.startConnection';
import testConnection from '@salesforce/apex/SalesforceConnectionController.testConnection';
import { currentAddress, goTo } from 'c/browser';
import SalesforceConnectModal from 'c/salesforceConnectModal';
import SalesforceConnectionStep from 'c/salesforceConnectionStep';
import LightningConfirm from 'lightning/confirm';
import { apexError, mount, part, press, problemLike, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/SalesforceConnectionController.confirmConnection', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/SalesforceConnectionController.disconnect', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/SalesforceConnectionController.getConnection', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/SalesforceConnectionController.startConnection', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/SalesforceConnectionController.testConnection', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('c/browser', () => ({ goTo: jest.fn(), currentAddress: jest.fn() }));
jest.mock('c/salesforceConnectModal', () => ({ __esModule: true, default: { open: jest.fn() } }));

const confirmed = confirmConnection as unknown as jest.Mock;
const get = getConnection as unknown as jest.Mock;
const start = startConnection as unknown as jest.Mock;
const test = testConnection as unknown as jest.Mock;
const giveUp = disconnect as unknown as jest.Mock;
const address = currentAddress as unknown as jest.Mock;
const openModal = (SalesforceConnectModal as unknown as { open: jest.Mock }).open;
const openConfirm = (LightningConfirm as unknown as { open: jest.Mock }).open;

const PAGE = 'https://acme.example.com/lightning/n/Setup_Guide?c__step=connectSalesforce';
const none = { state: 'disconnected' };
const connected = {
  state: 'connected',
  environment: 'production',
  orgId: '00D000000000001EAA',
  orgName: 'Acme',
  userName: 'Ana Admin',
  loginName: 'ana@acme.example.com',
  connectedAt: '2026-11-22T08:30:00.000Z',
};

async function mountStep(connection: unknown, at = PAGE): Promise<HTMLElement> {
  address.mockReturnValue(at);
  get.mockResolvedValue(connection);
  confirmed.mockResolvedValue(connection);
  return mount<HTMLElement>('c-salesforce-connection-step', SalesforceConnectionStep);
}

const problemOf = (element: HTMLElement): Apex.Problem => part<{ problem: Apex.Problem }>(element, 'c-error-panel').problem;

function heardChanges(element: HTMLElement): jest.Mock {
  const heard = jest.fn();
  element.addEventListener('stepchange', heard);
  return heard;
}

describe('Salesforce connection', () => {
  it('shows that it is loading', async () => {
    address.mockReturnValue(PAGE);
    get.mockReturnValue(new Promise(() => undefined));
    const element = await mount<HTMLElement>('c-salesforce-connection-step', SalesforceConnectionStep);
    expect(shows(element, 'c-loading-state')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('offers Connect when there is no connection', async () => {
    const element = await mountStep(none);
    expect(part<{ label: string }>(element, 'lightning-tab').label).toBe('Connections & Customizations');
    expect(part<{ label: string }>(element, '[data-id="connect"]').label).toBe('Connect');
    expect(shows(element, 'c-connection-actions')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('asks before it leaves the page, and stays when I cancel', async () => {
    openModal.mockResolvedValue(undefined);
    const element = await mountStep(none);
    await press(element, 'connect');
    expect(openModal).toHaveBeenCalledWith(expect.objectContaining({ environmentLabel: 'Salesforce' }));
    expect(start).not.toHaveBeenCalled();
  });

  it('goes to the sign-in page of a sandbox and comes back to this step', async () => {
    openModal.mockResolvedValue('ok');
    start.mockResolvedValue('https://test.salesforce.com/authorize');
    const element = await mountStep(none, `${PAGE}&connection=failed&code=expired_token`);
    await tell(element, 'lightning-radio-group', 'change', { value: 'sandbox' });
    await press(element, 'connect');
    expect(start).toHaveBeenCalledWith({ environment: 'sandbox', returnUrl: PAGE });
    expect(goTo).toHaveBeenCalledWith('https://test.salesforce.com/authorize');
  });

  it('explains when the sign-in page could not be reached', async () => {
    openModal.mockResolvedValue('ok');
    start.mockRejectedValue(apexError(problemLike({ code: 'SALES_UNREACHABLE' })));
    const element = await mountStep(none);
    await press(element, 'connect');
    expect(problemOf(element).code).toBe('SALES_UNREACHABLE');
    expect(goTo).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it('says that it is connected when I come back', async () => {
    const element = await mountStep(connected, `${PAGE}&connection=connected`);
    expect(part<{ label: string }>(element, 'c-state-badge').label).toBe('Connected');
    expect(part<{ facts: { value: string }[] }>(element, 'c-fact-list').facts.map((fact) => fact.value)).toEqual(
      expect.arrayContaining(['Acme', 'Ana Admin, ana@acme.example.com']),
    );
    expect(shows(element, '[data-id="connect"]')).toBe(false);
    expect(confirmed).toHaveBeenCalledTimes(1);
    expect(get).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it('does not believe an address that says connected when it is not', async () => {
    const element = await mountStep(none, `${PAGE}&connection=connected`);
    expect(part<{ label: string }>(element, 'c-state-badge').label).toBe('Not connected');
  });

  it('explains why the sign-in failed, as the Sales account saw it', async () => {
    const problem = problemLike({ code: 'SALES_OAUTH_APP_BLOCKED' });
    const element = await mountStep({ state: 'failed', problem }, `${PAGE}&connection=failed&code=oauth_app_blocked`);
    expect(problemOf(element)).toEqual(problem);
    expect(part<{ label: string }>(element, '[data-id="connect"]').label).toBe('Connect Again');
    await expect(element).toBeAccessible();
  });

  it('explains a failed sign-in also when nobody kept the reason', async () => {
    const element = await mountStep(none, `${PAGE}&connection=failed&code=access_denied`);
    expect(problemOf(element)).toMatchObject({ code: 'access_denied', title: 'Salesforce was not connected' });
  });

  it('tests the connection when I ask', async () => {
    test.mockResolvedValue(connected);
    const element = await mountStep(connected);
    const heard = heardChanges(element);
    await tell(element, 'c-connection-actions', 'test');
    expect(test).toHaveBeenCalledTimes(1);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('shows the problem that a test found', async () => {
    const problem = problemLike({ code: 'SALES_EXPIRED_TOKEN' });
    test.mockResolvedValue({ ...connected, state: 'failed', problem });
    const element = await mountStep(connected);
    await tell(element, 'c-connection-actions', 'test');
    expect(problemOf(element)).toEqual(problem);
    expect(part<{ label: string }>(element, 'c-state-badge').label).toBe('Not working');
  });

  it('disconnects only when I confirm', async () => {
    giveUp.mockResolvedValue(none);
    const element = await mountStep(connected);
    openConfirm.mockResolvedValueOnce(false);
    await tell(element, 'c-connection-actions', 'disconnect');
    expect(giveUp).not.toHaveBeenCalled();
    openConfirm.mockResolvedValueOnce(true);
    await tell(element, 'c-connection-actions', 'disconnect');
    expect(part<{ label: string }>(element, 'c-state-badge').label).toBe('Not connected');
  });

  it('explains when the state could not be read, and reads it again on request', async () => {
    address.mockReturnValue(PAGE);
    get.mockRejectedValueOnce(apexError(problemLike({})));
    const element = await mount<HTMLElement>('c-salesforce-connection-step', SalesforceConnectionStep);
    expect(problemOf(element).code).toBe('SALES_TIMEOUT');
    await expect(element).toBeAccessible();
    get.mockResolvedValueOnce(connected);
    await tell(element, 'c-error-panel', 'retry');
    expect(shows(element, 'c-error-panel')).toBe(false);
    expect(part<{ label: string }>(element, 'c-state-badge').label).toBe('Connected');
  });
});
