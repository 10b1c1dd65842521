import saveMarketoAccess from '@salesforce/apex/AccessController.saveMarketoAccess';
import MarketoAccessForm from 'c/marketoAccessForm';
import { apexError, mount, part, problemLike, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/AccessController.saveMarketoAccess', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

const save = saveMarketoAccess as unknown as jest.Mock;
const typed = { munchkinId: '123-ABC-456', clientId: 'id', clientSecret: 's' };
const refused = problemLike({ code: 'MARKETO_BAD_CREDENTIALS', retryable: false });

const mountForm = (access?: Partial<Apex.MarketoAccess>): Promise<HTMLElement> =>
  mount<HTMLElement>('c-marketo-access-form', MarketoAccessForm, {
    access: { configured: false, working: false, ...access },
  });

describe('access to Marketo', () => {
  it.each([
    [{ configured: false, working: false }, 'Missing'],
    [{ configured: true, working: false, problem: refused }, 'Not working'],
    [{ configured: true, working: true, clientId: 'id' }, 'Working'],
  ])('says how %p stands', async (access, label) => {
    const element = await mountForm(access);
    expect(part<{ label: string }>(element, 'c-state-badge').label).toBe(label);
    await expect(element).toBeAccessible();
  });

  it('tests and stores what I typed, and tells the page', async () => {
    const access = { marketo: { configured: true, working: true } };
    save.mockResolvedValue(access);
    const element = await mountForm();
    const heard = jest.fn();
    element.addEventListener('accesschange', (event) => {
      heard((event as CustomEvent<unknown>).detail);
    });
    await tell(element, 'c-credential-form', 'credentials', typed);
    expect(save).toHaveBeenCalledWith(typed);
    expect(heard).toHaveBeenCalledWith(access);
  });

  it('explains when the values were refused and keeps the page as it was', async () => {
    save.mockRejectedValue(apexError(refused));
    const element = await mountForm();
    const heard = jest.fn();
    element.addEventListener('accesschange', heard);
    await tell(element, 'c-credential-form', 'credentials', typed);
    expect(part<{ problem: Apex.Problem }>(element, 'c-error-panel').problem).toEqual(refused);
    expect(heard).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });
});
