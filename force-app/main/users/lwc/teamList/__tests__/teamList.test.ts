import TeamList from 'c/teamList';
import LightningConfirm from 'lightning/confirm';
import { mount, part, press, settle, shows, tell } from 'test/support/lwc';

const openConfirm = (LightningConfirm as unknown as { open: jest.Mock }).open;
const everyone = { id: 'team_everyone', name: 'Everyone', isEveryone: true, memberIds: ['usr_1', 'usr_2'] };
const field = { id: 'team_1', name: 'Field Sales', isEveryone: false, memberIds: ['usr_1'] };
const users = [
  { id: 'usr_1', name: 'Maya', email: 'maya@x.example', state: 'onboarded' },
  { id: 'usr_2', name: '', email: 'rosa@x.example', state: 'invited' },
  { id: 'usr_3', name: 'Gone', email: 'gone@x.example', state: 'deactivated' },
];
const mountTeams = (): Promise<HTMLElement> => mount<HTMLElement>('c-team-list', TeamList, { teams: [everyone, field], users, limit: 20 });

function heard(element: HTMLElement): jest.Mock {
  const listener = jest.fn();
  element.addEventListener('change', (event) => {
    listener((event as CustomEvent<unknown>).detail);
  });
  return listener;
}

describe('teams', () => {
  it('lists Everyone without actions, and how many teams are left', async () => {
    const element = await mountTeams();
    expect(shows(element, '[data-team-row="Everyone"] lightning-button')).toBe(false);
    expect(element.shadowRoot?.textContent).toContain('1 of 20 teams besides Everyone');
    await expect(element).toBeAccessible();
  });

  it('creates a team by its name', async () => {
    const element = await mountTeams();
    const changes = heard(element);
    await tell(element, '[data-id="new-name"]', 'change', { value: ' Inside ' });
    await press(element, 'create');
    expect(changes).toHaveBeenCalledWith({ kind: 'create', name: 'Inside' });
    expect(changes).toHaveBeenCalledTimes(1);
  });

  it('renames and changes members; deactivated users are not offered', async () => {
    const element = await mountTeams();
    const changes = heard(element);
    await press(element, 'edit');
    const options = part<{ options: { value: string }[] }>(element, 'lightning-checkbox-group').options;
    expect(options.map(({ value }) => value)).toEqual(['usr_1', 'usr_2']);
    await expect(element).toBeAccessible();
    await tell(element, '[data-id="name"]', 'change', { value: 'Field' });
    await tell(element, 'lightning-checkbox-group', 'change', { value: ['usr_2'] });
    await press(element, 'save');
    expect(changes.mock.calls).toEqual([
      [{ kind: 'rename', teamId: 'team_1', name: 'Field' }],
      [{ kind: 'members', teamId: 'team_1', add: ['usr_2'], remove: ['usr_1'] }],
    ]);
  });

  it('closes the form when nothing changed, or when new teams arrive', async () => {
    const element = await mountTeams();
    await press(element, 'edit');
    await press(element, 'save');
    expect(shows(element, '[data-id="editor"]')).toBe(false);
    await press(element, 'edit');
    Object.assign(element, { teams: [everyone, { ...field, name: 'Field' }] });
    await settle();
    expect(shows(element, '[data-id="editor"]')).toBe(false);
  });

  it('deletes only after a question', async () => {
    const element = await mountTeams();
    const changes = heard(element);
    openConfirm.mockResolvedValueOnce(false);
    await press(element, 'delete');
    expect(changes).not.toHaveBeenCalled();
    openConfirm.mockResolvedValueOnce(true);
    await press(element, 'delete');
    expect(changes).toHaveBeenCalledWith({ kind: 'delete', teamId: 'team_1' });
  });
});
