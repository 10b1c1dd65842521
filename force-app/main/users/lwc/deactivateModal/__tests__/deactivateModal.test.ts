import DeactivateModal from 'c/deactivateModal';
import { mount, part, press, shows, tell } from 'test/support/lwc';

interface Modal extends HTMLElement {
  closedWith: unknown;
}

const candidates = [{ id: 'usr_1', name: 'Maya', email: 'maya@x.example' }];
const mountModal = (sharedContent: number): Promise<Modal> =>
  mount<Modal>('c-deactivate-modal', DeactivateModal, { user: { email: 'rosa@x.example', sharedContent }, candidates });

describe('deactivating a user', () => {
  it('says what happens and closes with a yes', async () => {
    const modal = await mountModal(0);
    expect(modal.shadowRoot?.textContent).toContain('rosa@x.example will no longer be able');
    expect(shows(modal, '[data-id="heir"]')).toBe(false);
    await expect(modal).toBeAccessible();
    await press(modal, 'confirm');
    expect(modal.closedWith).toEqual({ handOverTo: undefined });
  });

  it('wants somebody who takes shared content over', async () => {
    const modal = await mountModal(3);
    expect(part<{ disabled: boolean }>(modal, '[data-id="confirm"]').disabled).toBe(true);
    await expect(modal).toBeAccessible();
    await tell(modal, '[data-id="heir"]', 'change', { value: 'usr_1' });
    await press(modal, 'confirm');
    expect(modal.closedWith).toEqual({ handOverTo: 'usr_1' });
  });

  it('changes nothing with Cancel', async () => {
    const modal = await mountModal(0);
    modal.closedWith = 'untouched';
    await press(modal, 'cancel');
    expect(modal.closedWith).toBeUndefined();
  });
});
