import LoadingState from 'c/loadingState';
import { mount, part, shows } from 'test/support/lwc';

describe('loading state', () => {
  it('says in words that something is loading', async () => {
    const element = await mount<HTMLElement>('c-loading-state', LoadingState);
    const spinner = element.shadowRoot?.querySelector<HTMLElement & { alternativeText: string }>('[role="status"] lightning-spinner');
    expect(spinner?.alternativeText).toBe('Loading');
    expect(shows(element, '[data-id="told"]')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('shows what it waits for when it is told so', async () => {
    const element = await mount<HTMLElement>('c-loading-state', LoadingState, { text: 'Asking Marketo …' });
    expect(part<HTMLElement>(element, '[data-id="told"]').textContent).toBe('Asking Marketo …');
    expect(part<{ alternativeText: string }>(element, 'lightning-spinner').alternativeText).toBe('Asking Marketo …');
    await expect(element).toBeAccessible();
  });
});
