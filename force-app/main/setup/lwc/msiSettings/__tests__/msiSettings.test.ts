import getOverview from '@salesforce/apex/FieldSyncController.getOverview';
import MsiSettings from 'c/msiSettings';
import { CurrentPageReference, type PageReference } from 'lightning/navigation';
import { mount, part, settle, shows, tell } from 'test/support/lwc';

const mockNavigated = jest.fn();

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
jest.mock('@salesforce/customPermission/Manage_MSI_Actions', () => ({ __esModule: true, default: true }), {
  virtual: true,
});
jest.mock('lightning/navigation', () => {
  const { createTestWireAdapter } = jest.requireActual<{ createTestWireAdapter(spy: jest.Mock): unknown }>(
    '@salesforce/wire-service-jest-util',
  );
  const Navigate = Symbol('Navigate');
  const mixin = (Base: new () => object): unknown =>
    class extends Base {
      [Navigate](...target: unknown[]): void {
        mockNavigated(...target);
      }
    };
  return { CurrentPageReference: createTestWireAdapter(jest.fn()), NavigationMixin: Object.assign(mixin, { Navigate }) };
});

function pageAt(section?: string): PageReference {
  return {
    type: 'standard__navItemPage',
    attributes: { apiName: 'MSI_Settings' },
    state: section === undefined ? {} : { c__section: section },
  };
}

async function mountSettings(section?: string): Promise<HTMLElement> {
  const element = await mount<HTMLElement>('c-msi-settings', MsiSettings);
  (CurrentPageReference as unknown as { emit(page: PageReference): void }).emit(pageAt(section));
  await settle();
  return element;
}

describe('settings', () => {
  it('begins with the Salesforce connection', async () => {
    const element = await mountSettings();
    expect(part<HTMLElement>(element, 'h2').textContent).toBe('Salesforce');
    expect(shows(element, 'c-salesforce-connection-step')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it.each([
    ['marketo', 'Marketo', ['c-marketo-connection-step']],
    ['actionsConfig', 'Actions Config', ['c-marketo-account-step', 'c-field-sync-step']],
  ])('opens %s when the address names it', async (section, title, components) => {
    const element = await mountSettings(section);
    expect(part<HTMLElement>(element, 'h2').textContent).toBe(title);
    expect(components.every((component) => shows(element, component))).toBe(true);
    expect(shows(element, 'c-salesforce-connection-step')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('looks at the field sync again when an invitation was sent', async () => {
    const element = await mountSettings('actionsConfig');
    expect(getOverview).toHaveBeenCalledTimes(1);
    await tell(element, 'c-marketo-account-step', 'stepchange');
    expect(getOverview).toHaveBeenCalledTimes(2);
  });

  it('puts the chosen section into the address', async () => {
    const element = await mountSettings();
    await tell(element, 'lightning-vertical-navigation', 'select', { name: 'marketo' });
    expect(mockNavigated).toHaveBeenCalledWith(pageAt('marketo'), true);
  });

  it('opens the section that I choose from the menu of a phone', async () => {
    const element = await mountSettings();
    await tell(element, '[data-id="chooser"]', 'change', { value: 'health' });
    expect(mockNavigated).toHaveBeenCalledWith(pageAt('health'), true);
  });

  it('stays when I choose the section that is open', async () => {
    const element = await mountSettings('marketo');
    await tell(element, 'lightning-vertical-navigation', 'select', { name: 'marketo' });
    expect(mockNavigated).not.toHaveBeenCalled();
  });
});
