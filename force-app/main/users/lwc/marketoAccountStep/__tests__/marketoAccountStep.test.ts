import getAccount from '@salesforce/apex/InvitationController.getAccount';
import getCandidates from '@salesforce/apex/InvitationController.getCandidates';
import resendInvite from '@salesforce/apex/InvitationController.resendInvite';
import sendInvite from '@salesforce/apex/InvitationController.sendInvite';
import MarketoAccountStep from 'c/marketoAccountStep';
import { apexError, mount, part, press, problemLike, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/InvitationController.getAccount', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/InvitationController.getCandidates', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/InvitationController.resendInvite', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/InvitationController.sendInvite', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

const account = getAccount as unknown as jest.Mock;
const candidates = getCandidates as unknown as jest.Mock;
const resend = resendInvite as unknown as jest.Mock;
const send = sendInvite as unknown as jest.Mock;

const mia = { userId: '1', name: 'Mia de Marketer', email: 'mia@acme.example.com', isApiOnly: false, invited: false };
const fresh: Apex.AccountState = { state: 'inactive', invitations: [], integrationExists: false, seatsUsed: 0, seatsTotal: 100 };
const invited: Apex.AccountState = {
  ...fresh,
  state: 'active',
  originalUserEmail: mia.email,
  originalUserProtected: false,
  invitations: [{ id: 'i1', email: mia.email, name: mia.name, state: 'invited' }],
  integrationExists: true,
  integrationClientId: 'client',
  seatsUsed: 1,
};

async function mountStep(state: Apex.AccountState, people: unknown[] = [mia]): Promise<HTMLElement> {
  account.mockResolvedValue(state);
  candidates.mockResolvedValue(people);
  return mount<HTMLElement>('c-marketo-account-step', MarketoAccountStep);
}

const textOf = (element: HTMLElement, id: string): string | null => part<HTMLElement>(element, `[data-id="${id}"]`).textContent;

describe('Marketo Sales account', () => {
  it('shows that it is loading', async () => {
    account.mockReturnValue(new Promise(() => undefined));
    candidates.mockReturnValue(new Promise(() => undefined));
    const element = await mount<HTMLElement>('c-marketo-account-step', MarketoAccountStep);
    expect(shows(element, 'c-loading-state')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('cannot send before somebody was chosen', async () => {
    const element = await mountStep(fresh);
    expect(part<{ disabled: boolean }>(element, '[data-id="send"]').disabled).toBe(true);
    expect(shows(element, 'c-invitation-list')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('invites the chosen admin, says where the mail went, and tells the page', async () => {
    send.mockResolvedValue(invited);
    const element = await mountStep(fresh);
    const heard = jest.fn();
    element.addEventListener('stepchange', heard);
    await tell(element, 'c-admin-chooser', 'choose', mia);
    await press(element, 'send');
    expect(send).toHaveBeenCalledWith({ email: mia.email, firstName: 'Mia', lastName: 'de Marketer' });
    expect(textOf(element, 'sent')).toContain(mia.email);
    expect(part<{ invitations: unknown[] }>(element, 'c-invitation-list').invitations).toHaveLength(1);
    expect(part<{ account: Apex.AccountState }>(element, 'c-integration-card').account).toEqual(invited);
    expect(heard).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('explains why an invitation could not be sent, and keeps my choice', async () => {
    send.mockRejectedValue(apexError(problemLike({ code: 'SALES_EMAIL_IN_OTHER_INSTANCE' })));
    const element = await mountStep(fresh);
    await tell(element, 'c-admin-chooser', 'choose', mia);
    await press(element, 'send');
    expect(part<{ problem: Apex.Problem }>(element, 'c-error-panel').problem.code).toBe('SALES_EMAIL_IN_OTHER_INSTANCE');
    expect(part<{ disabled: boolean }>(element, '[data-id="send"]').disabled).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('sends an invitation again', async () => {
    resend.mockResolvedValue(invited);
    const element = await mountStep(invited);
    await tell(element, 'c-invitation-list', 'resend', { id: 'i1', email: mia.email });
    expect(resend).toHaveBeenCalledWith({ invitationId: 'i1' });
    expect(textOf(element, 'sent')).toContain(mia.email);
  });

  it('asks me to keep the original user, and says when that user is protected', async () => {
    expect(textOf(await mountStep(invited), 'original')).toContain('Keep this person');
    const element = await mountStep({ ...invited, originalUserProtected: true });
    expect(textOf(element, 'original')).toContain('cannot be deleted');
    await expect(element).toBeAccessible();
  });

  it('says that Marketo has no admin, and looks again on request', async () => {
    const element = await mountStep(fresh, []);
    expect(part<{ heading: string }>(element, 'c-empty-state').heading).toBe('No Marketo admin was found');
    await expect(element).toBeAccessible();
    candidates.mockResolvedValue([mia]);
    await tell(element, 'c-empty-state', 'action');
    expect(shows(element, 'c-admin-chooser')).toBe(true);
  });

  it('still shows the account when Marketo does not answer', async () => {
    account.mockResolvedValue(invited);
    candidates.mockRejectedValue(apexError(problemLike({ code: 'MARKETO_UNREACHABLE' })));
    const element = await mount<HTMLElement>('c-marketo-account-step', MarketoAccountStep);
    expect(part<{ problem: Apex.Problem }>(element, 'c-error-panel').problem.code).toBe('MARKETO_UNREACHABLE');
    expect(shows(element, 'c-invitation-list')).toBe(true);
    await expect(element).toBeAccessible();
    candidates.mockResolvedValue([mia]);
    await tell(element, 'c-error-panel', 'retry');
    expect(shows(element, 'c-admin-chooser')).toBe(true);
  });

  it('explains when the account cannot be read, and reads it again on request', async () => {
    account.mockRejectedValueOnce(apexError(problemLike({})));
    candidates.mockResolvedValue([mia]);
    const element = await mount<HTMLElement>('c-marketo-account-step', MarketoAccountStep);
    await expect(element).toBeAccessible();
    account.mockResolvedValue(fresh);
    await tell(element, 'c-error-panel', 'retry');
    expect(shows(element, 'c-error-panel')).toBe(false);
    expect(shows(element, '[data-id="send"]')).toBe(true);
  });
});
