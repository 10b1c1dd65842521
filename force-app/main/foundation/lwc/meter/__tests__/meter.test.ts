import Meter from 'c/meter';
import { mount } from 'test/support/lwc';

describe('meter', () => {
  it('says in words what the bar shows', async () => {
    const element = await mount<HTMLElement>('c-meter', Meter, {
      label: 'Marketo API calls',
      text: '120 of 480 used',
      value: 120,
      max: 480,
    });
    const bar = element.shadowRoot?.querySelector<HTMLElement & { value: number }>('lightning-progress-bar');
    expect(bar?.value).toBe(25);
    expect(element.shadowRoot?.querySelector('[data-id="text"]')?.textContent).toBe('120 of 480 used');
    await expect(element).toBeAccessible();
  });
});
