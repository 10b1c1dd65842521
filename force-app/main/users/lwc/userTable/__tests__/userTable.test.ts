import UserTable from 'c/userTable';
import { mount, part, settle, shows, tell } from 'test/support/lwc';

const maya = {
  id: 'usr_1',
  name: 'Maya Lindqvist',
  email: 'maya@kestrel.example',
  role: 'admin',
  state: 'onboarded',
  isOriginal: true,
  teamIds: [],
  salesforceUsername: 'maya@kestrel.example',
  lastActivityAt: '2026-11-22T08:00:00.000Z',
};
const rosa = {
  id: 'usr_2',
  name: '',
  email: 'rosa@kestrel.example',
  role: 'user',
  state: 'invited',
  teamIds: ['team_1'],
  sentAt: '2026-11-22T08:00:00.000Z',
};
const old = { ...rosa, id: 'usr_3', email: 'old@kestrel.example', state: 'expired', expiresAt: '2026-11-20T08:00:00.000Z' };
const gone = { ...rosa, id: 'usr_4', email: 'gone@kestrel.example', state: 'deactivated' };
const teams = [
  { id: 'team_everyone', name: 'Everyone', isEveryone: true },
  { id: 'team_1', name: 'Field Sales', isEveryone: false },
];

const mountTable = (): Promise<HTMLElement> => mount<HTMLElement>('c-user-table', UserTable, { users: [maya, rosa, old, gone], teams });
const emails = (element: HTMLElement): (string | undefined)[] =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].map((row) => row.dataset.row);
const actions = (element: HTMLElement, id: string): string[] =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement & { value: string }>(`[data-id="${id}"] lightning-menu-item`) ?? [])].map(
    (item) => item.value,
  );

describe('the table of users', () => {
  it('shows name, state, role, teams, connection and last activity', async () => {
    const element = await mountTable();
    const row = part<HTMLElement>(element, '[data-row="maya@kestrel.example"]');
    expect(row.textContent).toContain('Original user');
    expect(row.textContent).toContain('Everyone');
    expect(part<HTMLElement>(element, '[data-row="rosa@kestrel.example"]').textContent).toMatch(
      /Name not given.*Mail sent.*Everyone, Field Sales.*Not connected.*Never/s,
    );
    expect(part<HTMLElement>(element, '[data-row="old@kestrel.example"]').textContent).toContain('Expired');
    await expect(element).toBeAccessible();
  });

  it('offers what makes sense for each state, and never to revoke the original user', async () => {
    const element = await mountTable();
    expect(actions(element, 'usr_1')).toEqual(['makeUser', 'changeTeams', 'deactivate']);
    expect(actions(element, 'usr_2')).toEqual(['resend', 'revoke', 'makeAdmin', 'changeTeams']);
    expect(actions(element, 'usr_4')).toEqual(['reactivate']);
  });

  it('tells the page what I chose for whom', async () => {
    const element = await mountTable();
    const heard = jest.fn();
    element.addEventListener('useraction', (event) => {
      heard((event as CustomEvent<unknown>).detail);
    });
    await tell(element, '[data-id="usr_2"]', 'select', { value: 'resend' });
    expect(heard).toHaveBeenCalledWith({ action: 'resend', userId: 'usr_2' });
    Object.assign(element, { busy: true });
    await tell(element, '[data-id="usr_2"]', 'select', { value: 'revoke' });
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('searches by name and address, filters by state, and leads back when nobody matches', async () => {
    const element = await mountTable();
    await tell(element, 'lightning-input', 'change', { value: 'MAYA' });
    expect(emails(element)).toEqual(['maya@kestrel.example']);
    await tell(element, 'lightning-combobox', 'change', { value: 'invited' });
    expect(shows(element, 'c-empty-state')).toBe(true);
    await expect(element).toBeAccessible();
    await tell(element, 'c-empty-state', 'action');
    await settle();
    expect(emails(element)).toHaveLength(4);
  });
});
