import getConnection from '@salesforce/apex/MarketoConnectionController.getConnection';
import StepPanel from 'c/stepPanel';
import { mount, part, settle, shows } from 'test/support/lwc';

jest.mock(
  '@salesforce/apex/InvitationController.getAccount',
  () => ({ __esModule: true, default: jest.fn(() => new Promise(() => undefined)) }),
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/InvitationController.getCandidates',
  () => ({ __esModule: true, default: jest.fn(() => new Promise(() => undefined)) }),
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/SalesforceConnectionController.getConnection',
  () => ({ __esModule: true, default: jest.fn(() => new Promise(() => undefined)) }),
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/MarketoConnectionController.getConnection',
  () => ({ __esModule: true, default: jest.fn(() => new Promise(() => undefined)) }),
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/FieldSyncController.getOverview',
  () => ({ __esModule: true, default: jest.fn(() => new Promise(() => undefined)) }),
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/UserManagementController.getDirectory',
  () => ({ __esModule: true, default: jest.fn(() => new Promise(() => undefined)) }),
  { virtual: true },
);

const mountPanel = (stepKey: string): Promise<HTMLElement> => mount<HTMLElement>('c-step-panel', StepPanel, { stepKey });

describe('step panel', () => {
  it.each([
    ['marketoSalesAccount', 'c-marketo-account-step'],
    ['connectSalesforce', 'c-salesforce-connection-step'],
    ['connectMarketo', 'c-marketo-connection-step'],
    ['fieldSync', 'c-field-sync-step'],
    ['inviteUsers', 'c-user-management'],
  ])('opens the work of %s and nothing else', async (key, component) => {
    const element = await mountPanel(key);
    expect(shows(element, component)).toBe(true);
    expect(element.shadowRoot?.firstElementChild?.childElementCount).toBe(1);
  });

  it('says honestly that a step without a page has none', async () => {
    const element = await mountPanel('stepOfALaterVersion');
    expect(part<{ heading: string }>(element, 'c-empty-state').heading).toBe('Not available yet in this version');
    await expect(element).toBeAccessible();
  });

  it('asks the systems afresh when something before it changed', async () => {
    const element = await mountPanel('connectMarketo');
    expect(getConnection).toHaveBeenCalledTimes(1);
    Object.assign(element, { version: 1 });
    await settle();
    expect(getConnection).toHaveBeenCalledTimes(2);
  });
});
