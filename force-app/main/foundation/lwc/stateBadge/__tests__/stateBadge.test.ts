import StateBadge from 'c/stateBadge';
import { mount } from 'test/support/lwc';

describe('state badge', () => {
  it.each([
    ['done', 'Done', 'utility:check'],
    ['inProgress', 'In progress', 'utility:clock'],
    ['attention', 'Needs attention', 'utility:warning'],
    ['notStarted', 'Not started', 'utility:steps'],
    ['something new', 'Something new', 'utility:steps'],
  ])('says the state %s in words and with an icon', async (state, label, icon) => {
    const element = await mount<HTMLElement>('c-state-badge', StateBadge, { state, label });
    const shown = element.shadowRoot?.querySelector<HTMLElement & { iconName: string }>('lightning-icon');
    expect(element.shadowRoot?.textContent).toBe(label);
    expect(shown?.iconName).toBe(icon);
    await expect(element).toBeAccessible();
  });
});
