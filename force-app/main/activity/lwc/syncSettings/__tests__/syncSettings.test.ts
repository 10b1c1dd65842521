import getPage from '@salesforce/apex/SalesforceSyncController.getPage';
import preview from '@salesforce/apex/SalesforceSyncController.preview';
import save from '@salesforce/apex/SalesforceSyncController.save';
import SyncSettings from 'c/syncSettings';
import { apexError, mount, part, press, problemLike, settle, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/SalesforceSyncController.getPage', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SalesforceSyncController.preview', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SalesforceSyncController.save', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

const mocks = {
  page: getPage as unknown as jest.Mock,
  preview: preview as unknown as jest.Mock,
  save: save as unknown as jest.Mock,
};

const page: Apex.SalesforceSyncPage = {
  settings: {
    version: 3,
    emailLogging: 'none',
    logReplies: false,
    logCalls: false,
    subjectTemplate: '{{activity_type}}',
    taskSync: 'none',
    openStatus: 'Not Started',
    completeStatus: 'Completed',
    normalPriority: 'Normal',
    highPriority: 'High',
    unsubscribeNightly: false,
    unsubscribeTarget: 'salesforceOptOut',
  },
  taskStatuses: ['Not Started', 'Completed'],
  taskPriorities: ['High', 'Normal'],
  dynamicFields: ['activity_type', 'activity_subject'],
  preview: { samples: [{ activity: 'Email', subject: 'Email', isCut: false }], unknownFields: [] },
};

async function mountPage(): Promise<HTMLElement> {
  mocks.page.mockResolvedValue(page);
  const element = await mount<HTMLElement>('c-sync-settings', SyncSettings);
  await settle();
  return element;
}

const member = (name: string): string => `[data-member="${name}"]`;
const isDisabled = (element: HTMLElement, selector: string): boolean => part<{ disabled: boolean }>(element, selector).disabled;

describe('the sync settings', () => {
  it('show what is logged, the Subject of samples and the mapping; there is nothing to save yet', async () => {
    const element = await mountPage();
    expect(part<{ value: string }>(element, member('emailLogging')).value).toBe('none');
    expect(part<HTMLElement>(element, '[data-sample="Email"]').textContent).toBe('EmailEmail5 / 255');
    expect(isDisabled(element, '[data-id="save"]')).toBe(true);
    expect(shows(element, '[data-id="api-only"]')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('let me log replies only with the Salesforce API, and forget them when I leave it', async () => {
    const element = await mountPage();
    expect(isDisabled(element, member('logReplies'))).toBe(true);
    await tell(element, member('emailLogging'), 'change', { value: 'api' });
    expect(isDisabled(element, member('logReplies'))).toBe(false);
    expect(part<HTMLElement>(element, '[data-id="email-help"]').textContent).toMatch(/API access/);
    await tell(element, member('logReplies'), 'change', { checked: true });
    await tell(element, member('emailLogging'), 'change', { value: 'bcc' });
    expect(part<{ checked: boolean }>(element, member('logReplies')).checked).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('add a dynamic field and show the Subject a moment after the last change', async () => {
    jest.useFakeTimers();
    mocks.preview.mockResolvedValue({
      samples: [{ activity: 'Email', subject: 'x'.repeat(255), isCut: true }],
      unknownFields: ['nickname'],
    });
    const element = await mountPage();
    await tell(element, '[data-id="field"]', 'change', { value: 'activity_subject' });
    await press(element, 'add-field');
    expect(part<{ value: string }>(element, member('subjectTemplate')).value).toBe('{{activity_type}} {{activity_subject}}');
    expect(mocks.preview).not.toHaveBeenCalled();
    jest.advanceTimersByTime(300);
    await settle();
    expect(mocks.preview).toHaveBeenCalledWith({ template: '{{activity_type}} {{activity_subject}}' });
    expect(part<HTMLElement>(element, '[data-sample="Email"]').textContent).toMatch(/255 \/ 255, the rest is cut/);
    expect(part<HTMLElement>(element, '[data-id="unknown"]').textContent).toMatch(/nickname/);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('warn that task names do not travel without activity_subject', async () => {
    const element = await mountPage();
    await tell(element, member('taskSync'), 'change', { value: 'both' });
    expect(shows(element, '[data-id="loses-subject"]')).toBe(true);
    await tell(element, member('subjectTemplate'), 'change', { value: '{{ activity_subject }}' });
    expect(shows(element, '[data-id="loses-subject"]')).toBe(false);
  });

  it('are saved with the version that was read', async () => {
    mocks.save.mockResolvedValue({ ...page, settings: { ...page.settings, version: 4, logCalls: true } });
    const element = await mountPage();
    await tell(element, member('logCalls'), 'change', { checked: true });
    expect(part<HTMLElement>(element, '[data-id="state"]').textContent).toBe('You have changes that are not saved.');
    await press(element, 'save');
    await settle();
    expect(mocks.save).toHaveBeenCalledWith({ settings: { ...page.settings, logCalls: true } });
    expect(isDisabled(element, '[data-id="save"]')).toBe(true);
  });

  it('go back to what was saved', async () => {
    const element = await mountPage();
    await tell(element, member('logCalls'), 'change', { checked: true });
    await press(element, 'discard');
    expect(part<{ checked: boolean }>(element, member('logCalls')).checked).toBe(false);
  });

  it('keep my changes when somebody else saved, and load theirs when I ask', async () => {
    mocks.save.mockRejectedValue(apexError(problemLike({ code: 'SALES_SETTINGS_CHANGED', retryable: false })));
    const element = await mountPage();
    await tell(element, member('logCalls'), 'change', { checked: true });
    await press(element, 'save');
    await settle();
    expect(part<{ checked: boolean }>(element, member('logCalls')).checked).toBe(true);
    expect(isDisabled(element, '[data-id="save"]')).toBe(true);
    await expect(element).toBeAccessible();
    mocks.page.mockResolvedValue({ ...page, settings: { ...page.settings, version: 9, emailLogging: 'api' } });
    await press(element, 'latest');
    await settle();
    expect(shows(element, 'c-error-panel')).toBe(false);
    expect(part<{ value: string }>(element, member('emailLogging')).value).toBe('api');
    expect(part<HTMLElement>(element, '[data-id="state"]').textContent).toBe('These are the latest settings.');
  });

  it('tell a failure and load again', async () => {
    mocks.page.mockRejectedValueOnce(apexError(problemLike({})));
    const element = await mount<HTMLElement>('c-sync-settings', SyncSettings);
    await settle();
    expect(shows(element, 'c-error-panel')).toBe(true);
    expect(shows(element, '[data-id="save"]')).toBe(false);
    await expect(element).toBeAccessible();
    mocks.page.mockResolvedValue(page);
    await tell(element, 'c-error-panel', 'retry');
    await settle();
    expect(shows(element, '[data-id="save"]')).toBe(true);
  });
});
