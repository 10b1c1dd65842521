import connectManually from '@salesforce/apex/MarketoConnectionController.connectManually';
import testCredentials from '@salesforce/apex/MarketoConnectionController.testCredentials';
import MarketoSetUpForm from 'c/marketoSetUpForm';
import { apexError, mount, part, problemLike, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/MarketoConnectionController.connectManually', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/MarketoConnectionController.testCredentials', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});

const save = connectManually as unknown as jest.Mock;
const test = testCredentials as unknown as jest.Mock;
const typed = { munchkinId: '123-ABC-456', clientId: 'id', clientSecret: 's' };

const mountForm = (): Promise<HTMLElement> => mount<HTMLElement>('c-marketo-set-up-form', MarketoSetUpForm);

describe('manual Marketo connection', () => {
  it('explains when it is needed', async () => {
    const element = await mountForm();
    expect(element.shadowRoot?.textContent).toContain('tested before anything is saved');
    await expect(element).toBeAccessible();
  });

  it('tests first, then saves', async () => {
    test.mockResolvedValue({ ok: true });
    save.mockResolvedValue({ state: 'connected', canHandOver: true });
    const element = await mountForm();
    const heard = jest.fn();
    element.addEventListener('connected', (event) => {
      heard((event as CustomEvent<unknown>).detail);
    });
    await tell(element, 'c-credential-form', 'credentials', typed);
    expect(test).toHaveBeenCalledWith(typed);
    expect(save).toHaveBeenCalledWith(typed);
    expect(heard).toHaveBeenCalledWith({ state: 'connected', canHandOver: true });
  });

  it('saves nothing when the test fails, and says why', async () => {
    const problem = problemLike({ code: 'SALES_MUNCHKIN_UNKNOWN' });
    test.mockResolvedValue({ ok: false, problem });
    const element = await mountForm();
    await tell(element, 'c-credential-form', 'credentials', typed);
    expect(save).not.toHaveBeenCalled();
    expect(part<{ problem: Apex.Problem }>(element, 'c-error-panel').problem).toEqual(problem);
    expect(part<{ problem: Apex.Problem }>(element, 'c-credential-form').problem).toEqual(problem);
    await expect(element).toBeAccessible();
  });

  it('explains when the test itself could not run, and lets me send again', async () => {
    test.mockRejectedValueOnce(apexError(problemLike({})));
    const element = await mountForm();
    await tell(element, 'c-credential-form', 'credentials', typed);
    expect(shows(element, 'c-error-panel')).toBe(true);
    expect(part<{ busy: boolean }>(element, 'c-credential-form').busy).toBe(false);
  });
});
