import getAccess from '@salesforce/apex/AccessController.getAccess';
import AccessPanel from 'c/accessPanel';
import { apexError, mount, part, problemLike, settle, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/AccessController.getAccess', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

const get = getAccess as unknown as jest.Mock;
const missing = { configured: false, working: false };
const working = { configured: true, working: true };

const mountPanel = (properties: Record<string, unknown> = {}): Promise<HTMLElement> =>
  mount<HTMLElement>('c-access-panel', AccessPanel, properties);

describe('before you start', () => {
  it('asks for access to both systems while it is missing', async () => {
    get.mockResolvedValue({ marketo: missing, salesAccount: missing });
    const element = await mountPanel();
    expect(element.shadowRoot?.textContent).toContain('Before you start');
    expect(shows(element, 'c-marketo-access-form')).toBe(true);
    expect(shows(element, 'c-sales-access-form')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('stays while one of them is broken', async () => {
    get.mockResolvedValue({ marketo: working, salesAccount: { configured: true, working: false } });
    expect(shows(await mountPanel(), 'article')).toBe(true);
  });

  it('is not in the way when everything works', async () => {
    get.mockResolvedValue({ marketo: working, salesAccount: working });
    const element = await mountPanel();
    expect(shows(element, 'article')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('can be looked at when everything works', async () => {
    get.mockResolvedValue({ marketo: working, salesAccount: working });
    expect(shows(await mountPanel({ always: true }), 'c-sales-access-form')).toBe(true);
  });

  it('disappears once the last missing access was stored, and tells the page', async () => {
    get.mockResolvedValue({ marketo: working, salesAccount: missing });
    const element = await mountPanel();
    const heard = jest.fn();
    element.addEventListener('accesschange', heard);
    const access = { marketo: working, salesAccount: working };
    await tell(element, 'c-sales-access-form', 'accesschange', access);
    expect(shows(element, 'article')).toBe(false);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('explains when access could not be checked, and checks again on request', async () => {
    const problem = problemLike({});
    get.mockRejectedValueOnce(apexError(problem));
    const element = await mountPanel();
    expect(part<{ problem: Apex.Problem }>(element, 'c-error-panel').problem).toEqual(problem);
    await expect(element).toBeAccessible();
    get.mockResolvedValue({ marketo: missing, salesAccount: missing });
    await tell(element, 'c-error-panel', 'retry');
    expect(shows(element, 'c-error-panel')).toBe(false);
    expect(shows(element, 'c-marketo-access-form')).toBe(true);
  });

  it('shows that it is checking when asked to show always', async () => {
    get.mockReturnValue(new Promise(() => undefined));
    const element = await mountPanel({ always: true });
    await settle();
    expect(shows(element, 'c-loading-state')).toBe(true);
    await expect(element).toBeAccessible();
  });
});
