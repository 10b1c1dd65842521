/** What a rep does on lists and record pages, in the words of the pages. */
import type { Page } from 'playwright-core';
import type { TestEnvironment } from './environment.ts';

/** Lists and record pages in one browser tab. */
export class RecordPages {
  private readonly page: Page;
  private readonly env: TestEnvironment;

  constructor(page: Page, env: TestEnvironment) {
    this.page = page;
    this.env = env;
  }

  /** Becomes a persona by its key, without the menu. */
  async become(key: string): Promise<void> {
    await this.page.request.get(this.env.url);
    await this.page.request.post(`${this.env.url}/lightning/persona`, { data: { key } });
  }

  async openList(object: string, view = 'All'): Promise<void> {
    await this.page.goto(`${this.env.url}/lightning/o/${object}/list?filterName=${view}`);
    await this.page.locator('host-list-view h1').waitFor();
  }

  /** Chooses records of the shown page of a list. */
  async select(ids: readonly string[]): Promise<void> {
    for (const id of ids) await this.page.locator(`[data-row="${id}"]`).getByRole('checkbox').check({ force: true });
    await this.page.locator('host-list-view [role="status"]', { hasText: `${ids.length} selected` }).waitFor();
  }

  /** Ids of the first records that a list shows. */
  async shownIds(count: number): Promise<string[]> {
    const rows = await this.page.locator('host-list-view [data-row]').all();
    const ids = await Promise.all(rows.slice(0, count).map((row) => row.getAttribute('data-row')));
    return ids.map((id) => id ?? '');
  }

  /** Presses the button Add to Marketo Campaign of a list and waits until its page has answered. */
  async addChosen(): Promise<void> {
    await this.page.locator('host-list-view [data-button="Add_to_Marketo_Campaign"] button').click();
    await this.page.locator('c-add-list-to-campaign').waitFor();
    await this.page.locator('c-add-list-to-campaign').locator('[data-id="summary"], c-empty-state, c-error-panel').first().waitFor();
  }

  /** Opens a record and waits until its panel has answered. */
  async open(object: string, id: string): Promise<void> {
    await this.page.goto(`${this.env.url}/lightning/r/${object}/${id}/view`);
    await this.panelAnswered();
  }

  async panelAnswered(): Promise<void> {
    await this.page.locator('c-msi-panel').waitFor();
    await this.page.locator('c-panel-person, c-panel-people, c-empty-state, c-error-panel').first().waitFor();
  }

  /** Chooses in the dialog Add to Marketo Campaign. */
  async chooseCampaign(label: string): Promise<void> {
    await this.page.locator('[data-id="campaign"] button').click();
    await this.page.getByRole('option', { name: label, exact: true }).click();
  }

  /** Ids of the records of a SOQL query, read as the system. */
  ids(soql: string): string[] {
    const { store } = this.env.environment.org;
    const { records } = store.session(store.adminUserId).query(soql, {}, { mode: 'system', sharing: false });
    return records.map(({ fields }) => String(fields['Id']));
  }

  /** Switches MSI Actions on for the org, or one switch to a value. */
  async govern(key = 'Actions_Enabled__c', value = 'on'): Promise<void> {
    await this.env.apex('GovernanceController.setSwitch', { ownerId: null, key, value });
  }
}
