import checkInvitations from '@salesforce/apex/UserManagementController.checkInvitations';
import inviteUsers from '@salesforce/apex/UserManagementController.inviteUsers';
import InviteFlow from 'c/inviteFlow';
import { apexError, mount, part, press, problemLike, settle, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/UserManagementController.checkInvitations', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/UserManagementController.inviteUsers', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

const check = checkInvitations as unknown as jest.Mock;
const invite = inviteUsers as unknown as jest.Mock;

/** Everybody is clean unless the address says bad. */
const reportFor = ({ rows }: { rows: { email: string }[] }): object => ({
  rows: rows.map(({ email }) => ({
    email,
    codes: email.startsWith('bad') ? ['INVITE_BAD_ADDRESS'] : [],
    isBlocked: email.startsWith('bad'),
    firstName: 'From',
    lastName: 'Salesforce',
  })),
  problems: [{ code: 'INVITE_BAD_ADDRESS', title: 'Not valid', action: 'Correct it.' }],
  seatsUsed: 2,
  seatsTotal: 100,
});
const outcomeFor = ({ rows }: { rows: { email: string }[] }): object => ({
  rows: rows.map(({ email }) => ({ email, isInvited: true })),
  invited: rows.length,
  batchIds: [`bat_${rows[0]?.email ?? ''}`],
  undoUntil: '2026-11-22T08:15:00.000Z',
});

beforeEach(() => {
  check.mockImplementation((parameters: { rows: { email: string }[] }) => Promise.resolve(reportFor(parameters)));
  invite.mockImplementation((parameters: { rows: { email: string }[] }) => Promise.resolve(outcomeFor(parameters)));
});

const people = (...emails: string[]): object[] => emails.map((email) => ({ email }));
const mountFlow = async (rows: object[]): Promise<HTMLElement> => {
  const element = await mount<HTMLElement>('c-invite-flow', InviteFlow, { rows });
  await settle();
  return element;
};
type Review = HTMLElement & { rows: { row: Apex.InviteRow; check: Apex.InviteCheck }[] };
const review = (element: HTMLElement): Review => part<Review>(element, 'c-invite-review');

describe('inviting checked rows', () => {
  it('checks first, and takes the name of the Salesforce user when none was given', async () => {
    const element = await mountFlow([{ email: 'a@x.example' }, { email: 'b@x.example', lastName: 'Given' }]);
    expect(review(element).rows.map(({ row }) => row.lastName)).toEqual(['Salesforce', 'Given']);
    expect(invite).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it('checks a thousand rows at a time and finds doubles between them', async () => {
    const rows = Array.from({ length: 1001 }, (_, index) => ({ email: index === 1000 ? 'P0@x.example' : `p${index}@x.example` }));
    const element = await mountFlow(rows);
    await settle();
    expect(check).toHaveBeenCalledTimes(2);
    expect(review(element).rows[1000]?.check.codes).toEqual(['INVITE_DUPLICATE_ROW']);
  });

  it('invites two hundred at a time under one key each, tells what became of them, and how long it can be undone', async () => {
    const element = await mountFlow(people('a@x.example'));
    const heard = jest.fn();
    element.addEventListener('invited', (event) => {
      heard((event as CustomEvent<unknown>).detail);
    });
    await tell(
      element,
      'c-invite-review',
      'invite',
      Array.from({ length: 201 }, (_, index) => ({ email: `p${index}@x.example` })),
    );
    await settle();
    const keys = invite.mock.calls.map(([parameters]) => (parameters as { key: string }).key);
    expect(new Set(keys).size).toBe(2);
    expect(part<HTMLElement>(element, '[data-id="result"]').textContent).toBe('201 people are invited');
    expect(heard).toHaveBeenCalledWith({
      invited: 201,
      batchIds: ['bat_p0@x.example', 'bat_p200@x.example'],
      undoUntil: '2026-11-22T08:15:00.000Z',
    });
    await expect(element).toBeAccessible();
  });

  it('names those who were not invited, with the reason', async () => {
    invite.mockResolvedValue({
      rows: [{ email: 'a@x.example', isInvited: false, problem: { title: 'No seat', action: 'Wait.' } }],
      invited: 0,
      batchIds: [],
    });
    const element = await mountFlow(people('a@x.example'));
    await tell(element, 'c-invite-review', 'invite', people('a@x.example'));
    await settle();
    expect(part<HTMLElement>(element, '[data-skipped="a@x.example"]').textContent).toContain('No seat');
    await expect(element).toBeAccessible();
  });

  it('goes on under the same key after a failure, so that nobody is invited twice', async () => {
    invite.mockRejectedValueOnce(apexError(problemLike({ code: 'SALES_TIMEOUT' })));
    const element = await mountFlow(people('a@x.example'));
    await tell(element, 'c-invite-review', 'invite', people('a@x.example'));
    await settle();
    expect(shows(element, 'c-error-panel')).toBe(true);
    await tell(element, 'c-error-panel', 'retry');
    await settle();
    const keys = invite.mock.calls.map(([parameters]) => (parameters as { key: string }).key);
    expect(keys[0]).toBe(keys[1]);
    expect(shows(element, '[data-id="result"]')).toBe(true);
  });

  it('shows what failed when the check does, and checks again', async () => {
    check.mockRejectedValueOnce(apexError(problemLike({})));
    const element = await mountFlow(people('a@x.example'));
    await expect(element).toBeAccessible();
    await tell(element, 'c-error-panel', 'retry');
    await settle();
    expect(shows(element, 'c-invite-review')).toBe(true);
  });

  it('gives the result as a file with every row, also those that were left out', async () => {
    const made: Blob[] = [];
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        made.push(blob);
        return 'blob:x';
      },
      revokeObjectURL: () => undefined,
    });
    const element = await mountFlow(people('a@x.example', 'bad'));
    await tell(element, 'c-invite-review', 'invite', people('a@x.example'));
    await settle();
    await press(element, 'download');
    await settle();
    expect(made).toHaveLength(1);
    const reader = new FileReader();
    const text = await new Promise<string>((resolve) => {
      reader.onload = () => {
        resolve(reader.result as string);
      };
      reader.readAsText(made[0] as Blob);
    });
    expect(text).toContain('a@x.example,invited');
    expect(text).toContain('bad,left out,INVITE_BAD_ADDRESS,Not valid');
  });

  it('ends when I press OK, and starts over when no row is left', async () => {
    const element = await mountFlow(people('a@x.example'));
    const heard = jest.fn();
    element.addEventListener('cancel', heard);
    await tell(element, 'c-invite-review', 'recheck', []);
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
