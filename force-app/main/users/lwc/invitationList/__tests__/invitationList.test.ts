import InvitationList from 'c/invitationList';
import { mount, part, settle, shows } from 'test/support/lwc';

const SENT = '2026-11-22T08:30:00.000Z';
const mia = { id: 'i1', email: 'mia@acme.example.com', name: 'Mia Marketer', state: 'invited', sentAt: SENT, expiresAt: SENT };
const max = { id: 'i2', email: 'max@acme.example.com', name: 'Max Manager', state: 'activated', activatedAt: SENT };
const old = { id: 'i3', email: 'old@acme.example.com', name: 'Olga Old', state: 'expired', sentAt: SENT };

const mountList = (): Promise<HTMLElement> => mount<HTMLElement>('c-invitation-list', InvitationList, { invitations: [mia, max, old] });

const labelOf = (element: HTMLElement, email: string): string =>
  part<{ label: string }>(element, `[data-row="${email}"] c-state-badge`).label;

describe('invitations', () => {
  it('say whom they went to and what became of them', async () => {
    const element = await mountList();
    expect([mia, max, old].map(({ email }) => labelOf(element, email))).toEqual(['Invited', 'Active', 'Expired']);
    expect(part<HTMLElement>(element, `[data-row="${mia.email}"]`).textContent).toMatch(/Sent Nov 22.*valid until Nov 22/);
    expect(part<HTMLElement>(element, `[data-row="${max.email}"]`).textContent).toContain('Activated Nov 22');
    await expect(element).toBeAccessible();
  });

  it('can be sent again until somebody has activated', async () => {
    const element = await mountList();
    const heard = jest.fn();
    element.addEventListener('resend', (event) => {
      heard((event as CustomEvent<unknown>).detail);
    });
    expect(shows(element, `[data-row="${max.email}"] lightning-button`)).toBe(false);
    part<HTMLElement>(element, `[data-row="${old.email}"] lightning-button`).click();
    await settle();
    expect(heard).toHaveBeenCalledWith({ id: 'i3', email: old.email });
  });
});
