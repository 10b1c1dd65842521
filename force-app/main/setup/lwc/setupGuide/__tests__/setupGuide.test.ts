import getAccess from '@salesforce/apex/AccessController.getAccess';
import getGuide from '@salesforce/apex/SetupGuideController.getGuide';
import SetupGuide from 'c/setupGuide';
import { CurrentPageReference, type PageReference } from 'lightning/navigation';
import { apexError, mount, part, press, problemLike, settle, shows, tell } from 'test/support/lwc';

const navigated = jest.fn();

jest.mock('@salesforce/apex/AccessController.getAccess', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SetupGuideController.getGuide', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('lightning/navigation', () => {
  const { createTestWireAdapter } = jest.requireActual<{ createTestWireAdapter(spy: jest.Mock): unknown }>(
    '@salesforce/wire-service-jest-util',
  );
  const Navigate = Symbol('Navigate');
  const mixin = (Base: new () => object): unknown =>
    class extends Base {
      [Navigate](...target: unknown[]): void {
        mockNavigate(...target);
      }
    };
  return { CurrentPageReference: createTestWireAdapter(jest.fn()), NavigationMixin: Object.assign(mixin, { Navigate }) };
});

function mockNavigate(...target: unknown[]): void {
  navigated(...target);
}

const guideCall = getGuide as unknown as jest.Mock;
const accessCall = getAccess as unknown as jest.Mock;
const pageWire = CurrentPageReference as unknown as { emit(page: PageReference): void };

const KEYS = [
  'marketoSalesAccount',
  'connectSalesforce',
  'connectMarketo',
  'fieldSync',
  'inviteUsers',
  'installPackage',
  'configurePackage',
];
const guide: Apex.SetupGuide = {
  canManage: true,
  checkedAt: '2026-11-22T08:30:00.000Z',
  steps: KEYS.map((key, index) => ({
    key,
    number: index + 1,
    title: `Title of ${key}`,
    summary: 'Summary.',
    persona: 'Marketo admin',
    state: key === 'installPackage' ? 'done' : 'notStarted',
    stateLabel: 'State',
  })),
};
const working = { configured: true, working: true };

function pageAt(step?: string): PageReference {
  return {
    type: 'standard__navItemPage',
    attributes: { apiName: 'Setup_Guide' },
    state: step === undefined ? {} : { c__step: step },
  };
}

async function mountGuide(answer: Apex.SetupGuide = guide, step?: string): Promise<HTMLElement> {
  guideCall.mockResolvedValue(answer);
  accessCall.mockResolvedValue({ marketo: working, salesAccount: working });
  const element = await mount<HTMLElement>('c-setup-guide', SetupGuide);
  pageWire.emit(pageAt(step));
  await settle();
  return element;
}

const rowsOf = (element: HTMLElement): (HTMLElement & { expanded: boolean })[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement & { expanded: boolean }>('c-step-row') ?? []),
];

describe('setup guide', () => {
  it('shows that it is checking the systems', async () => {
    guideCall.mockReturnValue(new Promise(() => undefined));
    const element = await mount<HTMLElement>('c-setup-guide', SetupGuide);
    expect(part<{ text: string }>(element, 'c-loading-state').text).toBe('Checking the three systems');
    await expect(element).toBeAccessible();
  });

  it('shows the seven steps in order, with what is done and when it was checked', async () => {
    const element = await mountGuide();
    expect(rowsOf(element).map((row) => row.dataset.key)).toEqual(KEYS);
    expect(part<HTMLElement>(element, '[data-id="progress"]').textContent).toBe('1 of 7 steps done');
    expect(part<HTMLElement>(element, '[data-id="checked-at"]').textContent).toMatch(/^Checked Nov 22, 2026/);
    expect(guideCall).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('opens the step that the address names', async () => {
    const element = await mountGuide(guide, 'inviteUsers');
    expect(
      rowsOf(element)
        .filter((row) => row.expanded)
        .map((row) => row.dataset.key),
    ).toEqual(['inviteUsers']);
    await expect(element).toBeAccessible();
  });

  it('puts the opened step into the address, and takes it out when I close it', async () => {
    const element = await mountGuide();
    await tell(element, '[data-key="inviteUsers"]', 'togglestep', 'inviteUsers');
    expect(navigated).toHaveBeenLastCalledWith(pageAt('inviteUsers'), true);
    pageWire.emit(pageAt('inviteUsers'));
    await tell(element, '[data-key="inviteUsers"]', 'togglestep', 'inviteUsers');
    expect(navigated).toHaveBeenLastCalledWith(pageAt(), true);
  });

  it('goes where the next action leads', async () => {
    const element = await mountGuide();
    await tell(element, '[data-key="fieldSync"]', 'action', { key: 'fieldSync', actionTarget: 'connectMarketo' });
    expect(navigated).toHaveBeenLastCalledWith(pageAt('connectMarketo'), true);
  });

  it('takes me to Before you start when access is missing', async () => {
    const element = await mountGuide();
    accessCall.mockResolvedValue({ marketo: { configured: false, working: false }, salesAccount: working });
    const panel = part<HTMLElement & { refresh(): Promise<void> }>(element, 'c-access-panel');
    await panel.refresh();
    await settle();
    await tell(element, '[data-key="marketoSalesAccount"]', 'action', { key: 'marketoSalesAccount', actionTarget: 'access' });
    expect(panel.shadowRoot?.activeElement?.textContent).toBe('Before you start');
    expect(navigated).not.toHaveBeenCalled();
  });

  it('checks again when I press Refresh, and when a step changed something', async () => {
    const element = await mountGuide();
    await press(element, 'refresh');
    await tell(element, '[data-key="fieldSync"]', 'stepchange');
    await tell(element, 'c-access-panel', 'accesschange');
    expect(guideCall).toHaveBeenCalledTimes(4);
    expect(element.shadowRoot?.activeElement?.getAttribute('data-id')).toBe('progress');
  });

  it('keeps what it knows and explains when checking again fails', async () => {
    const element = await mountGuide();
    guideCall.mockRejectedValueOnce(apexError(problemLike({})));
    await press(element, 'refresh');
    expect(shows(element, 'c-error-panel')).toBe(true);
    expect(rowsOf(element)).toHaveLength(7);
    await expect(element).toBeAccessible();
    await tell(element, 'c-error-panel', 'retry');
    expect(shows(element, 'c-error-panel')).toBe(false);
  });

  it.each([
    ['says so', () => guideCall.mockResolvedValue({ ...guide, canManage: false })],
    ['refuses', () => guideCall.mockRejectedValue(apexError(problemLike({ code: 'NO_PERMISSION' })))],
  ])('tells me whom to ask when the server %s that I may not manage', async (_, answer) => {
    answer();
    const element = await mount<HTMLElement>('c-setup-guide', SetupGuide);
    expect(part<{ heading: string }>(element, 'c-empty-state').heading).toBe('You cannot manage MSI Actions');
    expect(rowsOf(element)).toHaveLength(0);
    expect(shows(element, 'c-error-panel')).toBe(false);
    await expect(element).toBeAccessible();
  });
});
