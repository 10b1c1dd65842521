import UserTeamsModal from 'c/userTeamsModal';
import { mount, press, shows, tell } from 'test/support/lwc';

interface Modal extends HTMLElement {
  closedWith: unknown;
}

const everyone = { id: 'team_everyone', name: 'Everyone', isEveryone: true };
const field = { id: 'team_1', name: 'Field Sales', isEveryone: false };
const inside = { id: 'team_2', name: 'Inside', isEveryone: false };
const mountModal = (teams: object[]): Promise<Modal> =>
  mount<Modal>('c-user-teams-modal', UserTeamsModal, { user: { email: 'rosa@x.example', teamIds: ['team_1'] }, teams });

describe('the teams of a user', () => {
  it('are chosen among all but Everyone', async () => {
    const modal = await mountModal([everyone, field, inside]);
    await expect(modal).toBeAccessible();
    await tell(modal, 'lightning-checkbox-group', 'change', { value: ['team_2'] });
    await press(modal, 'save');
    expect(modal.closedWith).toEqual(['team_2']);
  });

  it('stay as they are when I only save', async () => {
    const modal = await mountModal([everyone, field]);
    await press(modal, 'save');
    expect(modal.closedWith).toEqual(['team_1']);
  });

  it('cannot be chosen while there is none', async () => {
    const modal = await mountModal([everyone]);
    expect(shows(modal, '[data-id="save"]')).toBe(false);
    expect(modal.shadowRoot?.textContent).toContain('no team besides Everyone');
    await expect(modal).toBeAccessible();
  });
});
