import InviteUsers from 'c/inviteUsers';
import { mount, part, press, shows, tell } from 'test/support/lwc';

jest.mock(
  '@salesforce/apex/UserManagementController.checkInvitations',
  () => ({ __esModule: true, default: jest.fn(() => new Promise(() => undefined)) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/UserManagementController.inviteUsers', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

const teams = [
  { id: 'team_everyone', name: 'Everyone', isEveryone: true },
  { id: 'team_1', name: 'Field Sales', isEveryone: false },
];
const mountInvite = (): Promise<HTMLElement> => mount<HTMLElement>('c-invite-users', InviteUsers, { teams });

describe('typing whom to invite', () => {
  it('counts what it finds and goes on only with somebody', async () => {
    const element = await mountInvite();
    expect(part<{ disabled: boolean }>(element, '[data-id="next"]').disabled).toBe(true);
    await expect(element).toBeAccessible();
    await tell(element, '[data-id="addresses"]', 'change', { value: 'a@x.example, Ann Lee <ann@x.example>' });
    expect(part<HTMLElement>(element, '[data-id="found"]').textContent).toBe('2 addresses found');
    expect(part<{ disabled: boolean }>(element, '[data-id="next"]').disabled).toBe(false);
  });

  it('hands role and team of all to the check', async () => {
    const element = await mountInvite();
    await tell(element, '[data-id="addresses"]', 'change', { value: 'Ann Lee <ann@x.example>' });
    await tell(element, '[data-id="role"]', 'change', { value: 'admin' });
    await tell(element, '[data-id="team"]', 'change', { value: 'team_1' });
    await press(element, 'next');
    expect(part<{ rows: unknown[] }>(element, 'c-invite-flow').rows).toEqual([
      { email: 'ann@x.example', firstName: 'Ann', lastName: 'Lee', role: 'admin', team: 'team_1' },
    ]);
  });

  it('keeps what I typed when I start over', async () => {
    const element = await mountInvite();
    await tell(element, '[data-id="addresses"]', 'change', { value: 'ann@x.example' });
    await press(element, 'next');
    await tell(element, 'c-invite-flow', 'cancel');
    expect(shows(element, 'c-invite-flow')).toBe(false);
    expect(part<{ value: string }>(element, '[data-id="addresses"]').value).toBe('ann@x.example');
  });

  it('leads back', async () => {
    const element = await mountInvite();
    const heard = jest.fn();
    element.addEventListener('leave', heard);
    await press(element, 'leave');
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
