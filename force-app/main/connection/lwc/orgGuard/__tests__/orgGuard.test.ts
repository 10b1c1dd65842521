import connectAnew from '@salesforce/apex/OrgGuardController.connectAnew';
import getState from '@salesforce/apex/OrgGuardController.getState';
import stayDisconnected from '@salesforce/apex/OrgGuardController.stayDisconnected';
import OrgGuard from 'c/orgGuard';
import LightningConfirm from 'lightning/confirm';
import { apexError, mount, part, press, problemLike, settle, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/OrgGuardController.connectAnew', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/OrgGuardController.getState', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/OrgGuardController.stayDisconnected', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

const mocks = {
  state: getState as unknown as jest.Mock,
  anew: connectAnew as unknown as jest.Mock,
  stay: stayDisconnected as unknown as jest.Mock,
};
const openConfirm = (LightningConfirm as unknown as { open: jest.Mock }).open;
const copied: Apex.OrgState = {
  isBlocked: true,
  staysDisconnected: false,
  connectedOrgId: '00D000000000001EAA',
  runningOrgId: '00D000000000002EAA',
  runningOrgName: 'Kestrel Sandbox',
  munchkinId: '123-ABC-456',
};
const heard = jest.fn();

async function mountGuard(state?: Apex.OrgState): Promise<HTMLElement> {
  mocks.state.mockResolvedValue(state);
  const element = await mount<HTMLElement>('c-org-guard', OrgGuard);
  element.addEventListener('guard', (event) => {
    heard((event as CustomEvent<boolean>).detail);
  });
  await settle();
  return element;
}

describe('the refresh guard', () => {
  it('shows nothing in the org that was connected', async () => {
    const element = await mountGuard({ isBlocked: false });
    expect(shows(element, '[data-id="guard"]')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('explains in a copy which org is connected and that nothing is sent', async () => {
    const element = await mountGuard(copied);
    const text = part<HTMLElement>(element, '[data-id="guard"]').textContent;
    expect(text).toMatch(/Kestrel Sandbox is a copy/);
    expect(text).toContain('00D000000000001EAA');
    expect(text).toContain('123-ABC-456');
    await expect(element).toBeAccessible();
  });

  it('connects this org anew only after a question, and says so to the page', async () => {
    mocks.anew.mockResolvedValue({ isBlocked: false });
    const element = await mountGuard(copied);
    openConfirm.mockResolvedValueOnce(false);
    await press(element, 'anew');
    await settle();
    expect(mocks.anew).not.toHaveBeenCalled();
    openConfirm.mockResolvedValueOnce(true);
    await press(element, 'anew');
    await settle();
    expect(heard).toHaveBeenLastCalledWith(false);
    expect(shows(element, '[data-id="guard"]')).toBe(false);
  });

  it('remembers that the org stays disconnected, and still offers to connect', async () => {
    mocks.stay.mockResolvedValue({ ...copied, staysDisconnected: true });
    const element = await mountGuard(copied);
    await press(element, 'stay');
    await settle();
    expect(shows(element, '[data-id="stays"]')).toBe(true);
    expect(shows(element, '[data-id="stay"]')).toBe(false);
    expect(shows(element, '[data-id="anew"]')).toBe(true);
    expect(heard).toHaveBeenLastCalledWith(true);
    await expect(element).toBeAccessible();
  });

  it('tells a failure and tries again', async () => {
    mocks.state.mockRejectedValueOnce(apexError(problemLike({})));
    const element = await mount<HTMLElement>('c-org-guard', OrgGuard);
    await settle();
    expect(shows(element, 'c-error-panel')).toBe(true);
    await expect(element).toBeAccessible();
    mocks.state.mockResolvedValue(copied);
    await tell(element, 'c-error-panel', 'retry');
    await settle();
    expect(shows(element, '[data-id="guard"]')).toBe(true);
  });
});
