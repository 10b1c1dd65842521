import MsiSettings from 'c/msiSettings';
import { mount, part, shows } from 'test/support/lwc';

jest.mock('@salesforce/customPermission/Manage_MSI_Actions', () => ({ __esModule: true, default: undefined }), { virtual: true });

describe('settings without permission', () => {
  it('tell me whom to ask and load nothing', async () => {
    const element = await mount<HTMLElement>('c-msi-settings', MsiSettings);
    expect(part<{ heading: string }>(element, 'c-empty-state').heading).toBe('You cannot manage MSI Actions');
    expect(shows(element, 'c-salesforce-connection-step')).toBe(false);
    await expect(element).toBeAccessible();
  });
});
