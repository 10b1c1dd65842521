import InviteReview from 'c/inviteReview';
import { mount, part, press, settle, shows, tell } from 'test/support/lwc';

const problems = [
  { code: 'INVITE_BAD_ADDRESS', title: 'The e-mail address is not valid', action: 'Correct it.' },
  { code: 'INVITE_NO_API', title: 'The user lacks API Enabled', action: 'Add it.' },
];
const entry = (email: string, codes: string[] = [], isBlocked = false): object => ({
  key: email,
  row: { email, firstName: 'Ann', lastName: 'Lee', role: 'user', team: '' },
  check: { email, codes, isBlocked },
});
const rows = [entry('good@x.example'), entry('warned@x.example', ['INVITE_NO_API']), entry('bad', ['INVITE_BAD_ADDRESS'], true)];

const mountReview = (more: object = {}): Promise<HTMLElement> =>
  mount<HTMLElement>('c-invite-review', InviteReview, { rows, problems, seatsUsed: 3, seatsTotal: 100, ...more });

function heard(element: HTMLElement, type: string): jest.Mock {
  const listener = jest.fn();
  element.addEventListener(type, (event) => {
    listener((event as CustomEvent<unknown>).detail);
  });
  return listener;
}

const checkbox = (element: HTMLElement, email: string): HTMLInputElement => part<HTMLInputElement>(element, `[data-row="${email}"] input`);

describe('the review before an invitation', () => {
  it('chooses clean rows, leaves warnings to me, and never lets me choose what cannot be invited', async () => {
    const element = await mountReview();
    expect(checkbox(element, 'good@x.example').checked).toBe(true);
    expect(checkbox(element, 'warned@x.example').checked).toBe(false);
    expect(checkbox(element, 'bad').disabled).toBe(true);
    expect(part<HTMLElement>(element, '[data-id="summary"]').textContent).toBe('1 of 3 people chosen. Nobody has been invited yet.');
    expect(part<HTMLElement>(element, '[data-row="bad"]').textContent).toContain('The e-mail address is not valid');
    await expect(element).toBeAccessible();
  });

  it('invites whom I chose, with warnings when I say so', async () => {
    const element = await mountReview();
    const invited = heard(element, 'invite');
    await tell(element, '[data-id="warnings"]', 'change', { checked: true });
    expect(part<{ label: string }>(element, '[data-id="invite"]').label).toBe('Invite 2 People');
    await press(element, 'invite');
    expect((invited.mock.calls[0] as [{ email: string }[]])[0].map(({ email }) => email)).toEqual(['good@x.example', 'warned@x.example']);
  });

  it('lets me drop a row by its box', async () => {
    const element = await mountReview();
    checkbox(element, 'good@x.example').click();
    await settle();
    expect(part<{ disabled: boolean }>(element, '[data-id="invite"]').disabled).toBe(true);
  });

  it('lets me correct a row, which is checked again', async () => {
    const element = await mountReview();
    const rechecked = heard(element, 'recheck');
    part<HTMLElement>(element, '[data-row="bad"] [data-id="edit"]').click();
    await settle();
    await tell(element, '[data-field="email"]', 'change', { value: 'right@x.example' });
    await expect(element).toBeAccessible();
    await press(element, 'save');
    expect((rechecked.mock.calls[0] as [{ row: { email: string } }[]])[0][2]?.row.email).toBe('right@x.example');
  });

  it('lets me leave a row out', async () => {
    const element = await mountReview();
    const rechecked = heard(element, 'recheck');
    part<HTMLElement>(element, '[data-row="bad"] [data-id="remove"]').click();
    expect((rechecked.mock.calls[0] as [unknown[]])[0]).toHaveLength(2);
  });

  it('shows one kind of rows when I ask, and says when there is none', async () => {
    const element = await mountReview({ rows: [entry('good@x.example')] });
    await tell(element, 'lightning-combobox', 'change', { value: 'problems' });
    expect(shows(element, 'c-empty-state')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('shows long lists page by page', async () => {
    const many = Array.from({ length: 120 }, (_, index) => entry(`p${index}@x.example`));
    const element = await mountReview({ rows: many });
    expect(element.shadowRoot?.querySelectorAll('[data-row]')).toHaveLength(50);
    await press(element, 'forward');
    await press(element, 'forward');
    expect(element.shadowRoot?.querySelectorAll('[data-row]')).toHaveLength(20);
    expect(part<{ disabled: boolean }>(element, '[data-id="forward"]').disabled).toBe(true);
    await press(element, 'back');
    expect(shows(element, '[data-row="p50@x.example"]')).toBe(true);
  });
});
