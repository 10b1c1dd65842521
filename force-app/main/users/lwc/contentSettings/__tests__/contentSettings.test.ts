import getPage from '@salesforce/apex/ContentSettingsController.getPage';
import save from '@salesforce/apex/ContentSettingsController.save';
import ContentSettings from 'c/contentSettings';
import LightningConfirm from 'lightning/confirm';
import { apexError, mount, part, press, problemLike, settle, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/ContentSettingsController.getPage', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ContentSettingsController.save', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

const mocks = { page: getPage as unknown as jest.Mock, save: save as unknown as jest.Mock };
const openConfirm = (LightningConfirm as unknown as { open: jest.Mock }).open;

const settings: Apex.ContentSettings = {
  version: 2,
  templatesLocked: false,
  campaignsLocked: false,
  loginMethods: 'salesforceOnly',
  blockedDomains: ['rival.example'],
  categories: [{ name: 'Cold', teams: [{ teamId: 'team_1', who: 'teamAdmins' }] }],
};
const teams: Apex.AccountTeam[] = [
  { id: 'team_everyone', name: 'Everyone', isEveryone: true },
  { id: 'team_1', name: 'Field Sales' },
];

async function mountPage(changes: Apex.ContentSettings = {}): Promise<HTMLElement> {
  mocks.page.mockResolvedValue({ settings: { ...settings, ...changes }, teams });
  const element = await mount<HTMLElement>('c-content-settings', ContentSettings);
  await settle();
  return element;
}

async function saved(element: HTMLElement): Promise<Apex.ContentSettings> {
  mocks.save.mockResolvedValue({ settings, teams });
  await press(element, 'save');
  await settle();
  return (mocks.save.mock.lastCall as [{ settings: Apex.ContentSettings }])[0].settings;
}

const textOf = (element: HTMLElement, selector: string): string => part<HTMLElement>(element, selector).textContent;

describe('content and login', () => {
  it('show categories with their teams, locks, domains and login', async () => {
    const element = await mountPage();
    expect(textOf(element, '[data-category-row="Cold"]')).toContain('Field Sales: Team admins only');
    expect(shows(element, '[data-domain-row="rival.example"]')).toBe(true);
    expect(part<{ value: string }>(element, '[data-id="login"]').value).toBe('salesforceOnly');
    expect(part<{ disabled: boolean }>(element, '[data-id="save"]').disabled).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('say what to do when there is nothing yet', async () => {
    const element = await mountPage({ categories: [], blockedDomains: [] });
    expect(shows(element, 'c-empty-state')).toBe(true);
    expect(textOf(element, '[data-id="no-domains"]')).toMatch(/Block Domain/);
    await expect(element).toBeAccessible();
  });

  it('add a category and give a team access to it', async () => {
    const element = await mountPage();
    await tell(element, '[data-id="new-category"]', 'change', { value: 'cold' });
    expect(part<{ disabled: boolean }>(element, '[data-id="add-category"]').disabled).toBe(true);
    await tell(element, '[data-id="new-category"]', 'change', { value: ' Warm "leads" ' });
    await press(element, 'add-category');
    expect(textOf(element, '[data-category-row=\'Warm "leads"\']')).toContain('Admins only');
    expect(part<{ options: object[] }>(element, '[data-id="team"]').options).toHaveLength(2);
    await expect(element).toBeAccessible();
    await tell(element, '[data-id="team"]', 'change', { value: 'team_everyone' });
    await press(element, 'give');
    expect(shows(element, '[data-id="form"]')).toBe(false);
    expect((await saved(element)).categories?.[1]).toEqual({
      name: 'Warm "leads"',
      teams: [{ teamId: 'team_everyone', who: 'allMembers' }],
    });
  });

  it('take access and categories away, a category only after a question', async () => {
    const element = await mountPage();
    await press(element, 'remove-access');
    expect(textOf(element, '[data-category-row="Cold"]')).toContain('Admins only');
    openConfirm.mockResolvedValueOnce(false);
    await press(element, 'remove-category');
    await settle();
    expect(shows(element, '[data-category-row="Cold"]')).toBe(true);
    openConfirm.mockResolvedValueOnce(true);
    await press(element, 'remove-category');
    await settle();
    expect((await saved(element)).categories).toEqual([]);
  });

  it('offer only teams that have no access yet, and let me leave the form', async () => {
    const element = await mountPage();
    await press(element, 'add-teams');
    expect(part<{ options: { value: string }[] }>(element, '[data-id="team"]').options.map(({ value }) => value)).toEqual([
      'team_everyone',
    ]);
    await press(element, 'close-form');
    expect(shows(element, '[data-id="form"]')).toBe(false);
  });

  it('block domains in small letters and in order, and refuse what is none', async () => {
    const element = await mountPage();
    await tell(element, '[data-id="domain"]', 'change', { value: 'https://acme.example' });
    await press(element, 'block');
    expect(textOf(element, '[data-id="domain-fault"]')).toMatch(/no https/);
    await expect(element).toBeAccessible();
    await tell(element, '[data-id="domain"]', 'change', { value: 'RIVAL.example' });
    await press(element, 'block');
    expect(textOf(element, '[data-id="domain-fault"]')).toBe('This domain is blocked already.');
    await tell(element, '[data-id="domain"]', 'change', { value: ' Acme.example ' });
    await press(element, 'block');
    expect((await saved(element)).blockedDomains).toEqual(['acme.example', 'rival.example']);
  });

  it('unblock, lock and change the login methods', async () => {
    const element = await mountPage();
    await press(element, 'unblock');
    await tell(element, '[data-member="templatesLocked"]', 'change', { checked: true });
    await tell(element, '[data-id="login"]', 'change', { value: 'all' });
    expect(textOf(element, '[data-id="state"]')).toBe('You have changes that are not saved.');
    expect(await saved(element)).toEqual({ ...settings, blockedDomains: [], templatesLocked: true, loginMethods: 'all' });
  });

  it('discard changes', async () => {
    const element = await mountPage();
    await press(element, 'unblock');
    await press(element, 'discard');
    expect(shows(element, '[data-domain-row="rival.example"]')).toBe(true);
  });

  it('keep my changes when somebody else saved, and load theirs when I ask', async () => {
    mocks.save.mockRejectedValue(apexError(problemLike({ code: 'SALES_SETTINGS_CHANGED', retryable: false })));
    const element = await mountPage();
    await press(element, 'unblock');
    await press(element, 'save');
    await settle();
    expect(shows(element, '[data-domain-row="rival.example"]')).toBe(false);
    await expect(element).toBeAccessible();
    mocks.page.mockResolvedValue({ settings: { ...settings, version: 5, blockedDomains: ['theirs.example'] }, teams });
    await press(element, 'latest');
    await settle();
    expect(shows(element, 'c-error-panel')).toBe(false);
    expect(shows(element, '[data-domain-row="theirs.example"]')).toBe(true);
  });

  it('tell a failure and load again', async () => {
    mocks.page.mockRejectedValueOnce(apexError(problemLike({})));
    const element = await mount<HTMLElement>('c-content-settings', ContentSettings);
    await settle();
    expect(shows(element, '[data-id="save"]')).toBe(false);
    await expect(element).toBeAccessible();
    mocks.page.mockResolvedValue({ settings, teams });
    await tell(element, 'c-error-panel', 'retry');
    await settle();
    expect(shows(element, '[data-id="save"]')).toBe(true);
  });
});
