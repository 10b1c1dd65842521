import AdminChooser from 'c/adminChooser';
import { mount, part, settle, shows, tell } from 'test/support/lwc';

const mia = { userId: '1', name: 'Mia Marketer', email: 'mia@acme.example.com', isApiOnly: false, invited: false };
const max = {
  userId: '2',
  name: 'Max Manager',
  email: 'max@acme.example.com',
  isApiOnly: false,
  invited: true,
  invitationState: 'opened',
};
const robot = { userId: '3', name: 'Sync Robot', email: 'api@acme.example.com', isApiOnly: true, invited: false };

const mountChooser = (busy = false): Promise<HTMLElement> =>
  mount<HTMLElement>('c-admin-chooser', AdminChooser, { candidates: [mia, max, robot], busy });

const inputOf = (element: HTMLElement, email: string): HTMLInputElement => part<HTMLInputElement>(element, `[data-row="${email}"] input`);

const shown = (element: HTMLElement): (string | undefined)[] =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].map((row) => row.dataset.row);

describe('choosing an admin', () => {
  it('lists the Marketo admins with name, address and state', async () => {
    const element = await mountChooser();
    expect(shown(element)).toEqual([mia.email, max.email, robot.email]);
    expect(part<{ label: string }>(element, `[data-row="${max.email}"] c-state-badge`).label).toBe('Invitation opened');
    expect(shows(element, `[data-row="${mia.email}"] c-state-badge`)).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('filters by name or address while I type', async () => {
    const element = await mountChooser();
    await tell(element, 'lightning-input', 'change', { value: ' MIA@ac' });
    expect(shown(element)).toEqual([mia.email]);
    expect(part<HTMLElement>(element, '[role="status"]').textContent).toBe('1 of 3 Marketo admins shown');
  });

  it('says that nobody matches', async () => {
    const element = await mountChooser();
    await tell(element, 'lightning-input', 'change', { value: 'zzz' });
    expect(part<{ heading: string }>(element, 'c-empty-state').heading).toBe('No admin matches');
    await expect(element).toBeAccessible();
  });

  it('tells the page whom I chose', async () => {
    const element = await mountChooser();
    const heard = jest.fn();
    element.addEventListener('choose', (event) => {
      heard((event as CustomEvent<unknown>).detail);
    });
    inputOf(element, mia.email).click();
    await settle();
    expect(heard).toHaveBeenCalledWith(mia);
    expect(inputOf(element, mia.email).checked).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('does not offer somebody who was invited already or has no mailbox', async () => {
    const element = await mountChooser();
    expect(inputOf(element, max.email).disabled).toBe(true);
    expect(inputOf(element, robot.email).disabled).toBe(true);
    expect(part<HTMLElement>(element, `[data-row="${robot.email}"]`).textContent).toContain('have no mailbox');
  });

  it('offers nobody while an invitation is sent', async () => {
    const element = await mountChooser(true);
    expect(inputOf(element, mia.email).disabled).toBe(true);
    await expect(element).toBeAccessible();
  });
});
