import LoadingState from 'c/loadingState';
import { mount } from 'test/support/lwc';

describe('loading state', () => {
  it('says in words that something is loading', async () => {
    const element = await mount<HTMLElement>('c-loading-state', LoadingState);
    const spinner = element.shadowRoot?.querySelector<HTMLElement & { alternativeText: string }>('[role="status"] lightning-spinner');
    expect(spinner?.alternativeText).toBe('Loading');
    await expect(element).toBeAccessible();
  });
});
