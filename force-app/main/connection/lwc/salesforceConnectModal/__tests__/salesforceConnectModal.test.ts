import SalesforceConnectModal from 'c/salesforceConnectModal';
import { mount, settle } from 'test/support/lwc';

interface Modal extends HTMLElement {
  closedWith: unknown;
}

const mountModal = (): Promise<Modal> =>
  mount<Modal>('c-salesforce-connect-modal', SalesforceConnectModal, {
    environmentLabel: 'Sandbox',
  });

async function pressLabel(modal: Modal, label: string): Promise<void> {
  const buttons = [...(modal.shadowRoot?.querySelectorAll<HTMLElement & { label: string }>('lightning-button') ?? [])];
  buttons.find((button) => button.label === label)?.click();
  await settle();
}

describe('connect dialog', () => {
  it('says what will happen before I leave the page', async () => {
    const modal = await mountModal();
    expect(modal.shadowRoot?.textContent).toContain('You leave this page for the Sandbox sign-in page');
    await expect(modal).toBeAccessible();
  });

  it('goes on with OK', async () => {
    const modal = await mountModal();
    await pressLabel(modal, 'OK');
    expect(modal.closedWith).toBe('ok');
  });

  it('changes nothing with Cancel', async () => {
    const modal = await mountModal();
    modal.closedWith = 'untouched';
    await pressLabel(modal, 'Cancel');
    expect(modal.closedWith).toBeUndefined();
  });
});
