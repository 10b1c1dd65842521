import apply from '@salesforce/apex/SettingsFileController.apply';
import compare from '@salesforce/apex/SettingsFileController.compare';
import getFile from '@salesforce/apex/SettingsFileController.getFile';
import SettingsFile from 'c/settingsFile';
import LightningConfirm from 'lightning/confirm';
import { apexError, mount, part, press, problemLike, settle, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/SettingsFileController.apply', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SettingsFileController.compare', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SettingsFileController.getFile', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

const mocks = {
  apply: apply as unknown as jest.Mock,
  compare: compare as unknown as jest.Mock,
  file: getFile as unknown as jest.Mock,
};
const openConfirm = (LightningConfirm as unknown as { open: jest.Mock }).open;
const comparison: Apex.SettingsComparison = {
  exportedAt: '2026-11-22T08:00:00Z',
  orgName: 'Kestrel',
  fingerprint: 'f1',
  differences: [
    { area: 'salesforceSync', setting: 'logCalls', here: 'false', inFile: 'true' },
    { area: 'packageSettings', setting: 'Lead_Email__c', here: 'on', inFile: 'off' },
    { area: 'teams', setting: 'Inside', inFile: 'Inside' },
  ],
};
const textOf = (element: HTMLElement, selector: string): string => part<HTMLElement>(element, selector).textContent;
const jsonFile = (size = 10): object => ({ name: 'other.json', size, text: () => Promise.resolve('{"a":1}') });

async function choose(answer: Apex.SettingsComparison = comparison): Promise<HTMLElement> {
  mocks.compare.mockResolvedValue(answer);
  const element = await mount<HTMLElement>('c-settings-file', SettingsFile);
  await tell(element, 'lightning-input', 'change', { files: [jsonFile()] });
  await settle();
  return element;
}

describe('the settings file', () => {
  it('is exported as JSON', async () => {
    mocks.file.mockResolvedValue('{}');
    Object.assign(URL, { createObjectURL: jest.fn(() => 'blob:x'), revokeObjectURL: () => undefined });
    const element = await mount<HTMLElement>('c-settings-file', SettingsFile);
    await expect(element).toBeAccessible();
    await press(element, 'export');
    await settle();
    expect(URL.createObjectURL).toHaveBeenCalledTimes(1);
  });

  it('is compared at once, and every difference is shown before anything changes', async () => {
    const element = await choose();
    expect(mocks.compare).toHaveBeenCalledWith({ text: '{"a":1}' });
    expect(textOf(element, '[data-id="summary"]')).toMatch(/other\.json.*Kestrel/);
    expect(textOf(element, '[data-difference="salesforceSync.logCalls"]')).toBe('Sync SettingsLog CallsOffOn');
    expect(textOf(element, '[data-difference="packageSettings.Lead_Email__c"]')).toBe('PackageLead Emailonoff');
    expect(textOf(element, '[data-difference="teams.Inside"]')).toBe('TeamsInside(none)Inside');
    expect(part<{ label: string }>(element, '[data-id="import"]').label).toBe('Import 3 Changes');
    expect(mocks.apply).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it('says when nothing differs', async () => {
    const element = await choose({ ...comparison, differences: [] });
    expect(shows(element, 'c-empty-state')).toBe(true);
    expect(shows(element, '[data-id="import"]')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('is imported after a question, as it was compared', async () => {
    mocks.apply.mockResolvedValue({ applied: 3 });
    const element = await choose();
    openConfirm.mockResolvedValueOnce(false);
    await press(element, 'import');
    await settle();
    expect(mocks.apply).not.toHaveBeenCalled();
    openConfirm.mockResolvedValueOnce(true);
    mocks.compare.mockResolvedValue({ ...comparison, differences: [] });
    await press(element, 'import');
    await settle();
    expect(mocks.apply).toHaveBeenCalledWith({ text: '{"a":1}', fingerprint: 'f1' });
    expect(shows(element, 'c-empty-state')).toBe(true);
  });

  it('tells what was changed before a failure, and compares again', async () => {
    mocks.apply.mockResolvedValue({ applied: 1, problem: problemLike({}) });
    const element = await choose();
    openConfirm.mockResolvedValueOnce(true);
    await press(element, 'import');
    await settle();
    expect(textOf(element, '[data-id="note"]')).toMatch(/^1 of 3 settings were changed/);
    expect(shows(element, 'c-error-panel')).toBe(true);
    await expect(element).toBeAccessible();
    await press(element, 'again');
    await settle();
    expect(shows(element, '[data-id="note"]')).toBe(false);
    expect(shows(element, '[data-id="import"]')).toBe(true);
  });

  it('is refused by name when it is foreign, and unread when it is too large', async () => {
    mocks.compare.mockRejectedValue(apexError(problemLike({ code: 'SETTINGS_FILE_FOREIGN' })));
    const element = await mount<HTMLElement>('c-settings-file', SettingsFile);
    await tell(element, 'lightning-input', 'change', { files: [jsonFile()] });
    await settle();
    expect(part<{ problem: Apex.Problem }>(element, 'c-error-panel').problem.code).toBe('SETTINGS_FILE_FOREIGN');
    await tell(element, 'lightning-input', 'change', { files: [jsonFile(300_000)] });
    expect(textOf(element, '[data-id="fault"]')).toMatch(/larger/);
    expect(mocks.compare).toHaveBeenCalledTimes(1);
    await tell(element, 'lightning-input', 'change', { files: [] });
    await expect(element).toBeAccessible();
  });
});
