/** What a person does on the pages, in the words of the pages. */
import type { Locator, Page } from 'playwright-core';
import type { TestEnvironment } from './environment.ts';

/** One person's browser tab. */
export class Journey {
  readonly page: Page;
  private readonly env: TestEnvironment;

  constructor(page: Page, env: TestEnvironment) {
    this.page = page;
    this.env = env;
  }

  /** Becomes another persona by the menu at the top right. */
  async become(label: string): Promise<void> {
    await this.page.getByRole('button', { name: /switch persona/i }).click();
    await Promise.all([this.page.waitForEvent('load'), this.page.getByRole('menuitemcheckbox', { name: new RegExp(`^${label}`) }).click()]);
    await this.guideLoaded();
  }

  async openGuide(step?: string): Promise<void> {
    await this.page.goto(`${this.env.url}/lightning/n/Setup_Guide${step ? `?c__step=${step}` : ''}`);
    await this.guideLoaded();
  }

  async guideLoaded(): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: 'Setup Guide' }).waitFor();
    await this.page.locator('c-step-row, c-empty-state, c-error-panel').first().waitFor();
  }

  /** The row of a step, 1 to 7. */
  row(step: string): Locator {
    return this.page.locator(`c-step-row[data-key="${step}"]`);
  }

  /** Waits until a step shows a state. */
  async stateOf(step: string, state: string): Promise<void> {
    await this.row(step).locator('c-state-badge', { hasText: state }).first().waitFor();
  }

  /** Fills one of the credential forms and presses its button. */
  async fillCredentials(form: Locator, values: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(values)) await form.getByLabel(label, { exact: false }).fill(value);
    await form.getByRole('button', { name: 'Test and Save' }).click();
  }

  /** Enters the API access of both systems, copied from the services. */
  async enterAccess(): Promise<void> {
    const { marketo, sales } = this.env.environment;
    const api = marketo.apiService();
    await this.fillCredentials(this.page.locator('c-marketo-access-form'), {
      'Munchkin ID': ` ${marketo.munchkinId} `,
      'Client ID': api.clientId,
      'Client Secret': api.clientSecret,
    });
    await this.toast('The package can reach Marketo.');
    const client = sales.activationClient();
    await this.fillCredentials(this.page.locator('c-sales-access-form'), {
      'Client ID': client.clientId,
      'Client Secret': client.clientSecret,
    });
    await this.page.locator('c-access-panel article').waitFor({ state: 'detached' });
  }

  async toast(text: string): Promise<void> {
    await this.page.locator('lightning-toast, .slds-notify_toast').filter({ hasText: text }).first().waitFor();
  }

  /** Step 1: chooses an admin and sends the invite. */
  async invite(email: string): Promise<void> {
    await this.openGuide('marketoSalesAccount');
    await this.page.locator(`[data-row="${email}"] input[type="radio"]`).check();
    await this.page.getByRole('button', { name: 'Send Invite' }).click();
    await this.page.locator('[data-id="sent"]', { hasText: email }).waitFor();
  }

  activationLink(email: string): Promise<string> {
    return this.env.activationLink(email);
  }

  /** Step 2: Connect, OK, and the consent page of the org. */
  async connectSalesforce(): Promise<void> {
    await this.openGuide('connectSalesforce');
    await this.page.locator('c-salesforce-connection-step [data-id="connect"] button').click();
    await this.page.getByRole('button', { name: 'OK', exact: true }).click();
    await this.page.getByRole('button', { name: 'Allow' }).click();
    await this.guideLoaded();
  }

  /** Step 4: the dry run. */
  async preview(timeout = 120_000): Promise<Record<string, number>> {
    await this.openGuide('fieldSync');
    await this.page.locator('c-field-sync-step [data-id="sync"] button').click();
    await this.page.locator('c-sync-plan').waitFor({ timeout });
    return this.numbers('[data-tile]', 'data-tile', '[data-id="number"]');
  }

  /** Numbers of tiles or rows by their key. */
  async numbers(selector: string, attribute: string, number: string): Promise<Record<string, number>> {
    const found: Record<string, number> = {};
    for (const item of await this.page.locator(selector).all()) {
      const text = await item.locator(number).first().innerText();
      found[(await item.getAttribute(attribute)) ?? ''] = Number(text.replace(/\D/g, ''));
    }
    return found;
  }
}
