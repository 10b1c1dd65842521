import getProfiles from '@salesforce/apex/GovernanceController.getProfiles';
import getView from '@salesforce/apex/GovernanceController.getView';
import setSwitch from '@salesforce/apex/GovernanceController.setSwitch';
import GovernancePage from 'c/governancePage';
import { apexError, mount, part, problemLike, settle, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/DoctorController.findUsers', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/GovernanceController.getProfiles', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/GovernanceController.getView', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/GovernanceController.setSwitch', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

const mocks = {
  profiles: getProfiles as unknown as jest.Mock,
  view: getView as unknown as jest.Mock,
  set: setSwitch as unknown as jest.Mock,
};
const org: Apex.GovernanceView = {
  ownerId: '00D1',
  ownerName: 'Kestrel',
  level: 'org',
  cells: [
    { key: 'Actions_Enabled__c', feature: 'Actions', own: 'inherit', effective: false, origin: 'default' },
    { key: 'Lead_Email__c', objectName: 'Lead', feature: 'Email', own: 'off', effective: false, origin: 'org' },
  ],
};

async function mountPage(): Promise<HTMLElement> {
  mocks.view.mockResolvedValue(org);
  mocks.profiles.mockResolvedValue([{ id: '00e1', name: 'Standard User' }]);
  const element = await mount<HTMLElement>('c-governance-page', GovernancePage);
  await settle();
  return element;
}

const effective = (element: HTMLElement, key: string): string | null => part<HTMLElement>(element, `[data-effective="${key}"]`).textContent;

describe('the governance', () => {
  it('shows each switch with its effective value and origin', async () => {
    const element = await mountPage();
    expect(part<HTMLElement>(element, '[data-id="showing"]').textContent).toBe('Set for Kestrel');
    expect(effective(element, 'Actions_Enabled__c')).toBe('Off: by default');
    expect(effective(element, 'Lead_Email__c')).toBe('Off: from the org');
    expect(part<{ label: string }>(element, '[data-key="Lead_Email__c"]').label).toBe('E-mail on Lead');
    await expect(element).toBeAccessible();
  });

  it('saves a choice at once', async () => {
    const element = await mountPage();
    mocks.set.mockResolvedValue({
      ...org,
      cells: [{ key: 'Actions_Enabled__c', feature: 'Actions', own: 'on', effective: true, origin: 'org' }],
    });
    await tell(element, '[data-key="Actions_Enabled__c"]', 'change', { value: 'on' });
    await settle();
    expect(mocks.set).toHaveBeenCalledWith({ ownerId: '00D1', key: 'Actions_Enabled__c', value: 'on' });
    expect(effective(element, 'Actions_Enabled__c')).toBe('On: from the org');
  });

  it('shows a profile or a user, and the org again', async () => {
    const element = await mountPage();
    await tell(element, '[data-id="level"]', 'change', { value: 'profile' });
    await expect(element).toBeAccessible();
    await tell(element, '[data-id="profile"]', 'change', { value: '00e1' });
    expect(mocks.view).toHaveBeenLastCalledWith({ ownerId: '00e1' });
    await tell(element, '[data-id="level"]', 'change', { value: 'user' });
    await tell(element, 'c-user-finder', 'choose', { id: '0051' });
    expect(mocks.view).toHaveBeenLastCalledWith({ ownerId: '0051' });
    await tell(element, 'c-user-finder', 'cancel');
    expect(mocks.view).toHaveBeenLastCalledWith({});
    await tell(element, '[data-id="level"]', 'change', { value: 'org' });
    expect(mocks.view).toHaveBeenLastCalledWith({});
  });

  it('shows a failure and tries again', async () => {
    mocks.view.mockRejectedValueOnce(apexError(problemLike({})));
    mocks.profiles.mockResolvedValue([]);
    const element = await mount<HTMLElement>('c-governance-page', GovernancePage);
    await settle();
    expect(shows(element, 'c-error-panel')).toBe(true);
    await expect(element).toBeAccessible();
    mocks.view.mockResolvedValue(org);
    await tell(element, 'c-error-panel', 'retry');
    await settle();
    expect(shows(element, 'table')).toBe(true);
  });
});
