import PanelPerson from 'c/panelPerson';
import { mount, part, shows } from 'test/support/lwc';

const known: Apex.PanelPerson = {
  match: 'id',
  marketoName: 'Logan Reed',
  email: 'reed@alder.example',
  score: 1072,
  relativeScore: 2,
  isUnsubscribed: false,
  duplicates: 0,
};

function mountPerson(person: Apex.PanelPerson): Promise<HTMLElement> {
  return mount<HTMLElement>('c-panel-person', PanelPerson, { person });
}

const textOf = (element: HTMLElement, selector: string) => part<HTMLElement>(element, selector).textContent;

describe('a person of the panel', () => {
  it('shows score, subscription and the facts that Marketo holds', async () => {
    const element = await mountPerson(known);
    expect(textOf(element, '[data-id="score"]')).toBe('1,072');
    expect(part<{ label: string }>(element, 'c-state-badge').label).toBe('Subscribed');
    expect(textOf(element, '[data-key="relativeScore"]')).toBe('2 of 3');
    expect(shows(element, '[data-key="urgency"]')).toBe(false);
    expect(shows(element, '[data-id="hint"]')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('says in words that somebody unsubscribed and has no score', async () => {
    const element = await mountPerson({ ...known, score: undefined, isUnsubscribed: true });
    expect(textOf(element, '[data-id="score"]')).toBe('No score');
    expect(part<{ label: string }>(element, 'c-state-badge').label).toBe('Unsubscribed');
    await expect(element).toBeAccessible();
  });

  it('explains that only the address is known, and that there are more people', async () => {
    expect(textOf(await mountPerson({ ...known, match: 'email' }), '[data-id="hint"]')).toContain('not this Salesforce record');
    expect(textOf(await mountPerson({ ...known, duplicates: 1 }), '[data-id="hint"]')).toContain('one more person');
    expect(textOf(await mountPerson({ ...known, duplicates: 3 }), '[data-id="hint"]')).toContain('3 more people');
  });
});
