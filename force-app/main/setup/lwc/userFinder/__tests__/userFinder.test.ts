import findUsers from '@salesforce/apex/DoctorController.findUsers';
import UserFinder from 'c/userFinder';
import { apexError, mount, press, problemLike, settle, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/DoctorController.findUsers', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

const find = findUsers as unknown as jest.Mock;
const mountFinder = (): Promise<HTMLElement> => mount<HTMLElement>('c-user-finder', UserFinder);

describe('finding a user', () => {
  it('shows who was found, with state and profile, and tells my choice', async () => {
    find.mockResolvedValue([{ id: '005A', name: 'Rosa Jimenez', username: 'rosa@x.example', profile: 'Standard User', active: false }]);
    const element = await mountFinder();
    await expect(element).toBeAccessible();
    const chosen: unknown[] = [];
    element.addEventListener('choose', (event) => chosen.push((event as CustomEvent).detail));
    await tell(element, '[data-id="text"]', 'change', { value: 'rosa' });
    await press(element, 'find');
    expect(find).toHaveBeenCalledWith({ text: 'rosa' });
    expect(element.shadowRoot?.textContent).toContain('rosa@x.example, Standard User, inactive');
    await expect(element).toBeAccessible();
    await press(element, '005A');
    expect(chosen).toEqual([{ id: '005A' }]);
  });

  it('finds with Enter, and says when nobody is there', async () => {
    find.mockResolvedValue([]);
    const element = await mountFinder();
    element.shadowRoot?.querySelector('[data-id="text"]')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
    expect(find).not.toHaveBeenCalled();
    element.shadowRoot?.querySelector('[data-id="text"]')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await settle();
    expect(shows(element, 'c-empty-state')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('shows a failure, and goes away with Cancel', async () => {
    find.mockRejectedValue(apexError(problemLike({})));
    const element = await mountFinder();
    const cancelled = jest.fn();
    element.addEventListener('cancel', cancelled);
    await press(element, 'find');
    expect(shows(element, 'c-error-panel')).toBe(true);
    await press(element, 'cancel');
    expect(cancelled).toHaveBeenCalled();
  });
});
