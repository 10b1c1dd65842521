import RepairList from 'c/repairList';
import { mount, part, press, shows } from 'test/support/lwc';

const repairs: Apex.Repair[] = [
  { id: 'r2', userName: 'Rosa', state: 'done', changedBy: 'Sam', changes: [{ what: 'Set' }, { what: 'Set for Rosa' }] },
  { id: 'r1', userName: 'Kenji', state: 'undone', changedBy: 'Sam', changes: [{ what: 'Set for Kenji' }] },
];

describe('the list of repairs', () => {
  it('shows what was done and undone, and offers Undo once', async () => {
    const element = await mount<HTMLElement>('c-repair-list', RepairList, { repairs });
    expect(part<HTMLElement>(element, '[data-row="r2"]').textContent).toMatch(/Set for Rosa.*2 changes.*Sam/s);
    expect(part<HTMLElement>(element, '[data-row="r1"]').textContent).toContain('1 change');
    expect(element.shadowRoot?.querySelectorAll('[data-id="undo"]')).toHaveLength(1);
    await expect(element).toBeAccessible();
    const heard: unknown[] = [];
    element.addEventListener('undo', (event) => heard.push((event as CustomEvent).detail));
    await press(element, 'undo');
    expect(heard).toEqual([{ id: 'r2' }]);
  });

  it('tells what is being deployed, and why a deployment failed', async () => {
    const [first] = repairs;
    const element = await mount<HTMLElement>('c-repair-list', RepairList, {
      repairs: [
        { ...first, id: 'a', state: 'deploying' },
        { ...first, id: 'b', state: 'undoing' },
        { ...first, id: 'c', state: 'failed', detail: 'no CustomField named Task.X found' },
      ],
    });
    expect(part<{ label: string }>(element, '[data-row="a"] c-state-badge').label).toBe('Deploying');
    expect(part<{ label: string }>(element, '[data-row="b"] c-state-badge').label).toBe('Being undone');
    expect(part<HTMLElement>(element, '[data-row="c"] [data-id="detail"]').textContent).toContain('Task.X');
    expect(shows(element, '[data-id="undo"]')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('says when there are none', async () => {
    const element = await mount<HTMLElement>('c-repair-list', RepairList, { repairs: [] });
    expect(shows(element, 'c-empty-state')).toBe(true);
    await expect(element).toBeAccessible();
  });
});
