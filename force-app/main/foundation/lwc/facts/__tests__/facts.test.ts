import FactList from 'c/factList';
import { facts } from 'c/facts';
import { mount } from 'test/support/lwc';

describe('fact list', () => {
  it('shows the known facts and leaves out the unknown ones', async () => {
    const known = facts([
      ['org', 'Org', 'Acme'],
      ['user', 'User', undefined],
      ['since', 'Since', ''],
    ]);
    const element = await mount<HTMLElement>('c-fact-list', FactList, { facts: known });
    const values = [...(element.shadowRoot?.querySelectorAll('dd') ?? [])];
    expect(values.map((value) => value.textContent)).toEqual(['Acme']);
    await expect(element).toBeAccessible();
  });
});
