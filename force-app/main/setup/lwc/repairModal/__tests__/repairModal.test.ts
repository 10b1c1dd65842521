import RepairModal from 'c/repairModal';
import { mount, press } from 'test/support/lwc';

interface Modal extends HTMLElement {
  closedWith: unknown;
}

const repair: Apex.Repair = {
  userName: 'Rosa Jimenez',
  changes: [
    { kind: 'set', what: 'Permission set X', before: 'Does not exist', after: 'Created' },
    { kind: 'assign', what: 'X for Rosa', before: 'Not assigned', after: 'Assigned' },
  ],
};
const mountModal = (isUndo: boolean): Promise<Modal> => mount<Modal>('c-repair-modal', RepairModal, { repair, isUndo });

describe('the difference of a repair', () => {
  it('shows what is there now and what will be, and closes with a yes', async () => {
    const modal = await mountModal(false);
    expect(modal.shadowRoot?.textContent).toMatch(/Rosa Jimenez.*Permission set X.*Does not exist.*Created.*Not assigned.*Assigned/s);
    await expect(modal).toBeAccessible();
    await press(modal, 'confirm');
    expect(modal.closedWith).toBe(true);
  });

  it('shows the way back in reverse order', async () => {
    const modal = await mountModal(true);
    expect(modal.shadowRoot?.textContent).toMatch(/X for Rosa.*Assigned.*Not assigned.*Permission set X.*Created.*Does not exist/s);
    await expect(modal).toBeAccessible();
    await press(modal, 'cancel');
    expect(modal.closedWith).toBe(false);
  });
});
