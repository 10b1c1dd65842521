import TaskLayouts from 'c/taskLayouts';
import { mount, part, press, settle, shows, tell } from 'test/support/lwc';

interface Layouts extends HTMLElement {
  names: string[];
}

async function mountLayouts(names: string[]): Promise<{ element: Layouts; told: [string, unknown][] }> {
  const element = await mount<Layouts>('c-task-layouts', TaskLayouts, { names });
  const told: [string, unknown][] = [];
  for (const type of ['add', 'remove']) element.addEventListener(type, (event) => told.push([type, (event as CustomEvent).detail]));
  return { element, told };
}

describe('further page layouts of Task', () => {
  it('takes a name, and empties the field once it is taken', async () => {
    const { element, told } = await mountLayouts([]);
    expect(shows(element, 'li')).toBe(false);
    expect(part<{ disabled: boolean }>(element, '[data-id="add"]').disabled).toBe(true);
    await tell(element, '[data-id="name"]', 'change', { value: ' Sales Layout ' });
    await press(element, 'add');
    expect(told).toEqual([['add', 'Sales Layout']]);
    expect(part<{ value: string }>(element, '[data-id="name"]').value).toBe(' Sales Layout ');
    element.names = ['Sales Layout'];
    await settle();
    expect(part<{ value: string }>(element, '[data-id="name"]').value).toBe('');
    await expect(element).toBeAccessible();
  });

  it('removes a layout', async () => {
    const { element, told } = await mountLayouts(['Sales Layout', 'Support Layout']);
    part<{ click(): void }>(element, '[data-layout="Support Layout"] [data-id="remove"]').click();
    expect(told).toEqual([['remove', 'Support Layout']]);
    await expect(element).toBeAccessible();
  });
});
