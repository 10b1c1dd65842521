import PanelPeople from 'c/panelPeople';
import { mount, part, press, shows } from 'test/support/lwc';

const mockNavigated = jest.fn();
jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const NavigationMixin = Object.assign(
    (Base: new () => object) =>
      class extends Base {
        [Navigate](target: unknown) {
          mockNavigated(target);
        }
      },
    { Navigate },
  );
  return { __esModule: true, NavigationMixin };
});

function people(count: number): Apex.PanelPerson[] {
  return Array.from({ length: count }, (_, index) => ({ recordId: `003${index}`, name: `Person ${index}`, match: 'id', score: index }));
}

function mountPeople(all: Apex.PanelPerson[], isCut = false): Promise<HTMLElement> {
  return mount<HTMLElement>('c-panel-people', PanelPeople, { people: all, isCut });
}

const shown = (element: HTMLElement) =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-person]') ?? [])].map(({ dataset }) => dataset.person);

describe('the people of an account or opportunity', () => {
  it('shows the highest score first and those who are not in Marketo last', async () => {
    const element = await mountPeople([
      { recordId: 'none', name: 'A', match: 'none' },
      { recordId: 'blank', name: 'B', match: 'id' },
      { recordId: 'high', name: 'C', match: 'id', score: 90, role: 'Evaluator', title: 'Buyer' },
      { recordId: 'low', name: 'D', match: 'email', score: 3, isUnsubscribed: true },
    ]);
    expect(shown(element)).toEqual(['high', 'low', 'blank', 'none']);
    expect(part<HTMLElement>(element, '[data-person="high"]').textContent).toContain('Evaluator · Buyer');
    expect(part<HTMLElement>(element, '[data-person="none"]').textContent).toContain('Not in Marketo');
    expect(part<{ label: string }>(element, '[data-person="low"] c-state-badge').label).toBe('Unsubscribed');
    expect(part<HTMLElement>(element, '[data-id="summary"]').textContent).toBe('3 of 4 people are in Marketo.');
    await expect(element).toBeAccessible();
  });

  it('shows ten, and all on demand; says when there are more than one look reads', async () => {
    const element = await mountPeople(people(12), true);
    expect(shown(element)).toHaveLength(10);
    expect(part<HTMLElement>(element, '[data-id="cut"]').textContent).toBe('The first 12 people are shown.');
    await press(element, 'all');
    expect(shown(element)).toHaveLength(12);
    expect(shows(element, '[data-id="all"]')).toBe(false);
  });

  it('opens the record of a person', async () => {
    const element = await mountPeople(people(1));
    part<{ click(): void }>(element, 'a').click();
    expect(mockNavigated).toHaveBeenCalledWith(
      expect.objectContaining({
        type: 'standard__recordPage',
        attributes: { recordId: '0030', objectApiName: 'Contact', actionName: 'view' },
      }),
    );
  });
});
