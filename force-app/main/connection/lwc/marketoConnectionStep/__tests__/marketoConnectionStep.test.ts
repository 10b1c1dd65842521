import connect from '@salesforce/apex/MarketoConnectionController.connect';
import disconnect from '@salesforce/apex/MarketoConnectionController.disconnect';
import getConnection from '@salesforce/apex/MarketoConnectionController.getConnection';
import testConnection from '@salesforce/apex/MarketoConnectionController.testConnection';
import MarketoConnectionStep from 'c/marketoConnectionStep';
import LightningConfirm from 'lightning/confirm';
import { apexError, mount, part, press, problemLike, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/MarketoConnectionController.connect', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MarketoConnectionController.disconnect', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MarketoConnectionController.getConnection', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/MarketoConnectionController.testConnection', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});

const get = getConnection as unknown as jest.Mock;
const handOver = connect as unknown as jest.Mock;
const test = testConnection as unknown as jest.Mock;
const giveUp = disconnect as unknown as jest.Mock;
const openConfirm = (LightningConfirm as unknown as { open: jest.Mock }).open;

const none = { state: 'disconnected', canHandOver: true };
const connected = {
  state: 'connected',
  munchkinId: '123-ABC-456',
  clientId: 'client',
  owner: 'Mia Marketer',
  connectedAt: '2026-11-22T08:30:00.000Z',
  canHandOver: true,
};

async function mountStep(connection: unknown): Promise<HTMLElement> {
  get.mockResolvedValue(connection);
  return mount<HTMLElement>('c-marketo-connection-step', MarketoConnectionStep);
}

const badge = (element: HTMLElement): string => part<{ label: string }>(element, 'c-state-badge').label;

describe('Marketo connection', () => {
  it('shows that it is loading', async () => {
    get.mockReturnValue(new Promise(() => undefined));
    const element = await mount<HTMLElement>('c-marketo-connection-step', MarketoConnectionStep);
    expect(shows(element, 'c-loading-state')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('connects with one press, without copying anything', async () => {
    handOver.mockResolvedValue(connected);
    const element = await mountStep(none);
    const heard = jest.fn();
    element.addEventListener('stepchange', heard);
    await expect(element).toBeAccessible();
    await press(element, 'connect');
    expect(badge(element)).toBe('Connected');
    expect(heard).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('says who made the connection', async () => {
    const element = await mountStep({ ...connected, isMine: true });
    const facts = part<{ facts: { value: string }[] }>(element, 'c-fact-list').facts;
    expect(facts.map((fact) => fact.value)).toContain('Mia Marketer');
    expect(element.shadowRoot?.textContent).toContain('belongs to the admin who made it');
  });

  it('says what is missing when it cannot connect by itself', async () => {
    const element = await mountStep({ state: 'disconnected', canHandOver: false });
    expect(part<{ disabled: boolean }>(element, '[data-id="connect"]').disabled).toBe(true);
    expect(element.shadowRoot?.textContent).toContain("package's own access to Marketo");
    await expect(element).toBeAccessible();
  });

  it('explains why Marketo refused', async () => {
    handOver.mockRejectedValue(apexError(problemLike({ code: 'SALES_PERMISSION_MISSING' })));
    const element = await mountStep(none);
    await press(element, 'connect');
    expect(part<{ problem: Apex.Problem }>(element, 'c-error-panel').problem.code).toBe('SALES_PERMISSION_MISSING');
    await expect(element).toBeAccessible();
  });

  it('shows the problem that a test found', async () => {
    const problem = problemLike({ code: 'SALES_BAD_CLIENT_CREDENTIALS' });
    test.mockResolvedValue({ ...connected, state: 'failed', problem });
    const element = await mountStep(connected);
    await tell(element, 'c-connection-actions', 'test');
    expect(badge(element)).toBe('Not working');
    expect(part<{ problem: Apex.Problem }>(element, 'c-error-panel').problem).toEqual(problem);
  });

  it('disconnects only when I confirm', async () => {
    giveUp.mockResolvedValue(none);
    const element = await mountStep(connected);
    openConfirm.mockResolvedValueOnce(false);
    await tell(element, 'c-connection-actions', 'disconnect');
    expect(giveUp).not.toHaveBeenCalled();
    openConfirm.mockResolvedValueOnce(true);
    await tell(element, 'c-connection-actions', 'disconnect');
    expect(badge(element)).toBe('Not connected');
    expect(element.shadowRoot?.activeElement?.getAttribute('data-id')).toBe('state');
  });

  it('hands the connection of somebody else over to me when I confirm', async () => {
    handOver.mockResolvedValue({ ...connected, owner: 'me@kestrel.example', isMine: true });
    const element = await mountStep({ ...connected, isMine: false });
    expect(part<HTMLElement>(element, '[data-id="take-over-help"]').textContent).toContain('Mia Marketer owns this connection');
    await expect(element).toBeAccessible();
    openConfirm.mockResolvedValueOnce(false);
    await press(element, 'take-over');
    expect(handOver).not.toHaveBeenCalled();
    openConfirm.mockResolvedValueOnce(true);
    await press(element, 'take-over');
    expect(handOver).toHaveBeenCalledTimes(1);
    expect(shows(element, '[data-id="take-over"]')).toBe(false);
  });

  it('offers no take-over of my own connection, nor without an access to hand over', async () => {
    const own = await mountStep({ ...connected, isMine: true });
    expect(shows(own, '[data-id="take-over"]')).toBe(false);
    const without = await mountStep({ ...connected, canHandOver: false });
    expect(shows(without, '[data-id="take-over"]')).toBe(false);
  });

  it('is connected once the credentials of the Set Up tab were saved', async () => {
    const element = await mountStep(none);
    await tell(element, 'c-marketo-set-up-form', 'connected', connected);
    expect(badge(element)).toBe('Connected');
  });

  it('explains when the state could not be read, and reads it again on request', async () => {
    get.mockRejectedValueOnce(apexError(problemLike({})));
    const element = await mount<HTMLElement>('c-marketo-connection-step', MarketoConnectionStep);
    await expect(element).toBeAccessible();
    get.mockResolvedValue(connected);
    await tell(element, 'c-error-panel', 'retry');
    expect(badge(element)).toBe('Connected');
    expect(shows(element, 'c-error-panel')).toBe(false);
  });
});
