import changeMembers from '@salesforce/apex/UserManagementController.changeMembers';
import changeRole from '@salesforce/apex/UserManagementController.changeRole';
import changeTeams from '@salesforce/apex/UserManagementController.changeTeams';
import createTeam from '@salesforce/apex/UserManagementController.createTeam';
import deactivateUser from '@salesforce/apex/UserManagementController.deactivateUser';
import deleteTeam from '@salesforce/apex/UserManagementController.deleteTeam';
import getDirectory from '@salesforce/apex/UserManagementController.getDirectory';
import reactivateUser from '@salesforce/apex/UserManagementController.reactivateUser';
import renameTeam from '@salesforce/apex/UserManagementController.renameTeam';
import resendInvitation from '@salesforce/apex/UserManagementController.resendInvitation';
import revokeInvitation from '@salesforce/apex/UserManagementController.revokeInvitation';
import undoInvitations from '@salesforce/apex/UserManagementController.undoInvitations';
import DeactivateModal from 'c/deactivateModal';
import UserManagement from 'c/userManagement';
import UserTeamsModal from 'c/userTeamsModal';
import LightningConfirm from 'lightning/confirm';
import { apexError, mount, part, press, problemLike, settle, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/UserManagementController.changeMembers', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/UserManagementController.changeRole', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/UserManagementController.changeTeams', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/UserManagementController.createTeam', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/UserManagementController.deactivateUser', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/UserManagementController.deleteTeam', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/UserManagementController.getDirectory', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/UserManagementController.reactivateUser', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/UserManagementController.renameTeam', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/UserManagementController.resendInvitation', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/UserManagementController.revokeInvitation', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/UserManagementController.undoInvitations', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/UserManagementController.checkInvitations', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/UserManagementController.inviteUsers', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

const directory = getDirectory as unknown as jest.Mock;
const undo = undoInvitations as unknown as jest.Mock;
const openConfirm = (LightningConfirm as unknown as { open: jest.Mock }).open;
const openDeactivate = jest.spyOn(DeactivateModal as unknown as { open(): Promise<unknown> }, 'open');
const openTeams = jest.spyOn(UserTeamsModal as unknown as { open(): Promise<unknown> }, 'open');

const maya = { id: 'usr_1', name: 'Maya', email: 'maya@x.example', state: 'onboarded', role: 'admin' };
const rosa = { id: 'usr_2', name: 'Rosa', email: 'rosa@x.example', state: 'invited', role: 'user', invitationId: 'inv_2' };
const answer = {
  users: [maya, rosa],
  teams: [{ id: 'team_everyone', name: 'Everyone', isEveryone: true }],
  seatsUsed: 2,
  seatsTotal: 100,
  teamLimit: 20,
};

beforeEach(() => {
  directory.mockResolvedValue(answer);
});

async function mountPage(): Promise<HTMLElement> {
  const element = await mount<HTMLElement>('c-user-management', UserManagement);
  await settle();
  return element;
}

function toasts(element: HTMLElement): string[] {
  const titles: string[] = [];
  element.addEventListener('lightning__showtoast', (event) => {
    titles.push((event as CustomEvent<{ title: string }>).detail.title);
  });
  return titles;
}

const act = (element: HTMLElement, action: string, userId = 'usr_2'): Promise<void> =>
  tell(element, 'c-user-table', 'useraction', { action, userId });

describe('user management', () => {
  it('shows the users and the seats', async () => {
    const element = await mountPage();
    expect(part<HTMLElement>(element, '[data-id="seats"]').textContent).toBe('2 of 100 seats used');
    expect(part<{ users: unknown[] }>(element, 'c-user-table').users).toHaveLength(2);
    await expect(element).toBeAccessible();
  });

  it('says what failed when the account does not answer, and tries again', async () => {
    directory.mockRejectedValueOnce(apexError(problemLike({})));
    const element = await mountPage();
    expect(shows(element, 'c-user-table')).toBe(false);
    await expect(element).toBeAccessible();
    await tell(element, 'c-error-panel', 'retry');
    await settle();
    expect(shows(element, 'c-user-table')).toBe(true);
  });

  it.each([
    ['resend', resendInvitation, { invitationId: 'inv_2' }, 'The invitation was sent to rosa@x.example again.'],
    ['makeAdmin', changeRole, { userId: 'usr_2', role: 'admin' }, 'rosa@x.example is an admin now.'],
    ['makeUser', changeRole, { userId: 'usr_2', role: 'user' }, 'rosa@x.example is a user now.'],
    ['reactivate', reactivateUser, { userId: 'usr_2' }, 'rosa@x.example was reactivated.'],
  ])('does %s at once and says so', async (action, method, parameters, sentence) => {
    (method as unknown as jest.Mock).mockResolvedValue({ ...answer, seatsUsed: 3 });
    const element = await mountPage();
    const said = toasts(element);
    await act(element, action);
    await settle();
    expect(method).toHaveBeenCalledWith(parameters);
    expect(said).toEqual([sentence]);
    expect(part<HTMLElement>(element, '[data-id="seats"]').textContent).toBe('3 of 100 seats used');
  });

  it('revokes only after a question', async () => {
    (revokeInvitation as unknown as jest.Mock).mockResolvedValue(answer);
    const element = await mountPage();
    openConfirm.mockResolvedValueOnce(false);
    await act(element, 'revoke');
    expect(revokeInvitation).not.toHaveBeenCalled();
    openConfirm.mockResolvedValueOnce(true);
    await act(element, 'revoke');
    expect(revokeInvitation).toHaveBeenCalledWith({ invitationId: 'inv_2' });
  });

  it('deactivates with a hand-over, and changes teams', async () => {
    (deactivateUser as unknown as jest.Mock).mockResolvedValue(answer);
    (changeTeams as unknown as jest.Mock).mockResolvedValue(answer);
    const element = await mountPage();
    openDeactivate.mockResolvedValueOnce(undefined);
    await act(element, 'deactivate');
    expect(deactivateUser).not.toHaveBeenCalled();
    openDeactivate.mockResolvedValueOnce({ handOverTo: 'usr_1' });
    await act(element, 'deactivate');
    expect(deactivateUser).toHaveBeenCalledWith({ userId: 'usr_2', handOverTo: 'usr_1' });
    openTeams.mockResolvedValueOnce(['team_1']);
    await act(element, 'changeTeams');
    expect(changeTeams).toHaveBeenCalledWith({ userId: 'usr_2', teamIds: ['team_1'] });
  });

  it('keeps the table when a change is refused, and shows why', async () => {
    (changeRole as unknown as jest.Mock).mockRejectedValue(apexError(problemLike({ code: 'SALES_LAST_ADMIN' })));
    const element = await mountPage();
    const said = toasts(element);
    await act(element, 'makeUser', 'usr_1');
    await settle();
    expect(shows(element, 'c-error-panel')).toBe(true);
    expect(shows(element, 'c-user-table')).toBe(true);
    expect(said).toEqual([]);
  });

  it.each([
    ['invite', 'c-invite-users', 'Invite Users'],
    ['csv', 'c-csv-invite', 'Invite Users via CSV'],
    ['teams', 'c-team-list', 'Manage Teams'],
  ])('opens %s from the menu and leads back', async (view, component, heading) => {
    const element = await mountPage();
    await tell(element, '[data-id="actions"]', 'select', { value: view });
    expect(shows(element, component)).toBe(true);
    expect(part<HTMLElement>(element, '[data-id="heading"]').textContent).toBe(heading);
    await expect(element).toBeAccessible();
    await tell(element, component, 'leave');
    expect(shows(element, 'c-user-table')).toBe(true);
  });

  it('offers to undo what was invited', async () => {
    undo.mockResolvedValue(2);
    const element = await mountPage();
    const said = toasts(element);
    const changed = jest.fn();
    element.addEventListener('stepchange', changed);
    await tell(element, '[data-id="actions"]', 'select', { value: 'invite' });
    await tell(element, 'c-invite-users', 'invited', { invited: 2, batchIds: ['bat_1'], undoUntil: '2026-11-22T08:15:00.000Z' });
    await tell(element, 'c-invite-users', 'done');
    await settle();
    expect(changed).toHaveBeenCalledTimes(1);
    expect(part<HTMLElement>(element, '[data-id="undo"]').textContent).toContain('2 people were invited. You can undo this until');
    await expect(element).toBeAccessible();
    openConfirm.mockResolvedValueOnce(true);
    await press(element, 'undo-button');
    await settle();
    expect(undo).toHaveBeenCalledWith({ batchIds: ['bat_1'] });
    expect(said).toEqual(['2 invitations were withdrawn.']);
    expect(shows(element, '[data-id="undo"]')).toBe(false);
  });

  it('makes each change of teams', async () => {
    for (const method of [createTeam, renameTeam, changeMembers, deleteTeam]) (method as unknown as jest.Mock).mockResolvedValue(answer);
    const element = await mountPage();
    await tell(element, '[data-id="actions"]', 'select', { value: 'teams' });
    await tell(element, 'c-team-list', 'change', { kind: 'create', name: 'Inside' });
    await tell(element, 'c-team-list', 'change', { kind: 'rename', teamId: 'team_1', name: 'Field' });
    await tell(element, 'c-team-list', 'change', { kind: 'members', teamId: 'team_1', add: ['usr_1'], remove: [] });
    await tell(element, 'c-team-list', 'change', { kind: 'delete', teamId: 'team_1' });
    expect(createTeam).toHaveBeenCalledWith({ name: 'Inside' });
    expect(renameTeam).toHaveBeenCalledWith({ teamId: 'team_1', name: 'Field' });
    expect(changeMembers).toHaveBeenCalledWith({ teamId: 'team_1', add: ['usr_1'], remove: [] });
    expect(deleteTeam).toHaveBeenCalledWith({ teamId: 'team_1' });
  });
});
