import EmptyState from 'c/emptyState';
import { mount } from 'test/support/lwc';

const mountEmpty = (properties: Record<string, unknown>): Promise<HTMLElement> =>
  mount<HTMLElement>('c-empty-state', EmptyState, { heading: 'Nothing yet', ...properties });

describe('empty state', () => {
  it('says that there is nothing, and why', async () => {
    const element = await mountEmpty({ message: 'Invite somebody first.' });
    expect(element.shadowRoot?.textContent).toContain('Nothing yet');
    expect(element.shadowRoot?.textContent).toContain('Invite somebody first.');
    expect(element.shadowRoot?.querySelector('lightning-button')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('offers one action', async () => {
    const element = await mountEmpty({ actionLabel: 'Look Again' });
    const heard = jest.fn();
    element.addEventListener('action', heard);
    element.shadowRoot?.querySelector<HTMLElement>('lightning-button')?.click();
    expect(heard).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });
});
