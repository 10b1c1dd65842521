import SyncFieldTable from 'c/syncFieldTable';
import { mount } from 'test/support/lwc';

describe('field table', () => {
  it('names each field on both sides, also when the table is stacked', async () => {
    const element = await mount<HTMLElement>('c-sync-field-table', SyncFieldTable, {
      fields: [{ label: 'Company', marketoName: 'company', salesName: 'company', description: 'Name of the company.' }],
    });
    const cells = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('tbody [data-label]') ?? [])];
    expect(cells.map((cell) => [cell.dataset.label, cell.textContent])).toEqual([
      ['Field', 'Company'],
      ['In Marketo', 'company'],
      ['In the Sales account', 'company'],
      ['What it is for', 'Name of the company.'],
    ]);
    await expect(element).toBeAccessible();
  });
});
