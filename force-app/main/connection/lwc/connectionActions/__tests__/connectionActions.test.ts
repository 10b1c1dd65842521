import ConnectionActions from 'c/connectionActions';
import { mount, part, press } from 'test/support/lwc';

const mountActions = (busy: boolean): Promise<HTMLElement> => mount<HTMLElement>('c-connection-actions', ConnectionActions, { busy });

describe('connection actions', () => {
  it.each(['test', 'disconnect'])('lets me %s', async (action) => {
    const element = await mountActions(false);
    const heard = jest.fn();
    element.addEventListener(action, heard);
    await press(element, action);
    expect(heard).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('waits while something is under way', async () => {
    const element = await mountActions(true);
    expect(part<{ disabled: boolean }>(element, '[data-id="test"]').disabled).toBe(true);
    await expect(element).toBeAccessible();
  });
});
