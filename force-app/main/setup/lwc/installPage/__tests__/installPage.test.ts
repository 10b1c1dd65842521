import getState from '@salesforce/apex/InstallController.getState';
import InstallPage from 'c/installPage';
import { apexError, mount, part, problemLike, settle, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/InstallController.getState', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

const mock = getState as unknown as jest.Mock;
const newest: Apex.InstallState = {
  installed: '0.1.0',
  newest: '0.1.0',
  isNewest: true,
  releases: [{ version: '0.1.0', notes: ['Setup Guide'], changes: ['Adds two permission sets'] }],
  checks: [
    { key: 'settings', title: 'Settings', state: 'ok' },
    { key: 'apiEnabled', title: 'API Enabled', state: 'broken', canRepair: true, path: 'Setup' },
  ],
};

async function mountPage(state: Apex.InstallState): Promise<HTMLElement> {
  mock.mockResolvedValue(state);
  const element = await mount<HTMLElement>('c-install-page', InstallPage);
  await settle();
  return element;
}

describe('step 6', () => {
  it('tells the version, what is new, what changes and what is left to do', async () => {
    const element = await mountPage(newest);
    expect(part<HTMLElement>(element, '[data-id="version"]').textContent).toContain('newest version');
    expect(part<HTMLElement>(element, '[data-release="0.1.0"]').textContent).toMatch(/Setup Guide.*Adds two permission sets/s);
    expect(part<HTMLElement>(element, '[data-id="summary"]').textContent).toContain('1 of 2 are done.');
    await expect(element).toBeAccessible();
  });

  it('tells that there is a newer version', async () => {
    const element = await mountPage({
      ...newest,
      newest: '0.2.0',
      isNewest: false,
      releases: [{ version: '0.2.0', releasedOn: '2027-01-05', notes: ['x'], changes: ['y'] }],
    });
    expect(part<HTMLElement>(element, '[data-id="version"]').textContent).toContain('sandbox first');
    expect(part<HTMLElement>(element, 'h3 ~ h4').textContent).toBe('What is new');
    await expect(element).toBeAccessible();
  });

  it('shows a failure and tries again', async () => {
    mock.mockRejectedValueOnce(apexError(problemLike({})));
    const element = await mount<HTMLElement>('c-install-page', InstallPage);
    await settle();
    expect(shows(element, 'c-error-panel')).toBe(true);
    await expect(element).toBeAccessible();
    mock.mockResolvedValue(newest);
    await tell(element, 'c-error-panel', 'retry');
    await settle();
    expect(shows(element, '[data-id="version"]')).toBe(true);
  });
});
