import StateBadge from 'c/stateBadge';
import { mount } from 'test/support/lwc';

describe('state badge', () => {
  it.each([
    ['done', 'Done', 'utility:check'],
    ['inProgress', 'In progress', 'utility:clock'],
    ['attention', 'Needs attention', 'utility:warning'],
    ['blocked', 'Waiting for an earlier step', 'utility:lock'],
    ['unknown', 'Not known', 'utility:question'],
    ['notStarted', 'Not started', 'utility:dash'],
    ['something new', 'Something new', 'utility:dash'],
  ])('says the state %s in words and with an icon', async (state, label, icon) => {
    const element = await mount<HTMLElement>('c-state-badge', StateBadge, { state, label });
    const shown = element.shadowRoot?.querySelector<HTMLElement & { iconName: string }>('lightning-icon');
    expect(element.shadowRoot?.textContent).toBe(label);
    expect(shown?.iconName).toBe(icon);
    await expect(element).toBeAccessible();
  });
});
